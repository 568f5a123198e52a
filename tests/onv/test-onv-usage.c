/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Messages of devices, who plays and pushes, and how much is stored (9, 14, 18). */

static OnvTime *
at (const char *text)
{
  return onv_time_parse (ONV_TIME_KIND_PLATFORM, text);
}

static OnvDeviceMessageQuery *
message_query (const char *begin, const char *end)
{
  g_autoptr (OnvTime) from = at (begin);
  g_autoptr (OnvTime) until = at (end);

  return g_object_new (ONV_TYPE_DEVICE_MESSAGE_QUERY, "device-id", "7", "begin-time", from,
                       "end-time", until, NULL);
}

static void
test_messages (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvDeviceMessageQuery) query
      = message_query ("2018-01-01 00:00:00", "2018-01-02 00:00:00");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvDeviceMessage) message = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *time = NULL;

  onv_test_answer_with (c->server, "9.json");
  page = CALL (c, find_device_messages, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/device/QryDevMsg?begin_time=2018-01-01 00:00:00"
                                    "&device_id=7&end_time=2018-01-02 00:00:00");
  g_assert_cmpint (onv_page_get_total (page), ==, 7);
  message = g_list_model_get_item (onv_page_get_items (page), 6);
  g_assert_cmpstr (onv_device_message_get_id (message), ==, "4398046511104");
  time = onv_time_to_text (onv_device_message_get_create_time (message));
  g_assert_cmpstr (time, ==, "2018-01-08 14:10:35");
  content = onv_device_message_dup_content (message);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "my_test_12345",
                   13);
}

static void
test_message_limits (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvDeviceMessageQuery) backwards
      = message_query ("2018-01-02 00:00:00", "2018-01-01 23:59:59");
  g_autoptr (OnvPage) page = CALL (c, find_device_messages, backwards);

  g_assert_cmpstr (c->error->message, ==, "end_time: not before begin_time");
}

/* The document tells of pages and has no parameter for them: the first is asked for as documented. */
static void
test_message_list (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvDeviceMessageQuery) query
      = message_query ("2018-01-01 00:00:00", "2018-01-02 00:00:00");
  g_autoptr (OnvPagedList) list = NULL;

  onv_test_answer_with (c->server, "9.json");
  list = onv_device_message_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 7);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_null (test_request_get (test_server_get_request (c->server, 0), "page"));
  g_assert_cmpuint (onv_paged_list_get_n_loaded (list), ==, 7);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_plays (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvPlaySessionQuery) query = onv_play_session_query_new ();
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPlaySession) session = NULL;

  g_object_set (query, "device-id", "2479989", "channel-id", (gint64) 2, "protocol",
                ONV_STREAM_PROTOCOL_HLS, "page", (gint64) 2, "page-size", (gint64) 2, "page-key",
                "fc94c7c4", NULL);
  onv_test_answer_with (c->server, "14.1.json");
  page = CALL (c, find_play_sessions, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server,
                         "GET /ipc/video/stat/getonlinelist?channelid=2&deviceid=2479989&page=2"
                         "&page_key=fc94c7c4&page_size=2&productid=7312&protocoltype=hls");
  g_assert_cmpint (onv_page_get_total (page), ==, 3);
  g_assert_cmpstr (onv_page_get_key (page), ==, "fc94c7c4-0760-4523-876c-5583260520c6");
  session = g_list_model_get_item (onv_page_get_items (page), 1);
  g_assert_cmpstr (onv_play_session_get_device_id (session), ==, "2479989");
  g_assert_cmpint (onv_play_session_get_protocol (session), ==, ONV_STREAM_PROTOCOL_RTMP);
  g_assert_cmpstr (onv_play_session_get_client_address (session), ==, "172.19.3.99");
  g_assert_cmpint (onv_play_session_get_resolution (session)->width, ==, 1280);
  g_assert_cmpint (onv_play_session_get_bandwidth (session), ==, 63066);
  g_assert_cmpint (onv_play_session_get_duration (session), ==, 420);
}

