/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen of a setting: pictures of command 32, judged by ffmpeg, and streams, judged by ffprobe. */
#include "config.h"

#include "command-test.h"

#include <gst/gst.h>

static gboolean
has_ffmpeg (void)
{
  g_autofree char *path = g_find_program_in_path ("ffmpeg");

  if (path == NULL)
    g_test_skip ("ffmpeg is not installed");
  return path != NULL;
}

/* Command 32; returns the address of the picture, which chapter 5 gives. */
static char *
take_picture (SimTest *test)
{
  g_auto (CommandOutcome) outcome
      = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":32,\"channel_id\":1}");
  JsonObject *answer = command_get_answer (&outcome);
  const char *name;
  g_autofree char *path = NULL;
  g_autoptr (SimReply) reply = NULL;

  g_assert_cmpint (json_object_get_int_member (answer, "result"), ==, 1);
  name = json_object_get_string_member (json_object_get_object_member (answer, "cmd"), "name");
  path = g_strdup_printf ("ipc/video/picture/get_info?device_id=1001&channel_id=1&name=%s", name);
  reply = sim_test_get (test, path);
  SIM_ASSERT_ERRNO (reply, 0);
  return g_strdup (json_object_get_string_member (sim_reply_get_object (reply, "data"), "url"));
}

/* A figure of ffmpeg's signalstats over a part of a picture. */
static double
measure (const char *url, const char *crop, const char *figure)
{
  g_autofree char *filter = g_strdup_printf ("crop=%s,signalstats,metadata=print:file=-", crop);
  const char *const argv[]
      = { "ffmpeg", "-v", "error", "-i", url, "-vf", filter, "-f", "null", "-", NULL };
  g_autofree char *name = g_strdup_printf ("signalstats.%s=", figure);
  g_autofree char *output = NULL;
  const char *found;
  int status;

  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  found = strstr (output, name);
  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen (name), NULL);
}

static double
look (SimTest *test, const char *crop, const char *figure)
{
  g_autofree char *url = take_picture (test);

  return measure (url, crop, figure);
}

#define ALL "in_w:in_h:0:0"
#define LEFT_TOP "in_w/2:in_h/3:0:0"
#define RIGHT_TOP "in_w/2:in_h/3:in_w/2:0"
#define LEFT_BOTTOM "in_w/2:in_h/4:0:in_h*3/4"
#define RIGHT_BOTTOM "in_w/2:in_h/4:in_w/2:in_h*3/4"
#define MIDDLE "in_w/2:in_h/3:in_w/4:in_h/3"

static const char no_osd[] = "[{\"type\":1,\"enable\":0},{\"type\":2,\"enable\":0}]";

#define PICTURE(codec, rate, fps, size, display, turn, flip, white, red)                           \
  "{\"codec\":\"" codec "\",\"bitRate\":" rate ",\"frameRate\":\"" fps "\",\"resolution\":\"" size \
  "\",\"display_mode\":" display ",\"display_direction\":" turn ",\"display_flip\":" flip          \
  ",\"led_white\":" white ",\"led_red\":" red ",\"audio\":\"on\"}"
#define PLAIN PICTURE ("h264", "64", "10", "160*90", "1", "0", "0", "0", "0")

static const struct
{
  const char *name;
  const char *crop;
} corners[] = {
  { "left-top", LEFT_TOP },
  { "right-top", RIGHT_TOP },
  { "left-bottom", LEFT_BOTTOM },
  { "right-bottom", RIGHT_BOTTOM },
};

/* Before black, letters are what is bright. An empty text shows the time. */
static void
test_osd_corners (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  if (!has_ffmpeg ())
    return;
  g_assert_cmpint (command_write (test, 40, "{\"status\":\"off\"}"), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      g_autofree char *osd = g_strdup_printf (
          "[{\"type\":1,\"enable\":1,\"text\":\"%s\",\"pos\":\"%s\"},{\"type\":2,\"enable\":0}]",
          i % 2 == 0 ? "HI" : "", corners[i].name);
      g_autofree char *url = NULL;

      g_assert_cmpint (command_write (test, 21, osd), ==, 1);
      url = take_picture (test);
      for (gsize k = 0; k < G_N_ELEMENTS (corners); k++)
        {
          double brightest = measure (url, corners[k].crop, "YMAX");
          /* The time is wider than half of so small a picture. */
          gboolean beside = i % 2 == 1 && k / 2 == i / 2;

          g_test_message ("%s: %s %g", corners[i].name, corners[k].name, brightest);
          if (k == i)
            g_assert_cmpfloat (brightest, >, 180);
          else if (!beside)
            g_assert_cmpfloat (brightest, <, 60);
        }
    }
}

