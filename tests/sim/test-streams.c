/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 4.1 to 4.3 and live pictures over every protocol, judged by ffprobe where it is installed. */
#include "config.h"

#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

static gboolean
has_ffprobe (void)
{
  g_autofree char *path = g_find_program_in_path ("ffprobe");

  if (path == NULL)
    g_test_skip ("ffprobe is not installed");
  return path != NULL;
}

/* What an independent player makes of an address within so many seconds. */
static char *
probe_for (SimTest *test, const char *uri, const char *seconds)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *const head[] = { "timeout", seconds, "ffprobe", "-v", "error" };
  const char *const tls[] = { "-tls_verify", "1", "-ca_file", test->ca_file };
  const char *const tail[]
      = { "-show_entries", "stream=codec_name,width,height", "-of", "csv", uri, NULL };
  g_autofree char *output = NULL;
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (head); i++)
    g_ptr_array_add (argv, (char *) head[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (tls) && g_str_has_prefix (uri, "https"); i++)
    g_ptr_array_add (argv, (char *) tls[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (tail); i++)
    g_ptr_array_add (argv, (char *) tail[i]);
  output = sim_test_run ((const char *const *) argv->pdata, &status);
  return status == 0 ? g_steal_pointer (&output) : NULL;
}

static char *
probe (SimTest *test, const char *uri)
{
  return probe_for (test, uri, "60");
}

/* How an address is put together from 4.1's reply: what stands around device and token. */
typedef struct
{
  const char *scheme;
  const char *before;
  const char *after;
} Form;

static const Form forms[] = {
  { "rtmp", "/live/", "-1" },
  { "http", "/live/live_", "_1/index.m3u8" },
  { "https", "/live/live_", "_1/index.m3u8" },
  { "http", "/live/", "-1.flv" },
  { "https", "/live/", "-1.flv" },
};

static char *
make_uri (SimTest *test, guint protocol, const char *device)
{
  const Form *form = &forms[protocol];
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, device, 1, protocol, &token);

  return g_strdup_printf ("%s://%s%s%s%s?%s", form->scheme, address, form->before, device,
                          form->after, token);
}

static void
test_play (gconstpointer data)
{
  guint protocol = GPOINTER_TO_UINT (data);
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *uri = NULL;
  g_autofree char *streams = NULL;

  if (!has_ffprobe ())
    return;
  if (protocol == 0 && test->rtmp == NULL)
    {
      g_test_skip ("nginx with its RTMP module is not installed");
      return;
    }
  uri = make_uri (test, protocol, "1001");
  streams = probe (test, uri);
  g_assert_nonnull (streams);
  g_assert_nonnull (strstr (streams, "h264,160,90"));
  g_assert_nonnull (strstr (streams, "aac"));
}

static void
test_addresses (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  static const char *const types[] = { "rtmp", "http", "https", "http", "https" };

  for (guint i = test->rtmp != NULL ? 0 : 1; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("ipc/video/play_address?device_id=1001&channel_id=1&protocol_type=%u",
                             i);
      g_autoptr (SimReply) reply = sim_test_get (test, path);
      JsonObject *answer = sim_reply_get_object (reply, "data");

      g_assert_cmpstr (json_object_get_string_member (answer, "type"), ==, types[i]);
      g_assert_nonnull (strstr (json_object_get_string_member (answer, "addr"), "127.0.0.1:"));
      g_assert_nonnull (json_object_get_string_member (answer, "coveraddr"));
    }
}

/* A query of 4.1, and the errno of its answer. */
typedef struct
{
  const char *query;
  int number;
} Ask;

static const Ask asks[] = {
  { "device_id=1001&channel_id=1&protocol_type=3", 0 },
  { "device_id=1001&channel_id=1&protocol_type=3&timeout=-1", 0 },
  { "channel_id=1&protocol_type=3", 1 },
  { "device_id=1001&protocol_type=3", 1 },
  { "device_id=9&channel_id=1&protocol_type=3", 1 },
  { "device_id=1001&channel_id=1&protocol_type=5", 1 },
  { "device_id=1001&channel_id=1&protocol_type=-1", 1 },
  { "device_id=1001&channel_id=1&protocol_type=3&timeout=-2", 1 },
  { "device_id=1001&channel_id=1&protocol_type=3&timeout=x", 1 },
  { "device_id=1001&channel_id=2&protocol_type=3", 3 },
};

