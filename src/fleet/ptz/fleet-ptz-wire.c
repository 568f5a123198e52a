/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/fleet-ptz-wire.h"

#include "ptz/fleet-ptz-moves.h"
#include "ptz/fleet-ptz-way.h"

/* A stop that failed is sent again after this, twice that, and so on. */
#define RETRY_MS 250
#define RETRY_MAX_MS 4000
#define MAX_STOPS 10
/* A pointer that is dragged asks for more than any platform is made for. */
#define PACE_MS 100

typedef struct
{
  OnvPtzPhase phase;
  OnvPtzAction action;
  guint speed;
} Command;

struct _FleetPtzWire
{
  GObject parent;

  FleetPtzLine *line;
  FleetClock *clock;

  Command wanted; /* action: rest, or what shall move; phase: until stopped, or one step */

  Command moving;         /* action: what may be in motion, or rest */
  gint64 moving_since;    /* when that was sent */
  guint moved_ms;         /* how long it was in motion, once a stop was sent */
  gboolean started;       /* the platform took it */
  gboolean doubtful;      /* it may be in motion though nothing says so */
  gboolean stop_sent;     /* since it was started */
  gboolean mover_busy;    /* a start or a step is unanswered */
  gboolean believed_busy; /* a stop that counts is unanswered */
  guint stops_busy;       /* stops that are unanswered */
  guint n_stops_failed;   /* in a row */
  guint retry;            /* until the next stop */
  guint pace;             /* until the next movement */
  gint64 last_mover;      /* when one was sent */
};

typedef struct
{
  FleetPtzWire *wire; /* so it lives until this is answered */
  Command command;
  gboolean believed; /* a stop that nothing can overtake */
} Sending;

G_DEFINE_FINAL_TYPE (FleetPtzWire, fleet_ptz_wire, G_TYPE_OBJECT)

enum
{
  SIGNAL_EVENT,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fleet_ptz_wire_pump (FleetPtzWire *self);

static void
fleet_ptz_wire_tell (FleetPtzWire *self,
                     FleetPtzEvent event,
                     const FleetPtzLeg *leg,
                     const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_EVENT], 0, (int) event, leg, error);
}

static void
fleet_ptz_wire_tell_moved (FleetPtzWire *self, guint ms)
{
  const FleetPtzLeg leg = { self->moving.action, self->moving.speed, 0, ms };

  if (self->started)
    fleet_ptz_wire_tell (self, FLEET_PTZ_EVENT_MOVED, &leg, NULL);
}

static guint
fleet_ptz_wire_count_ms (FleetPtzWire *self)
{
  return (guint) ((fleet_clock_get_monotonic (self->clock) - self->moving_since) / 1000);
}

static void
fleet_ptz_wire_come_to_rest (FleetPtzWire *self)
{
  self->moving = (Command){ 0 };
  self->started = self->doubtful = self->stop_sent = FALSE;
  self->n_stops_failed = 0;
}

static void on_sent (GObject *object, GAsyncResult *result, gpointer user_data);

static void
fleet_ptz_wire_send (FleetPtzWire *self, const Command *command, gboolean believed)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->wire = g_object_ref (self);
  sending->command = *command;
  sending->believed = believed;
  fleet_ptz_line_send_async (self->line, command->phase, command->action, command->speed, on_sent,
                             sending);
}

static void
fleet_ptz_wire_send_stop (FleetPtzWire *self)
{
  Command stop = self->moving;
  gboolean believed = !self->mover_busy;

  if (!self->stop_sent)
    self->moved_ms = fleet_ptz_wire_count_ms (self);
  self->stop_sent = TRUE;
  self->stops_busy++;
  self->believed_busy = self->believed_busy || believed;
  stop.phase = ONV_PTZ_PHASE_STOP;
  fleet_ptz_wire_send (self, &stop, believed);
}

static void
fleet_ptz_wire_send_mover (FleetPtzWire *self)
{
  const Command command = self->wanted;

  self->mover_busy = TRUE;
  self->last_mover = fleet_clock_get_monotonic (self->clock);
  if (command.phase == ONV_PTZ_PHASE_STEP)
    self->wanted = (Command){ 0 };
  else
    {
      fleet_ptz_wire_tell_moved (self, fleet_ptz_wire_count_ms (self));
      self->moving = command;
      self->moving_since = self->last_mover;
      self->started = FALSE;
    }
  fleet_ptz_wire_send (self, &command, FALSE);
}

