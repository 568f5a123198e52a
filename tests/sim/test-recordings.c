/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters 6 and 13 over HTTP: what is recorded lists, plays over HLS and RTMP, and is deleted. */
#include "config.h"

#include "platform/sim-recorder.h"
#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

#define OF "product_id=7312&device_id=1001&channel_id=1"
#define RECORD "ipc/video/record/record_video?" OF
#define ADD "api/record/record_config?" OF
#define REMOVE "ipc/video/record/delete_config?" OF
#define UPDATE "ipc/video/record/update_config?" OF
#define LIST "ipc/video/vod/get_video_list?device_id=1001&channel_id=1"
#define INFO "ipc/video/vod/get_video_info?device_id=1001&channel_id=1&video_id="
#define TOKEN "ipc/video/vod/get_play_token?device_id=1001&channel_id=1&video_id="
#define RENAME "ipc/video/vod/rename_video?device_id=1001&channel_id=1&video_id="
#define DELETE "ipc/video/vod/delete_video?deviceid=1001&channeled=1"
#define PATIENCE_US (90 * (gint64) G_USEC_PER_SEC)

static JsonArray *
list (SimTest *test, const char *path, SimReply **reply)
{
  *reply = sim_test_get (test, path);
  SIM_ASSERT_ERRNO (*reply, 0);
  return json_object_get_array_member (sim_reply_get_object (*reply, "data"), "videos");
}

/* Waits until so many recordings are there; returns the oldest of them. */
static char *
await (SimTest *test, guint n_wanted)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      g_autoptr (SimReply) reply = NULL;
      JsonArray *videos = list (test, LIST, &reply);
      guint n = json_array_get_length (videos);

      if (n >= n_wanted)
        return g_strdup (
            json_object_get_string_member (json_array_get_object_element (videos, n - 1),
                                           "videoid"));
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (100);
    }
}

/* Waits until the camera really films (14.2). */
static void
await_film (SimTest *test)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  gint64 rate = 0;

  while (rate == 0)
    {
      g_autoptr (SimReply) reply
          = sim_test_get (test, "ipc/video/stat/getpushlist?productid=7312&deviceid=1001");
      JsonArray *pushed = json_object_get_array_member (reply->object, "result");

      if (json_array_get_length (pushed) > 0)
        rate = json_object_get_int_member (json_array_get_object_element (pushed, 0), "bandwidth");
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (50);
    }
}

static char *
record_some (SimTest *test)
{
  const SimCase start[] = { { "GET", RECORD "&action=1&expired=7day" } };
  const SimCase stop[] = { { "GET", RECORD "&action=0" } };

  sim_test_try (test, start, 1);
  await_film (test);
  sim_test_wait (3500);
  sim_test_try (test, stop, 1);
  return await (test, 1);
}

static char *
get_member (SimTest *test, const char *path, const char *id, const char *member)
{
  g_autofree char *full = g_strconcat (path, id, NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, full);

  SIM_ASSERT_ERRNO (reply, 0);
  return g_strdup (json_object_get_string_member (sim_reply_get_object (reply, "data"), member));
}

static void
assert_plays (const char *url)
{
  g_autofree char *program = g_find_program_in_path ("ffprobe");
  const char *argv[]
      = { program,   "-v", "error", "-show_entries", "stream=codec_name,width", "-of",
          "compact", url,  NULL };
  g_autofree char *output = NULL;
  int status;

  if (program == NULL)
    return;
  output = sim_test_run (argv, &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "h264|width=160"));
  g_assert_nonnull (strstr (output, "aac"));
}

/* What 13.1 started goes on after a restart, in another file, until 13.1 stops it; what was being written
 * when a program was killed goes. */
