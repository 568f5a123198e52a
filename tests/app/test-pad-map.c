/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <linux/input-event-codes.h>
#include <math.h>

#include "ptz/lookout-pad-map.h"

/* What sticks and buttons mean, without a gamepad. */

typedef struct
{
  LookoutPadInput input;
  guint code;
  double value;
  OnvPtzAction action; /* that is asked for afterwards */
  guint speed;
  LookoutPadRole role; /* that is done once */
} Step;

static void
run (const Step *steps, guint n_steps)
{
  LookoutPadState state = { 0 };

  for (guint i = 0; i < n_steps; i++)
    {
      LookoutPadRole role
          = lookout_pad_map_feed (&state, steps[i].input, steps[i].code, steps[i].value);
      LookoutPadIntent intent = lookout_pad_map_get_intent (&state);

      g_test_message ("step %u", i);
      g_assert_cmpint (intent.action, ==, steps[i].action);
      g_assert_cmpuint (intent.speed, ==, steps[i].speed);
      g_assert_cmpint (role, ==, steps[i].role);
    }
}

#define RUN(steps) run (steps, G_N_ELEMENTS (steps))
#define AXIS(code, value, action, speed)            \
  {                                                 \
    LOOKOUT_PAD_AXIS, code, value, action, speed, 0 \
  }
#define BUTTON(code, value, action)               \
  {                                               \
    LOOKOUT_PAD_BUTTON, code, value, action, 0, 0 \
  }
#define HAT(code, value, action)               \
  {                                            \
    LOOKOUT_PAD_HAT, code, value, action, 0, 0 \
  }