static gboolean
fleet_ptz_wire_must_stop (FleetPtzWire *self)
{
  if (self->moving.action == FLEET_PTZ_REST)
    return FALSE;
  return self->stop_sent || self->wanted.phase != ONV_PTZ_PHASE_START
         || !fleet_ptz_action_covers (self->wanted.action, self->moving.action);
}

static gboolean
fleet_ptz_wire_must_move (FleetPtzWire *self)
{
  return self->wanted.action != FLEET_PTZ_REST
         && (self->wanted.phase == ONV_PTZ_PHASE_STEP || self->wanted.action != self->moving.action
             || self->wanted.speed != self->moving.speed);
}

static void
on_pace (gpointer user_data)
{
  FleetPtzWire *self = user_data;

  self->pace = 0;
  fleet_ptz_wire_pump (self);
}

static void
on_retry (gpointer user_data)
{
  g_autoptr (FleetPtzWire) self = user_data;

  self->retry = 0;
  fleet_ptz_wire_pump (self);
}

/* Until then the wire keeps itself alive. */
static void
fleet_ptz_wire_retry_later (FleetPtzWire *self)
{
  guint delay = RETRY_MS << MIN (self->n_stops_failed - 1, 8);

  self->retry
      = fleet_clock_add (self->clock, MIN (delay, RETRY_MAX_MS), on_retry, g_object_ref (self));
}

static void
fleet_ptz_wire_move_when_due (FleetPtzWire *self)
{
  gint64 passed_ms = (fleet_clock_get_monotonic (self->clock) - self->last_mover) / 1000;

  if (self->last_mover != 0 && passed_ms < PACE_MS)
    self->pace = fleet_clock_add (self->clock, (guint) (PACE_MS - passed_ms), on_pace, self);
  else
    fleet_ptz_wire_send_mover (self);
}

/* Sends what is due. */
static void
fleet_ptz_wire_pump (FleetPtzWire *self)
{
  if (fleet_ptz_wire_must_stop (self))
    {
      gboolean counts = !self->mover_busy && !self->believed_busy && self->retry == 0;

      if (!self->stop_sent || counts)
        fleet_ptz_wire_send_stop (self);
    }
  else if (!self->mover_busy && self->pace == 0 && fleet_ptz_wire_must_move (self))
    fleet_ptz_wire_move_when_due (self);
}

