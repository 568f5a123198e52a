/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* The pairs of commands that read and write settings, on the stand-in. */

static void
add_time (OnvWeekPlan *plan)
{
  onv_week_plan_add (plan, ONV_WEEKDAY_TUESDAY, 8 * 3600 + 7, 18 * 3600);
}

/* A plan that is switched off and on again records when it did before. */
static void
test_plan (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvCardPlan) plan = CALL (c, get_card_plan, id, 1);
  g_autoptr (OnvCardPlan) off = NULL;
  g_autoptr (OnvCardPlan) on = NULL;
  OnvCardFull other;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_plan_get_mode (plan), ==, ONV_CARD_PLAN_MODE_SCHEDULE);
  other = onv_card_plan_get_when_full (plan) == ONV_CARD_FULL_STOP ? ONV_CARD_FULL_OVERWRITE
                                                                   : ONV_CARD_FULL_STOP;
  add_time (onv_card_plan_get_times (plan));
  g_object_set (plan, "when-full", other, NULL);
  on = CALL (c, set_card_plan, id, 1, plan);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_plan_get_when_full (on), ==, other);
  g_assert_true (onv_record_equal (ONV_RECORD (onv_card_plan_get_times (on)),
                                   ONV_RECORD (onv_card_plan_get_times (plan))));

  g_object_set (on, "mode", ONV_CARD_PLAN_MODE_OFF, NULL);
  off = CALL (c, set_card_plan, id, 1, on);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_card_plan_get_mode (off), ==, ONV_CARD_PLAN_MODE_OFF);
  g_assert_false (onv_record_was_sent (ONV_RECORD (off), "times"));
  g_object_set (off, "mode", ONV_CARD_PLAN_MODE_SCHEDULE, NULL);
  g_clear_object (&on);
  on = CALL (c, set_card_plan, id, 1, off);
  g_assert_no_error (c->error);
  g_assert_true (onv_record_was_sent (ONV_RECORD (on), "times"));
  g_assert_true (onv_record_equal (ONV_RECORD (onv_card_plan_get_times (on)),
                                   ONV_RECORD (onv_card_plan_get_times (plan))));
}

static void
test_clock (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvTime) time = onv_time_parse (ONV_TIME_KIND_CAMERA, "2031-02-03 04:05:06");
  g_autoptr (OnvClock) by_hand
      = g_object_new (ONV_TYPE_CLOCK, "mode", ONV_CLOCK_MODE_MANUAL, "time", time, NULL);
  g_autoptr (OnvClock) by_server
      = g_object_new (ONV_TYPE_CLOCK, "mode", ONV_CLOCK_MODE_NTP, "timezone", (gint64) -3, "server",
                      "ntp.example", "port", (gint64) 123, NULL);
  g_autoptr (OnvClock) manual = NULL;
  g_autoptr (OnvClock) ntp = NULL;
  gint64 late;

  manual = CALL (c, set_clock, id, 1, by_hand);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_clock_get_mode (manual), ==, ONV_CLOCK_MODE_MANUAL);
  late = onv_time_get_seconds (onv_clock_get_time (manual)) - onv_time_get_seconds (time);
  g_assert_cmpint (late, >=, 0);
  g_assert_cmpint (late, <, 60);
  ntp = CALL (c, set_clock, id, 1, by_server);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_clock_get_timezone (ntp), ==, -3);
  g_assert_cmpstr (onv_clock_get_server (ntp), ==, "ntp.example");
  g_assert_cmpint (onv_clock_get_port (ntp), ==, 123);
  g_assert_null (onv_clock_get_time (ntp));
}

static void
test_video (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvSize) size = onv_size_new (640, 360);
  g_autoptr (OnvVideoSettings) edits
      = g_object_new (ONV_TYPE_VIDEO_SETTINGS, "frame-rate", 12.0, "resolution", size, "flip",
                      ONV_VIDEO_FLIP_HORIZONTAL, "white-led", ONV_VIDEO_LED_AUTO, NULL);
  g_autoptr (OnvVideoSettings) greedy
      = g_object_new (ONV_TYPE_VIDEO_SETTINGS, "bitrate", (gint64) 100000, NULL);
  g_autoptr (OnvVideoSettings) before = CALL (c, get_video_settings, id, 1);
  g_autoptr (OnvVideoSettings) now = NULL;
  g_autoptr (OnvVideoSettings) back = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_video_settings_get_codec (before), ==, ONV_VIDEO_CODEC_H264);
  now = CALL (c, set_video_settings, id, 1, edits);
  g_assert_no_error (c->error);
  g_assert_cmpfloat (onv_video_settings_get_frame_rate (now), ==, 12);
  g_assert_true (onv_size_equal (onv_video_settings_get_resolution (now), size));
  g_assert_cmpint (onv_video_settings_get_flip (now), ==, ONV_VIDEO_FLIP_HORIZONTAL);
  g_assert_cmpint (onv_video_settings_get_white_led (now), ==, ONV_VIDEO_LED_AUTO);
  g_assert_cmpint (onv_video_settings_get_bitrate (now), ==,
                   onv_video_settings_get_bitrate (before));
  g_assert_null (CALL (c, set_video_settings, id, 1, greedy)); /* more than the camera can */
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED);
  g_object_set (now, "frame-rate", onv_video_settings_get_frame_rate (before), "resolution",
                onv_video_settings_get_resolution (before), "flip", ONV_VIDEO_FLIP_NONE,
                "white-led", ONV_VIDEO_LED_OFF, NULL);
  back = CALL (c, set_video_settings, id, 1, now);
  g_assert_no_error (c->error);
  g_assert_true (onv_record_equal (ONV_RECORD (back), ONV_RECORD (before)));
}

