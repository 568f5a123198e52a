/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "meter/fleet-meter.h"

G_BEGIN_DECLS

/* What cameras have sent on one day, and in its month. */

/* Days as numbers such as 20261130, which grow with time. */
typedef guint FleetMeterDay;

typedef struct
{
  FleetMeterDay day; /* 0 until there is one */
  guint64 today;     /* in all */
  guint64 month;
  GHashTable *cameras; /* of FleetMeterCamera, each its own key */
} FleetMeterBook;

/* More cameras than these are counted as one. */
#define FLEET_METER_MAX_CAMERAS 2000
#define FLEET_METER_MAX_NAME_CHARS 200

FleetMeterBook *fleet_meter_book_new (void);
void fleet_meter_book_free (FleetMeterBook *self);
gboolean fleet_meter_book_is_empty (const FleetMeterBook *self);
void fleet_meter_book_turn (FleetMeterBook *self, FleetMeterDay day);
void fleet_meter_book_add (FleetMeterBook *self, const FleetMeterCamera *camera);
void fleet_meter_book_add_all (FleetMeterBook *self, const FleetMeterBook *from);
void fleet_meter_book_forget (FleetMeterBook *self);

FleetMeterBook *fleet_meter_book_parse (const char *data, gsize n, GError **error);
GBytes *fleet_meter_book_write (const FleetMeterBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetMeterBook, fleet_meter_book_free)

G_END_DECLS
