/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card and what plays from it, snapshots, upgrades, the clock, and devices of 2018. */
#include "config.h"

#include "command-test.h"
#include "live-viewer.h"
#include "platform/sim-cameras.h"
#include "platform/sim-subject.h"

#include <gst/gst.h>
#include <string.h>

#define PATIENCE_US (60 * G_USEC_PER_SEC)

static JsonNode *
read_json (SimTest *test, const char *device, int id)
{
  g_autofree char *text = command_read_of (test, device, id, "");

  return json_from_string (text, NULL);
}

static void
assert_card (SimTest *test, const char *device, gint64 state, gint64 mode)
{
  g_autoptr (JsonNode) card = read_json (test, device, 30);

  g_test_message ("%s", device);
  g_assert_cmpint (command_get_number (card, "state"), ==, state);
  g_assert_cmpint (command_get_number (card, "mode"), ==, mode);
  g_assert_cmpint (command_get_number (card, "available"), <=, command_get_number (card, "blocks"));
  g_assert_cmpint (command_get_number (card, "available"), >=, 0);
}

static JsonArray *
get_files (JsonNode *answer)
{
  return json_object_get_array_member (json_node_get_object (answer), "rvods");
}

static gint64
write_card (SimTest *test, const char *device, const char *operation)
{
  g_autofree char *cmd = g_strdup_printf ("{\"opt\":\"%s\"}", operation);

  return command_write_of (test, device, 31, cmd);
}

#define FIRST_PAGE "{\"page\":1,\"per_page\":5}"

static void
test_card (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=12", NULL);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) files = NULL;

  assert_card (test, "1001", 1, 2);
  assert_card (test, "1007", 0, 0); /* none */
  assert_card (test, "1009", 2, 1); /* broken */
  assert_card (test, "1004", 3, 2); /* full, and the plan does not recycle */
  g_assert_cmpint (write_card (test, "1001", "burn"), ==, 0);
  g_assert_cmpint (command_write (test, 31, "{}"), ==, 0);
  g_assert_cmpint (write_card (test, "1007", "format"), ==, 0);
  g_assert_cmpint (write_card (test, "1009", "format"), ==, 0);
  before = read_json (test, "1001", 30);
  g_assert_cmpint (command_get_number (before, "available"), <,
                   command_get_number (before, "blocks"));
  g_assert_cmpint (write_card (test, "1001", "umount"), ==, 1);
  assert_card (test, "1001", 1, 0);
  g_assert_cmpint (write_card (test, "1001", "umount"), ==, 0);
  g_assert_cmpint (write_card (test, "1001", "format"), ==, 0);
  files = command_list_files (test, "1001", FIRST_PAGE);
  g_assert_cmpuint (json_array_get_length (get_files (files)), ==, 0);
  g_assert_cmpint (write_card (test, "1001", "mount"), ==, 1);
  assert_card (test, "1001", 1, 2);
  g_assert_cmpint (write_card (test, "1001", "format"), ==, 1);
  after = read_json (test, "1001", 30);
  g_assert_cmpint (command_get_number (after, "available"), ==,
                   command_get_number (after, "blocks"));
  g_assert_cmpint (write_card (test, "1004", "format"), ==, 1);
  assert_card (test, "1004", 1, 2);
}

static const char *const bad_questions[] = {
  "{\"page\":1}",
  "{\"per_page\":1}",
  "{\"page\":0,\"per_page\":1}",
  "{\"page\":1,\"per_page\":0}",
  "{\"page\":1,\"per_page\":1,\"warn_type\":\"a\"}",
  "{\"page\":1,\"per_page\":1,\"start_time\":\"yesterday\"}",
  "{\"page\":1,\"per_page\":1,\"end_time\":7}",
  "7",
};

