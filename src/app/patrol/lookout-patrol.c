/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "patrol/lookout-patrol.h"

#define MS_PER_S 1000
#define US_PER_MS 1000

struct _LookoutPatrol
{
  GObject parent_instance;

  FleetClock *clock;
  guint timer; /* until the next whole second */

  LookoutPatrolState state;
  guint dwell; /* in seconds */
  gint64 due;  /* monotonic, in µs: of the step, or of the end of being held; while it moves */
  guint left;  /* in seconds, as it was told last */
  gboolean ready;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_READY,
  SIGNAL_STEP,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LookoutPatrol, lookout_patrol, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
is_moving (LookoutPatrol *self)
{
  return self->state == LOOKOUT_PATROL_RUNNING || self->state == LOOKOUT_PATROL_HELD;
}

static gint64
get_left_ms (LookoutPatrol *self)
{
  gint64 left = self->due - fleet_clock_get_monotonic (self->clock);

  return MAX ((left + US_PER_MS - 1) / US_PER_MS, 0);
}

static void
lookout_patrol_tell (LookoutPatrol *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void on_timer (gpointer user_data);

/* Wakes when the number of seconds that are left becomes another one. */
static void
lookout_patrol_wait (LookoutPatrol *self)
{
  gint64 left = get_left_ms (self);

  self->left = (guint) ((left + MS_PER_S - 1) / MS_PER_S);
  fleet_clock_clear (self->clock, &self->timer);
  self->timer
      = fleet_clock_add (self->clock, (guint) (left - (self->left - 1) * MS_PER_S), on_timer, self);
}

static void
lookout_patrol_enter (LookoutPatrol *self, LookoutPatrolState state, guint seconds)
{
  self->state = state;
  self->left = seconds;
  self->due = fleet_clock_get_monotonic (self->clock) + (gint64) seconds * G_USEC_PER_SEC;
  fleet_clock_clear (self->clock, &self->timer);
  if (is_moving (self))
    lookout_patrol_wait (self);
  lookout_patrol_tell (self);
}

/* Whoever was asked may have paused or stopped it. */
static void
on_timer (gpointer user_data)
{
  g_autoptr (LookoutPatrol) self = g_object_ref (user_data);

  self->timer = 0;
  if (get_left_ms (self) == 0)
    {
      lookout_patrol_step (self, 1);
      return;
    }
  lookout_patrol_wait (self);
  if (self->left <= LOOKOUT_PATROL_READY_S && !self->ready)
    {
      self->ready = TRUE;
      g_signal_emit (self, signals[SIGNAL_READY], 0);
    }
  lookout_patrol_tell (self);
}

static void
lookout_patrol_dispose (GObject *object)
{
  LookoutPatrol *self = LOOKOUT_PATROL (object);

  if (self->clock != NULL)
    fleet_clock_clear (self->clock, &self->timer);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (lookout_patrol_parent_class)->dispose (object);
}

static void
lookout_patrol_class_init (LookoutPatrolClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "ready", "step" };

  G_OBJECT_CLASS (klass)->dispose = lookout_patrol_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LOOKOUT_TYPE_PATROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, i == SIGNAL_STEP ? 1 : 0, G_TYPE_INT);
}

static void
lookout_patrol_init (LookoutPatrol *self)
{
  self->dwell = 1;
}

/**
 * lookout_patrol_new:
 * @clock: what time it is
 *
 * Returns: (transfer full): a patrol that is off
 */
LookoutPatrol *
lookout_patrol_new (FleetClock *clock)
{
  LookoutPatrol *self = g_object_new (LOOKOUT_TYPE_PATROL, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

LookoutPatrolState
lookout_patrol_get_state (LookoutPatrol *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PATROL (self), LOOKOUT_PATROL_OFF);

  return self->state;
}

/**
 * lookout_patrol_get_left:
 * @self: a patrol
 *
 * Returns: in how many seconds the next step comes; while it is paused, in how many once it goes on
 */
guint
lookout_patrol_get_left (LookoutPatrol *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PATROL (self), 0);

  return self->left;
}

guint
lookout_patrol_get_dwell (LookoutPatrol *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PATROL (self), 0);

  return self->dwell;
}

/**
 * lookout_patrol_set_dwell:
 * @self: a patrol
 * @seconds: how long it stays, at least one
 *
 * A stay that has begun is as long from now on.
 */
void
lookout_patrol_set_dwell (LookoutPatrol *self, guint seconds)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  seconds = MAX (seconds, 1);
  if (self->dwell == seconds)
    return;
  self->dwell = seconds;
  if (self->state == LOOKOUT_PATROL_RUNNING || self->state == LOOKOUT_PATROL_PAUSED)
    lookout_patrol_enter (self, self->state, seconds);
}

/**
 * lookout_patrol_start:
 * @self: a patrol
 *
 * The first step comes after a whole stay.
 */
void
lookout_patrol_start (LookoutPatrol *self)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  self->ready = FALSE;
  lookout_patrol_enter (self, LOOKOUT_PATROL_RUNNING, self->dwell);
}

void
lookout_patrol_stop (LookoutPatrol *self)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  if (self->state != LOOKOUT_PATROL_OFF)
    lookout_patrol_enter (self, LOOKOUT_PATROL_OFF, 0);
}

/**
 * lookout_patrol_pause:
 * @self: a patrol
 *
 * What is left of the stay is left when it goes on.
 */
void
lookout_patrol_pause (LookoutPatrol *self)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  if (!is_moving (self))
    return;
  self->ready = FALSE;
  lookout_patrol_enter (self, LOOKOUT_PATROL_PAUSED, CLAMP (self->left, 1, self->dwell));
}

/**
 * lookout_patrol_resume:
 * @self: a patrol
 *
 * Goes on, whoever holds it.
 */
void
lookout_patrol_resume (LookoutPatrol *self)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  if (self->state == LOOKOUT_PATROL_PAUSED || self->state == LOOKOUT_PATROL_HELD)
    lookout_patrol_enter (self, LOOKOUT_PATROL_RUNNING, CLAMP (self->left, 1, self->dwell));
}

/**
 * lookout_patrol_touch:
 * @self: a patrol
 *
 * A person uses the window: it waits until they have not for a while.
 */
void
lookout_patrol_touch (LookoutPatrol *self)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  if (is_moving (self))
    lookout_patrol_enter (self, LOOKOUT_PATROL_HELD, LOOKOUT_PATROL_HOLD_S);
}

/**
 * lookout_patrol_step:
 * @self: a patrol that is not off
 * @by: 1, or -1 to go back
 *
 * Goes one step now, and begins a stay.
 */
void
lookout_patrol_step (LookoutPatrol *self, int by)
{
  g_return_if_fail (LOOKOUT_IS_PATROL (self));

  if (self->state == LOOKOUT_PATROL_OFF)
    return;
  self->ready = FALSE;
  lookout_patrol_enter (self,
                        self->state == LOOKOUT_PATROL_PAUSED ? LOOKOUT_PATROL_PAUSED
                                                             : LOOKOUT_PATROL_RUNNING,
                        self->dwell);
  g_signal_emit (self, signals[SIGNAL_STEP], 0, by);
}
