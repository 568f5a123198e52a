/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "poll/fleet-manual-clock.h"

typedef struct
{
  guint id;
  gint64 due;
  GSourceOnceFunc func;
  gpointer user_data;
} Alarm;

struct _FleetManualClock
{
  GObject parent;

  gint64 now;
  guint last_id;
  GArray *alarms;
};

static void fleet_manual_clock_iface_init (FleetClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetManualClock,
                               fleet_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FLEET_TYPE_CLOCK,
                                                      fleet_manual_clock_iface_init))

static void
fleet_manual_clock_finalize (GObject *object)
{
  FleetManualClock *self = FLEET_MANUAL_CLOCK (object);

  g_array_unref (self->alarms);
  G_OBJECT_CLASS (fleet_manual_clock_parent_class)->finalize (object);
}

static void
fleet_manual_clock_class_init (FleetManualClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_manual_clock_finalize;
}

static void
fleet_manual_clock_init (FleetManualClock *self)
{
  self->now = G_USEC_PER_SEC;
  self->alarms = g_array_new (FALSE, FALSE, sizeof (Alarm));
}

static gint64
fleet_manual_clock_get_monotonic (FleetClock *clock)
{
  return FLEET_MANUAL_CLOCK (clock)->now;
}

static gint64
fleet_manual_clock_get_real (FleetClock *clock)
{
  const gint64 new_year_2026 = G_GINT64_CONSTANT (1767225600);

  return FLEET_MANUAL_CLOCK (clock)->now + new_year_2026 * G_USEC_PER_SEC;
}

static guint
fleet_manual_clock_add (FleetClock *clock, guint delay_ms, GSourceOnceFunc func, gpointer user_data)
{
  FleetManualClock *self = FLEET_MANUAL_CLOCK (clock);
  Alarm alarm = {
    .id = ++self->last_id,
    .due = self->now + (gint64) delay_ms * 1000,
    .func = func,
    .user_data = user_data,
  };

  g_array_append_val (self->alarms, alarm);
  return alarm.id;
}

static void
fleet_manual_clock_remove (FleetClock *clock, guint id)
{
  FleetManualClock *self = FLEET_MANUAL_CLOCK (clock);

  for (guint i = 0; i < self->alarms->len; i++)
    {
      if (g_array_index (self->alarms, Alarm, i).id != id)
        continue;
      g_array_remove_index (self->alarms, i);
      return;
    }
  g_warning ("No alarm %u on this clock", id);
}

static void
fleet_manual_clock_iface_init (FleetClockInterface *iface)
{
  iface->get_monotonic = fleet_manual_clock_get_monotonic;
  iface->get_real = fleet_manual_clock_get_real;
  iface->add = fleet_manual_clock_add;
  iface->remove = fleet_manual_clock_remove;
}

/**
 * fleet_manual_clock_new:
 *
 * Creates a clock that stands still until it is moved.
 *
 * Returns: (transfer full): a new clock
 */
FleetManualClock *
fleet_manual_clock_new (void)
{
  return g_object_new (FLEET_TYPE_MANUAL_CLOCK, NULL);
}

static gboolean
fleet_manual_clock_take_next (FleetManualClock *self, gint64 until, Alarm *next)
{
  gint64 earliest = G_MAXINT64;
  guint found = 0;

  for (guint i = 0; i < self->alarms->len; i++)
    {
      const Alarm *alarm = &g_array_index (self->alarms, Alarm, i);

      if (alarm->due > until || alarm->due >= earliest)
        continue;
      earliest = alarm->due;
      found = i;
    }
  if (earliest == G_MAXINT64)
    return FALSE;

  *next = g_array_index (self->alarms, Alarm, found);
  g_array_remove_index (self->alarms, found);
  return TRUE;
}

/**
 * fleet_manual_clock_advance:
 * @self: a clock
 * @ms: how far, in ms
 *
 * Moves the clock and calls, in their order, what is due meanwhile.
 */
void
fleet_manual_clock_advance (FleetManualClock *self, guint ms)
{
  gint64 until;
  Alarm next;

  g_return_if_fail (FLEET_IS_MANUAL_CLOCK (self));

  until = self->now + (gint64) ms * 1000;
  while (fleet_manual_clock_take_next (self, until, &next))
    {
      self->now = MAX (self->now, next.due);
      next.func (next.user_data);
    }
  self->now = until;
}

/**
 * fleet_manual_clock_get_n_pending:
 * @self: a clock
 *
 * Counts what has been asked for and not been called yet.
 *
 * Returns: the number of calls to come
 */
guint
fleet_manual_clock_get_n_pending (FleetManualClock *self)
{
  g_return_val_if_fail (FLEET_IS_MANUAL_CLOCK (self), 0);

  return self->alarms->len;
}