static void
test_files (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (JsonNode) first = command_list_files (test, "1001", FIRST_PAGE);
  g_autoptr (JsonNode) second = command_list_files (test, "1001", "{\"page\":2,\"per_page\":3}");
  g_autoptr (JsonNode) alarms
      = command_list_files (test, "1001", "{\"page\":1,\"per_page\":5,\"warn_type\":100}");
  g_autoptr (JsonNode) beyond
      = command_list_files (test, "1001", "{\"page\":922337203685477582,\"per_page\":20}");
  JsonObject *file = json_array_get_object_element (get_files (first), 3);
  const char *start = json_object_get_string_member (file, "start_time");
  const char *end = json_object_get_string_member (file, "end_time");
  g_autofree char *narrow
      = g_strdup_printf ("{\"page\":1,\"per_page\":5,\"start_time\":\"%s\",\"end_time\":\"%s\"}",
                         start, end);
  g_autoptr (JsonNode) one = command_list_files (test, "1001", narrow);
  g_autofree char *cover
      = g_strdup_printf ("{\"start_time\":\"%s\",\"end_time\":\"%s\"}", start, end);
  g_autofree char *wrong
      = g_strdup_printf ("{\"start_time\":\"%s\",\"end_time\":\"2001-01-01 00:00:00\"}", start);
  g_autofree char *picture = command_read_of (test, "1001", 43, cover);

  g_assert_cmpint (command_get_number (first, "cur_count"), ==, 5);
  g_assert_cmpint (command_get_number (first, "all_count"), >, 100);
  g_assert_cmpint (command_get_number (first, "channel_id"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (file, "size"), ==, 600 * 64 * 1000 / 8);
  g_assert_cmpint (json_object_get_int_member (file, "warn_type"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (get_files (second),
                                                                                 0),
                                                  "start_time"),
                   ==, start);
  g_assert_cmpint (command_get_number (alarms, "all_count"), ==, 0);
  g_assert_cmpint (command_get_number (beyond, "cur_count"), ==, 0);
  g_assert_cmpint (command_get_number (one, "all_count"), ==, 1);
  g_assert_nonnull (strstr (picture, "\"type\":\"jpg\",\"data\":\"/9j/"));
  g_assert_cmpint (command_write (test, 43, wrong), ==, 0);
  g_assert_cmpint (command_write (test, 43, "{}"), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_questions); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"cmdId\":10,\"channel_id\":1,\"cmd\":%s}", bad_questions[i]);
      g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=1", body);

      g_assert_cmpint (outcome.code, ==, 1);
    }
  /* What was recorded stays when the plan ends. */
  g_assert_cmpint (command_write (test, 27, "{\"mode\":0,\"recycle\":1}"), ==, 1);
  {
    g_autoptr (JsonNode) later = command_list_files (test, "1001", FIRST_PAGE);

    g_assert_cmpint (ABS (command_get_number (later, "all_count")
                          - command_get_number (first, "all_count")),
                     <=, 1);
  }
}

static void
remove_marks (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (g_ascii_isdigit (*from))
      *to++ = *from;
  *to = '\0';
}

static char *
make_past_uri (SimTest *test, const char *begin, const char *end)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 0, &token);

  return g_strdup_printf ("rtmp://%s/rvod/1001-1-%s-%s?%s", address, begin, end, token);
}

/* What a recording's address gives. */
static char *
probe_past (SimTest *test, const char *begin, const char *end)
{
  g_autofree char *uri = make_past_uri (test, begin, end);
  const char *const argv[] = { "timeout",
                               "60",
                               "ffprobe",
                               "-v",
                               "error",
                               "-show_entries",
                               "stream=codec_name,width,height",
                               "-of",
                               "csv=p=0",
                               uri,
                               NULL };
  g_autofree char *output = NULL;
  int status;

  output = sim_test_run (argv, &status);
  return status == 0 ? g_steal_pointer (&output) : NULL;
}

static void
test_rvod (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *ffprobe = g_find_program_in_path ("ffprobe");
  g_autoptr (JsonNode) files = command_list_files (test, "1001", FIRST_PAGE);
  JsonObject *file = json_array_get_object_element (get_files (files), 0);
  g_autofree char *begin = g_strdup (json_object_get_string_member (file, "start_time"));
  g_autofree char *end = g_strdup (json_object_get_string_member (file, "end_time"));
  g_autofree char *played = NULL;
  g_autofree char *short_played = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *garbled = NULL;
  g_autofree char *short_begin = NULL;

  if (ffprobe == NULL || test->rtmp == NULL)
    {
      g_test_skip ("ffprobe, or nginx with its RTMP module, is not installed");
      return;
    }
  remove_marks (begin);
  remove_marks (end);
  short_begin = g_strndup (begin, 12);
  played = probe_past (test, begin, end);
  g_assert_nonnull (played);
  g_assert_nonnull (strstr (played, "h264,160,90"));
  short_played = probe_past (test, short_begin, end);
  g_assert_nonnull (short_played);
  nothing = probe_past (test, "20010101000000", "20010101001000");
  g_assert_null (nothing);
  garbled = probe_past (test, "2001", "2002");
  g_assert_null (garbled);
}

