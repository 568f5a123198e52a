/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

static void
answer_with (OnvCase *f, const char *fixture)
{
  g_autofree char *text = onv_test_load_text (fixture);

  test_server_push (f->server, 200, text);
}

static TestRequest *
only_request (OnvCase *f)
{
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
  return test_server_get_request (f->server, 0);
}

/* They would name the folder of all devices, or what is above it. */
static void
test_dots (OnvCase *f, gconstpointer data)
{
  const char *const ids[] = { ".", ".." };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      onv_client_get_device_async (f->client, ids[i], NULL, onv_test_done, &f->result);
      g_assert_null (
          onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error));
      g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (f->error), ==, "device_id");
      g_clear_error (&f->error);
      g_clear_object (&f->result);
    }
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_get_device (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDevice) device = NULL;
  g_autoptr (OnvDeviceKey) key = NULL;

  answer_with (f, "1.4.json");
  onv_client_get_device_async (f->client, "233?444", NULL, onv_test_done, &f->result);
  device = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);

  g_assert_cmpstr (only_request (f)->method, ==, "GET");
  g_assert_cmpstr (only_request (f)->path, ==, "/devices/233?444");
  g_assert_cmpstr (only_request (f)->api_key, ==, "KEY-OF-THE-ACCOUNT");
  g_assert_cmpstr (onv_device_get_id (device), ==, "device_id");
  g_assert_cmpstr (onv_device_get_title (device), ==, "my device1");
  g_assert_true (onv_device_get_online (device));
  g_assert_false (onv_record_has (ONV_RECORD (device), "tags"));
  g_assert_cmpuint (g_list_model_get_n_items (onv_device_get_keys (device)), ==, 2);
  key = g_list_model_get_item (onv_device_get_keys (device), 1);
  g_assert_cmpstr (onv_device_key_get_key (key), ==, "DFWfsfw1wfDF233");
}

static OnvDeviceQuery *
full_query (void)
{
  g_autoptr (JsonNode) auth_info = onv_test_parse ("{'auth':'auth123'}");
  const char *const ids[] = { "235122", "7", NULL };

  return g_object_new (ONV_TYPE_DEVICE_QUERY, "key-words", "key &?", "tag", "t", "online",
                       ONV_TRISTATE_TRUE, "private", ONV_TRISTATE_FALSE, "page", (gint64) 2,
                       "per-page", (gint64) 100, "device-ids", ids, "auth-info", auth_info, "begin",
                       "2016-06-10", "end", "2016-06-20", "title", "\xe9\x97\xa8", NULL);
}

static void
test_find_devices (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDeviceQuery) query = full_query ();
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvDevice) device = NULL;
  g_autofree char *created = NULL;
  TestRequest *request;

  answer_with (f, "1.5.json");
  onv_client_find_devices_async (f->client, query, NULL, onv_test_done, &f->result);
  page = onv_client_find_devices_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);

  request = only_request (f);
  g_assert_cmpstr (request->path, ==, "/devices");
  g_assert_cmpuint (g_hash_table_size (request->query), ==, 11);
  g_assert_cmpstr (test_request_get (request, "key_words"), ==, "key &?");
  g_assert_cmpstr (test_request_get (request, "tag"), ==, "t");
  g_assert_cmpstr (test_request_get (request, "online"), ==, "true");
  g_assert_cmpstr (test_request_get (request, "private"), ==, "false");
  g_assert_cmpstr (test_request_get (request, "page"), ==, "2");
  g_assert_cmpstr (test_request_get (request, "per_page"), ==, "100");
  g_assert_cmpstr (test_request_get (request, "device_id"), ==, "235122,7");
  g_assert_cmpstr (test_request_get (request, "auth_info"), ==, "{\"auth\":\"auth123\"}");
  g_assert_cmpstr (test_request_get (request, "begin"), ==, "2016-06-10");
  g_assert_cmpstr (test_request_get (request, "end"), ==, "2016-06-20");
  g_assert_cmpstr (test_request_get (request, "title"), ==, "\xe9\x97\xa8");

  g_assert_cmpint (onv_page_get_total (page), ==, 1);
  device = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpint (onv_device_get_channel_count (device), ==, 2);
  g_assert_true (onv_device_get_private (device));
  created = onv_time_to_text (onv_device_get_create_time (device));
  g_assert_cmpstr (created, ==, "2013-02-11 12:22:33");
  g_assert_cmpfloat_with_epsilon (onv_location_get_latitude (onv_device_get_location (device)),
                                  29.535451, 1e-6);
  g_assert_false (onv_record_has (ONV_RECORD (onv_device_get_location (device)), "elevation"));
}

