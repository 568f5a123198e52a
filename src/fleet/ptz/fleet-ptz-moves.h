/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv.h"

G_BEGIN_DECLS

/**
 * FleetPtzAxis:
 *
 * What a camera's head and lens can change, each on its own.
 */
typedef enum
{
  FLEET_PTZ_PAN,
  FLEET_PTZ_TILT,
  FLEET_PTZ_ZOOM,
  FLEET_PTZ_FOCUS,
  FLEET_PTZ_IRIS,
  FLEET_PTZ_N_AXES,
} FleetPtzAxis;

/* Not a movement: the wish that nothing moves. */
#define FLEET_PTZ_REST ((OnvPtzAction) 0)

#define FLEET_PTZ_MIN_SPEED 1
#define FLEET_PTZ_MAX_SPEED 7

gboolean fleet_ptz_action_is_known (OnvPtzAction action);
OnvPtzAction fleet_ptz_action_get_opposite (OnvPtzAction action);
OnvPtzAction fleet_ptz_action_for_direction (int pan, int tilt);
gboolean fleet_ptz_action_covers (OnvPtzAction action, OnvPtzAction other);

G_END_DECLS
