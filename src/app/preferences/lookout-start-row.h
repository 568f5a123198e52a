/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "fleet.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_START_ROW (lookout_start_row_get_type ())

/**
 * LookoutStartRow:
 *
 * A list to choose from: what is on the wall at the start. The saved views are in it, as they come and go.
 */
G_DECLARE_FINAL_TYPE (LookoutStartRow, lookout_start_row, LOOKOUT, START_ROW, AdwComboRow)

GtkWidget *lookout_start_row_new (FleetViewStore *store);

G_END_DECLS
