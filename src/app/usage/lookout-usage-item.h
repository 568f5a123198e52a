/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/**
 * LookoutUsageColumn:
 * @LOOKOUT_USAGE_CAMERA: what it is called
 * @LOOKOUT_USAGE_TODAY: what it has sent today
 * @LOOKOUT_USAGE_MONTH: what it has sent this month
 *
 * The columns of the table of data.
 */
typedef enum
{
  LOOKOUT_USAGE_CAMERA,
  LOOKOUT_USAGE_TODAY,
  LOOKOUT_USAGE_MONTH,
} LookoutUsageColumn;

#define LOOKOUT_USAGE_N_COLUMNS 3
#define LOOKOUT_TYPE_USAGE_ITEM (lookout_usage_item_get_type ())

/**
 * LookoutUsageItem:
 *
 * A line of the table of data: a camera, and what it has sent. `changed` says that it is more now.
 */
G_DECLARE_FINAL_TYPE (LookoutUsageItem, lookout_usage_item, LOOKOUT, USAGE_ITEM, GObject)

LookoutUsageItem *lookout_usage_item_new (const FleetMeterCamera *camera);
char *lookout_usage_item_dup_id (const FleetMeterCamera *camera);
const char *lookout_usage_item_get_id (LookoutUsageItem *self);
gboolean lookout_usage_item_update (LookoutUsageItem *self, const FleetMeterCamera *camera);
const char *lookout_usage_item_get_cell (gpointer self, guint column);
int lookout_usage_item_compare (gconstpointer a, gconstpointer b, gpointer column);

G_END_DECLS
