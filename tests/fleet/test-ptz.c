/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-line.h"
#include "fleet-test.h"

/* A camera's head whose platform answers when the test says so, by a clock that the test moves. */

#define LEFT ONV_PTZ_ACTION_LEFT
#define RIGHT ONV_PTZ_ACTION_RIGHT
#define UP ONV_PTZ_ACTION_UP
#define UP_LEFT ONV_PTZ_ACTION_UP_LEFT
#define ZOOM_IN ONV_PTZ_ACTION_ZOOM_IN
#define SCAN ONV_PTZ_ACTION_SCAN
#define START ONV_PTZ_PHASE_START
#define STOP ONV_PTZ_PHASE_STOP
#define STEP ONV_PTZ_PHASE_STEP

typedef struct
{
  FakeLine *line;
  FleetManualClock *clock;
  FleetPtz *ptz;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->line = fake_line_new ();
  f->clock = fleet_manual_clock_new ();
  f->ptz = fleet_ptz_new (FLEET_PTZ_LINE (f->line), FLEET_CLOCK (f->clock));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (fake_line_get_n_waiting (f->line), ==, 0);
  if (f->ptz != NULL)
    {
      g_assert_true (fleet_ptz_is_settled (f->ptz));
      fleet_test_assert_gone (f->ptz);
    }
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (f->clock), ==, 0);
  fleet_test_assert_gone (f->line);
  g_object_unref (f->clock);
}

static void
assert_sent (Fixture *f, const char *expected)
{
  g_autofree char *sent = fake_line_take (f->line);

  g_assert_cmpstr (sent, ==, expected);
}

/* The next command comes no sooner than this after the last. */
static void
wait_a_moment (Fixture *f)
{
  fleet_manual_clock_advance (f->clock, 100);
}

/* In motion to the left, with the platform's blessing. */
static void
hold_left (Fixture *f)
{
  fleet_ptz_press (f->ptz, LEFT, 4);
  fleet_manual_clock_advance (f->clock, 250);
  assert_sent (f, "start 13 4");
  fake_line_answer (f->line, START);
}

static void
test_click (Fixture *f, gconstpointer data)
{
  fleet_ptz_press (f->ptz, LEFT, 4);
  g_assert_cmpint (fleet_ptz_get_action (f->ptz), ==, LEFT);
  fleet_manual_clock_advance (f->clock, 240);
  assert_sent (f, "");
  fleet_ptz_release (f->ptz);
  assert_sent (f, "step 13 4");
  fake_line_answer (f->line, STEP);
  assert_sent (f, "");
  g_assert_true (fleet_ptz_is_away (f->ptz));
}

static void
test_hold (Fixture *f, gconstpointer data)
{
  hold_left (f);
  g_assert_false (fleet_ptz_is_settled (f->ptz));
  fleet_manual_clock_advance (f->clock, 3000);
  assert_sent (f, "");
  fleet_ptz_release (f->ptz);
  assert_sent (f, "stop 13 4");
  g_assert_false (fleet_ptz_is_settled (f->ptz));
  fake_line_answer (f->line, STOP);
  assert_sent (f, "");
}

/* Focus that goes, another tile, a closed window: no step comes of what was not held yet. */
static void
test_stop_before_hold (Fixture *f, gconstpointer data)
{
  fleet_ptz_press (f->ptz, LEFT, 4);
  fleet_ptz_stop (f->ptz);
  fleet_ptz_release (f->ptz);
  fleet_manual_clock_advance (f->clock, 1000);
  assert_sent (f, "");
}

/* A stop waits for no answer, and comes again when nothing can overtake it. */
static void
test_stop_in_flight (Fixture *f, gconstpointer data)
{
  fleet_ptz_press (f->ptz, LEFT, 4);
  fleet_manual_clock_advance (f->clock, 300);
  assert_sent (f, "start 13 4");
  fleet_ptz_stop (f->ptz);
  assert_sent (f, "stop 13 4");
  fleet_ptz_stop (f->ptz);
  fleet_ptz_release (f->ptz);
  assert_sent (f, "");
  fake_line_answer (f->line, STOP); /* before the start: it may have come first */
  assert_sent (f, "");
  g_assert_false (fleet_ptz_is_settled (f->ptz));
  fake_line_answer (f->line, START);
  assert_sent (f, "stop 13 4");
  g_assert_false (fleet_ptz_is_settled (f->ptz));
  fake_line_answer (f->line, STOP);
}

