/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stays on a card when its clock, its plan and its settings change. */
#include "config.h"

#include "command-test.h"
#include "platform/command-clock.h"
#include "platform/sim-cameras.h"
#include "platform/sim-card.h"
#include "store/sim-settings.h"

#include <gst/gst.h>
#include <string.h>

#define DAY (24 * 60 * 60)
#define NTP "{\"mode\":2,\"timezone\":\"+8\",\"syncserver\":\"ntp.aliyun.com\",\"port\":123}"

static SimPart
get_part (SimTest *test)
{
  return (SimPart){ test->platform->cameras, sim_devices_get (test->platform->devices, 1001), 1 };
}

/* Its clock is set, by hand. */
static void
set_clock (SimTest *test, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *cmd = g_date_time_format (time, "{\"mode\":1,\"time\":\"%Y-%m-%d %H-%M-%S\"}");

  g_assert_cmpint (command_write (test, 29, cmd), ==, 1);
}

/* So many seconds have passed since its clock was set. */
static void
pass (SimTest *test, gint64 seconds)
{
  SimPart part = get_part (test);

  sim_part_set_number (&part, "clock-set-at", g_get_real_time () - seconds * G_USEC_PER_SEC);
}

static gint64
read_clock (SimTest *test)
{
  SimPart part = get_part (test);

  return sim_clock_read_camera (&part);
}

/* Nothing on it is of the future, nor from before it was put in. */
static GArray *
list (SimTest *test)
{
  SimPart part = get_part (test);
  GArray *files = sim_card_list (&part);
  gint64 now = read_clock (test);

  for (guint i = 0; i < files->len; i++)
    {
      const SimCardFile *file = &g_array_index (files, SimCardFile, i);

      g_assert_cmpint (file->end, <=, now);
      g_assert_cmpint (file->start, >=, now - 9 * DAY);
      g_assert_cmpint (file->start, <, file->end);
    }
  return files;
}

/* As many as before, but for those that have ended meanwhile. */
static void
assert_count (SimTest *test, guint before)
{
  g_autoptr (GArray) files = list (test);

  g_assert_cmpuint (files->len, >=, before);
  g_assert_cmpuint (files->len, <=, before + 2);
}

static void
test_clock_forth_and_back (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *plan = command_read (test, 26);
  g_autoptr (GArray) before = list (test);

  set_clock (test, read_clock (test) + 70 * 365 * (gint64) DAY);
  g_assert_cmpint (command_write (test, 27, plan), ==, 1);
  g_assert_cmpint (command_write (test, 29, NTP), ==, 1);
  assert_count (test, before->len);
  /* What held then does not go on to hold. */
  g_assert_cmpint (command_write (test, 27, "{\"mode\":0,\"recycle\":1}"), ==, 1);
  assert_count (test, before->len);
  g_assert_cmpint (command_write (test, 27, plan), ==, 1);
  assert_count (test, before->len);
}

static void
test_clock_back (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *plan = command_read (test, 26);
  g_autoptr (GArray) files = NULL;

  g_assert_cmpint (command_write (test, 27, plan), ==, 1);
  set_clock (test, read_clock (test) - 10 * DAY);
  files = list (test);
  g_assert_cmpuint (files->len, >, 100);
}

/* A plan that was ended before the clock went back is not made longer by the days that follow. */
static void
test_clock_back_for_good (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (GArray) files = NULL;
  gint64 set_to;

  g_assert_cmpint (command_write (test, 27, "{\"mode\":0,\"recycle\":1}"), ==, 1);
  set_clock (test, read_clock (test) - DAY);
  set_to = read_clock (test);
  pass (test, 2 * DAY);
  g_assert_cmpint (read_clock (test), >, set_to + DAY);
  files = list (test);
  g_assert_cmpuint (files->len, >, 0);
  g_assert_cmpint (g_array_index (files, SimCardFile, files->len - 1).end, <=, set_to);
}

/* What an earlier version has kept. */
static void
test_old_state (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *plan = command_read (test, 26);
  g_autoptr (GArray) before = list (test);
  g_autofree char *text = g_strdup_printf ("[{\"until\":%" G_GINT64_FORMAT ",\"plan\":%s}]",
                                           read_clock (test) + 70 * 365 * (gint64) DAY, plan);
  g_autoptr (JsonNode) past = json_from_string (text, NULL);

  sim_settings_set (test->platform->store, 1001, 1, "plan-past", past);
  assert_count (test, before->len);
}

/* Clocks stop at the end of 9999. */
static void
test_last_second (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (GDateTime) end = g_date_time_new_utc (9999, 12, 31, 23, 59, 59);
  g_autofree char *shown = NULL;
  g_autoptr (GArray) files = NULL;

  set_clock (test, g_date_time_to_unix (end));
  pass (test, DAY);
  shown = command_read (test, 28);
  g_assert_nonnull (strstr (shown, "9999-12-31 23-59-59"));
  files = list (test);
  g_assert_cmpuint (files->len, >, 100);
}

static void
write_full_plan (SimTest *test)
{
  g_autoptr (GString) text = g_string_new ("{\"mode\":1,\"recycle\":1,\"time\":[");

  for (int day = 0; day < 7; day++)
    g_string_append_printf (text,
                            "%s{\"weekday\":%d,\"start_time\":\"00:00:00\","
                            "\"end_time\":\"23:59:59\"}",
                            day > 0 ? "," : "", day);
  g_string_append (text, "]}");
  g_assert_cmpint (command_write (test, 27, text->str), ==, 1);
}

