/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a camera does when it sees something move: an alarm, or a recording on its card. */
#include "config.h"

#include "command-test.h"
#include "platform/sim-cameras.h"

#include <gst/gst.h>

#define PATIENCE_US (60 * G_USEC_PER_SEC)

#define PLAN(days) "\"time\":[" days "]"
#define DAY(day) "{\"weekday\":" day ",\"start_time\":\"00:00:00\",\"end_time\":\"23:59:59\"}"
#define EVER \
  DAY ("0") "," DAY ("1") "," DAY ("2") "," DAY ("3") "," DAY ("4") "," DAY ("5") "," DAY ("6")
#define ARMED_FOR(event, region, days, hold)                                  \
  "{\"enable\":1,\"event\":" event ",\"sensitivity\":100,\"region\":[" region \
  "]," PLAN (days) ",\"hold_time\":" hold "}"
#define ARMED(event, region, days) ARMED_FOR (event, region, days, "0")
#define WHOLE "{\"x\":0,\"y\":0,\"w\":160,\"h\":90}"

static guint
count_alarms (SimTest *test)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *from = g_date_time_format (yesterday, "%Y-%m-%d");
  g_autofree char *until = g_date_time_format (tomorrow, "%Y-%m-%d");
  g_autofree char *path = g_strdup_printf (
      "ipc/video/alarm/list?product_id=7312&device_id=1001&alarm_type=1&start_time=%s&end_time=%s",
      from, until);
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  SIM_ASSERT_ERRNO (reply, 0);
  return json_array_get_length (
      json_object_get_array_member (sim_reply_get_object (reply, "data"), "item"));
}

/* Watches over HLS: a playlist keeps the camera awake for a while. */
static void
keep_awake (SimTest *test)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *path = g_strconcat ("live/live_1001_1/index.m3u8?", token, NULL);
  g_autoptr (SimReply) reply = sim_test_call (test, "GET", path, NULL, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
}

static void
move (SimTest *test, int phase)
{
  g_autofree char *body = g_strdup_printf (
      "{\"cmdId\":7,\"channel_id\":1,\"cmd\":{\"stop\":%d,\"cmd\":22,\"speed\":7}}", phase);
  g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=0", body);

  g_assert_cmpint (outcome.status, ==, 2);
}

static gint64
count_alarm_files (SimTest *test)
{
  g_autoptr (JsonNode) files
      = command_list_files (test, "1001", "{\"page\":1,\"per_page\":5,\"warn_type\":1}");

  return command_get_number (files, "all_count");
}

/* The camera sweeps over the scene, so that something certainly moves; it is awake as long as somebody
 * asks for the playlist. */
static void
test_motion (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  g_assert_cmpint (command_write (test, 81, ARMED ("1", WHOLE, EVER)), ==, 1);
  move (test, 0);
  while (count_alarms (test) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      keep_awake (test);
      sim_test_wait (100);
    }
  g_assert_cmpint (count_alarm_files (test), ==, 0);
}

/* With event 2 the card records some seconds; the file is there when they have passed. */
static void
test_motion_on_card (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  g_assert_cmpint (command_write (test, 81, ARMED ("2", WHOLE, EVER)), ==, 1);
  move (test, 0);
  while (count_alarm_files (test) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      keep_awake (test);
      sim_test_wait (200);
    }
  g_assert_cmpuint (count_alarms (test), ==, 0); /* the platform gets a message alone (17.2) */
}

/* Outside its plan a camera keeps quiet, though it sees something move. */
static void
on_motion (SimCamera *camera, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_motion_without_plan (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  SimDevice *device = sim_devices_get (test->platform->devices, 1001);
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  guint seen = 0;

  g_signal_connect (sim_cameras_get (test->platform->cameras, device, 1)->camera, "motion",
                    G_CALLBACK (on_motion), &seen);
  g_assert_cmpint (command_write (test, 81, ARMED ("1", WHOLE, "")), ==, 1);
  move (test, 0);
  while (seen < 3)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      keep_awake (test);
      sim_test_wait (100);
    }
  g_assert_cmpuint (count_alarms (test), ==, 0);
}

/* An alarm's clip keeps the camera on, but what it sees meanwhile raises no other: when the viewer has
 * gone, the camera sleeps once the clip is there. */
static void
test_motion_for_clip (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  SimDevice *device = sim_devices_get (test->platform->devices, 1001);
  SimCamera *camera = sim_cameras_get (test->platform->cameras, device, 1)->camera;
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  g_assert_cmpint (command_write (test, 81, ARMED_FOR ("3", WHOLE, EVER, "4")), ==, 1);
  move (test, 0);
  while (count_alarms (test) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      keep_awake (test);
      sim_test_wait (100);
    }
  deadline = g_get_monotonic_time () + PATIENCE_US;
  while (sim_camera_is_running (camera))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (100);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/command-motion/alarm", test_motion);
  g_test_add_func ("/command-motion/on-card", test_motion_on_card);
  g_test_add_func ("/command-motion/for-clip", test_motion_for_clip);
  g_test_add_func ("/command-motion/without-plan", test_motion_without_plan);
  return g_test_run ();
}