/* As when the program quits: whoever had the head is gone, and the stops go out all the same. */
static void
test_gone_in_flight (Fixture *f, gconstpointer data)
{
  fleet_ptz_press (f->ptz, LEFT, 4);
  fleet_manual_clock_advance (f->clock, 300);
  assert_sent (f, "start 13 4");
  fleet_test_assert_gone (g_steal_pointer (&f->ptz));
  assert_sent (f, "stop 13 4");
  fake_line_answer (f->line, START);
  assert_sent (f, "stop 13 4");
  fake_line_answer (f->line, STOP);
  fake_line_refuse (f->line, STOP, ONV_ERROR_TIMED_OUT);
  assert_sent (f, "");
  fleet_manual_clock_advance (f->clock, 250);
  assert_sent (f, "stop 13 4");
  fake_line_answer (f->line, STOP);
}

/* Ten wishes while the platform is busy are one command: the last of them. */
static void
test_newest_wins (Fixture *f, gconstpointer data)
{
  fleet_ptz_step (f->ptz, UP, 4);
  assert_sent (f, "step 11 4");
  for (guint i = 0; i < 10; i++)
    fleet_ptz_step (f->ptz, i % 2 ? LEFT : RIGHT, 1 + i % 7);
  fleet_ptz_steer (f->ptz, ZOOM_IN, 2);
  assert_sent (f, "");
  wait_a_moment (f);
  fake_line_answer (f->line, STEP);
  assert_sent (f, "start 1 2");
  fake_line_answer (f->line, START);
  fleet_ptz_stop (f->ptz);
  assert_sent (f, "stop 1 2");
  fake_line_answer (f->line, STOP);
}

/* Pressed again while the stop is on its way: the camera is at rest before it starts anew. */
static void
test_pressed_again (Fixture *f, gconstpointer data)
{
  fleet_ptz_steer (f->ptz, LEFT, 4);
  assert_sent (f, "start 13 4");
  fleet_ptz_stop (f->ptz);
  assert_sent (f, "stop 13 4");
  fleet_ptz_steer (f->ptz, LEFT, 4);
  assert_sent (f, "");
  fake_line_answer (f->line, START);
  assert_sent (f, "stop 13 4");
  fake_line_answer (f->line, STOP);
  wait_a_moment (f);
  assert_sent (f, "");
  fake_line_answer (f->line, STOP);
  assert_sent (f, "start 13 4");
  fake_line_answer (f->line, START);
  fleet_ptz_stop (f->ptz);
  fake_line_answer (f->line, STOP);
  assert_sent (f, "stop 13 4");
}

/* What covers the movement before it follows at once; what does not waits for the stop. */
static void
test_steer (Fixture *f, gconstpointer data)
{
  fleet_ptz_steer (f->ptz, LEFT, 1);
  assert_sent (f, "start 13 1");
  fake_line_answer (f->line, START);
  fleet_ptz_steer (f->ptz, LEFT, 5); /* too soon after the first */
  assert_sent (f, "");
  wait_a_moment (f);
  assert_sent (f, "start 13 5");
  fake_line_answer (f->line, START);
  wait_a_moment (f);
  fleet_ptz_steer (f->ptz, UP_LEFT, 5);
  assert_sent (f, "start 15 5");
  fake_line_answer (f->line, START);
  wait_a_moment (f);
  fleet_ptz_steer (f->ptz, UP, 5);
  assert_sent (f, "stop 15 5");
  fake_line_answer (f->line, STOP);
  assert_sent (f, "start 11 5");
  fake_line_answer (f->line, START);
  fleet_ptz_steer (f->ptz, FLEET_PTZ_REST, 1);
  assert_sent (f, "stop 11 5");
  fake_line_answer (f->line, STOP);
}

