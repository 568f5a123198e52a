/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/fleet-ptz-moves.h"

/* Every movement of command 7, the axes that it moves and which way: right, down, nearer, farther
 * focus and a wider iris are positive. */
static const struct
{
  OnvPtzAction action;
  gint8 axes[FLEET_PTZ_N_AXES];
  gboolean by_itself; /* nobody knows where it leads */
} moves[] = {
  { ONV_PTZ_ACTION_ZOOM_IN, { 0, 0, 1, 0, 0 } },
  { ONV_PTZ_ACTION_ZOOM_OUT, { 0, 0, -1, 0, 0 } },
  { ONV_PTZ_ACTION_FOCUS_NEAR, { 0, 0, 0, 1, 0 } },
  { ONV_PTZ_ACTION_FOCUS_FAR, { 0, 0, 0, -1, 0 } },
  { ONV_PTZ_ACTION_IRIS_OPEN, { 0, 0, 0, 0, 1 } },
  { ONV_PTZ_ACTION_IRIS_CLOSE, { 0, 0, 0, 0, -1 } },
  { ONV_PTZ_ACTION_UP, { 0, -1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_DOWN, { 0, 1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_LEFT, { -1, 0, 0, 0, 0 } },
  { ONV_PTZ_ACTION_RIGHT, { 1, 0, 0, 0, 0 } },
  { ONV_PTZ_ACTION_UP_LEFT, { -1, -1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_UP_RIGHT, { 1, -1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_DOWN_LEFT, { -1, 1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_DOWN_RIGHT, { 1, 1, 0, 0, 0 } },
  { ONV_PTZ_ACTION_SCAN, { 1, 0, 0, 0, 0 }, TRUE },
};

static guint
find_row (OnvPtzAction action)
{
  guint row = 0;

  while (row < G_N_ELEMENTS (moves) && moves[row].action != action)
    row++;
  return row;
}

static OnvPtzAction
find_axes (const gint8 axes[FLEET_PTZ_N_AXES], int sign)
{
  for (guint row = 0; row < G_N_ELEMENTS (moves); row++)
    {
      int axis = 0;

      while (axis < FLEET_PTZ_N_AXES && moves[row].axes[axis] == sign * axes[axis])
        axis++;
      if (axis == FLEET_PTZ_N_AXES && !moves[row].by_itself)
        return moves[row].action;
    }
  return FLEET_PTZ_REST;
}

/**
 * fleet_ptz_action_is_known:
 * @action: a number
 *
 * Returns: whether it is a movement of the document, and not rest
 */
gboolean
fleet_ptz_action_is_known (OnvPtzAction action)
{
  return find_row (action) < G_N_ELEMENTS (moves);
}

/**
 * fleet_ptz_action_get_opposite:
 * @action: a movement
 *
 * Returns: what undoes it; rest where nothing does, as for scanning
 */
OnvPtzAction
fleet_ptz_action_get_opposite (OnvPtzAction action)
{
  guint row = find_row (action);

  if (row == G_N_ELEMENTS (moves) || moves[row].by_itself)
    return FLEET_PTZ_REST;
  return find_axes (moves[row].axes, -1);
}

/**
 * fleet_ptz_action_for_direction:
 * @pan: negative to the left, positive to the right
 * @tilt: negative up, positive down
 *
 * Returns: the movement of the head that way; rest for 0, 0
 */
OnvPtzAction
fleet_ptz_action_for_direction (int pan, int tilt)
{
  const gint8 axes[FLEET_PTZ_N_AXES] = { (gint8) CLAMP (pan, -1, 1), (gint8) CLAMP (tilt, -1, 1) };

  return find_axes (axes, 1);
}

/**
 * fleet_ptz_action_covers:
 * @action: a movement
 * @other: another
 *
 * Returns: whether beginning @action leaves nothing of @other in motion: it moves the same axes, and
 *   perhaps more
 */
gboolean
fleet_ptz_action_covers (OnvPtzAction action, OnvPtzAction other)
{
  guint row = find_row (action);
  guint other_row = find_row (other);

  if (row == G_N_ELEMENTS (moves) || other_row == G_N_ELEMENTS (moves)
      || moves[row].by_itself != moves[other_row].by_itself)
    return FALSE;
  for (int axis = 0; axis < FLEET_PTZ_N_AXES; axis++)
    if (moves[other_row].axes[axis] != 0 && moves[row].axes[axis] == 0)
      return FALSE;
  return TRUE;
}
