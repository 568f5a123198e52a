/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "poll/fleet-clock.h"

G_BEGIN_DECLS

#define FLEET_TYPE_MANUAL_CLOCK (fleet_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (FleetManualClock, fleet_manual_clock, FLEET, MANUAL_CLOCK, GObject)

FleetManualClock *fleet_manual_clock_new (void);
void fleet_manual_clock_advance (FleetManualClock *self, guint ms);
guint fleet_manual_clock_get_n_pending (FleetManualClock *self);

G_END_DECLS
