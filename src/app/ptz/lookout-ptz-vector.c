/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-vector.h"

#include <math.h>

/* The tangent of an eighth of a half turn: the borders of the eight directions. */
#define SECTOR 0.414

static int
get_sign (double along, double across)
{
  return fabs (along) <= fabs (across) * SECTOR ? 0 : along < 0 ? -1 : 1;
}

/**
 * lookout_ptz_vector_get_action:
 * @dx: to the right
 * @dy: downwards
 *
 * Returns: the nearest of the eight directions, or rest where there is none
 */
OnvPtzAction
lookout_ptz_vector_get_action (double dx, double dy)
{
  return fleet_ptz_action_for_direction (get_sign (dx, dy), get_sign (dy, dx));
}

/**
 * lookout_ptz_vector_get_speed:
 * @share: how far it is, of what is full speed
 *
 * Returns: from the lowest to the highest speed, not rounded
 */
double
lookout_ptz_vector_get_speed (double share)
{
  return FLEET_PTZ_MIN_SPEED + CLAMP (share, 0, 1) * (FLEET_PTZ_MAX_SPEED - FLEET_PTZ_MIN_SPEED);
}
