/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters 14 and 15: who watches and pushes, and that a closed camera cuts its streams. */
#include "config.h"

#include "platform/sim-snapshots.h"
#include "sim-test.h"

#include <gst/gst.h>

#define ONLINE "ipc/video/stat/getonlinelist?productid=7312"
#define PUSHED "ipc/video/stat/getpushlist?productid=7312"
#define CLOSE "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id="
#define PATIENCE_US (60 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  SoupMessage *message;
  GInputStream *stream;
  gsize bytes;
  gboolean ended;
  char buffer[4096];
} Viewer;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Viewer *self = data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  self->ended = size <= 0;
  self->bytes += size > 0 ? (gsize) size : 0;
  if (!self->ended)
    g_input_stream_read_async (self->stream, self->buffer, sizeof self->buffer, 0, NULL, on_read,
                               self);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  Viewer *self = data;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);
  self->ended = self->stream == NULL;
  if (!self->ended)
    g_input_stream_read_async (self->stream, self->buffer, sizeof self->buffer, 0, NULL, on_read,
                               self);
}

static void
watch (SimTest *test, Viewer *self, const char *device)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, device, 1, 3, &token);
  g_autofree char *uri = g_strdup_printf ("http://%s/live/%s-1.flv?%s", address, device, token);

  self->message = soup_message_new ("GET", uri);
  soup_session_send_async (test->session, self->message, 0, NULL, on_sent, self);
}

static void
wait_until (gboolean *condition)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (!*condition)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_for_bytes (Viewer *self, gsize bytes)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  while (self->bytes < bytes && !self->ended)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (self->bytes, >=, bytes);
}

static void
viewer_clear (Viewer *self)
{
  wait_until (&self->ended);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
}

static JsonArray *
list (SimTest *test, const char *path, SimReply **reply)
{
  *reply = sim_test_get (test, path);
  SIM_ASSERT_ERRNO (*reply, 0);
  return json_object_get_array_member ((*reply)->object, "result");
}

static void
close_all (SimTest *test)
{
  const SimCase cases[] = {
    { "PUT", CLOSE "1", "{\"type\":1}" },
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1002&id=1",
      "{\"type\":1}" },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
test_lists (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  Viewer one = { 0 }, two = { 0 };
  g_autoptr (SimReply) nobody = NULL;
  g_autoptr (SimReply) all = NULL;
  g_autoptr (SimReply) second = NULL;
  g_autoptr (SimReply) filtered = NULL;
  g_autoptr (SimReply) hls = NULL;
  g_autoptr (SimReply) pushed = NULL;
  g_autofree char *next = NULL;
  JsonArray *items;
  JsonObject *item;
  JsonObject *info;

  g_assert_cmpuint (json_array_get_length (list (test, ONLINE, &nobody)), ==, 0);
  watch (test, &one, "1001");
  watch (test, &two, "1002");
  wait_for_bytes (&one, 2000);
  wait_for_bytes (&two, 2000);
  items = list (test, ONLINE "&page_size=1", &all);
  info = sim_reply_get_object (all, "page_info");
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  g_assert_cmpint (json_object_get_int_member (info, "total_num"), ==, 2);
  next = g_strconcat (ONLINE "&page_size=1&page=2&page_key=",
                      json_object_get_string_member (info, "page_key"), NULL);
  g_assert_cmpuint (json_array_get_length (list (test, next, &second)), ==, 1);
  items = list (test, ONLINE "&deviceid=1002&channelid=1&protocoltype=FLV", &filtered);
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  item = json_array_get_object_element (items, 0);
  g_assert_cmpint (json_object_get_int_member (item, "deviceid"), ==, 1002);
  g_assert_cmpstr (json_object_get_string_member (item, "resolution"), ==, "160 * 90");
  g_assert_cmpstr (json_object_get_string_member (item, "videocodec"), ==, "H264");
  g_assert_cmpint (json_object_get_int_member (item, "bandwidth"), >, 1000);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (item, "onlinetime"), "00:"));
  g_assert_cmpuint (json_array_get_length (list (test, ONLINE "&protocoltype=hls", &hls)), ==, 0);
  items = list (test, PUSHED "&deviceid=1001", &pushed);
  item = json_array_get_object_element (items, 0);
  g_assert_cmpstr (json_object_get_string_member (item, "audiocodec"), ==, "AAC");
  g_assert_cmpint (json_object_get_int_member (item, "bandwidth"), >, 1000);
  close_all (test);
  viewer_clear (&one);
  viewer_clear (&two);
}