/* A camera is on for days, and there may be protocols that nobody has heard of. */
static void
test_pushes (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvPushSessionQuery) query = onv_push_session_query_new ();
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPage) odd = NULL;
  g_autoptr (OnvPushSession) session = NULL;
  g_autoptr (OnvPushSession) long_session = NULL;
  g_autoptr (JsonNode) written = NULL;

  onv_test_answer_with (c->server, "14.2.json");
  page = CALL (c, find_push_sessions, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/stat/getpushlist?productid=7312");
  session = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_push_session_get_audio_codec (session), ==, "AAC");
  g_assert_cmpint (onv_push_session_get_duration (session), ==, 397);

  test_server_push (
      c->server, 200,
      "{\"errno\":0,\"result\":[{\"pushtime\":\"151:04:43\",\"protocoltype\":\"SRT\"}]}");
  odd = CALL (c, find_push_sessions, query);
  g_assert_no_error (c->error);
  long_session = g_list_model_get_item (onv_page_get_items (odd), 0);
  g_assert_cmpint (onv_push_session_get_duration (long_session), ==, 151 * 3600 + 4 * 60 + 43);
  g_assert_cmpint (onv_push_session_get_protocol (long_session), ==, ONV_STREAM_PROTOCOL_UNKNOWN);
  written = onv_record_to_json (ONV_RECORD (long_session), ONV_WRITE_WHOLE);
  onv_test_assert_json (written, "{'pushtime':'151:04:43','protocoltype':'SRT'}");
}

/* Pages after the first go with the key of the first. */
static void
test_play_list (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvPlaySessionQuery) query = onv_play_session_query_new ();
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (OnvRow) last = NULL;
  TestRequest *request;

  g_object_set (query, "page-size", (gint64) 2, NULL);
  onv_test_answer_with (c->server, "14.1.json");
  onv_test_answer_with (c->server, "14.1.json");
  list = onv_play_session_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 3);
  last = g_list_model_get_item (G_LIST_MODEL (list), 2);
  onv_test_wait_for (onv_row_get_item (last) != NULL);
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 2);
  g_assert_null (test_request_get (test_server_get_request (c->server, 0), "page_key"));
  request = test_server_get_request (c->server, 1);
  g_assert_cmpstr (test_request_get (request, "page_key"), ==,
                   "fc94c7c4-0760-4523-876c-5583260520c6");
  g_assert_cmpstr (test_request_get (request, "page"), ==, "2");
  onv_test_wait_for (!onv_paged_list_get_loading (list));
}

static void
test_storage (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvStorage) storage = NULL;
  g_autoptr (OnvDeviceStorageQuery) query = onv_device_storage_query_new ();
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvDeviceStorage) device = NULL;
  TestRequest *request;

  onv_test_answer_with (c->server, "18.1.json");
  storage = CALL (c, get_storage);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/storage/capacity?product_id=7312");
  g_assert_cmpint (onv_storage_get_total (storage), ==, G_GINT64_CONSTANT (123356955545));
  g_assert_cmpint (onv_storage_get_used (storage), ==, 123568956);

  g_object_set (query, "device-id", "1", "device-name", "门", "per-page", (gint64) 100, NULL);
  onv_test_answer_with (c->server, "18.2.json");
  page = CALL (c, find_device_storage, query);
  g_assert_no_error (c->error);
  request = test_server_get_request (c->server, 0);
  g_assert_null (request->api_key);
  g_assert_true (
      g_str_has_prefix (request->authorization, "version=2018-10-31&res=products%2F7312"));
  onv_test_assert_asked (c->server, "GET /ipc/video/storage/qry_dev_list?dev_name=门&device_id=1"
                                    "&per_page=100&product_id=7312");
  device = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_device_storage_get_serial_number (device), ==, "设备序列号");
  g_assert_cmpint (onv_device_storage_get_used (device), ==, 123565);
}

static const OnvCaseRow rows[] = {
  { "messages", test_messages },
  { "message-limits", test_message_limits },
  { "message-list", test_message_list },
  { "plays", test_plays },
  { "pushes", test_pushes },
  { "play-list", test_play_list },
  { "storage", test_storage },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "usage", rows);
}