static void
test_address_errors (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimTest) offline = sim_test_new ("--devices=3", "--online=0", NULL);
  g_autoptr (SimReply) reply
      = sim_test_get (offline,
                      "ipc/video/play_address?device_id=1001&channel_id=1&protocol_type=3");

  for (gsize i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autofree char *path = g_strconcat ("ipc/video/play_address?", asks[i].query, NULL);
      g_autoptr (SimReply) answer = sim_test_get (test, path);

      SIM_ASSERT_ERRNO (answer, asks[i].number);
    }
  SIM_ASSERT_ERRNO (reply, 4);
}

static void
test_tokens (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) brief = sim_test_get (
      test, "ipc/video/play_address?device_id=1001&channel_id=1&protocol_type=3&timeout=1");
  g_autofree char *old
      = g_strconcat ("live/1001-1.flv?",
                     json_object_get_string_member (sim_reply_get_object (brief, "data"),
                                                    "accessToken"),
                     NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *other = g_strconcat ("live/1002-1.flv?", token, NULL);
  g_autofree char *hls = g_strconcat ("live/live_1002_1/index.m3u8?", token, NULL);
  g_autofree char *gone = g_strconcat ("live/1009-1.flv?", token, NULL);
  const char *const refused[] = { old, other, hls, "live/1001-1.flv", "live/1001-1.flv?x" };

  sim_test_wait (20);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (SimReply) reply = sim_test_get (test, refused[i]);

      g_assert_cmpuint (reply->status, ==, 403);
    }
  {
    g_autoptr (SimReply) reply = sim_test_get (test, gone);

    g_assert_cmpuint (reply->status, ==, 404);
  }
}

/* The document writes the address in two ways: both are served. */
static void
test_preview (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *good = g_strconcat ("live_preview/1001_1?token=", token, NULL);
  g_autofree char *dash = g_strconcat ("live_preview/1001-1?token=", token, NULL);
  g_autoptr (SimReply) picture = sim_test_call (test, "GET", good, NULL, NULL);
  g_autoptr (SimReply) other = sim_test_call (test, "GET", dash, NULL, NULL);
  g_autoptr (SimReply) none = sim_test_call (test, "GET", "live_preview/1001_1", NULL, NULL);
  const guint8 *bytes = g_bytes_get_data (picture->body, NULL);

  g_assert_cmpuint (picture->status, ==, 200);
  g_assert_cmpstr (picture->type, ==, "image/jpeg");
  g_assert_cmpuint (bytes[0], ==, 0xff);
  g_assert_cmpuint (bytes[1], ==, 0xd8);
  g_assert_cmpuint (other->status, ==, 200);
  g_assert_cmpstr (other->type, ==, "image/jpeg");
  g_assert_cmpuint (none->status, ==, 403);
}

static void
test_preload (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *most
      = g_strconcat ("live/live_1001_1/preload?idle_time=120&token=", token, NULL);
  g_autofree char *more
      = g_strconcat ("live/live_1001_1/preload?idle_time=121&token=", token, NULL);
  g_autoptr (SimReply) good = sim_test_get (test, most);
  g_autoptr (SimReply) bad = sim_test_get (test, more);
  g_autoptr (SimReply) keyless = sim_test_call (test, "GET", most, NULL, NULL);
  g_autoptr (SimReply) tokenless
      = sim_test_get (test, "live/live_1001_1/preload?idle_time=1&token=x");

  SIM_ASSERT_ERRNO (good, 0);
  SIM_ASSERT_ERRNO (bad, 10);
  g_assert_cmpuint (keyless->status, ==, 401);
  g_assert_cmpuint (tokenless->status, ==, 403);
}

static void
test_playlist (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *path = g_strconcat ("live/live_1001_1/index.m3u8?", token, NULL);
  g_autofree char *lost = g_strconcat ("live/live_1001_1/nothing.ts?", token, NULL);
  g_autofree char *text = NULL;
  g_autofree char *naked = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (SimReply) playlist = sim_test_call (test, "GET", path, NULL, NULL);
  g_autoptr (SimReply) none = sim_test_call (test, "GET", lost, NULL, NULL);

  g_assert_cmpuint (playlist->status, ==, 200);
  g_assert_cmpuint (none->status, ==, 404);
  text = g_strndup (g_bytes_get_data (playlist->body, NULL), g_bytes_get_size (playlist->body));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      {
        g_autofree char *segment = g_strconcat ("live/live_1001_1/", lines[i], NULL);
        g_autoptr (SimReply) reply = sim_test_call (test, "GET", segment, NULL, NULL);

        g_assert_true (g_str_has_suffix (lines[i], token));
        g_assert_cmpuint (reply->status, ==, 200);
        g_assert_cmpuint (((const guint8 *) g_bytes_get_data (reply->body, NULL))[0], ==, 0x47);
        g_clear_pointer (&naked, g_free);
        naked = g_strndup (segment, strcspn (segment, "?"));
      }
  g_assert_nonnull (naked);
  {
    g_autoptr (SimReply) reply = sim_test_call (test, "GET", naked, NULL, NULL);

    g_assert_cmpuint (reply->status, ==, 403);
  }
}