static void
test_page_key (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) first = sim_test_get (test, ONLINE);
  g_autoptr (SimReply) device_key = NULL;
  g_autoptr (SimReply) reply = sim_test_get (test, "devices/1001");
  JsonArray *keys = json_object_get_array_member (sim_reply_get_object (reply, "data"), "keys");
  g_autofree char *next
      = g_strconcat (ONLINE "&page=2&page_key=",
                     json_object_get_string_member (sim_reply_get_object (first, "page_info"),
                                                    "page_key"),
                     NULL);
  g_autofree char *elsewhere = g_strconcat (PUSHED "&page=2", strstr (next, "&page_key="), NULL);
  const SimCase before[] = {
    { "GET", next },
    { "GET", elsewhere, NULL, 20 },
    { "GET", ONLINE "&page=2", NULL, 10 },
    { "GET", ONLINE "&page=2&page_key=x", NULL, 20 },
    { "GET", ONLINE "&protocoltype=ftp", NULL, 10 },
    { "GET", "ipc/video/stat/getonlinelist", NULL, 10 },
    { "GET", "ipc/video/stat/getonlinelist?productid=1", NULL, 14 },
    { "GET", "ipc/video/stat/getpushlist?productid=1", NULL, 14 },
  };
  const SimCase after[] = { { "GET", next, NULL, 20 } };

  device_key
      = sim_test_call (test, "GET", ONLINE,
                       json_object_get_string_member (json_array_get_object_element (keys, 0),
                                                      "key"),
                       NULL);
  SIM_ASSERT_ERRNO (device_key, 403);
  sim_test_try (test, before, G_N_ELEMENTS (before));
  sim_snapshots_age (test->platform->snapshots, 299);
  sim_test_try (test, before, 1);
  sim_snapshots_age (test->platform->snapshots, 1);
  sim_test_try (test, after, 1);
}

static void
test_closing (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *preview
      = g_strdup_printf ("http://%s/live_preview/1001_1?token=%s", address, token);
  g_autofree char *playlist
      = g_strdup_printf ("http://%s/live/live_1001_1/index.m3u8?%s", address, token);
  Viewer viewer = { 0 };
  const SimCase closing[] = {
    { "PUT", CLOSE "1", "{\"type\":2}", 10 },
    { "PUT", CLOSE "1", "{}", 10 },
    { "PUT", CLOSE "2", "{\"type\":1}", 12 },
    { "PUT", CLOSE "1", "{\"type\":1}" },
    { "GET", "ipc/video/play_address?device_id=1001&channel_id=1", NULL, 5 },
  };
  const SimCase opening[] = {
    { "PUT", CLOSE "1", "{\"type\":0}" },
    { "GET", "ipc/video/play_address?device_id=1001&channel_id=1&protocol_type=1" },
  };
  g_autoptr (SimReply) refused = NULL;
  g_autoptr (SimReply) no_playlist = NULL;
  g_autoptr (SimReply) again = NULL;

  watch (test, &viewer, "1001");
  wait_for_bytes (&viewer, 1000);
  sim_test_try (test, closing, G_N_ELEMENTS (closing));
  viewer_clear (&viewer);
  refused = sim_test_fetch (test, "GET", preview, NULL, NULL);
  no_playlist = sim_test_fetch (test, "GET", playlist, NULL, NULL);
  g_assert_cmpuint (refused->status, ==, 403);
  g_assert_cmpuint (no_playlist->status, ==, 403);
  sim_test_try (test, opening, G_N_ELEMENTS (opening));
  again = sim_test_fetch (test, "GET", preview, NULL, NULL);
  g_assert_cmpuint (again->status, ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/audience/lists", test_lists);
  g_test_add_func ("/sim/audience/page-key", test_page_key);
  g_test_add_func ("/sim/audience/closing", test_closing);
  return g_test_run ();
}