/* All the way round, as fast as it goes. */
static void
test_directions (void)
{
  static const struct
  {
    double x, y;
    OnvPtzAction action;
  } ways[] = {
    { 0, -1, ONV_PTZ_ACTION_UP },        { 0, 1, ONV_PTZ_ACTION_DOWN },
    { -1, 0, ONV_PTZ_ACTION_LEFT },      { 1, 0, ONV_PTZ_ACTION_RIGHT },
    { -1, -1, ONV_PTZ_ACTION_UP_LEFT },  { 1, -1, ONV_PTZ_ACTION_UP_RIGHT },
    { -1, 1, ONV_PTZ_ACTION_DOWN_LEFT }, { 1, 1, ONV_PTZ_ACTION_DOWN_RIGHT },
    { 1, 0.2, ONV_PTZ_ACTION_RIGHT },    { 0.3, -1, ONV_PTZ_ACTION_UP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      LookoutPadState state = { 0 };
      LookoutPadIntent intent;

      lookout_pad_map_feed (&state, LOOKOUT_PAD_AXIS, ABS_X, ways[i].x);
      lookout_pad_map_feed (&state, LOOKOUT_PAD_AXIS, ABS_Y, ways[i].y);
      intent = lookout_pad_map_get_intent (&state);
      g_assert_cmpint (intent.action, ==, ways[i].action);
      g_assert_cmpuint (intent.speed, ==, FLEET_PTZ_MAX_SPEED);
    }
}

/* It starts at a larger deflection than that at which it stops, and a speed is left only for good. */
static void
test_dead_zone (void)
{
  static const Step steps[] = {
    AXIS (ABS_X, 0.1, FLEET_PTZ_REST, 0),        AXIS (ABS_X, 0.28, FLEET_PTZ_REST, 0),
    AXIS (ABS_X, 0.32, ONV_PTZ_ACTION_RIGHT, 2), AXIS (ABS_X, 0.28, ONV_PTZ_ACTION_RIGHT, 2),
    AXIS (ABS_X, 0.21, ONV_PTZ_ACTION_RIGHT, 1), AXIS (ABS_X, 0.19, FLEET_PTZ_REST, 0),
    AXIS (ABS_X, 0.28, FLEET_PTZ_REST, 0),       AXIS (ABS_X, -0.575, ONV_PTZ_ACTION_LEFT, 4),
    AXIS (ABS_X, -0.64, ONV_PTZ_ACTION_LEFT, 4), AXIS (ABS_X, -0.7, ONV_PTZ_ACTION_LEFT, 5),
    AXIS (ABS_X, -0.64, ONV_PTZ_ACTION_LEFT, 5), AXIS (ABS_X, -5, ONV_PTZ_ACTION_LEFT, 7),
    AXIS (ABS_X, NAN, ONV_PTZ_ACTION_LEFT, 7),   AXIS (ABS_X, 0, FLEET_PTZ_REST, 0),
    AXIS (ABS_RZ, 1, FLEET_PTZ_REST, 0),
  };

  RUN (steps);
}

static void
test_held (void)
{
  static const Step steps[] = {
    BUTTON (BTN_DPAD_UP, 1, ONV_PTZ_ACTION_UP),
    BUTTON (BTN_DPAD_RIGHT, 1, ONV_PTZ_ACTION_UP_RIGHT),
    BUTTON (BTN_DPAD_UP, 0, ONV_PTZ_ACTION_RIGHT),
    BUTTON (BTN_DPAD_LEFT, 1, FLEET_PTZ_REST),
    BUTTON (BTN_DPAD_RIGHT, 0, ONV_PTZ_ACTION_LEFT),
    BUTTON (BTN_DPAD_LEFT, 0, FLEET_PTZ_REST),
    HAT (ABS_HAT0Y, 1, ONV_PTZ_ACTION_DOWN),
    HAT (ABS_HAT0X, -1, ONV_PTZ_ACTION_DOWN_LEFT),
    AXIS (ABS_Y, -1, ONV_PTZ_ACTION_DOWN_LEFT, 0),
    HAT (ABS_HAT0X, 0, ONV_PTZ_ACTION_DOWN),
    { LOOKOUT_PAD_HAT, ABS_HAT0Y, 0, ONV_PTZ_ACTION_UP, 7, 0 },
    AXIS (ABS_Y, 0, FLEET_PTZ_REST, 0),
    BUTTON (BTN_TR2, 1, ONV_PTZ_ACTION_ZOOM_IN),
    BUTTON (BTN_TR2, 0, FLEET_PTZ_REST),
    BUTTON (BTN_TL2, 1, ONV_PTZ_ACTION_ZOOM_OUT),
    BUTTON (BTN_TL2, 0, FLEET_PTZ_REST),
    BUTTON (BTN_TL, 1, ONV_PTZ_ACTION_FOCUS_NEAR),
    BUTTON (BTN_TL, 0, FLEET_PTZ_REST),
    BUTTON (BTN_TR, 1, ONV_PTZ_ACTION_FOCUS_FAR),
    AXIS (ABS_RY, -1, ONV_PTZ_ACTION_ZOOM_IN, 7),
    AXIS (ABS_RY, 0.575, ONV_PTZ_ACTION_ZOOM_OUT, 4),
    AXIS (ABS_RY, 0, ONV_PTZ_ACTION_FOCUS_FAR, 0),
    BUTTON (BTN_TR, 0, FLEET_PTZ_REST),
  };

  RUN (steps);
}

/* Once for each press, however often it is said that it is down. */
static void
test_pressed (void)
{
  static const Step steps[] = {
    { LOOKOUT_PAD_BUTTON, BTN_SOUTH, 1, FLEET_PTZ_REST, 0, LOOKOUT_PAD_STOP },
    BUTTON (BTN_SOUTH, 1, FLEET_PTZ_REST),
    BUTTON (BTN_SOUTH, 0, FLEET_PTZ_REST),
    { LOOKOUT_PAD_BUTTON, BTN_TRIGGER, 1, FLEET_PTZ_REST, 0, LOOKOUT_PAD_STOP },
    { LOOKOUT_PAD_BUTTON, BTN_NORTH, 1, FLEET_PTZ_REST, 0, LOOKOUT_PAD_PANEL },
    { LOOKOUT_PAD_BUTTON, BTN_SELECT, 1, FLEET_PTZ_REST, 0, LOOKOUT_PAD_PREVIOUS },
    { LOOKOUT_PAD_BUTTON, BTN_START, 1, FLEET_PTZ_REST, 0, LOOKOUT_PAD_NEXT },
    BUTTON (BTN_MODE, 1, FLEET_PTZ_REST),
  };

  RUN (steps);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pad-map/directions", test_directions);
  g_test_add_func ("/pad-map/dead-zone", test_dead_zone);
  g_test_add_func ("/pad-map/held", test_held);
  g_test_add_func ("/pad-map/pressed", test_pressed);
  return g_test_run ();
}