static void
write_bitrate (SimTest *test, gint64 kbps)
{
  g_autofree char *text = command_read (test, 33);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *changed = NULL;

  json_object_set_int_member (json_node_get_object (node), "bitRate", kbps);
  changed = json_to_string (node, FALSE);
  g_assert_cmpint (command_write (test, 34, changed), ==, 1);
}

static gboolean
has_file (GArray *files, const SimCardFile *file)
{
  for (guint i = 0; i < files->len; i++)
    if (memcmp (&g_array_index (files, SimCardFile, i), file, sizeof *file) == 0)
      return TRUE;
  return FALSE;
}

/* Every file is there that was, and is what it was. */
static void
assert_kept (SimTest *test, GArray *before)
{
  g_autoptr (GArray) files = list (test);

  g_assert_cmpuint (files->len, >=, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (has_file (files, &g_array_index (before, SimCardFile, i)));
}

/* A Monday, three minutes past noon, on a card that is filled day and night. */
static gint64
begin_at_noon (SimTest *test)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 11, 30, 12, 3, 0);

  set_clock (test, g_date_time_to_unix (noon));
  write_full_plan (test);
  return g_date_time_to_unix (noon);
}

/* The size of what was recorded is that of its time, and so is that of what an alarm recorded. */
static void
test_bitrate (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  SimPart part = get_part (test);
  gint64 noon = begin_at_noon (test);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) meanwhile = NULL;
  g_autoptr (GArray) after = NULL;

  sim_card_add (&part, noon - 900, noon - 885, 1);
  before = list (test);
  g_assert_cmpuint (before->len, >, 500);
  write_bitrate (test, 8000);
  assert_kept (test, before);
  pass (test, 10 * 60);
  assert_kept (test, before);
  meanwhile = list (test);
  g_assert_cmpuint (meanwhile->len, >, before->len);
  pass (test, 45 * 60);
  assert_kept (test, meanwhile);
  after = list (test);
  g_assert_cmpint (g_array_index (after, SimCardFile, after->len - 1).bytes, ==, 600 * 8000 * 125);
}

/* Whatever is set while the card is away, nothing is recorded. */
static void
test_away (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  gint64 noon = begin_at_noon (test);
  g_autoptr (GArray) files = NULL;

  g_assert_cmpint (command_write_of (test, "1001", 31, "{\"opt\":\"umount\"}"), ==, 1);
  pass (test, 60 * 60);
  write_full_plan (test);
  write_bitrate (test, 100);
  pass (test, 120 * 60);
  g_assert_cmpint (command_write_of (test, "1001", 31, "{\"opt\":\"mount\"}"), ==, 1);
  pass (test, 180 * 60);
  files = list (test);
  g_assert_cmpint (g_array_index (files, SimCardFile, files->len - 1).start, >, noon + 120 * 60);
  for (guint i = 0; i < files->len; i++)
    g_assert_true (g_array_index (files, SimCardFile, i).end <= noon + 60
                   || g_array_index (files, SimCardFile, i).start >= noon + 110 * 60);
}

/* Minutes from midnight of a Monday that is recorded from eight to noon. */
static const struct
{
  gint64 start, end;
  gint64 cut_start, cut_end;
} ranges[] = {
  { 8 * 60, 8 * 60 + 10, 8 * 60, 8 * 60 + 10 },
  { 9 * 60 + 5, 10 * 60 + 7, 9 * 60 + 5, 10 * 60 + 7 },
  { 3 * 60, 8 * 60, -1 },
  { 3 * 60, 8 * 60 + 5, 8 * 60, 8 * 60 + 5 },
  { 11 * 60, 36 * 60, 11 * 60, 12 * 60 },
  { 12 * 60, 36 * 60, -1 },
  { -4 * 60 - 1, 9 * 60, -4 * 60 - 1, -4 * 60 }, /* Sunday night is a gap */
  { -365 * 24 * 60, 365 * 24 * 60, -7 * 24 * 60 + 8 * 60, -7 * 24 * 60 + 20 * 60 },
};

static void
test_cut (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (GDateTime) midnight = g_date_time_new_utc (2026, 11, 30, 0, 0, 0);
  gint64 base = g_date_time_to_unix (midnight);
  SimPart part = get_part (test);

  set_clock (test, base + 12 * 60 * 60 + 180);
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      gint64 start = base + ranges[i].start * 60, end = base + ranges[i].end * 60;

      g_test_message ("range %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (sim_card_cut (&part, &start, &end), ==, ranges[i].cut_start != -1);
      if (ranges[i].cut_start == -1)
        continue;
      g_assert_cmpint (start, ==, base + ranges[i].cut_start * 60);
      g_assert_cmpint (end, ==, base + ranges[i].cut_end * 60);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/card-past/clock-forth-and-back", test_clock_forth_and_back);
  g_test_add_func ("/card-past/clock-back", test_clock_back);
  g_test_add_func ("/card-past/clock-back-for-good", test_clock_back_for_good);
  g_test_add_func ("/card-past/old-state", test_old_state);
  g_test_add_func ("/card-past/last-second", test_last_second);
  g_test_add_func ("/card-past/bitrate", test_bitrate);
  g_test_add_func ("/card-past/away", test_away);
  g_test_add_func ("/card-past/cut", test_cut);
  return g_test_run ();
}