static void
test_restart (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("--state-dir=", directory, NULL);
  g_autofree char *left = g_build_filename (directory, "files", "0123", NULL);
  g_autofree char *beside = g_strconcat (left, ".flv", NULL);
  const char *const argv[] = { "rm", "-r", directory, NULL };
  const SimCase object[] = { { "PUT", "ipc/video/file/upload?product_id=7312&name=a", "x", 200 } };
  const SimCase start[] = { { "GET", RECORD "&action=1" } };
  const SimCase busy[] = { { "GET", RECORD "&action=1", NULL, 19 } };
  const SimCase stop[] = { { "GET", RECORD "&action=0" } };
  const SimCase stopped[] = { { "GET", RECORD "&action=0", NULL, 18 } };
  SimTest *test = sim_test_new ("--devices=3", option, NULL);
  g_autoptr (SimReply) kept = NULL;
  g_autofree char *id = NULL;
  int status;

  sim_test_try (test, object, 1);
  sim_test_try (test, start, 1);
  await_film (test);
  sim_test_free (test);
  g_assert_true (g_file_set_contents (left, "x", 1, NULL));
  g_assert_true (g_file_set_contents (beside, "x", 1, NULL));

  test = sim_test_new ("--devices=3", option, NULL);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  kept = sim_test_get (test, "ipc/video/file/download?product_id=7312&name=a");
  g_assert_cmpuint (g_bytes_get_size (kept->body), ==, 1);
  sim_test_try (test, busy, 1);
  await_film (test);
  sim_test_wait (2500);
  sim_test_try (test, stop, 1);
  id = await (test, 1);
  sim_test_free (test);

  test = sim_test_new ("--devices=3", option, NULL);
  sim_test_try (test, stopped, 1);
  sim_test_free (test);
  g_free (sim_test_run (argv, &status));
}

static void
test_manual (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *id = record_some (test);
  g_autofree char *token = get_member (test, TOKEN, id, "token");
  g_autofree char *hls = get_member (test, INFO, id, "hls_url");
  g_autofree char *rtmp = get_member (test, INFO, id, "rtmp_url");
  g_autofree char *size = get_member (test, INFO, id, "size");
  g_autofree char *duration = get_member (test, INFO, id, "durtion");
  g_autofree char *hls_full = g_strdup_printf ("%s?token=%s", hls, token);
  g_autofree char *rtmp_full = g_strdup_printf ("%s?%s", rtmp, token);
  g_autofree char *secure = g_strconcat (INFO, id, "&security=1", NULL);
  g_autoptr (SimReply) safe = sim_test_get (test, secure);
  g_autoptr (SimReply) playlist = sim_test_fetch (test, "GET", hls_full, NULL, NULL);
  g_autoptr (SimReply) refused = sim_test_fetch (test, "GET", hls, NULL, NULL);
  g_autofree char *text
      = g_strndup (g_bytes_get_data (playlist->body, NULL), g_bytes_get_size (playlist->body));

  g_assert_nonnull (strstr (text, "#EXT-X-ENDLIST"));
  g_assert_cmpuint (refused->status, ==, 403);
  g_assert_true (g_str_has_prefix (
      json_object_get_string_member (sim_reply_get_object (safe, "data"), "hls_url"), "https:"));
  g_assert_cmpint (g_ascii_strtoll (size, NULL, 10), >, 1);
  g_assert_cmpint (g_ascii_strtoll (duration, NULL, 10), >=, 2);
  assert_plays (hls_full);
  if (test->rtmp != NULL)
    assert_plays (rtmp_full);
}

