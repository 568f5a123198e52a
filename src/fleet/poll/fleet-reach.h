/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/*
 * Whether a host can be reached at all, as far as the system knows: property "reachable". An
 * account on this machine always is.
 */
#define FLEET_TYPE_REACH (fleet_reach_get_type ())
G_DECLARE_FINAL_TYPE (FleetReach, fleet_reach, FLEET, REACH, GObject)

FleetReach *fleet_reach_new (FleetAccount *account, GNetworkMonitor *monitor);
gboolean fleet_reach_get_reachable (FleetReach *self);

G_END_DECLS