/* Something else that was wanted since is not ended by letting go of the first. */
static void
test_release_late (Fixture *f, gconstpointer data)
{
  hold_left (f);
  wait_a_moment (f);
  fleet_ptz_steer (f->ptz, SCAN, 4);
  assert_sent (f, "stop 13 4");
  fake_line_answer (f->line, STOP);
  assert_sent (f, "start 22 4");
  fake_line_answer (f->line, START);
  fleet_ptz_release (f->ptz);
  assert_sent (f, "");
  g_assert_true (fleet_ptz_is_scanning (f->ptz));
  fleet_ptz_stop (f->ptz);
  assert_sent (f, "stop 22 4");
  fake_line_answer (f->line, STOP);
  g_assert_false (fleet_ptz_is_away (f->ptz)); /* nobody knows where it is now */
}

/* A start that did not reach the camera needs no stop; one of which nobody knows does. */
static void
test_start_fails (Fixture *f, gconstpointer data)
{
  fleet_ptz_steer (f->ptz, LEFT, 4);
  fake_line_refuse (f->line, START, ONV_ERROR_DEVICE_OFFLINE);
  assert_sent (f, "start 13 4");
  g_assert_true (fleet_ptz_is_settled (f->ptz));
  g_assert_error (fleet_ptz_get_error (f->ptz), ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  wait_a_moment (f);
  fleet_ptz_steer (f->ptz, LEFT, 4);
  fake_line_refuse (f->line, START, ONV_ERROR_TIMED_OUT);
  assert_sent (f, "start 13 4, stop 13 4");
  fake_line_answer (f->line, STOP);
  g_assert_no_error (fleet_ptz_get_error (f->ptz));
  g_assert_false (fleet_ptz_is_away (f->ptz));
}

/* A stop is sent again, with longer and longer pauses, and at last it is said that it may be moving. */
static void
test_stop_fails (Fixture *f, gconstpointer data)
{
  guint stops = 1;

  hold_left (f);
  fleet_ptz_stop (f->ptz);
  assert_sent (f, "stop 13 4");
  while (!fleet_ptz_is_lost (f->ptz))
    {
      fake_line_refuse (f->line, STOP, ONV_ERROR_DEVICE_OFFLINE);
      g_assert_error (fleet_ptz_get_error (f->ptz), ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
      if (fleet_ptz_is_lost (f->ptz))
        break;
      assert_sent (f, "");
      fleet_manual_clock_advance (f->clock, 4000);
      assert_sent (f, "stop 13 4");
      stops++;
    }
  g_assert_cmpuint (stops, ==, 10);
  wait_a_moment (f);
  fleet_ptz_step (f->ptz, LEFT, 1); /* it is back */
  fake_line_answer (f->line, STEP);
  assert_sent (f, "step 13 1");
  g_assert_false (fleet_ptz_is_lost (f->ptz));
}

/* Steps and movements, the last first, each the other way and as long. */
static void
test_back (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      fleet_ptz_step (f->ptz, UP, 3);
      fake_line_answer (f->line, STEP);
      wait_a_moment (f);
    }
  assert_sent (f, "step 11 3, step 11 3");
  hold_left (f);
  fleet_manual_clock_advance (f->clock, 1000);
  fleet_ptz_release (f->ptz);
  fake_line_answer (f->line, STOP);
  assert_sent (f, "stop 13 4");

  wait_a_moment (f);
  fleet_ptz_go_back (f->ptz);
  g_assert_true (fleet_ptz_is_going_back (f->ptz));
  assert_sent (f, "start 14 4");
  fake_line_answer (f->line, START);
  fleet_manual_clock_advance (f->clock, 990);
  assert_sent (f, "");
  fleet_manual_clock_advance (f->clock, 10);
  assert_sent (f, "stop 14 4");
  fake_line_answer (f->line, STOP);
  assert_sent (f, "step 12 3");
  wait_a_moment (f);
  fake_line_answer (f->line, STEP);
  assert_sent (f, "step 12 3");
  fake_line_answer (f->line, STEP);
  assert_sent (f, "");
  g_assert_false (fleet_ptz_is_going_back (f->ptz));
  g_assert_false (fleet_ptz_is_away (f->ptz));
}

/* Half of the way back is left when something else is wanted. */
static void
test_back_interrupted (Fixture *f, gconstpointer data)
{
  hold_left (f);
  fleet_manual_clock_advance (f->clock, 1000);
  fleet_ptz_release (f->ptz);
  fake_line_answer (f->line, STOP);
  fleet_ptz_go_back (f->ptz);
  fake_line_answer (f->line, START);
  fleet_manual_clock_advance (f->clock, 400);
  fleet_ptz_stop (f->ptz);
  fake_line_answer (f->line, STOP);
  assert_sent (f, "stop 13 4, start 14 4, stop 14 4");
  g_assert_true (fleet_ptz_is_away (f->ptz));
  fleet_ptz_go_back (f->ptz);
  fake_line_answer (f->line, START);
  fleet_manual_clock_advance (f->clock, 590);
  assert_sent (f, "start 14 4");
  fleet_manual_clock_advance (f->clock, 10);
  fake_line_answer (f->line, STOP);
  assert_sent (f, "stop 14 4");
  g_assert_false (fleet_ptz_is_away (f->ptz));
}

/* A camera that went offline on the way does not get what is left of it. */
static void
test_back_fails (Fixture *f, gconstpointer data)
{
  fleet_ptz_step (f->ptz, UP, 3);
  fake_line_answer (f->line, STEP);
  wait_a_moment (f);
  fleet_ptz_step (f->ptz, LEFT, 3);
  fake_line_answer (f->line, STEP);
  wait_a_moment (f);
  fleet_ptz_go_back (f->ptz);
  fake_line_refuse (f->line, STEP, ONV_ERROR_DEVICE_OFFLINE);
  assert_sent (f, "step 11 3, step 13 3, step 14 3");
  g_assert_false (fleet_ptz_is_going_back (f->ptz));
  g_assert_true (fleet_ptz_is_away (f->ptz));
  fleet_ptz_set_point (f->ptz);
  g_assert_false (fleet_ptz_is_away (f->ptz));
}

/* Every movement but scanning has an opposite, which is its own opposite's. */
static void
test_moves (void)
{
  guint n = 0;

  for (int action = 0; action <= ONV_PTZ_ACTION_SCAN; action++)
    {
      OnvPtzAction opposite = fleet_ptz_action_get_opposite (action);

      if (!fleet_ptz_action_is_known (action))
        continue;
      n++;
      if (action == ONV_PTZ_ACTION_SCAN)
        g_assert_cmpint (opposite, ==, FLEET_PTZ_REST);
      else
        {
          g_assert_cmpint (opposite, !=, FLEET_PTZ_REST);
          g_assert_cmpint (fleet_ptz_action_get_opposite (opposite), ==, action);
        }
      g_assert_true (fleet_ptz_action_covers (action, action));
    }
  g_assert_cmpuint (n, ==, 15);
  g_assert_cmpint (fleet_ptz_action_for_direction (-1, -1), ==, UP_LEFT);
  g_assert_cmpint (fleet_ptz_action_for_direction (3, 0), ==, RIGHT);
  g_assert_cmpint (fleet_ptz_action_for_direction (0, 0), ==, FLEET_PTZ_REST);
  g_assert_false (fleet_ptz_action_covers (LEFT, UP_LEFT));
  g_assert_false (fleet_ptz_action_covers (RIGHT, SCAN));
}

#define ADD(name, function) g_test_add ("/ptz/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("click", test_click);
  ADD ("hold", test_hold);
  ADD ("stop-before-hold", test_stop_before_hold);
  ADD ("stop-in-flight", test_stop_in_flight);
  ADD ("gone-in-flight", test_gone_in_flight);
  ADD ("newest-wins", test_newest_wins);
  ADD ("pressed-again", test_pressed_again);
  ADD ("steer", test_steer);
  ADD ("release-late", test_release_late);
  ADD ("start-fails", test_start_fails);
  ADD ("stop-fails", test_stop_fails);
  ADD ("back", test_back);
  ADD ("back-interrupted", test_back_interrupted);
  ADD ("back-fails", test_back_fails);
  g_test_add_func ("/ptz/moves", test_moves);
  return g_test_run ();
}