static void
test_names (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *id = record_some (test);
  g_autofree char *rename = g_strconcat (RENAME, id, NULL);
  g_autofree char *both = g_strdup_printf (
      "{\"video\":[{\"videoId\":\"%s\"},{\"videoId\":\"none\"},{\"videoId\":1}]}", id);
  const SimCase cases[] = {
    { "PUT", rename, "{\"name\":\"new name\"}" },
    { "PUT", rename, "{\"name\":\"\"}", 10 },
    { "PUT", rename, "{}", 10 },
    { "PUT", RENAME "none", "{\"name\":\"a\"}", 18 },
    { "GET", INFO "none", NULL, 18 },
    { "GET", TOKEN "none", NULL, 18 },
    { "GET", LIST "&start_time=yesterday", NULL, 10 },
    { "GET", LIST "&page_start=0", NULL, 10 },
    { "POST", DELETE, "{}", 10 },
    { "POST", "ipc/video/vod/delete_video?deviceid=1001&channelid=1", "{\"video\":[]}", 10 },
  };
  g_autoptr (SimReply) named = NULL;
  g_autoptr (SimReply) others = NULL;
  g_autoptr (SimReply) early = NULL;
  g_autoptr (SimReply) deleted = NULL;
  g_autoptr (SimReply) after = NULL;
  g_autoptr (SimReply) capacity = NULL;
  JsonArray *results;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  g_assert_cmpuint (json_array_get_length (list (test, LIST "&name=new", &named)), ==, 1);
  g_assert_cmpuint (json_array_get_length (list (test, LIST "&name=old", &others)), ==, 0);
  g_assert_cmpuint (json_array_get_length (
                        list (test, LIST "&end_time=2018-01-01%2001:00:00", &early)),
                    ==, 0);
  deleted = sim_test_send (test, "POST", DELETE, both);
  SIM_ASSERT_ERRNO (deleted, 0);
  results = json_object_get_array_member (deleted->object, "data");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (results, i),
                                                 "code"),
                     ==, i > 0);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (results, 1),
                                                  "message"),
                   ==, "not exist");
  g_assert_cmpuint (json_array_get_length (list (test, LIST, &after)), ==, 0);
  capacity = sim_test_get (test, "ipc/video/storage/capacity?product_id=7312");
  g_assert_cmpint (json_object_get_int_member (capacity->object, "used"), ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "GET", RECORD, NULL, 10 },
    { "GET", RECORD "&action=2", NULL, 10 },
    { "GET", RECORD "&action=1&expired=7", NULL, 10 },
    { "GET", RECORD "&action=1&expired=0day", NULL, 10 },
    { "GET", RECORD "&action=0", NULL, 18 },
    { "GET", RECORD "&action=1" },
    { "GET", RECORD "&action=1", NULL, 19 },
    { "GET", "ipc/video/record/record_video?product_id=7312&device_id=1001&channel_id=2&action=1",
      NULL, 12 },
    { "GET", "ipc/video/record/record_video?product_id=1&device_id=1001&channel_id=1&action=1",
      NULL, 14 },
    { "PUT", ADD, NULL, 10 },
    { "PUT", ADD "&type=3", NULL, 10 },
    { "PUT", ADD "&type=0", NULL, 10 },
    { "PUT", ADD "&type=0&start_time=2018-01-02%2000:00:00&end_time=2018-01-01%2000:00:00", NULL,
      10 },
    { "PUT", ADD "&type=0&start_time=2018-01-01%2000:00:00&end_time=2018-01-02%2000:00:00" },
    { "PUT", ADD "&type=1&cycle=0", NULL, 10 },
    { "PUT", ADD "&action=2&cycle=1" },
    { "PUT", "ipc/video/record/record_config?" OF "&type=1", NULL, 404, 404 },
    { "DELETE", REMOVE },
    { "DELETE", REMOVE, NULL, 18 },
    { "PUT", UPDATE, NULL, 10 },
    { "PUT", UPDATE "&type=0", NULL, 10 },
    { "PUT", UPDATE "&type=2" },
    { "PUT", UPDATE "&type=" },
    { "DELETE", REMOVE, NULL, 18 },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
test_offline (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--online=0", NULL);
  const SimCase cases[] = { { "GET", RECORD "&action=1", NULL, 13 }, { "PUT", ADD "&type=1" } };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

/* A plan goes on in one file after the other, and what is deleted takes its recordings along. */
static void
test_plan (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase plan[] = {
    { "PUT", ADD "&action=1&type=1&cycle=1" },
  };
  const SimCase end[] = {
    { "GET", RECORD "&action=1", NULL, 19 },
    { "GET", RECORD "&action=0", NULL, 18 },
    { "PUT", UPDATE "&type=" },
    { "DELETE", "devices/1001" },
  };
  g_autofree char *id = NULL;
  g_autoptr (SimReply) capacity = NULL;

  sim_recorder_set_file_seconds (test->platform->recorder, 3);
  sim_test_try (test, plan, G_N_ELEMENTS (plan));
  id = await (test, 2);
  sim_recorder_set_file_seconds (test->platform->recorder, 300);
  sim_test_wait (2500);
  g_assert_cmpint (sim_recorder_get_reason (test->platform->recorder, 1001, 1), ==,
                   SIM_REASON_PLAN);
  sim_test_try (test, end, G_N_ELEMENTS (end));
  sim_test_wait (1000);
  capacity = sim_test_get (test, "ipc/video/storage/capacity?product_id=7312");
  g_assert_cmpint (json_object_get_int_member (capacity->object, "used"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/recordings/restart", test_restart);
  g_test_add_func ("/sim/recordings/manual", test_manual);
  g_test_add_func ("/sim/recordings/names", test_names);
  g_test_add_func ("/sim/recordings/errors", test_errors);
  g_test_add_func ("/sim/recordings/offline", test_offline);
  g_test_add_func ("/sim/recordings/plan", test_plan);
  return g_test_run ();
}