/* What is not set does not reach the wire. */
static void
test_find_all (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvDeviceQuery) query = onv_device_query_new ();
  g_autoptr (OnvPage) page = NULL;

  g_object_set (query, "online", ONV_TRISTATE_TRUE, NULL);
  g_object_set (query, "online", ONV_TRISTATE_ANY, "title", NULL, NULL);
  answer_with (f, "1.5.json");
  onv_client_find_devices_async (f->client, query, NULL, onv_test_done, &f->result);
  page = onv_client_find_devices_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (g_hash_table_size (only_request (f)->query), ==, 0);
}

static const struct
{
  const char *name;
  gint64 value;
  gboolean good;
} limits[] = {
  { "page", 0, FALSE },      { "page", 1, TRUE },        { "page", 10000, TRUE },
  { "page", 10001, FALSE },  { "per-page", 0, FALSE },   { "per-page", 1, TRUE },
  { "per-page", 100, TRUE }, { "per-page", 101, FALSE },
};

static void
test_find_limits (OnvCase *f, gconstpointer data)
{
  g_autofree char *text = onv_test_load_text ("1.5.json");
  guint sent = 0;

  test_server_set_answer (f->server, NULL, 200, text);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (OnvDeviceQuery) query
          = g_object_new (ONV_TYPE_DEVICE_QUERY, limits[i].name, limits[i].value, NULL);
      g_autoptr (OnvPage) page = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      sent += limits[i].good;
      onv_client_find_devices_async (f->client, query, NULL, onv_test_done, &result);
      page = onv_client_find_devices_finish (f->client, onv_test_wait (&result), &error);
      g_assert_cmpuint (test_server_get_n_requests (f->server), ==, sent);
      if (limits[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
    }
}

static void
test_list_channels (OnvCase *f, gconstpointer data)
{
  g_autoptr (GListModel) channels = NULL;
  g_autoptr (OnvChannel) second = NULL;

  answer_with (f, "2.1.json");
  onv_client_list_channels_async (f->client, "7", NULL, onv_test_done, &f->result);
  channels = onv_client_list_channels_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpstr (only_request (f)->path, ==, "/ipc/video/device/QryChannel");
  g_assert_cmpstr (test_request_get (only_request (f), "device_id"), ==, "7");
  g_assert_cmpuint (g_list_model_get_n_items (channels), ==, 2);
  second = g_list_model_get_item (channels, 1);
  g_assert_cmpint (onv_channel_get_channel_id (second), ==, 100);
  g_assert_cmpstr (onv_channel_get_title (second), ==, "my_quto_test");
  g_assert_cmpstr (onv_channel_get_desc (second), ==, "123_test");
}

/* A call without its argument is refused before anything is sent. */
static void
test_missing_argument (OnvCase *f, gconstpointer data)
{
  onv_client_list_channels_async (f->client, NULL, NULL, onv_test_done, &f->result);
  g_assert_null (
      onv_client_list_channels_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "device_id");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* Answers 8 for exactly the devices that were asked for. */
static void
on_online (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  const char *text = test_request_get (request, "devIds");
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);
  g_autoptr (GString) answer = g_string_new ("{\"errno\":0,\"result\":{\"devices\":[");

  g_assert_cmpuint (g_strv_length (ids), <=, 30);
  g_assert_cmpuint (strlen (text), <=, 500);
  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (answer, "%s{\"id\":\"%s\",\"online\":%s}", i > 0 ? "," : "", ids[i],
                            i % 2 == 0 ? "true" : "false");
  g_string_append (answer, "]}}");
  test_server_answer (message, 200, answer->str);
}

static void
query_online (OnvCase *f, guint n, const char *format_prefix, guint n_requests)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GListModel) answer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) ids = NULL;

  test_server_forget (f->server);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%05u", format_prefix, i);

      g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  onv_client_query_online_async (f->client, (const char *const *) ids, NULL, onv_test_done,
                                 &result);
  answer = onv_client_query_online_finish (f->client, onv_test_wait (&result), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (g_list_model_get_n_items (answer), ==, n);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, n_requests);
}

