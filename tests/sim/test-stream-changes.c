/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that are changed while somebody watches: what is in the stream then, and which streams end. */
#include "config.h"

#include "command-test.h"
#include "live-viewer.h"

#include <gst/gst.h>

#define PATIENCE_MS 60000
#define WINDOW_MS 1000
/* How many of the first pictures are weighed: those that come at once, and some more. */
#define N_WEIGHED "60"

#define PICTURE(codec, rate, size, audio)                                                     \
  "{\"codec\":\"" codec "\",\"bitRate\":" rate ",\"frameRate\":\"15\",\"resolution\":\"" size \
  "\",\"display_mode\":1,\"display_direction\":0,\"display_flip\":0,\"led_white\":0,"         \
  "\"led_red\":0,\"audio\":\"" audio "\"}"

static gboolean
can_watch (void)
{
  if (live_viewer_is_available ())
    return TRUE;
  g_test_skip ("ffmpeg is not installed");
  return FALSE;
}

/* What ffprobe says of the stream as it is now. */
static char *
probe (SimTest *test, const char *packets, const char *entries)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *uri = g_strdup_printf ("http://%s/live/1001-1.flv?%s", address, token);
  const char *const argv[]
      = { "timeout", "60",  "ffprobe", "-v", "error", "-show_entries", entries, "-read_intervals",
          packets,   "-of", "csv=p=0", uri,  NULL };
  char *output;
  int status;

  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* Bytes of the first packets; those of sound are few. */
static guint
weigh (SimTest *test)
{
  g_autofree char *output = probe (test, "%+#" N_WEIGHED, "packet=size");
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  guint sum = 0;

  for (char **line = lines; *line != NULL; line++)
    sum += (guint) g_ascii_strtoull (*line, NULL, 10);
  g_test_message ("%u bytes", sum);
  return sum;
}

static void
set_picture (SimTest *test, const char *picture)
{
  g_assert_cmpint (command_write (test, 34, picture), ==, 1);
}

static void
test_bits (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  guint few, many;

  if (!can_watch ())
    return;
  set_picture (test, PICTURE ("h264", "64", "320*240", "off"));
  few = weigh (test);
  set_picture (test, PICTURE ("h264", "1200", "320*240", "off"));
  many = weigh (test);
  g_assert_cmpuint (many, >, 2 * few);
}

static gboolean
has_sound (SimTest *test)
{
  g_autofree char *output = probe (test, "%+#20", "stream=codec_type");

  return strstr (output, "audio") != NULL;
}

static void
test_sound (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  if (!can_watch ())
    return;
  set_picture (test, PICTURE ("h264", "64", "160*96", "on"));
  g_assert_true (has_sound (test));
  set_picture (test, PICTURE ("h264", "64", "160*96", "off"));
  g_assert_false (has_sound (test));
  set_picture (test, PICTURE ("h264", "64", "160*96", "on"));
  g_assert_true (has_sound (test));
}

static gboolean
is_alive (LiveViewer *viewer)
{
  return live_viewer_count_changes (viewer, WINDOW_MS) >= 3;
}

static void
wait_for (LiveViewer *viewer, gboolean (*check) (LiveViewer *))
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * (gint64) 1000;

  while (!check (viewer))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      sim_test_wait (50);
    }
}

/* Another size goes on in the same stream. Another codec, or sound that comes or goes, would be another
 * stream: this one ends, so that whoever watches asks again, and then it is there. */
static const struct
{
  const char *name;
  const char *picture;
  gboolean ends;
} changes[] = {
  { "size", PICTURE ("h264", "200", "320*240", "on"), FALSE },
  { "bits", PICTURE ("h264", "800", "320*240", "on"), FALSE },
  { "sound", PICTURE ("h264", "200", "320*240", "off"), TRUE },
  { "codec", PICTURE ("h265", "200", "320*240", "off"), TRUE },
};

static void
try_changes (SimTest *test, guint protocol)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (LiveViewer) viewer = live_viewer_new (test, "1001", protocol);
      gint64 changed;

      wait_for (viewer, is_alive);
      set_picture (test, changes[i].picture);
      changed = g_get_monotonic_time ();
      g_test_message ("protocol %u: %s", protocol, changes[i].name);
      if (changes[i].ends)
        wait_for (viewer, live_viewer_has_ended);
      else
        {
          while (g_get_monotonic_time () - changed < 2 * WINDOW_MS * 1000)
            sim_test_wait (50);
          wait_for (viewer, is_alive);
          g_assert_false (live_viewer_has_ended (viewer));
        }
    }
}

static void
test_watched (gconstpointer protocol)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  if (!can_watch ())
    return;
  if (GPOINTER_TO_UINT (protocol) == 0 && test->rtmp == NULL)
    {
      g_test_skip ("nginx-rtmp is not installed");
      return;
    }
  set_picture (test, PICTURE ("h264", "200", "160*96", "on"));
  try_changes (test, GPOINTER_TO_UINT (protocol));
}

static char *
get_list (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = sim_test_get (test, path);
  gsize n;
  const char *text = g_bytes_get_data (reply->body, &n);

  g_assert_cmpuint (reply->status, ==, 200);
  return g_strndup (text, n);
}

static guint64
get_sequence (const char *list)
{
  const char *tag = strstr (list, "#EXT-X-MEDIA-SEQUENCE:");

  g_assert_nonnull (tag);
  return g_ascii_strtoull (strchr (tag, ':') + 1, NULL, 10);
}

/* Over HLS nobody is thrown out: the list goes on with another stream, says so, and its numbers rise. */
static void
test_list (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *path = g_strconcat ("live/live_1001_1/index.m3u8?", token, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * (gint64) 1000;

  set_picture (test, PICTURE ("h264", "200", "160*96", "off"));
  before = get_list (test, path);
  g_assert_null (strstr (before, "#EXT-X-DISCONTINUITY\n"));
  set_picture (test, PICTURE ("h265", "200", "160*96", "off"));
  after = get_list (test, path);
  while (strstr (after, "#EXT-X-DISCONTINUITY\n#EXTINF:") == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      sim_test_wait (50);
      g_free (after);
      after = get_list (test, path);
    }
  g_assert_cmpuint (get_sequence (after), >, get_sequence (before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/stream-changes/bits", test_bits);
  g_test_add_func ("/stream-changes/sound", test_sound);
  g_test_add_func ("/stream-changes/list", test_list);
  g_test_add_data_func ("/stream-changes/watched/flv", GUINT_TO_POINTER (3), test_watched);
  g_test_add_data_func ("/stream-changes/watched/rtmp", GUINT_TO_POINTER (0), test_watched);
  return g_test_run ();
}