/* What the platform says has not reached the camera. */
static gboolean
is_harmless (const GError *error)
{
  static const OnvError codes[] = {
    ONV_ERROR_ARGUMENT,       ONV_ERROR_NO_CHANNEL,  ONV_ERROR_NOT_FOUND,
    ONV_ERROR_DEVICE_OFFLINE, ONV_ERROR_FORBIDDEN,   ONV_ERROR_UNAUTHORIZED,
    ONV_ERROR_CAMERA_REFUSED, ONV_ERROR_SEND_FAILED, ONV_ERROR_UNKNOWN_HOST,
    ONV_ERROR_REFUSED,        ONV_ERROR_TLS,         ONV_ERROR_OTHER_CERTIFICATE,
    ONV_ERROR_HANDSHAKE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, ONV_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static void
fleet_ptz_wire_on_mover (FleetPtzWire *self, const Command *command, const GError *error)
{
  const FleetPtzLeg step = { command->action, command->speed, 1, 0 };
  gboolean starts = command->phase == ONV_PTZ_PHASE_START;

  self->mover_busy = FALSE;
  if (error == NULL && !starts)
    fleet_ptz_wire_tell (self, FLEET_PTZ_EVENT_MOVED, &step, NULL);
  if (error == NULL)
    self->started = self->doubtful = starts;
  if (error == NULL || !starts)
    return;
  /* What failed is not wanted any more, unless something else is by now. */
  if (self->wanted.action == command->action && self->wanted.speed == command->speed)
    self->wanted = (Command){ 0 };
  if (is_harmless (error) && !self->doubtful)
    fleet_ptz_wire_come_to_rest (self);
  else
    self->doubtful = TRUE;
}

static void
fleet_ptz_wire_on_believed_stop (FleetPtzWire *self, const GError *error)
{
  self->believed_busy = FALSE;
  if (error == NULL)
    {
      fleet_ptz_wire_tell_moved (self, self->moved_ms);
      fleet_ptz_wire_come_to_rest (self);
    }
  else if (++self->n_stops_failed < MAX_STOPS)
    fleet_ptz_wire_retry_later (self);
  else
    {
      fleet_ptz_wire_come_to_rest (self);
      fleet_ptz_wire_tell (self, FLEET_PTZ_EVENT_LOST, NULL, error);
    }
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Sending *sending = user_data;
  g_autoptr (FleetPtzWire) self = sending->wire;
  g_autoptr (GError) error = NULL;

  fleet_ptz_line_send_finish (FLEET_PTZ_LINE (object), result, &error);
  if (error != NULL)
    fleet_ptz_wire_tell (self, FLEET_PTZ_EVENT_FAILED, NULL, error);
  else
    fleet_ptz_wire_tell (self, FLEET_PTZ_EVENT_OBEYED, NULL, NULL);
  if (sending->command.phase == ONV_PTZ_PHASE_STOP)
    self->stops_busy--;
  if (sending->command.phase != ONV_PTZ_PHASE_STOP)
    fleet_ptz_wire_on_mover (self, &sending->command, error);
  else if (sending->believed)
    fleet_ptz_wire_on_believed_stop (self, error);
  fleet_ptz_wire_pump (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fleet_ptz_wire_want (FleetPtzWire *self, OnvPtzPhase phase, OnvPtzAction action, guint speed)
{
  self->wanted
      = (Command){ phase, action, CLAMP (speed, FLEET_PTZ_MIN_SPEED, FLEET_PTZ_MAX_SPEED) };
  fleet_ptz_wire_pump (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * fleet_ptz_wire_move:
 * @self: a wire
 * @action: which way
 * @speed: from 1 to 7
 *
 * From now on this is wanted, until something else is.
 */
void
fleet_ptz_wire_move (FleetPtzWire *self, OnvPtzAction action, guint speed)
{
  g_return_if_fail (fleet_ptz_action_is_known (action));

  fleet_ptz_wire_want (self, ONV_PTZ_PHASE_START, action, speed);
}

/**
 * fleet_ptz_wire_step:
 * @self: a wire
 * @action: which way
 * @speed: from 1 to 7
 *
 * Rest is wanted, and then one step. A step that still waits is replaced.
 */
void
fleet_ptz_wire_step (FleetPtzWire *self, OnvPtzAction action, guint speed)
{
  g_return_if_fail (fleet_ptz_action_is_known (action));

  fleet_ptz_wire_want (self, ONV_PTZ_PHASE_STEP, action, speed);
}

/**
 * fleet_ptz_wire_rest:
 * @self: a wire
 *
 * Nothing is wanted to move.
 */
void
fleet_ptz_wire_rest (FleetPtzWire *self)
{
  self->wanted = (Command){ 0 };
  fleet_ptz_wire_pump (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * fleet_ptz_wire_get_wanted:
 * @self: a wire
 *
 * Returns: which way it shall move, or rest
 */
OnvPtzAction
fleet_ptz_wire_get_wanted (FleetPtzWire *self)
{
  return self->wanted.action;
}

/**
 * fleet_ptz_wire_is_under_way:
 * @self: a wire
 *
 * Returns: whether the camera was told what is wanted
 */
gboolean
fleet_ptz_wire_is_under_way (FleetPtzWire *self)
{
  return !self->stop_sent && self->moving.action == self->wanted.action;
}

/**
 * fleet_ptz_wire_is_settled:
 * @self: a wire
 *
 * Returns: whether nothing moves, is wanted to, or waits for an answer
 */
gboolean
fleet_ptz_wire_is_settled (FleetPtzWire *self)
{
  return self->wanted.action == FLEET_PTZ_REST && self->moving.action == FLEET_PTZ_REST
         && !self->mover_busy && self->stops_busy == 0;
}

static void
fleet_ptz_wire_dispose (GObject *object)
{
  FleetPtzWire *self = FLEET_PTZ_WIRE (object);

  if (self->clock != NULL)
    fleet_clock_clear (self->clock, &self->pace);
  g_clear_object (&self->line);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (fleet_ptz_wire_parent_class)->dispose (object);
}

static void
fleet_ptz_wire_class_init (FleetPtzWireClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fleet_ptz_wire_dispose;

  signals[SIGNAL_EVENT]
      = g_signal_new ("event", FLEET_TYPE_PTZ_WIRE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", FLEET_TYPE_PTZ_WIRE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fleet_ptz_wire_init (FleetPtzWire *self)
{
}

/**
 * fleet_ptz_wire_new:
 * @line: where commands go
 * @clock: the time
 *
 * Returns: (transfer full): a wire to a head at rest
 */
FleetPtzWire *
fleet_ptz_wire_new (FleetPtzLine *line, FleetClock *clock)
{
  FleetPtzWire *self = g_object_new (FLEET_TYPE_PTZ_WIRE, NULL);

  self->line = g_object_ref (line);
  self->clock = g_object_ref (clock);
  return self;
}