static void
test_lens (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *off = NULL;

  if (!has_ffmpeg ())
    return;
  g_assert_cmpint (command_write (test, 21, no_osd), ==, 1);
  g_assert_cmpfloat (look (test, ALL, "YAVG"), >, 60);
  g_assert_cmpint (command_write (test, 40, "{\"status\":\"off\"}"), ==, 1);
  off = take_picture (test);
  g_assert_cmpfloat (measure (off, ALL, "YAVG"), <, 40);
  g_assert_cmpfloat (measure (off, LEFT_TOP, "YMAX"), <, 60);
  g_assert_cmpfloat (measure (off, MIDDLE, "YMAX"), >, 180); /* it says so */
  g_assert_cmpint (command_write (test, 40, "{\"status\":\"on\"}"), ==, 1);
  g_assert_cmpfloat (look (test, ALL, "YAVG"), >, 60);
}

static void
test_light_and_colour (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *plain = NULL;
  g_autofree char *white = NULL;
  g_autofree char *red = NULL;

  if (!has_ffmpeg ())
    return;
  plain = take_picture (test);
  g_assert_cmpfloat (measure (plain, ALL, "SATAVG"), >, 5);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "2", "0", "0", "0", "0")),
                   ==, 1);
  g_assert_cmpfloat (look (test, ALL, "SATAVG"), <, 3);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "1", "0", "0", "1", "0")),
                   ==, 1);
  white = take_picture (test);
  g_assert_cmpfloat (measure (white, ALL, "YAVG"), >, measure (plain, ALL, "YAVG") + 25);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "1", "0", "0", "0", "1")),
                   ==, 1);
  red = take_picture (test);
  g_assert_cmpfloat (measure (red, ALL, "VAVG"), >, measure (plain, ALL, "VAVG") + 10);
  g_assert_cmpfloat (measure (red, ALL, "YAVG"), <, measure (white, ALL, "YAVG"));
  /* What is automatic does nothing by day. */
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "0", "0", "0", "2", "2")),
                   ==, 1);
  g_assert_cmpfloat_with_epsilon (look (test, ALL, "YAVG"), measure (plain, ALL, "YAVG"), 8);
}

static void
close_iris (SimTest *test)
{
  g_auto (CommandOutcome) outcome
      = command_send (test, "device_id=1001&qos=0",
                      "{\"cmdId\":7,\"channel_id\":1,\"cmd\":{\"cmd\":6,\"stop\":2,\"speed\":7}}");

  g_assert_cmpint (outcome.status, ==, 2);
}

/* The camera sees little with its iris closed: then it sees to it itself, where it is told to. */
static void
test_dark (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *dark = NULL;
  g_autofree char *white = NULL;
  g_autofree char *red = NULL;

  if (!has_ffmpeg ())
    return;
  g_assert_cmpint (command_write (test, 21, no_osd), ==, 1);
  for (int i = 0; i < 20; i++)
    close_iris (test);
  g_assert_cmpint (command_write (test, 34, PLAIN), ==, 1);
  dark = take_picture (test);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "1", "0", "0", "2", "0")),
                   ==, 1);
  white = take_picture (test);
  g_assert_cmpfloat (measure (white, ALL, "YAVG"), >, measure (dark, ALL, "YAVG") + 15);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "1", "0", "0", "0", "2")),
                   ==, 1);
  red = take_picture (test);
  g_assert_cmpfloat (measure (red, ALL, "VAVG"), >, measure (dark, ALL, "VAVG") + 5);
  g_assert_cmpint (command_write (test, 34,
                                  PICTURE ("h264", "64", "10", "160*90", "0", "0", "0", "2", "0")),
                   ==, 1);
  g_assert_cmpfloat (look (test, ALL, "SATAVG"), <, 3); /* no colour in the dark */
}

/* The mean difference of two pictures, one of them through filters of ffmpeg's. */
static double
compare (const char *a, const char *b, const char *filter)
{
  g_autofree char *graph = g_strdup_printf (
      "[0]%s[x];[x][1]blend=all_mode=difference,signalstats,metadata=print:file=-", filter);
  const char *const argv[] = { "ffmpeg",          "-v",  "error", "-i",   a,   "-i", b,
                               "-filter_complex", graph, "-f",    "null", "-", NULL };
  g_autofree char *output = NULL;
  const char *found;
  int status;

  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  found = strstr (output, "signalstats.YAVG=");
  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen ("signalstats.YAVG="), NULL);
}

