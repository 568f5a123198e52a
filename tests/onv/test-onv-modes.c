/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-camera-test.h"

/* Settings of which some belong to a mode, or are measured in what the camera tells beside them. */

static OnvClock *
set_clock (OnvCase *c, OnvClock *edits)
{
  return CALL (c, set_clock, "7", 1, edits);
}

#define assert_refused(c, member)                                    \
  G_STMT_START                                                       \
  {                                                                  \
    g_assert_error ((c)->error, ONV_ERROR, ONV_ERROR_ARGUMENT);      \
    g_assert_cmpstr (onv_error_get_member ((c)->error), ==, member); \
  }                                                                  \
  G_STMT_END

#define NTP "{'mode':2,'timezone':'+8','syncserver':'ntp.example','port':123}"
#define MANUAL "{'mode':1,'time':'2026-11-24 17-00-01'}"

static void
test_clock (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvClock) clock = NULL;
  g_autoptr (OnvClock) west = NULL;
  g_autoptr (OnvTime) time = onv_time_parse (ONV_TIME_KIND_CAMERA, "2026-11-24 17:00:01");

  onv_camera_install (&camera, c->server);
  onv_camera_set_settings (&camera, 28, MANUAL);
  clock = CALL (c, get_clock, "7", 1);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_clock_get_mode (clock), ==, ONV_CLOCK_MODE_MANUAL);
  g_assert_true (onv_time_equal (onv_clock_get_time (clock), time));
  onv_camera_set_settings (&camera, 28, "{'mode':2,'timezone':-3,'syncserver':'a','port':'123'}");
  west = CALL (c, get_clock, "7", 1);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_clock_get_timezone (west), ==, -3);
  g_assert_cmpint (onv_clock_get_port (west), ==, 123);
}

/* Whoever switches must give what the new mode needs; a time that was read long ago is not it. */
static void
test_clock_modes (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvClock) clock = NULL;
  g_autoptr (OnvClock) ntp = NULL;
  g_autoptr (OnvClock) now = NULL;
  g_autoptr (OnvTime) time = onv_time_parse (ONV_TIME_KIND_CAMERA, "2026-11-24 18:00:00");

  onv_camera_install (&camera, c->server);
  onv_camera_set_settings (&camera, 28, MANUAL);
  clock = CALL (c, get_clock, "7", 1);
  g_object_set (clock, "mode", ONV_CLOCK_MODE_NTP, NULL);
  g_assert_null (set_clock (c, clock));
  assert_refused (c, "timezone");
  g_object_set (clock, "timezone", (gint64) 0, "server", "ntp.example", "port", (gint64) 123, NULL);
  onv_camera_set_settings (&camera, 28, MANUAL);
  ntp = set_clock (c, clock);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera, "{'mode':2,'timezone':'+0','syncserver':'ntp.example',"
                                   "'port':123,'channel_id':1}");

  onv_camera_set_settings (&camera, 28, NTP);
  g_clear_object (&ntp);
  ntp = set_clock (c, clock);
  g_assert_no_error (c->error);
  g_assert_false (onv_record_has (ONV_RECORD (ntp), "time")); /* though it was read before */
  g_object_set (ntp, "mode", ONV_CLOCK_MODE_MANUAL, NULL);
  g_assert_null (set_clock (c, ntp));
  assert_refused (c, "time");
  g_object_set (ntp, "time", time, NULL);
  now = set_clock (c, ntp);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera, "{'mode':1,'time':'2026-11-24 18-00-00','channel_id':1}");
}

static const struct
{
  const char *member;
  gint64 number;
  gboolean good;
} clock_limits[] = {
  { "timezone", -13, FALSE }, { "timezone", -12, TRUE }, { "timezone", 14, TRUE },
  { "timezone", 15, FALSE },  { "port", 0, FALSE },      { "port", 1, TRUE },
  { "port", 65535, TRUE },    { "port", 65536, FALSE },
};