static void
test_query_online (OnvCase *f, gconstpointer data)
{
  g_autoptr (GListModel) answer = NULL;
  g_autoptr (OnvDeviceStatus) first = NULL;
  const char *const ids[] = { "2480461", "2818370", NULL };

  answer_with (f, "8.json");
  onv_client_query_online_async (f->client, ids, NULL, onv_test_done, &f->result);
  answer = onv_client_query_online_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpstr (only_request (f)->path, ==, "/ipc/video/device/QryDevStatus");
  g_assert_cmpstr (test_request_get (only_request (f), "devIds"), ==, "2480461,2818370");
  first = g_list_model_get_item (answer, 0);
  g_assert_cmpstr (onv_device_status_get_id (first), ==, "2480461");
  g_assert_false (onv_device_status_get_online (first));

  test_server_set_handler (f->server, on_online, NULL);
  query_online (f, 0, "", 0);
  query_online (f, 30, "", 1);
  query_online (f, 31, "", 2);
  query_online (f, 100, "", 4);
  query_online (f, 30, "a-rather-long-identifier", 2); /* 29 characters each */
}

/* One batch that fails fails the whole, and the others are given up. */
static void
test_query_online_fails (OnvCase *f, gconstpointer data)
{
  const char *ids[62] = { NULL };

  for (guint i = 0; i < 61; i++)
    ids[i] = "7";
  test_server_push (f->server, TEST_HANG, NULL);
  test_server_push (f->server, 200, "{\"errno\":9,\"error\":\"no\"}");
  test_server_set_answer (f->server, NULL, TEST_HANG, NULL);
  onv_client_query_online_async (f->client, ids, NULL, onv_test_done, &f->result);
  g_assert_null (onv_client_query_online_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_cmpint (onv_error_get_number (f->error), ==, 9);
}

static void
test_get_play_address (OnvCase *f, gconstpointer data)
{
  for (int protocol = ONV_PROTOCOL_RTMP; protocol <= ONV_PROTOCOL_HTTPS_FLV; protocol++)
    {
      g_autoptr (OnvPlayAddress) address = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *number = g_strdup_printf ("%d", protocol);
      TestRequest *request;

      test_server_forget (f->server);
      answer_with (f, "4.1.json");
      onv_client_get_play_address_async (f->client, "7", 2, protocol, 60000, NULL, onv_test_done,
                                         &result);
      address = onv_client_get_play_address_finish (f->client, onv_test_wait (&result), &f->error);
      g_assert_no_error (f->error);
      request = only_request (f);
      g_assert_cmpstr (request->path, ==, "/ipc/video/play_address");
      g_assert_cmpstr (test_request_get (request, "protocol_type"), ==, number);
      g_assert_cmpstr (test_request_get (request, "channel_id"), ==, "2");
      g_assert_cmpstr (test_request_get (request, "timeout"), ==, "60000");
      g_assert_cmpstr (onv_play_address_get_addr (address), ==, "ip:port");
      g_assert_cmpstr (onv_play_address_get_scheme (address), ==, "rtmpe");
      g_assert_cmpstr (onv_play_address_get_cover_addr (address), ==, "ip:port");
      g_assert_cmpstr (onv_play_address_get_access_token (address), ==,
                       "\xe5\xad\x97\xe7\xac\xa6\xe4\xb8\xb2");
    }
}

static const struct
{
  int number;
  int code;
} play_errors[] = {
  { 1, ONV_ERROR_ARGUMENT },       { 2, ONV_ERROR_SERVER },      { 3, ONV_ERROR_NO_CHANNEL },
  { 4, ONV_ERROR_DEVICE_OFFLINE }, { 5, ONV_ERROR_DEVICE_DATA }, { 6, ONV_ERROR_PLATFORM },
};

static void
test_play_address_errors (OnvCase *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (play_errors); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"errno\":%d,\"error\":\"words\"}", play_errors[i].number);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      test_server_push (f->server, 200, body);
      onv_client_get_play_address_async (f->client, "7", 2, ONV_PROTOCOL_FLV, ONV_TOKEN_FOREVER,
                                         NULL, onv_test_done, &result);
      g_assert_null (
          onv_client_get_play_address_finish (f->client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, play_errors[i].code);
      g_assert_cmpint (onv_error_get_number (error), ==, play_errors[i].number);
      g_assert_cmpstr (onv_error_get_platform_text (error), ==, "words");
      g_assert_cmpuint (onv_error_get_http_status (error), ==, 200);
    }
}

static OnvPlayAddress *
address_at (TestServer *server)
{
  g_autofree char *host = test_server_dup_host (server);

  return g_object_new (ONV_TYPE_PLAY_ADDRESS, "addr", host, "cover-addr", host, "scheme", "http",
                       "access-token", "a/b+c=", NULL);
}