/* Turned, then mirrored; each as ffmpeg does it, which the others of the same size do not match. */
static const struct
{
  const char *picture;
  const char *filter;
} turns[] = {
  { PICTURE ("h264", "64", "10", "160*90", "1", "1", "0", "0", "0"), "transpose=cclock" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "2", "0", "0", "0"), "transpose=clock" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "1", "1", "0", "0"), "transpose=cclock,hflip" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "2", "1", "0", "0"), "transpose=clock,hflip" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "3", "0", "0", "0"), "hflip,vflip" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "0", "1", "0", "0"), "hflip" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "0", "2", "0", "0"), "vflip" },
  { PICTURE ("h264", "64", "10", "160*90", "1", "3", "3", "0", "0"), "null" },
};

static void
test_turns (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *plain = NULL;

  if (!has_ffmpeg ())
    return;
  g_assert_cmpint (command_write (test, 21, no_osd), ==, 1);
  plain = take_picture (test);
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *turned = NULL;
      double best;

      g_assert_cmpint (command_write (test, 34, turns[i].picture), ==, 1);
      turned = take_picture (test);
      best = compare (plain, turned, turns[i].filter);
      g_test_message ("%s: %g", turns[i].filter, best);
      for (gsize k = 0; k < G_N_ELEMENTS (turns); k++)
        if (k != i && (k < 4) == (i < 4)) /* of the same size */
          g_assert_cmpfloat (best * 1.5, <, compare (plain, turned, turns[k].filter));
    }
}

static char *
probe (SimTest *test, guint protocol)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, protocol, &token);
  g_autofree char *uri
      = protocol == 1 ? g_strdup_printf ("http://%s/live/live_1001_1/index.m3u8?%s", address, token)
                      : g_strdup_printf ("http://%s/live/1001-1.flv?%s", address, token);
  const char *const argv[] = { "timeout",
                               "60",
                               "ffprobe",
                               "-v",
                               "error",
                               "-select_streams",
                               "v",
                               "-show_entries",
                               "stream=codec_name,width,height,r_frame_rate",
                               "-of",
                               "csv=p=0",
                               uri,
                               NULL };
  char *output;
  int status;

  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
expect (SimTest *test, guint protocol, const char *streams)
{
  g_autofree char *found = probe (test, protocol);

  g_test_message ("%s", found);
  g_assert_true (g_str_has_prefix (found, streams));
}

static void
set_level (SimTest *test, int level)
{
  g_autofree char *body
      = g_strdup_printf ("{\"cmdId\":6,\"channel_id\":1,\"cmd\":{\"level\":%d}}", level);
  g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=0", body);

  g_assert_cmpint (outcome.status, ==, 2);
}

/* The camera still runs from the probe before: it is set anew while it does. */
static void
test_encoder (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  if (!has_ffmpeg ())
    return;
  expect (test, 3, "h264,160,90,10/1");
  g_assert_cmpint (
      command_write (test, 34, PICTURE ("h264", "300", "20", "320*240", "1", "0", "0", "0", "0")),
      ==, 1);
  expect (test, 3, "h264,320,240,20/1");
  set_level (test, 2);
  expect (test, 3, "h264,160,120,20/1");
  set_level (test, 4);
  g_assert_cmpint (
      command_write (test, 34, PICTURE ("h264", "300", "20", "320*240", "1", "1", "0", "0", "0")),
      ==, 1);
  expect (test, 3, "h264,240,320,20/1");
  g_assert_cmpint (
      command_write (test, 34, PICTURE ("h265", "300", "15", "320*240", "1", "0", "0", "0", "0")),
      ==, 1);
  expect (test, 1, "hevc,320,240,15/1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/command-effects/osd-corners", test_osd_corners);
  g_test_add_func ("/command-effects/lens", test_lens);
  g_test_add_func ("/command-effects/light-and-colour", test_light_and_colour);
  g_test_add_func ("/command-effects/dark", test_dark);
  g_test_add_func ("/command-effects/turns", test_turns);
  g_test_add_func ("/command-effects/encoder", test_encoder);
  return g_test_run ();
}