static void
test_lens (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvLens) lens = CALL (c, get_lens, id, 2);
  g_autoptr (OnvLens) shut = NULL;
  g_autoptr (OnvLens) open = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_lens_get_status (lens), ==, ONV_ON_OFF_ON);
  g_object_set (lens, "status", ONV_ON_OFF_OFF, NULL);
  shut = CALL (c, set_lens, id, 2, lens);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_lens_get_status (shut), ==, ONV_ON_OFF_OFF);
  g_object_set (shut, "status", ONV_ON_OFF_ON, NULL);
  open = CALL (c, set_lens, id, 2, shut);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_lens_get_status (open), ==, ONV_ON_OFF_ON);
}

/* Regions in pixels of another camera cover the same part of the picture here. */
static void
test_occlusion (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvSize) theirs = onv_size_new (1280, 720);
  g_autoptr (OnvDetector) edits
      = g_object_new (ONV_TYPE_DETECTOR, "enabled", TRUE, "event", ONV_DETECTOR_EVENT_SNAPSHOT,
                      "sensitivity", (gint64) 61, "resolution", theirs, NULL);
  g_autoptr (OnvDetector) now = NULL;
  g_autoptr (OnvRegion) region = NULL;

  g_assert_true (onv_record_set_text (ONV_RECORD (edits), "regions",
                                      "[{\"x\":640,\"y\":0,\"w\":640,\"h\":720}]", &c->error));
  now = CALL (c, set_occlusion, id, 1, edits);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_detector_get_kind (now), ==, ONV_DETECTOR_KIND_OCCLUSION);
  g_assert_cmpint (onv_detector_get_sensitivity (now), ==, 61);
  g_assert_cmpint (onv_detector_get_resolution (now)->width, ==, 320);
  region = g_list_model_get_item (onv_detector_get_regions (now), 0);
  g_assert_cmpint (onv_region_get_x (region), ==, 160);
  g_assert_cmpint (onv_region_get_width (region), ==, 160);
  g_assert_cmpint (onv_region_get_height (region), ==, 180);
}

static void
test_sound (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvDetector) sound = CALL (c, get_sound, id, 1);
  g_autoptr (OnvDetector) now = NULL;
  gint64 other;

  g_assert_no_error (c->error);
  g_assert_nonnull (onv_record_get_unknown_members (ONV_RECORD (sound)));
  other = onv_detector_get_sensitivity (sound) == 99 ? 98 : 99;
  g_object_set (sound, "sensitivity", other, NULL);
  now = CALL (c, set_sound, id, 1, sound);
  g_assert_no_error (c->error);
  g_assert_true (onv_record_equal (ONV_RECORD (now), ONV_RECORD (sound)));
}

static void
test_other_alarms (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvDetector) other = CALL (c, get_other_alarms, id, 1);
  g_autoptr (OnvDetector) now = NULL;

  g_assert_no_error (c->error);
  add_time (onv_detector_get_times (other));
  now = CALL (c, set_other_alarms, id, 1, other);
  g_assert_no_error (c->error);
  g_assert_true (onv_record_equal (ONV_RECORD (now), ONV_RECORD (other)));
}

#define assert_offline(c, get, set, record)                           \
  G_STMT_START                                                        \
  {                                                                   \
    g_assert_null (CALL (c, get, id, 1));                             \
    g_assert_error ((c)->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE); \
    g_assert_null (CALL (c, set, id, 1, record));                     \
    g_assert_error ((c)->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE); \
  }                                                                   \
  G_STMT_END

static void
test_offline (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_FALSE);
  g_autoptr (OnvCardPlan) plan = g_object_new (ONV_TYPE_CARD_PLAN, NULL);
  g_autoptr (OnvClock) clock = g_object_new (ONV_TYPE_CLOCK, NULL);
  g_autoptr (OnvVideoSettings) video = g_object_new (ONV_TYPE_VIDEO_SETTINGS, NULL);
  g_autoptr (OnvLens) lens = g_object_new (ONV_TYPE_LENS, NULL);
  g_autoptr (OnvDetector) detector = g_object_new (ONV_TYPE_DETECTOR, NULL);

  assert_offline (c, get_card_plan, set_card_plan, plan);
  assert_offline (c, get_clock, set_clock, clock);
  assert_offline (c, get_video_settings, set_video_settings, video);
  assert_offline (c, get_lens, set_lens, lens);
  assert_offline (c, get_motion, set_motion, detector);
  assert_offline (c, get_occlusion, set_occlusion, detector);
  assert_offline (c, get_sound, set_sound, detector);
  assert_offline (c, get_other_alarms, set_other_alarms, detector);
}

static const OnvCaseRow rows[] = {
  { "plan", test_plan },
  { "clock", test_clock },
  { "video", test_video },
  { "lens", test_lens },
  { "occlusion", test_occlusion },
  { "sound", test_sound },
  { "other-alarms", test_other_alarms },
  { "offline", test_offline },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-settings", rows);
}