static void
test_clock_limits (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autofree char *long_name = g_strnfill (256, 'a');

  onv_camera_install (&camera, c->server);
  onv_camera_set_settings (&camera, 28, NTP);
  for (guint i = 0; i < G_N_ELEMENTS (clock_limits); i++)
    {
      g_autoptr (OnvClock) edits = g_object_new (ONV_TYPE_CLOCK, "mode", ONV_CLOCK_MODE_NTP, NULL);
      g_autoptr (OnvClock) now = NULL;

      camera.asked = 0;
      g_object_set (edits, clock_limits[i].member, clock_limits[i].number, NULL);
      now = set_clock (c, edits);
      g_assert_cmpuint (camera.asked, ==, clock_limits[i].good ? 3 : 0);
      if (clock_limits[i].good)
        g_assert_no_error (c->error);
      else
        assert_refused (c, clock_limits[i].member);
    }
  for (guint length = 0; length <= 256; length += 255 - (length == 255) * 254)
    {
      g_autofree char *name = g_strndup (long_name, length);
      g_autoptr (OnvClock) edits
          = g_object_new (ONV_TYPE_CLOCK, "mode", ONV_CLOCK_MODE_NTP, "server", name, NULL);
      g_autoptr (OnvClock) now = set_clock (c, edits);

      g_assert_true ((now != NULL) == (length == 255));
      if (now == NULL)
        assert_refused (c, "syncserver");
    }
}

#define PLAN_OFF "{'mode':0,'recycle':1,'pre':5}"

/* A camera leaves the times out while the plan is off; what is known of them is used again. */
static void
test_plan (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvCardPlan) edits
      = g_object_new (ONV_TYPE_CARD_PLAN, "mode", ONV_CARD_PLAN_MODE_SCHEDULE, NULL);
  g_autoptr (OnvCardPlan) now = NULL;
  g_autoptr (OnvCardPlan) again = NULL;
  g_autoptr (OnvWeekPlan) times = onv_week_plan_new ();

  onv_camera_install (&camera, c->server);
  onv_camera_set_settings (&camera, 26, PLAN_OFF);
  g_assert_null (CALL (c, set_card_plan, "7", 1, edits));
  assert_refused (c, "time");
  onv_week_plan_add (times, ONV_WEEKDAY_SUNDAY, 0, 86399);
  g_object_set (edits, "times", times, NULL);
  now = CALL (c, set_card_plan, "7", 1, edits);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera,
                          "{'mode':1,'recycle':1,'time':[{'weekday':0,'start_time':'00:00:00',"
                          "'end_time':'23:59:59'}],'pre':5,'channel_id':1}");
  g_assert_true (onv_record_has (ONV_RECORD (now), "times"));
  g_assert_false (onv_record_was_sent (ONV_RECORD (now), "times"));
  g_object_set (now, "mode", ONV_CARD_PLAN_MODE_SCHEDULE, NULL);
  again = CALL (c, set_card_plan, "7", 1, now);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera,
                          "{'mode':1,'recycle':1,'time':[{'weekday':0,'start_time':'00:00:00',"
                          "'end_time':'23:59:59'}],'pre':5,'channel_id':1}");
}

static const struct
{
  const char *region;
  const char *scaled; /* from 640×480 to 1280×720 */
} regions[] = {
  { "{'x':0,'y':0,'w':640,'h':480}", "{'x':0,'y':0,'w':1280,'h':720}" },
  { "{'x':0,'y':0,'w':300,'h':100,'name':'door'}", "{'x':0,'y':0,'w':600,'h':150,'name':'door'}" },
  { "{'x':1,'y':1,'w':1,'h':1}", "{'x':2,'y':2,'w':2,'h':1}" },
  { "{'x':639,'y':479,'w':1,'h':1}", "{'x':1278,'y':719,'w':2,'h':1}" },
  { "{'x':600,'y':470,'w':600,'h':600}", "{'x':1200,'y':705,'w':80,'h':15}" }, /* sticks out */
  { "{'x':700,'y':500,'w':5,'h':0}", "{'x':1279,'y':719,'w':1,'h':1}" },       /* is outside */
};

