/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-pad-map.h"

#include <linux/input-event-codes.h>
#include <math.h>

#include "ptz/lookout-ptz-vector.h"

/* A stick that rests is seldom at 0, and one that is near the border must not start and stop. */
#define ENTER 0.3
#define LEAVE 0.2
#define FULL 0.95
#define SPEED_SLACK 0.75 /* of a speed: before another is taken */

/* What each control does; docs/guide.md tells it. */
/* clang-format off */
static const struct
{
  LookoutPadInput input;
  guint code;
  LookoutPadRole role;
} pad_rows[] = {
  { LOOKOUT_PAD_AXIS, ABS_X, LOOKOUT_PAD_PAN },
  { LOOKOUT_PAD_AXIS, ABS_Y, LOOKOUT_PAD_TILT },
  { LOOKOUT_PAD_AXIS, ABS_RY, LOOKOUT_PAD_ZOOM },
  { LOOKOUT_PAD_HAT, ABS_HAT0X, LOOKOUT_PAD_PAN },
  { LOOKOUT_PAD_HAT, ABS_HAT0Y, LOOKOUT_PAD_TILT },
  { LOOKOUT_PAD_BUTTON, BTN_DPAD_UP, LOOKOUT_PAD_UP },
  { LOOKOUT_PAD_BUTTON, BTN_DPAD_DOWN, LOOKOUT_PAD_DOWN },
  { LOOKOUT_PAD_BUTTON, BTN_DPAD_LEFT, LOOKOUT_PAD_LEFT },
  { LOOKOUT_PAD_BUTTON, BTN_DPAD_RIGHT, LOOKOUT_PAD_RIGHT },
  { LOOKOUT_PAD_BUTTON, BTN_TR2, LOOKOUT_PAD_ZOOM_IN },
  { LOOKOUT_PAD_BUTTON, BTN_TL2, LOOKOUT_PAD_ZOOM_OUT },
  { LOOKOUT_PAD_BUTTON, BTN_TL, LOOKOUT_PAD_FOCUS_NEAR },
  { LOOKOUT_PAD_BUTTON, BTN_TR, LOOKOUT_PAD_FOCUS_FAR },
  { LOOKOUT_PAD_BUTTON, BTN_SOUTH, LOOKOUT_PAD_STOP },
  { LOOKOUT_PAD_BUTTON, BTN_TRIGGER, LOOKOUT_PAD_STOP }, /* of a joystick */
  { LOOKOUT_PAD_BUTTON, BTN_NORTH, LOOKOUT_PAD_PANEL },
  { LOOKOUT_PAD_BUTTON, BTN_SELECT, LOOKOUT_PAD_PREVIOUS },
  { LOOKOUT_PAD_BUTTON, BTN_START, LOOKOUT_PAD_NEXT },
};

/* Of buttons that are held, the first counts. */
static const struct
{
  LookoutPadRole role;
  OnvPtzAction action;
} lens_rows[] = {
  { LOOKOUT_PAD_ZOOM_IN, ONV_PTZ_ACTION_ZOOM_IN },
  { LOOKOUT_PAD_ZOOM_OUT, ONV_PTZ_ACTION_ZOOM_OUT },
  { LOOKOUT_PAD_FOCUS_NEAR, ONV_PTZ_ACTION_FOCUS_NEAR },
  { LOOKOUT_PAD_FOCUS_FAR, ONV_PTZ_ACTION_FOCUS_FAR },
};
/* clang-format on */

static LookoutPadRole
find_role (LookoutPadInput input, guint code)
{
  for (guint i = 0; i < G_N_ELEMENTS (pad_rows); i++)
    if (pad_rows[i].input == input && pad_rows[i].code == code)
      return pad_rows[i].role;
  return LOOKOUT_PAD_NONE;
}

static guint
get_speed (double length, guint before)
{
  double speed = lookout_ptz_vector_get_speed ((length - LEAVE) / (FULL - LEAVE));

  if (length <= (before != 0 ? LEAVE : ENTER))
    return 0;
  return before != 0 && fabs (speed - before) < SPEED_SLACK ? before : (guint) lround (speed);
}

/**
 * lookout_pad_map_feed:
 * @state: how the gamepad was held
 * @input: what has moved
 * @code: of it
 * @value: where it is now
 *
 * Returns: what is to be done once, or %LOOKOUT_PAD_NONE
 */
LookoutPadRole
lookout_pad_map_feed (LookoutPadState *state, LookoutPadInput input, guint code, double value)
{
  LookoutPadRole role = find_role (input, code);
  gboolean pressed;

  if (role == LOOKOUT_PAD_NONE || !isfinite (value))
    return LOOKOUT_PAD_NONE;
  if (input == LOOKOUT_PAD_AXIS)
    state->axes[role] = CLAMP (value, -1, 1);
  else if (input == LOOKOUT_PAD_HAT)
    state->hats[role] = (value > 0) - (value < 0);
  else
    {
      pressed = value > 0 && !state->held[role];
      state->held[role] = value > 0;
      return role >= LOOKOUT_PAD_STOP && pressed ? role : LOOKOUT_PAD_NONE;
    }
  state->stick_speed
      = get_speed (hypot (state->axes[LOOKOUT_PAD_PAN], state->axes[LOOKOUT_PAD_TILT]),
                   state->stick_speed);
  state->zoom_speed = get_speed (fabs (state->axes[LOOKOUT_PAD_ZOOM]), state->zoom_speed);
  return LOOKOUT_PAD_NONE;
}

/**
 * lookout_pad_map_get_intent:
 * @state: how the gamepad is held
 *
 * A camera does one thing at a time: the D-pad comes before the stick, and both before the lens.
 *
 * Returns: what is asked for
 */
LookoutPadIntent
lookout_pad_map_get_intent (const LookoutPadState *state)
{
  int x = CLAMP (state->hats[LOOKOUT_PAD_PAN] + state->held[LOOKOUT_PAD_RIGHT]
                     - state->held[LOOKOUT_PAD_LEFT],
                 -1, 1);
  int y = CLAMP (state->hats[LOOKOUT_PAD_TILT] + state->held[LOOKOUT_PAD_DOWN]
                     - state->held[LOOKOUT_PAD_UP],
                 -1, 1);
  LookoutPadIntent intent = { FLEET_PTZ_REST, 0 };

  if (x != 0 || y != 0)
    intent.action = fleet_ptz_action_for_direction (x, y);
  else if (state->stick_speed != 0)
    {
      intent.action = lookout_ptz_vector_get_action (state->axes[LOOKOUT_PAD_PAN],
                                                     state->axes[LOOKOUT_PAD_TILT]);
      intent.speed = state->stick_speed;
    }
  else if (state->zoom_speed != 0)
    {
      intent.action
          = state->axes[LOOKOUT_PAD_ZOOM] < 0 ? ONV_PTZ_ACTION_ZOOM_IN : ONV_PTZ_ACTION_ZOOM_OUT;
      intent.speed = state->zoom_speed;
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (lens_rows) && intent.action == FLEET_PTZ_REST; i++)
      if (state->held[lens_rows[i].role])
        intent.action = lens_rows[i].action;
  return intent;
}
