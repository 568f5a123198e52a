/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include "meter/fleet-meter-book.h"

/* What cameras send, by a clock that the test moves. It begins with a year, in UTC. */

#define HOUR_MS (60u * 60 * 1000)
#define DAY_MS (24 * HOUR_MS)

typedef struct
{
  GFile *folder;
  GFile *file;
  FleetManualClock *clock;
  GTimeZone *zone;
  FleetMeter *meter;
} Fixture;

static gboolean
is_idle (gpointer meter)
{
  return !fleet_meter_get_busy (meter);
}

static void
settle (Fixture *f)
{
  fleet_test_wait_until (f->meter, is_idle);
}

static void
start (Fixture *f)
{
  f->meter = fleet_meter_new_for_file (f->file, FLEET_CLOCK (f->clock), f->zone);
  settle (f);
}

static void
stop (Fixture *f)
{
  settle (f);
  fleet_test_assert_gone (f->meter);
  f->meter = NULL;
}

static void
set_up (Fixture *f, gconstpointer zone)
{
  f->folder = fleet_test_create_folder ();
  f->file = g_file_get_child (f->folder, "data-used.json");
  f->clock = fleet_manual_clock_new ();
  f->zone = g_time_zone_new_identifier (zone != NULL ? zone : "UTC");
  start (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  stop (f);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (f->clock), ==, 0);
  g_object_unref (f->clock);
  g_time_zone_unref (f->zone);
  g_object_unref (f->file);
  fleet_test_remove_folder (f->folder);
}

static void
advance (Fixture *f, guint ms)
{
  fleet_manual_clock_advance (f->clock, ms);
  settle (f);
}

static void
add (Fixture *f, const char *key, guint64 bytes)
{
  fleet_meter_add (f->meter, "a", key, "Gate", bytes);
}

static void
assert_total (Fixture *f, guint64 today, guint64 month)
{
  guint64 found_today, found_month;

  fleet_meter_get_total (f->meter, &found_today, &found_month);
  g_assert_cmpuint (found_today, ==, today);
  g_assert_cmpuint (found_month, ==, month);
}

static void
assert_camera (Fixture *f, const char *key, guint64 today, guint64 month)
{
  g_autoptr (GPtrArray) cameras = fleet_meter_dup_cameras (f->meter);

  for (guint i = 0; i < cameras->len; i++)
    {
      const FleetMeterCamera *camera = g_ptr_array_index (cameras, i);

      if (!g_str_equal (camera->key, key))
        continue;
      g_assert_cmpuint (camera->today, ==, today);
      g_assert_cmpuint (camera->month, ==, month);
      return;
    }
  g_assert_cmpuint (month, ==, 0);
}

static guint
count_cameras (Fixture *f)
{
  g_autoptr (GPtrArray) cameras = fleet_meter_dup_cameras (f->meter);

  return cameras->len;
}

static char *
load (Fixture *f)
{
  char *contents = NULL;

  g_file_load_contents (f->file, NULL, &contents, NULL, NULL, NULL);
  return contents;
}

static void
test_days (Fixture *f, gconstpointer data)
{
  add (f, "1/1", 100);
  add (f, "2/1", 10);
  add (f, "1/1", 1);
  assert_total (f, 111, 111);
  assert_camera (f, "1/1", 101, 101);
  advance (f, 23 * HOUR_MS);
  add (f, "1/1", 1000);
  assert_total (f, 1111, 1111);
  advance (f, HOUR_MS);
  assert_total (f, 0, 1111);
  add (f, "2/1", 5);
  assert_total (f, 5, 1116);
  assert_camera (f, "1/1", 0, 1101);
  assert_camera (f, "2/1", 5, 15);
  advance (f, 29 * DAY_MS);
  assert_total (f, 0, 1116);
  advance (f, DAY_MS);
  assert_total (f, 0, 0);
  g_assert_cmpuint (count_cameras (f), ==, 0);
  add (f, "3/1", 7);
  assert_total (f, 7, 7);
  g_assert_cmpuint (count_cameras (f), ==, 1);
}

/* In Shanghai days begin eight hours earlier. */
static void
test_zone (Fixture *f, gconstpointer data)
{
  add (f, "1/1", 100);
  advance (f, 16 * HOUR_MS);
  assert_total (f, 0, 100);
  add (f, "1/1", 1);
  advance (f, 30 * DAY_MS);
  assert_total (f, 0, 0);
}