static void
test_scale (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvSize) from = onv_size_new (640, 480);
  g_autoptr (OnvSize) to = onv_size_new (1280, 720);
  g_autoptr (OnvSize) none = onv_size_new (0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autoptr (JsonNode) node = onv_test_parse (regions[i].region);
      g_autoptr (OnvRegion) region
          = ONV_REGION (onv_record_new_from_json (ONV_TYPE_REGION, node, &c->error));
      g_autoptr (OnvRegion) scaled = onv_region_scale (region, from, to);
      g_autoptr (OnvRegion) same = onv_region_scale (region, none, to);
      g_autoptr (JsonNode) written = onv_record_to_json (ONV_RECORD (scaled), ONV_WRITE_WHOLE);

      g_assert_no_error (c->error);
      onv_test_assert_json (written, regions[i].scaled);
      g_assert_true (onv_record_equal (ONV_RECORD (region), ONV_RECORD (same)));
    }
}

#define MOTION(state, resolution, region)                                                       \
  "{'state':" state ",'event':1,'sensitivity':50,'resolution':'" resolution "','max_region':2," \
  "'region':[" region "],'time':[]}"

/* What was read from one camera is written to another, which counts in other pixels. */
static void
test_other_resolution (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvDetector) one = NULL;
  g_autoptr (OnvDetector) now = NULL;
  g_autoptr (OnvDetector) untouched = NULL;

  onv_camera_install (&camera, c->server);
  onv_camera_set_settings (&camera, 82, MOTION ("1", "640 * 480", "{'x':0,'y':0,'w':320,'h':240}"));
  one = CALL (c, get_occlusion, "7", 1);
  g_assert_no_error (c->error);
  onv_camera_set_settings (&camera, 82, MOTION ("1", "1280*720", "{'x':9,'y':9,'w':9,'h':9}"));
  g_object_set (one, "sensitivity", (gint64) 51, NULL);
  untouched = CALL (c, set_occlusion, "8", 1, one);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera, "{'enable':1,'event':1,'sensitivity':51,'region':["
                                   "{'x':9,'y':9,'w':9,'h':9}],'time':[],'channel_id':1}");

  g_object_set (one, "regions", onv_detector_get_regions (one), NULL); /* these, for the other */
  now = CALL (c, set_occlusion, "8", 1, one);
  g_assert_no_error (c->error);
  onv_camera_assert_told (&camera, "{'enable':1,'event':1,'sensitivity':51,'region':["
                                   "{'x':0,'y':0,'w':640,'h':360}],'time':[],'channel_id':1}");
}

/* What a kind of detector has and takes. */
static void
test_parts (OnvCase *c, gconstpointer data)
{
  g_auto (OnvCamera) camera = { 0 };
  g_autoptr (OnvDetector) edits = g_object_new (ONV_TYPE_DETECTOR, "sensitivity", (gint64) 7, NULL);
  g_autoptr (OnvDetector) sound = NULL;
  g_autoptr (OnvDetector) other = NULL;

  onv_camera_install (&camera, c->server);
  g_assert_null (CALL (c, set_other_alarms, "7", 1, edits));
  assert_refused (c, "sensitivity");
  g_assert_true (onv_record_set_text (ONV_RECORD (edits), "regions", "[]", &c->error));
  g_assert_null (CALL (c, set_sound, "7", 1, edits));
  assert_refused (c, "region");
  g_assert_cmpuint (camera.asked, ==, 0);

  onv_camera_set_settings (&camera, 84, "{'state':0}");
  sound = CALL (c, get_sound, "7", 1);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_detector_get_kind (sound), ==, ONV_DETECTOR_KIND_SOUND);
  g_assert_true (onv_detector_has_part (sound, "sensitivity"));
  g_assert_false (onv_detector_has_part (sound, "regions"));
  onv_camera_set_settings (&camera, 91, "{'state':0}");
  other = CALL (c, get_other_alarms, "7", 1);
  g_assert_cmpint (onv_detector_get_kind (other), ==, ONV_DETECTOR_KIND_OTHER);
  g_assert_false (onv_detector_has_part (other, "sensitivity"));
  g_assert_true (onv_detector_has_part (other, "times"));
}

static const OnvCaseRow rows[] = {
  { "clock", test_clock },
  { "clock-modes", test_clock_modes },
  { "clock-limits", test_clock_limits },
  { "plan", test_plan },
  { "scale", test_scale },
  { "other-resolution", test_other_resolution },
  { "parts", test_parts },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "modes", rows);
}