static void
test_tls (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *uri = g_strconcat (test->https_url, "devices/1001", NULL);
  g_autofree char *named = NULL;
  g_autoptr (SimReply) untrusted = sim_test_fetch (test, "GET", uri, test->master, NULL);
  g_autoptr (SimReply) trusted = NULL;
  g_autoptr (SimReply) by_name = NULL;

  g_assert_error (untrusted->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  sim_test_use_ca (test);
  trusted = sim_test_fetch (test, "GET", uri, test->master, NULL);
  SIM_ASSERT_ERRNO (trusted, 0);
  named = g_strconcat ("https://localhost", strrchr (test->https_url, ':'), "devices/1001", NULL);
  by_name = sim_test_fetch (test, "GET", named, test->master, NULL);
  SIM_ASSERT_ERRNO (by_name, 0);
}

static guint
count_clients (SimTest *test)
{
  g_autoptr (SimReply) reply = sim_test_get (test, "_sim/clients");

  return json_array_get_length (json_node_get_array (reply->json));
}

static void
test_rtmp_refused (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *uri = g_strdup_printf ("rtmp://%s/live/1001-1?nonsense", test->rtmp);
  g_autofree char *history = NULL;
  g_autofree char *token = NULL;
  g_autofree char *address = NULL;
  g_autofree char *output = NULL;
  g_autofree char *recorded = NULL;

  if (!has_ffprobe ())
    return;
  if (test->rtmp == NULL)
    {
      g_test_skip ("nginx with its RTMP module is not installed");
      return;
    }
  address = sim_test_address (test, "1001", 1, 0, &token);
  history = g_strdup_printf ("rtmp://%s/rvod/1001-1-201711131530-201711131540?%s", address, token);
  output = probe (test, uri);
  recorded = probe (test, history);
  g_assert_null (output);
  g_assert_null (recorded);
  g_assert_cmpuint (count_clients (test), ==, 0);
}

/* A stalled camera publishes again for who comes after the fault. */
static void
test_rtmp_stall (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *streams = NULL;

  if (!has_ffprobe ())
    return;
  if (test->rtmp == NULL)
    {
      g_test_skip ("nginx with its RTMP module is not installed");
      return;
    }
  sim_test_set_faults (test, "[\"stall:path=/live/1001-1\"]");
  first = make_uri (test, 0, "1001");
  nothing = probe_for (test, first, "5");
  g_assert_null (nothing);
  sim_test_set_faults (test, "[]");
  second = make_uri (test, 0, "1001");
  streams = probe (test, second);
  g_assert_nonnull (streams);
}

static void
test_h265 (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--codec=h265", NULL);
  g_autofree char *uri = make_uri (test, 1, "1003");
  g_autofree char *streams = NULL;

  if (!has_ffprobe ())
    return;
  streams = probe (test, uri);
  g_assert_nonnull (streams);
  g_assert_nonnull (strstr (streams, "hevc"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/streams/addresses", test_addresses);
  g_test_add_func ("/streams/addresses/errors", test_address_errors);
  g_test_add_func ("/streams/tokens", test_tokens);
  g_test_add_func ("/streams/preview", test_preview);
  g_test_add_func ("/streams/preload", test_preload);
  g_test_add_func ("/streams/playlist", test_playlist);
  g_test_add_func ("/streams/tls", test_tls);
  g_test_add_data_func ("/streams/play/rtmp", GUINT_TO_POINTER (0), test_play);
  g_test_add_data_func ("/streams/play/hls", GUINT_TO_POINTER (1), test_play);
  g_test_add_data_func ("/streams/play/https-hls", GUINT_TO_POINTER (2), test_play);
  g_test_add_data_func ("/streams/play/flv", GUINT_TO_POINTER (3), test_play);
  g_test_add_data_func ("/streams/play/https-flv", GUINT_TO_POINTER (4), test_play);
  g_test_add_func ("/streams/rtmp/refused", test_rtmp_refused);
  g_test_add_func ("/streams/rtmp/stall", test_rtmp_stall);
  g_test_add_func ("/streams/h265", test_h265);
  return g_test_run ();
}