static void
wait_until (LiveViewer *viewer, gboolean (*check) (LiveViewer *))
{
  gint64 end = g_get_monotonic_time () + 60 * (gint64) G_USEC_PER_SEC;

  while (!check (viewer))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      sim_test_wait (50);
    }
}

static gboolean
has_pictures (LiveViewer *viewer)
{
  return live_viewer_count_pictures (viewer, 1000) > 0;
}

/* Some seconds after a time of 14 digits. */
static char *
add_seconds (const char *digits, int seconds)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *iso = g_strdup_printf ("%.8sT%s", digits, digits + 8);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);
  g_autoptr (GDateTime) later = g_date_time_add_seconds (time, seconds);

  return g_date_time_format (later, "%Y%m%d%H%M%S");
}

/* Whoever plays some seconds is told when they are over. */
static void
test_rvod_end (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (JsonNode) files = command_list_files (test, "1001", FIRST_PAGE);
  JsonObject *file = json_array_get_object_element (get_files (files), 0);
  g_autofree char *begin = g_strdup (json_object_get_string_member (file, "start_time"));

  if (!live_viewer_is_available () || test->rtmp == NULL)
    {
      g_test_skip ("ffmpeg, or nginx with its RTMP module, is not installed");
      return;
    }
  remove_marks (begin);
  for (int i = 0; i < 2; i++) /* the second time it is played anew */
    {
      g_autofree char *end = add_seconds (begin, 6);
      g_autofree char *uri = make_past_uri (test, begin, end);
      g_autoptr (LiveViewer) viewer = live_viewer_open (uri);

      wait_until (viewer, has_pictures);
      wait_until (viewer, live_viewer_has_ended);
    }
}

/* Whoever plays from the card when it is taken away, and who asks for it afterwards. */
static void
test_rvod_away (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (JsonNode) files = command_list_files (test, "1001", FIRST_PAGE);
  JsonObject *file = json_array_get_object_element (get_files (files), 0);
  g_autofree char *begin = g_strdup (json_object_get_string_member (file, "start_time"));
  g_autofree char *end = g_strdup (json_object_get_string_member (file, "end_time"));
  g_autofree char *uri = NULL;
  g_autofree char *away = NULL;
  g_autofree char *back = NULL;
  g_autoptr (LiveViewer) viewer = NULL;

  if (!live_viewer_is_available () || test->rtmp == NULL)
    {
      g_test_skip ("ffmpeg, or nginx with its RTMP module, is not installed");
      return;
    }
  remove_marks (begin);
  remove_marks (end);
  uri = make_past_uri (test, begin, end);
  viewer = live_viewer_open (uri);
  wait_until (viewer, has_pictures);
  g_assert_cmpint (write_card (test, "1001", "umount"), ==, 1);
  wait_until (viewer, live_viewer_has_ended);
  away = probe_past (test, begin, end);
  g_assert_null (away);
  g_assert_cmpint (write_card (test, "1001", "mount"), ==, 1);
  back = probe_past (test, begin, end);
  g_assert_nonnull (back);
}

/* A clock that was never set is wrong, and runs on; by NTP it is right. */
static gint64
read_clock (SimTest *test, const char *device)
{
  g_autoptr (JsonNode) node = read_json (test, device, 28);
  const char *time = json_object_get_string_member (json_node_get_object (node), "time");
  g_autoptr (GDateTime) parsed = NULL;
  g_autofree char *iso = g_strdup (time);

  g_assert_cmpuint (strlen (iso), ==, strlen ("YYYY-MM-DD HH-MM-SS"));
  iso[10] = 'T';
  iso[13] = iso[16] = ':';
  parsed = g_date_time_new_from_iso8601 (iso, NULL);
  if (parsed == NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

      parsed = g_date_time_new_from_iso8601 (iso, utc);
    }
  g_assert_nonnull (parsed);
  return g_date_time_to_unix (parsed);
}

