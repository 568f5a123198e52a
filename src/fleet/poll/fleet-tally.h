/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_TALLY (fleet_tally_get_type ())

/**
 * FleetTally:
 *
 * How many devices an account has, and how many of them are online, whatever any list shows. Counted by the
 * platform (1.5), at once when it is made and then every minute.
 */
G_DECLARE_FINAL_TYPE (FleetTally, fleet_tally, FLEET, TALLY, GObject)

gboolean fleet_tally_get_known (FleetTally *self);
guint fleet_tally_get_total (FleetTally *self);
guint fleet_tally_get_online (FleetTally *self);
void fleet_tally_refresh (FleetTally *self);

G_END_DECLS
