/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_CLOCK (fleet_clock_get_type ())
G_DECLARE_INTERFACE (FleetClock, fleet_clock, FLEET, CLOCK, GObject)

/**
 * FleetClockInterface:
 * @get_monotonic: µs that only ever grow
 * @get_real: µs since 1970-01-01 UTC
 * @add: calls a function once, after some time, on the main context
 * @remove: takes back what @add promised
 *
 * Time, as the application sees it. Tests move their own.
 */
struct _FleetClockInterface
{
  GTypeInterface parent;

  gint64 (*get_monotonic) (FleetClock *self);
  gint64 (*get_real) (FleetClock *self);
  guint (*add) (FleetClock *self, guint delay_ms, GSourceOnceFunc func, gpointer user_data);
  void (*remove) (FleetClock *self, guint id);
};

FleetClock *fleet_clock_get_system (void);

gint64 fleet_clock_get_monotonic (FleetClock *self);
gint64 fleet_clock_get_real (FleetClock *self);
guint fleet_clock_add (FleetClock *self, guint delay_ms, GSourceOnceFunc func, gpointer user_data);
void fleet_clock_remove (FleetClock *self, guint id);
void fleet_clock_clear (FleetClock *self, guint *id);

G_END_DECLS
