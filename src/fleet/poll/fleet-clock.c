/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "poll/fleet-clock.h"

G_DEFINE_INTERFACE (FleetClock, fleet_clock, G_TYPE_OBJECT)

static void
fleet_clock_default_init (FleetClockInterface *iface)
{
}

#define FLEET_TYPE_SYSTEM_CLOCK (fleet_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (FleetSystemClock, fleet_system_clock, FLEET, SYSTEM_CLOCK, GObject)

struct _FleetSystemClock
{
  GObject parent;
};

static void fleet_system_clock_iface_init (FleetClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetSystemClock,
                               fleet_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FLEET_TYPE_CLOCK,
                                                      fleet_system_clock_iface_init))

static void
fleet_system_clock_class_init (FleetSystemClockClass *klass)
{
}

static void
fleet_system_clock_init (FleetSystemClock *self)
{
}

static gint64
fleet_system_clock_get_monotonic (FleetClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
fleet_system_clock_get_real (FleetClock *clock)
{
  return g_get_real_time ();
}

static guint
fleet_system_clock_add (FleetClock *clock, guint delay_ms, GSourceOnceFunc func, gpointer user_data)
{
  return g_timeout_add_once (delay_ms, func, user_data);
}

static void
fleet_system_clock_remove (FleetClock *clock, guint id)
{
  g_source_remove (id);
}

static void
fleet_system_clock_iface_init (FleetClockInterface *iface)
{
  iface->get_monotonic = fleet_system_clock_get_monotonic;
  iface->get_real = fleet_system_clock_get_real;
  iface->add = fleet_system_clock_add;
  iface->remove = fleet_system_clock_remove;
}

/**
 * fleet_clock_get_system:
 *
 * Gets the clock of the machine.
 *
 * Returns: (transfer none): the one system clock
 */
FleetClock *
fleet_clock_get_system (void)
{
  static FleetClock *system_clock;

  if (g_once_init_enter (&system_clock))
    g_once_init_leave (&system_clock, g_object_new (FLEET_TYPE_SYSTEM_CLOCK, NULL));
  return system_clock;
}

/**
 * fleet_clock_get_monotonic:
 * @self: a clock
 *
 * Gets a time that only ever grows.
 *
 * Returns: µs since some moment
 */
gint64
fleet_clock_get_monotonic (FleetClock *self)
{
  g_return_val_if_fail (FLEET_IS_CLOCK (self), 0);

  return FLEET_CLOCK_GET_IFACE (self)->get_monotonic (self);
}

/**
 * fleet_clock_get_real:
 * @self: a clock
 *
 * Gets the time of day.
 *
 * Returns: µs since 1970-01-01 UTC
 */
gint64
fleet_clock_get_real (FleetClock *self)
{
  g_return_val_if_fail (FLEET_IS_CLOCK (self), 0);

  return FLEET_CLOCK_GET_IFACE (self)->get_real (self);
}

/**
 * fleet_clock_add:
 * @self: a clock
 * @delay_ms: ms from now
 * @func: (scope async): the function to call once
 * @user_data: its data
 *
 * Has a function called once.
 *
 * Returns: an id for [method@Fleet.Clock.remove], never 0; void once @func has been called
 */
guint
fleet_clock_add (FleetClock *self, guint delay_ms, GSourceOnceFunc func, gpointer user_data)
{
  g_return_val_if_fail (FLEET_IS_CLOCK (self), 0);

  return FLEET_CLOCK_GET_IFACE (self)->add (self, delay_ms, func, user_data);
}

/**
 * fleet_clock_remove:
 * @self: a clock
 * @id: what [method@Fleet.Clock.add] returned
 *
 * Takes back a call that has not happened yet.
 */
void
fleet_clock_remove (FleetClock *self, guint id)
{
  g_return_if_fail (FLEET_IS_CLOCK (self));

  FLEET_CLOCK_GET_IFACE (self)->remove (self, id);
}

/**
 * fleet_clock_clear:
 * @self: a clock
 * @id: (inout): an id, or 0
 *
 * Takes back a call if @id is one, and sets @id to 0.
 */
void
fleet_clock_clear (FleetClock *self, guint *id)
{
  guint old = *id;

  *id = 0;
  if (old != 0)
    fleet_clock_remove (self, old);
}
