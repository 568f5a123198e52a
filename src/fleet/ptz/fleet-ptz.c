/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/fleet-ptz.h"

#include "ptz/fleet-ptz-way.h"
#include "ptz/fleet-ptz-wire.h"

/* A press of less is a click, and so one step. */
#define HOLD_MS 250

struct _FleetPtz
{
  GObject parent;

  FleetClock *clock;
  FleetPtzWire *wire;
  FleetPtzWay *way;
  GError *error; /* (nullable): of the last command */
  gboolean lost;

  OnvPtzAction pressed; /* or rest */
  guint pressed_speed;
  guint hold; /* until the press is a long one */

  gboolean going_back;
  FleetPtzLeg leg; /* of the way back, which is under way */
  guint leg_end;   /* until it is time to stop */
};

G_DEFINE_FINAL_TYPE (FleetPtz, fleet_ptz, G_TYPE_OBJECT)

static guint changed_signal;

static void
fleet_ptz_changed (FleetPtz *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* What was wanted before does not count any more. */
static void
fleet_ptz_forget_wishes (FleetPtz *self)
{
  self->pressed = FLEET_PTZ_REST;
  fleet_clock_clear (self->clock, &self->hold);
  self->going_back = FALSE;
  fleet_clock_clear (self->clock, &self->leg_end);
}

static void
on_hold (gpointer user_data)
{
  FleetPtz *self = user_data;

  self->hold = 0;
  fleet_ptz_wire_move (self->wire, self->pressed, self->pressed_speed);
}

/**
 * fleet_ptz_press:
 * @self: a head
 * @action: which way
 * @speed: from 1 to 7
 *
 * Something was pressed that moves it that way: a click if it is soon released, and then a step;
 * otherwise it moves until it is released, or until something else is wanted.
 */
void
fleet_ptz_press (FleetPtz *self, OnvPtzAction action, guint speed)
{
  g_return_if_fail (FLEET_IS_PTZ (self));
  g_return_if_fail (fleet_ptz_action_is_known (action));

  fleet_ptz_forget_wishes (self);
  self->pressed = action;
  self->pressed_speed = speed;
  self->hold = fleet_clock_add (self->clock, HOLD_MS, on_hold, self);
  fleet_ptz_wire_rest (self->wire);
}

/**
 * fleet_ptz_release:
 * @self: a head
 *
 * What was pressed is released. Where something else was wanted since, this changes nothing.
 */
void
fleet_ptz_release (FleetPtz *self)
{
  OnvPtzAction action;
  gboolean clicked;

  g_return_if_fail (FLEET_IS_PTZ (self));

  if (self->pressed == FLEET_PTZ_REST)
    return;
  action = self->pressed;
  clicked = self->hold != 0;
  fleet_ptz_forget_wishes (self);
  if (clicked)
    fleet_ptz_wire_step (self->wire, action, self->pressed_speed);
  else
    fleet_ptz_wire_rest (self->wire);
}

/**
 * fleet_ptz_steer:
 * @self: a head
 * @action: which way, or rest
 * @speed: from 1 to 7
 *
 * Moves it that way from now on, without waiting for anything.
 */
void
fleet_ptz_steer (FleetPtz *self, OnvPtzAction action, guint speed)
{
  g_return_if_fail (FLEET_IS_PTZ (self));

  fleet_ptz_forget_wishes (self);
  if (action == FLEET_PTZ_REST)
    fleet_ptz_wire_rest (self->wire);
  else
    fleet_ptz_wire_move (self->wire, action, speed);
}

/**
 * fleet_ptz_step:
 * @self: a head
 * @action: which way
 * @speed: from 1 to 7
 *
 * Moves it by one step, whose size is the camera's.
 */
void
fleet_ptz_step (FleetPtz *self, OnvPtzAction action, guint speed)
{
  g_return_if_fail (FLEET_IS_PTZ (self));

  fleet_ptz_forget_wishes (self);
  fleet_ptz_wire_step (self->wire, action, speed);
}

/**
 * fleet_ptz_stop:
 * @self: a head
 *
 * Stops whatever moves, and takes back what was pressed: no step comes of it either.
 */
void
fleet_ptz_stop (FleetPtz *self)
{
  g_return_if_fail (FLEET_IS_PTZ (self));

  fleet_ptz_forget_wishes (self);
  fleet_ptz_wire_rest (self->wire);
}

static void
on_leg_end (gpointer user_data)
{
  FleetPtz *self = user_data;

  self->leg_end = 0;
  fleet_ptz_wire_rest (self->wire);
}

/* The way gets shorter by what is undone; at its end the head is back. */
static void
fleet_ptz_begin_next_leg (FleetPtz *self)
{
  if (!fleet_ptz_way_get_next_back (self->way, &self->leg))
    self->going_back = FALSE;
  else if (self->leg.steps > 0)
    fleet_ptz_wire_step (self->wire, self->leg.action, self->leg.speed);
  else
    fleet_ptz_wire_move (self->wire, self->leg.action, self->leg.speed);
}

/* A leg takes its time from when the camera was told, as it did on the way there. */
static void
fleet_ptz_go_on_back (FleetPtz *self)
{
  if (fleet_ptz_wire_is_settled (self->wire))
    fleet_ptz_begin_next_leg (self);
  else if (self->leg_end == 0 && self->leg.steps == 0 && fleet_ptz_wire_is_under_way (self->wire))
    self->leg_end = fleet_clock_add (self->clock, self->leg.ms, on_leg_end, self);
}

/**
 * fleet_ptz_go_back:
 * @self: a head
 *
 * Undoes what was done since the known point, the last first, as well as the camera allows: who was
 * stopped by its end, or moved by someone else, arrives elsewhere. Any other wish ends it.
 */
void
fleet_ptz_go_back (FleetPtz *self)
{
  g_return_if_fail (FLEET_IS_PTZ (self));

  fleet_ptz_forget_wishes (self);
  self->going_back = TRUE;
  fleet_ptz_wire_rest (self->wire); /* and when that is so, it begins */
}

/**
 * fleet_ptz_set_point:
 * @self: a head
 *
 * From now on this is the point to go back to.
 */
void
fleet_ptz_set_point (FleetPtz *self)
{
  g_return_if_fail (FLEET_IS_PTZ (self));

  fleet_ptz_way_clear (self->way);
  fleet_ptz_changed (self);
}

static void
fleet_ptz_fail (FleetPtz *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  self->going_back = FALSE;
  fleet_clock_clear (self->clock, &self->leg_end);
}

static void
on_event (FleetPtzWire *wire,
          int event,
          const FleetPtzLeg *leg,
          const GError *error,
          FleetPtz *self)
{
  switch ((FleetPtzEvent) event)
    {
    case FLEET_PTZ_EVENT_MOVED:
      fleet_ptz_way_add (self->way, leg);
      break;
    case FLEET_PTZ_EVENT_OBEYED:
      g_clear_error (&self->error);
      self->lost = FALSE;
      break;
    case FLEET_PTZ_EVENT_LOST:
      self->lost = TRUE;
      fleet_ptz_way_clear (self->way);
      fleet_ptz_fail (self, error);
      break;
    case FLEET_PTZ_EVENT_FAILED:
      fleet_ptz_fail (self, error);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
on_wire_changed (FleetPtz *self)
{
  if (self->going_back)
    fleet_ptz_go_on_back (self);
  fleet_ptz_changed (self);
}

/**
 * fleet_ptz_get_action:
 * @self: a head
 *
 * Returns: which way it is wanted to move, a press that may yet be a click among it, or rest
 */
OnvPtzAction
fleet_ptz_get_action (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), FLEET_PTZ_REST);

  return self->pressed != FLEET_PTZ_REST ? self->pressed : fleet_ptz_wire_get_wanted (self->wire);
}

gboolean
fleet_ptz_is_scanning (FleetPtz *self)
{
  return fleet_ptz_get_action (self) == ONV_PTZ_ACTION_SCAN;
}

gboolean
fleet_ptz_is_going_back (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), FALSE);

  return self->going_back;
}