/* Once a minute at most, and what was not written yet when it is asked for. */
static void
test_restart (Fixture *f, gconstpointer data)
{
  g_autofree char *early = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *unchanged = NULL;

  add (f, "1/1", 100);
  advance (f, 59 * 1000);
  early = load (f);
  g_assert_null (early);
  advance (f, 1000);
  kept = load (f);
  g_assert_nonnull (kept);
  g_assert_nonnull (strstr (kept, "\"today\":100"));
  g_assert_true (g_file_set_attribute_uint32 (f->file, G_FILE_ATTRIBUTE_UNIX_MODE, 0600,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
  add (f, "1/1", 23);
  add (f, "2/1", 1);
  fleet_meter_save (f->meter);
  add (f, "2/1", 2); /* while it is written */
  fleet_meter_save (f->meter);
  stop (f);
  start (f);
  assert_total (f, 126, 126);
  assert_camera (f, "1/1", 123, 123);
  assert_camera (f, "2/1", 3, 3);
  stop (f);
  fleet_manual_clock_advance (f->clock, DAY_MS);
  start (f);
  assert_total (f, 0, 126);
  stop (f);
  fleet_manual_clock_advance (f->clock, 30 * DAY_MS);
  start (f);
  assert_total (f, 0, 0);
}

/* Two programs count into one file, and neither loses what the other has counted. */
static void
test_two (Fixture *f, gconstpointer data)
{
  Fixture other = *f;

  start (&other);
  add (f, "1/1", 100);
  add (&other, "1/1", 20);
  add (&other, "2/1", 3);
  fleet_meter_save (f->meter);
  settle (f);
  fleet_meter_save (other.meter);
  settle (&other);
  assert_total (&other, 123, 123);
  add (f, "1/1", 1000);
  fleet_meter_save (f->meter);
  settle (f);
  assert_total (f, 1123, 1123);
  assert_camera (f, "1/1", 1120, 1120);
  stop (&other);
}

static void
on_level (FleetMeter *meter, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_cap (Fixture *f, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (f->meter, "notify::level", G_CALLBACK (on_level), &n);
  add (f, "1/1", 5000);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_FREE);
  fleet_meter_set_cap (f->meter, 10000);
  g_assert_cmpuint (n, ==, 0);
  add (f, "1/1", 2999);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_FREE);
  add (f, "1/1", 1);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_WARNED);
  add (f, "2/1", 1999);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_WARNED);
  add (f, "2/1", 1);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_REACHED);
  g_assert_cmpuint (n, ==, 2);
  fleet_meter_set_cap (f->meter, 11000);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_WARNED);
  fleet_meter_set_cap (f->meter, 0);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_FREE);
  fleet_meter_set_cap (f->meter, 10000);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_REACHED);
  /* It is known at the next start, and a new month is free. */
  fleet_meter_save (f->meter);
  stop (f);
  start (f);
  fleet_meter_set_cap (f->meter, 10000);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_REACHED);
  advance (f, 30 * DAY_MS);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_REACHED);
  advance (f, DAY_MS);
  g_assert_cmpint (fleet_meter_get_level (f->meter), ==, FLEET_METER_FREE);
}

static void
test_garbled (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *contents;
    guint64 month;
  } rows[] = {
    { "", 0 },
    { "{", 0 },
    { "[]", 0 },
    { "null", 0 },
    { "{\"day\":20260101}", 0 },
    { "{\"day\":\"x\",\"cameras\":[]}", 0 },
    { "{\"day\":20260231,\"cameras\":[{\"camera\":\"1/1\",\"month\":5}]}", 0 },
    { "{\"day\":-1,\"cameras\":[]}", 0 },
    { "{\"day\":20260101,\"cameras\":[1,null,[],{},{\"month\":\"5\"},{\"month\":-5}]}", 0 },
    { "{\"day\":20260101,\"cameras\":[{\"camera\":3,\"month\":5,\"today\":9}]}", 5 },
    { "{\"day\":20260101,\"cameras\":[{\"camera\":\"1/1\",\"month\":9223372036854775807},"
      "{\"camera\":\"2/1\",\"month\":9223372036854775807}]}",
      G_GUINT64_CONSTANT (0x0fffffffffffffff) },
    { "\xff\xfe", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint64 month;

      stop (f);
      g_assert_true (g_file_replace_contents (f->file, rows[i].contents, strlen (rows[i].contents),
                                              NULL, FALSE, 0, NULL, NULL, NULL));
      start (f);
      fleet_meter_get_total (f->meter, NULL, &month);
      g_assert_cmpuint (month, ==, rows[i].month);
      add (f, "9/1", 1);
      fleet_meter_save (f->meter);
      stop (f);
      start (f);
      g_assert_cmpuint (count_cameras (f), >=, 1);
    }
}

