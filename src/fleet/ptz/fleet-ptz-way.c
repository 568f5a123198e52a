/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/fleet-ptz-way.h"

#include "ptz/fleet-ptz-moves.h"

/* Who goes farther than this loses the beginning: the way back ends where it is still known. */
#define MAX_LEGS 200
/* Less than this is below what a command's way through the network varies by. */
#define NOTHING_MS 60

struct _FleetPtzWay
{
  GArray *legs; /* of FleetPtzLeg */
};

FleetPtzWay *
fleet_ptz_way_new (void)
{
  FleetPtzWay *self = g_new0 (FleetPtzWay, 1);

  self->legs = g_array_new (FALSE, FALSE, sizeof (FleetPtzLeg));
  return self;
}

void
fleet_ptz_way_free (FleetPtzWay *self)
{
  g_array_unref (self->legs);
  g_free (self);
}

static FleetPtzLeg *
get_last (FleetPtzWay *self)
{
  return self->legs->len > 0 ? &g_array_index (self->legs, FleetPtzLeg, self->legs->len - 1) : NULL;
}

static gboolean
is_nothing (const FleetPtzLeg *leg)
{
  return leg->steps == 0 && leg->ms < NOTHING_MS;
}

/* Both are of the same kind: steps, or time. */
static gboolean
is_alike (const FleetPtzLeg *a, const FleetPtzLeg *b)
{
  return a->speed == b->speed && (a->steps > 0) == (b->steps > 0);
}

/* Takes @leg, the opposite of the last, from it. What is left over goes the other way. */
static void
fleet_ptz_way_take_back (FleetPtzWay *self, const FleetPtzLeg *leg)
{
  FleetPtzLeg *last = get_last (self);
  FleetPtzLeg rest = *leg;

  if (leg->steps < last->steps || leg->ms < last->ms)
    {
      last->steps -= leg->steps;
      last->ms -= leg->ms;
      if (is_nothing (last))
        fleet_ptz_way_drop_last (self);
      return;
    }
  rest.steps -= last->steps;
  rest.ms -= last->ms;
  fleet_ptz_way_drop_last (self);
  fleet_ptz_way_add (self, &rest);
}

/**
 * fleet_ptz_way_add:
 * @self: a way
 * @leg: what the head did now
 *
 * Notes it. More of the same makes the last part longer, and the opposite makes it shorter, so that
 * going back leaves nothing. What cannot be undone ends the way: nobody knows where the head is.
 */
void
fleet_ptz_way_add (FleetPtzWay *self, const FleetPtzLeg *leg)
{
  FleetPtzLeg *last = get_last (self);
  OnvPtzAction opposite = fleet_ptz_action_get_opposite (leg->action);

  if (opposite == FLEET_PTZ_REST)
    fleet_ptz_way_clear (self);
  else if (is_nothing (leg))
    return;
  else if (last != NULL && last->action == opposite && is_alike (last, leg))
    fleet_ptz_way_take_back (self, leg);
  else if (last != NULL && last->action == leg->action && is_alike (last, leg))
    {
      last->steps += leg->steps;
      last->ms += leg->ms;
    }
  else
    {
      g_array_append_val (self->legs, *leg);
      if (self->legs->len > MAX_LEGS)
        g_array_remove_index (self->legs, 0);
    }
}

/**
 * fleet_ptz_way_get_next_back:
 * @self: a way
 * @leg: (out): where to go to undo the last part of it
 *
 * Returns: %FALSE at the known point
 */
gboolean
fleet_ptz_way_get_next_back (FleetPtzWay *self, FleetPtzLeg *leg)
{
  const FleetPtzLeg *last = get_last (self);

  if (last == NULL)
    return FALSE;
  *leg = *last;
  leg->action = fleet_ptz_action_get_opposite (last->action);
  return TRUE;
}

void
fleet_ptz_way_drop_last (FleetPtzWay *self)
{
  g_array_set_size (self->legs, self->legs->len - 1);
}

/**
 * fleet_ptz_way_clear:
 * @self: a way
 *
 * Where the head is now is the known point.
 */
void
fleet_ptz_way_clear (FleetPtzWay *self)
{
  g_array_set_size (self->legs, 0);
}

guint
fleet_ptz_way_get_length (FleetPtzWay *self)
{
  return self->legs->len;
}