/**
 * fleet_ptz_is_away:
 * @self: a head
 *
 * Returns: whether it was moved away from the known point, and knows the way back
 */
gboolean
fleet_ptz_is_away (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), FALSE);

  return fleet_ptz_way_get_length (self->way) > 0;
}

/**
 * fleet_ptz_is_settled:
 * @self: a head
 *
 * Returns: whether it is at rest and everything that was sent has been answered
 */
gboolean
fleet_ptz_is_settled (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), TRUE);

  return self->pressed == FLEET_PTZ_REST && !self->going_back
         && fleet_ptz_wire_is_settled (self->wire);
}

/**
 * fleet_ptz_is_lost:
 * @self: a head
 *
 * Returns: whether no stop came through in the end, so that it may be moving still
 */
gboolean
fleet_ptz_is_lost (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), FALSE);

  return self->lost;
}

/**
 * fleet_ptz_get_error:
 * @self: a head
 *
 * Returns: (nullable): why the last command failed
 */
const GError *
fleet_ptz_get_error (FleetPtz *self)
{
  g_return_val_if_fail (FLEET_IS_PTZ (self), NULL);

  return self->error;
}

static void
fleet_ptz_dispose (GObject *object)
{
  FleetPtz *self = FLEET_PTZ (object);

  if (self->wire != NULL)
    {
      fleet_ptz_forget_wishes (self);
      g_signal_handlers_disconnect_by_data (self->wire, self);
      fleet_ptz_wire_rest (self->wire);
    }
  g_clear_object (&self->wire);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (fleet_ptz_parent_class)->dispose (object);
}

static void
fleet_ptz_finalize (GObject *object)
{
  FleetPtz *self = FLEET_PTZ (object);

  fleet_ptz_way_free (self->way);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (fleet_ptz_parent_class)->finalize (object);
}

static void
fleet_ptz_class_init (FleetPtzClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fleet_ptz_dispose;
  object_class->finalize = fleet_ptz_finalize;

  changed_signal = g_signal_new ("changed", FLEET_TYPE_PTZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
fleet_ptz_init (FleetPtz *self)
{
  self->way = fleet_ptz_way_new ();
}

/**
 * fleet_ptz_new:
 * @line: the line to it
 * @clock: the time
 *
 * [method@Fleet.Channel.get_ptz] is the usual way to get one.
 *
 * Returns: (transfer full): a head at rest, at a known point
 */
FleetPtz *
fleet_ptz_new (FleetPtzLine *line, FleetClock *clock)
{
  FleetPtz *self;

  g_return_val_if_fail (FLEET_IS_PTZ_LINE (line), NULL);
  g_return_val_if_fail (FLEET_IS_CLOCK (clock), NULL);

  self = g_object_new (FLEET_TYPE_PTZ, NULL);
  self->clock = g_object_ref (clock);
  self->wire = fleet_ptz_wire_new (line, clock);
  g_signal_connect (self->wire, "event", G_CALLBACK (on_event), self);
  g_signal_connect_swapped (self->wire, "changed", G_CALLBACK (on_wire_changed), self);
  return self;
}