static void
test_preload (OnvCase *f, gconstpointer data)
{
  g_autoptr (TestServer) stream = test_server_new (NULL);
  g_autoptr (OnvPlayAddress) address = address_at (stream);
  g_autofree char *text = onv_test_load_text ("4.2.json");
  TestRequest *request;

  test_server_push (stream, 200, text);
  onv_client_preload_hls_async (f->client, address, "7", 2, 120, NULL, onv_test_done, &f->result);
  g_assert_true (onv_client_preload_hls_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_no_error (f->error);
  request = test_server_get_request (stream, 0);
  g_assert_cmpstr (request->path, ==, "/live/live_7_2/preload");
  g_assert_cmpstr (request->api_key, ==, "KEY-OF-THE-ACCOUNT");
  g_assert_cmpstr (test_request_get (request, "token"), ==, "a/b+c=");
  g_assert_cmpstr (test_request_get (request, "idle_time"), ==, "120");
  g_assert_cmpuint (g_hash_table_size (request->query), ==, 2);

  g_clear_object (&f->result);
  onv_client_preload_hls_async (f->client, address, "7", 2, 121, NULL, onv_test_done, &f->result);
  g_assert_false (onv_client_preload_hls_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "idle_time");
}

/* An account on HTTPS does not give its key to a host on plain HTTP. */
static void
test_preload_in_the_clear (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvClient) secure = onv_client_new ("https://127.0.0.1:1/", "7312");
  g_autoptr (OnvPlayAddress) address = address_at (f->server);

  onv_client_set_api_key (secure, "KEY");
  onv_client_preload_hls_async (secure, address, "7", 2, 60, NULL, onv_test_done, &f->result);
  g_assert_false (onv_client_preload_hls_finish (secure, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TLS);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
  g_clear_object (&f->result);
}

#define PICTURE "\xff\xd8\xff\xe0 a picture"

static void
test_preview (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvPlayAddress) address = address_at (f->server);
  g_autoptr (GBytes) picture = NULL;

  test_server_set_answer (f->server, "/live_preview/7-2", 200, PICTURE);
  onv_client_get_live_preview_async (f->client, address, "7", 2, NULL, onv_test_done, &f->result);
  picture = onv_client_get_live_preview_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), PICTURE,
                   strlen (PICTURE));
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);
  g_assert_cmpstr (test_server_get_request (f->server, 0)->path, ==, "/live_preview/7_2");
  g_assert_cmpstr (test_server_get_request (f->server, 1)->path, ==, "/live_preview/7-2");
  g_assert_cmpstr (test_request_get (test_server_get_request (f->server, 1), "token"), ==,
                   "a/b+c=");
  g_assert_null (test_server_get_request (f->server, 1)->api_key);
}

static const struct
{
  guint status;
  const char *body;
  int code;
} preview_errors[] = {
  { 200, "{\"errno\":4,\"error\":\"offline\"}", ONV_ERROR_PLATFORM },
  { 200, "<html>sign in</html>", ONV_ERROR_GARBLED },
  { 200, "", ONV_ERROR_GARBLED },
  { 404, "<html>none</html>", ONV_ERROR_HTTP },
  { 403, "", ONV_ERROR_FORBIDDEN },
};

static void
test_preview_errors (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvPlayAddress) address = address_at (f->server);
  g_autoptr (OnvPlayAddress) without = g_object_new (ONV_TYPE_PLAY_ADDRESS, "addr", "h:1", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (preview_errors); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      test_server_set_answer (f->server, NULL, preview_errors[i].status, preview_errors[i].body);
      onv_client_get_live_preview_async (f->client, address, "7", 2, NULL, onv_test_done, &result);
      g_assert_null (
          onv_client_get_live_preview_finish (f->client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, preview_errors[i].code);
    }
  onv_client_get_live_preview_async (f->client, without, "7", 2, NULL, onv_test_done, &f->result);
  g_assert_null (
      onv_client_get_live_preview_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_NOT_FOUND);
}

static const OnvCaseRow rows[] = {
  { "get-device", test_get_device },
  { "dots", test_dots },
  { "find-devices", test_find_devices },
  { "find-all", test_find_all },
  { "find-limits", test_find_limits },
  { "list-channels", test_list_channels },
  { "missing-argument", test_missing_argument },
  { "query-online", test_query_online },
  { "query-online-fails", test_query_online_fails },
  { "get-play-address", test_get_play_address },
  { "play-address-errors", test_play_address_errors },
  { "preload", test_preload },
  { "preload-in-the-clear", test_preload_in_the_clear },
  { "preview", test_preview },
  { "preview-errors", test_preview_errors },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "calls", rows);
}