static void
test_clock (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=4", NULL);
  SimPart part = { test->platform->cameras, sim_devices_get (test->platform->devices, 1003), 1 };
  gint64 beijing = g_get_real_time () / G_USEC_PER_SEC + 8 * 3600;
  gint64 base = 0;
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2024, 2, 29, 12, 0, 0);

  g_assert_cmpint (ABS (read_clock (test, "1003") - beijing), >, 10);
  base = g_date_time_to_unix (noon);
  g_assert_cmpint (command_write_of (test, "1003", 29,
                                     "{\"mode\":1,\"time\":\"2024-02-29 12-00-00\"}"),
                   ==, 1);
  g_assert_cmpint (read_clock (test, "1003") - base, >=, 0);
  g_assert_cmpint (read_clock (test, "1003") - base, <, 60);
  /* As if it had been set ten hours ago: it has lost or won 36 seconds since. */
  sim_part_set_number (&part, "clock-set-at", g_get_real_time () - 36000 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (ABS (ABS (read_clock (test, "1003") - base - 36000) - 36), <=, 10);
  g_assert_cmpint (command_write_of (test, "1003", 29,
                                     "{\"mode\":1,\"time\":\"2024-02-29 12:00:00\"}"),
                   ==, 1);
  g_assert_cmpint (read_clock (test, "1003") - base, <, 60);
}

/* A package that is served by the stand-in's own object storage would need a key: a server of its own. */
static void
on_package (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  GBytes *package = data;

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), package);
}

static gboolean
is_online (SimTest *test)
{
  g_autoptr (SimReply) reply = sim_test_get (test, "devices/1001");

  return json_object_get_boolean_member (sim_reply_get_object (reply, "data"), "online");
}

static void
wait_until_online (SimTest *test, gboolean online)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (is_online (test) != online)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (50);
    }
}

static void
send_upgrade (SimTest *test, const char *url, const char *md5)
{
  g_autofree char *body
      = g_strdup_printf ("{\"cmdId\":11,\"cmd\":{\"url\":\"%s\",\"ver\":\"7.8.9\",\"md5\":\"%s\"}}",
                         url, md5);
  g_auto (CommandOutcome) outcome = command_send (test, "device_id=1001&qos=0", body);

  g_assert_cmpint (outcome.status, ==, 2);
}

static gint64
send_message (SimTest *test)
{
  g_autoptr (SimReply) reply
      = sim_test_send (test, "POST", "ipc/video/dev_active?device_id=1001", "hello");

  return sim_reply_get_errno (reply);
}

static char *
get_version (SimTest *test)
{
  g_autoptr (SimReply) reply = sim_test_get (test, "ipc/video/device/version?product_id=7312");

  return g_strdup (json_object_get_string_member (sim_reply_get_object (reply, "data"), "ver"));
}

/* Somebody who sees pictures; %NULL where there is no player. */
static LiveViewer *
watch (SimTest *test)
{
  LiveViewer *viewer = live_viewer_is_available () ? live_viewer_new (test, "1001", 3) : NULL;

  if (viewer != NULL)
    wait_until (viewer, has_pictures);
  return viewer;
}

/* A wrong sum, and content that is no .tar.gz, change nothing; a good package takes the device away for a
 * while. */
static void
test_upgrade (void)
{
  static const char content[] = "\x1f\x8b and so on";
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GBytes) package = g_bytes_new_static (content, sizeof content);
  g_autofree char *md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, package);
  g_autofree char *url = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (LiveViewer) viewer = NULL;
  g_autoptr (LiveViewer) again = NULL;
  GSList *uris;

  soup_server_add_handler (server, "/", on_package, package, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  url = g_strdup_printf ("http://127.0.0.1:%d/fw.tar.gz", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  send_upgrade (test, url, "00000000000000000000000000000000");
  send_upgrade (test, url, "0");
  send_upgrade (test, "http://127.0.0.1:1/none", md5);
  send_upgrade (test, "file:///etc/passwd", md5);
  send_upgrade (test, "http:///fw.tar.gz", md5);
  send_upgrade (test, "fw.tar.gz", md5);
  sim_test_wait (500);
  g_assert_true (is_online (test));
  before = get_version (test);
  g_assert_cmpstr (before, !=, "7.8.9");
  viewer = watch (test);
  send_upgrade (test, url, md5);
  wait_until_online (test, FALSE);
  if (viewer != NULL)
    wait_until (viewer, live_viewer_has_ended);
  {
    g_auto (CommandOutcome) outcome
        = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":20,\"channel_id\":1}");

    g_assert_cmpint (outcome.status, ==, 0);
  }
  g_assert_cmpint (send_message (test), ==, 13);
  wait_until_online (test, TRUE);
  g_assert_cmpint (send_message (test), ==, 0);
  after = get_version (test);
  g_assert_cmpstr (after, ==, "7.8.9");
  again = watch (test);
}