/* A folder that nothing can be written to: what was counted is not lost while the program runs. */
static void
test_no_room (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) below = g_file_get_child (f->file, "data-used.json");
  Fixture other = *f;

  g_assert_true (g_file_replace_contents (f->file, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  other.file = below;
  start (&other);
  add (&other, "1/1", 5);
  fleet_meter_save (other.meter);
  settle (&other);
  assert_total (&other, 5, 5);
  add (&other, "1/1", 1);
  fleet_meter_save (other.meter);
  settle (&other);
  assert_total (&other, 6, 6);
  stop (&other);
}

/* Of an account for this run only nothing is left. */
static void
test_passing (Fixture *f, gconstpointer data)
{
  g_autofree char *contents = NULL;

  add (f, "1/1", 3);
  fleet_meter_add (f->meter, "", "7/1", "Secret Garden", 4);
  assert_total (f, 7, 7);
  g_assert_cmpuint (count_cameras (f), ==, 2);
  fleet_meter_save (f->meter);
  settle (f);
  assert_total (f, 7, 7);
  contents = load (f);
  g_assert_null (strstr (contents, "7/1"));
  g_assert_null (strstr (contents, "Garden"));
  advance (f, DAY_MS);
  assert_total (f, 0, 7);
  stop (f);
  start (f);
  assert_total (f, 0, 3);
}

static void
test_bound (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *contents = NULL;

  for (guint i = 0; i < FLEET_METER_MAX_CAMERAS + 500; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/1", i);

      fleet_meter_add (f->meter, "a", key, name, 2);
    }
  g_assert_cmpuint (count_cameras (f), ==, FLEET_METER_MAX_CAMERAS + 1);
  assert_camera (f, "", 1000, 1000);
  assert_total (f, 2 * (FLEET_METER_MAX_CAMERAS + 500), 2 * (FLEET_METER_MAX_CAMERAS + 500));
  fleet_meter_save (f->meter);
  stop (f);
  start (f);
  assert_camera (f, "", 1000, 1000);
  contents = load (f);
  g_assert_cmpuint (strlen (contents), <, 2 * 1024 * 1024);
}

/* The name is the last that it had, and bytes go with the key. */
static void
test_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) cameras = NULL;
  const FleetMeterCamera *camera;

  fleet_meter_add (f->meter, "a", "1/1", "Gate", 1);
  fleet_meter_save (f->meter);
  settle (f);
  fleet_meter_add (f->meter, "a", "1/1", "码头", 1);
  fleet_meter_add (f->meter, "b", "1/1", "Other", 1);
  cameras = fleet_meter_dup_cameras (f->meter);
  g_assert_cmpuint (cameras->len, ==, 2);
  camera = g_ptr_array_index (cameras, 0);
  if (g_str_equal (camera->account, "b"))
    camera = g_ptr_array_index (cameras, 1);
  g_assert_cmpstr (camera->name, ==, "码头");
  g_assert_cmpuint (camera->month, ==, 2);
}

/* A clock that was not set yet, or goes back a day, takes nothing away. */
static void
test_clock (void)
{
  static const struct
  {
    FleetMeterDay day;
    guint64 today;
    guint64 month;
    FleetMeterDay then;
  } rows[] = {
    { 20260315, 1, 1, 20260315 }, { 20260316, 0, 1, 20260316 }, { 20260314, 1, 1, 20260315 },
    { 20260313, 1, 1, 20260315 }, { 19700101, 1, 1, 20260315 }, { 20260310, 0, 1, 20260310 },
    { 20260401, 0, 0, 20260401 }, { 20260101, 0, 0, 20260101 }, { 20270315, 0, 0, 20270315 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FleetMeterBook) book = fleet_meter_book_new ();
      const FleetMeterCamera camera = { (char *) "a", (char *) "1/1", (char *) "Gate", 1, 1 };

      fleet_meter_book_turn (book, 20260315);
      fleet_meter_book_add (book, &camera);
      fleet_meter_book_turn (book, rows[i].day);
      g_assert_cmpuint (book->today, ==, rows[i].today);
      g_assert_cmpuint (book->month, ==, rows[i].month);
      g_assert_cmpuint (book->day, ==, rows[i].then);
    }
}

#define ADD(name, zone, func) \
  g_test_add ("/fleet/meter/" name, Fixture, zone, set_up, func, tear_down)

/* How much it was stays, and nothing tells of which cameras: not in the file, and not afterwards. */
static void
test_forget (Fixture *f, gconstpointer data)
{
  g_autofree char *named = NULL;
  g_autofree char *nameless = NULL;

  add (f, "1/1", 100);
  advance (f, HOUR_MS);
  add (f, "2/1", 20);
  named = load (f);
  g_assert_nonnull (strstr (named, "Gate"));
  fleet_meter_set_named (f->meter, FALSE);
  fleet_meter_forget (f->meter);
  add (f, "3/1", 3);
  settle (f);
  fleet_meter_save (f->meter);
  settle (f);
  assert_total (f, 123, 123);
  assert_camera (f, "", 123, 123);
  g_assert_cmpuint (count_cameras (f), ==, 1);
  nameless = load (f);
  g_assert_null (strstr (nameless, "Gate"));
  stop (f);
  start (f);
  assert_total (f, 123, 123);
  add (f, "1/1", 7);
  assert_camera (f, "1/1", 7, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("days", NULL, test_days);
  ADD ("zone", "Asia/Shanghai", test_zone);
  ADD ("restart", NULL, test_restart);
  ADD ("two", NULL, test_two);
  ADD ("cap", NULL, test_cap);
  ADD ("garbled", NULL, test_garbled);
  ADD ("no-room", NULL, test_no_room);
  ADD ("bound", NULL, test_bound);
  ADD ("passing", NULL, test_passing);
  ADD ("names", NULL, test_names);
  ADD ("forget", NULL, test_forget);
  g_test_add_func ("/fleet/meter/clock", test_clock);
  return g_test_run ();
}