/* Device 1008 runs the vendor's SDK of 2018. */
static void
test_old_device (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=8", NULL);
  g_auto (CommandOutcome) plain
      = command_send (test, "device_id=1008&qos=1",
                      "{\"cmdId\":10,\"channel_id\":1,\"cmd\":" FIRST_PAGE "}");
  g_auto (CommandOutcome) unknown = command_send (
      test, "device_id=1008&qos=1",
      "{\"type\":\"video\",\"cmdId\":20,\"channel_id\":1,\"cmd\":{\"channel_id\":1}}");
  g_auto (CommandOutcome) elsewhere
      = command_send (test, "device_id=1008&qos=1",
                      "{\"type\":\"video\",\"cmdId\":10,\"channel_id\":1,\"cmd\":" FIRST_PAGE "}");
  g_auto (CommandOutcome) good = command_send (
      test, "device_id=1008&qos=1",
      "{\"TYPE\":\"Video\",\"cmdid\":10,\"CMD\":{\"Channel_ID\":1,\"Page\":1,\"Per_Page\":2}}");
  g_auto (CommandOutcome) silent
      = command_send (test, "device_id=1008&qos=1",
                      "{\"type\":\"video\",\"cmdId\":6,\"cmd\":{\"channel_id\":1,\"level\":1}}");
  JsonObject *file = json_array_get_object_element (
      json_object_get_array_member (command_get_answer (&good), "rvods"), 0);

  g_assert_cmpint (plain.code, ==, 5);
  g_assert_cmpint (unknown.code, ==, 5);
  g_assert_cmpint (elsewhere.code, ==, 2);
  g_assert_cmpint (silent.status, ==, 5);
  g_assert_true (json_object_has_member (file, "beginTime"));
  g_assert_true (json_object_has_member (file, "video_title"));
  g_assert_true (json_object_has_member (json_node_get_object (good.answer), "page_total"));
}

static const char *const bad_snapshots[] = {
  "{\"width\":15}",  "{\"width\":3841}",  "{\"height\":15}",    "{\"height\":2161}",
  "{\"quality\":0}", "{\"quality\":101}", "{\"width\":\"16\"}", "7",
};

static void
test_snapshot (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *small
      = command_read_of (test, "1001", 32, "{\"width\":16,\"height\":16,\"quality\":1}");
  g_autofree char *full = command_read_of (test, "1001", 32, "");
  g_autoptr (SimReply) list
      = sim_test_get (test, "ipc/video/picture/get_list?device_id=1001&channel_id=1");

  for (gsize i = 0; i < G_N_ELEMENTS (bad_snapshots); i++)
    g_assert_cmpint (command_write (test, 32, bad_snapshots[i]), ==, 0);
  g_assert_cmpstr (small, !=, full);
  SIM_ASSERT_ERRNO (list, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (list->object, "data")), ==,
                    2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/command-card/card", test_card);
  g_test_add_func ("/command-card/files", test_files);
  g_test_add_func ("/command-card/rvod", test_rvod);
  g_test_add_func ("/command-card/rvod-end", test_rvod_end);
  g_test_add_func ("/command-card/rvod-away", test_rvod_away);
  g_test_add_func ("/command-card/clock", test_clock);
  g_test_add_func ("/command-card/upgrade", test_upgrade);
  g_test_add_func ("/command-card/old-device", test_old_device);
  g_test_add_func ("/command-card/snapshot", test_snapshot);
  return g_test_run ();
}
