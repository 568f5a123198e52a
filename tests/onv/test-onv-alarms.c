/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Alarms (17). */

static OnvTime *
at (const char *text)
{
  return onv_time_parse (ONV_TIME_KIND_PLATFORM, text);
}

static gpointer
make_query (GType type, const char *start, const char *end)
{
  g_autoptr (OnvTime) from = at (start);
  g_autoptr (OnvTime) until = at (end);

  return g_object_new (type, "start-time", from, "end-time", until, NULL);
}

static void
test_find (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvAlarmQuery) query
      = make_query (ONV_TYPE_ALARM_QUERY, "2019-12-31 00:00:00", "2020-01-01 00:00:00");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvAlarm) alarm = NULL;
  g_autofree char *time = NULL;

  g_object_set (query, "device-id", "7", "channel-id", (gint64) 2, "alarm-type", (gint64) 100,
                "alarm-way", ONV_ALARM_WAY_PICTURE, "alarm-status", ONV_ALARM_STATUS_UNREAD,
                "secure", TRUE, "page", (gint64) 1, "per-page", (gint64) 100, NULL);
  onv_test_answer_with (c->server, "17.1.json");
  page = CALL (c, find_alarms, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server,
                         "GET /ipc/video/alarm/list?alarm_status=1&alarm_type=100&alarm_way=2"
                         "&channel_id=2&device_id=7&end_time=2020-01-01 00:00:00&page=1"
                         "&per_page=100&product_id=7312&protocol=1&start_time=2019-12-31 00:00:00");
  alarm = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_alarm_get_id (alarm), ==, "5cff0d073");
  g_assert_cmpstr (onv_alarm_get_device_id (alarm), ==, "25045682");
  g_assert_cmpint (onv_alarm_get_alarm_type (alarm), ==, 199);
  g_assert_cmpint (onv_alarm_get_alarm_way (alarm), ==, ONV_ALARM_WAY_PICTURE);
  g_assert_cmpint (onv_alarm_get_alarm_status (alarm), ==, ONV_ALARM_STATUS_UNREAD);
  time = onv_time_to_text (onv_alarm_get_create_time (alarm));
  g_assert_cmpstr (time, ==, "2019-04-29 12:00:01");
  g_assert_cmpstr (onv_alarm_get_play_address (alarm), ==, "告警视频播放地址");
}

/* Numbers that nobody has heard of are kept. */
static void
test_unknown (OnvCase *c, gconstpointer data)
{
  const char *text = "{'alarm_id':'1','alarm_way':9,'alarm_status':0,'alarm_type':77}";
  g_autoptr (JsonNode) node = onv_test_parse (text);
  g_autoptr (OnvRecord) alarm = onv_record_new_from_json (ONV_TYPE_ALARM, node, &c->error);
  g_autoptr (JsonNode) written = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpint (onv_alarm_get_alarm_way (ONV_ALARM (alarm)), ==, ONV_ALARM_WAY_UNKNOWN);
  g_assert_cmpint (onv_alarm_get_alarm_status (ONV_ALARM (alarm)), ==, ONV_ALARM_STATUS_UNKNOWN);
  written = onv_record_to_json (alarm, ONV_WRITE_WHOLE);
  onv_test_assert_json (written, text);
}

static const struct
{
  const char *start;
  const char *end;
  const char *message; /* NULL: it is sent */
} spans[] = {
  { "2019-12-01 00:00:00", "2020-01-01 00:00:00", NULL },
  { "2019-12-01 00:00:00", "2019-12-01 00:00:00", NULL },
  { "2019-12-01 00:00:00", "2020-01-01 00:00:01", "end_time: at most 31 days after start_time" },
  { "2019-12-01 00:00:00", "2019-11-30 23:59:59", "end_time: not before start_time" },
};

static void
test_spans (OnvCase *c, gconstpointer data)
{
  test_server_set_answer (c->server, NULL, 200, "{\"errno\":0,\"data\":{\"item\":[]}}");
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (OnvAlarmQuery) query
          = make_query (ONV_TYPE_ALARM_QUERY, spans[i].start, spans[i].end);
      g_autoptr (OnvAlarmMessageQuery) message_query
          = make_query (ONV_TYPE_ALARM_MESSAGE_QUERY, spans[i].start, spans[i].end);
      g_autoptr (OnvPage) page = CALL (c, find_alarms, query);
      g_autoptr (OnvPage) message_page = NULL;

      g_assert_cmpstr (c->error != NULL ? c->error->message : NULL, ==, spans[i].message);
      message_page = CALL (c, find_alarm_messages, message_query);
      g_assert_cmpstr (c->error != NULL ? c->error->message : NULL, ==, spans[i].message);
    }
}

/* A list takes any span, in parts that the platform takes. */
static void
test_list (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvAlarmQuery) query
      = make_query (ONV_TYPE_ALARM_QUERY, "2019-01-01 00:00:00", "2019-03-01 12:00:00");
  g_autofree char *answer = onv_test_load_text ("17.1.json");
  g_autoptr (OnvPagedList) list = NULL;

  test_server_set_answer (c->server, NULL, 200, answer);
  list = onv_alarm_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  for (guint i = 0; i < test_server_get_n_requests (c->server); i++)
    {
      TestRequest *request = test_server_get_request (c->server, i);
      g_autoptr (OnvTime) from = at (test_request_get (request, "start_time"));
      g_autoptr (OnvTime) until = at (test_request_get (request, "end_time"));

      g_assert_cmpint (onv_time_get_seconds (until) - onv_time_get_seconds (from), <=, 31 * 86400);
      g_assert_cmpstr (test_request_get (request, "product_id"), ==, "7312");
    }
}

/* What is read is marked as read: a list asks for all, and nothing is asked twice. */
static void
test_messages (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvAlarmMessageQuery) query
      = make_query (ONV_TYPE_ALARM_MESSAGE_QUERY, "2019-12-31 00:00:00", "2020-01-01 00:00:00");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPage) none = NULL;
  g_autoptr (OnvAlarmMessage) message = NULL;
  g_autoptr (OnvPagedList) list = NULL;

  g_object_set (query, "alarm-status", ONV_ALARM_STATUS_UNREAD, NULL);
  onv_test_answer_with (c->server, "17.2.json");
  page = CALL (c, find_alarm_messages, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server,
                         "GET /ipc/video/alarm/info?alarm_status=1&end_time=2020-01-01 00:00:00"
                         "&product_id=7312&start_time=2019-12-31 00:00:00");
  message = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_alarm_message_get_id (message), ==, "5cff0d0e9dc6d6c65305e573");

  test_server_push (c->server, 503, "<html>busy</html>");
  none = CALL (c, find_alarm_messages, query);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_HTTP);
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 1);
  test_server_forget (c->server);

  onv_test_answer_with (c->server, "17.2.json");
  list = onv_alarm_message_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_null (test_request_get (test_server_get_request (c->server, 0), "alarm_status"));
}

static void
test_marks (OnvCase *c, gconstpointer data)
{
  const char *const ids[] = { "dkjfkdjf", "121313ssf", NULL };
  const char *const none[] = { NULL };

  onv_test_answer_with (c->server, "17.3.json");
  g_assert_true (CALL (c, mark_alarms_read, ids));
  onv_test_assert_asked (c->server, "POST /ipc/video/alarm/update_status?product_id=7312 "
                                    "{'alarm_id':['dkjfkdjf','121313ssf']}");
  onv_test_answer_with (c->server, "17.5.json");
  g_assert_true (CALL (c, delete_alarms, ids));
  onv_test_assert_asked (c->server, "POST /ipc/video/alarm/delete?product_id=7312 "
                                    "{'alarm_id':['dkjfkdjf','121313ssf']}");
  g_assert_false (CALL (c, delete_alarms, none));
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "alarm_id");
  g_assert_false (CALL (c, mark_alarms_read, none));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
}

static void
test_count (OnvCase *c, gconstpointer data)
{
  g_autoptr (GListModel) counts = NULL;
  g_autoptr (GListModel) more = NULL;
  g_autoptr (OnvAlarmCount) count = NULL;

  onv_test_answer_with (c->server, "17.4.json");
  counts = CALL (c, count_unread_alarms, NULL, 0);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/alarm/count?product_id=7312");
  g_assert_cmpuint (g_list_model_get_n_items (counts), ==, 2);
  count = g_list_model_get_item (counts, 1);
  g_assert_cmpstr (onv_alarm_count_get_product_id (count), ==, "33020");
  g_assert_cmpstr (onv_alarm_count_get_device_id (count), ==, "27566869");
  g_assert_cmpint (onv_alarm_count_get_count (count), ==, 15);

  test_server_push (c->server, 200,
                    "{\"errno\":0,\"data\":{\"item\":[{\"product_id\":1,\"count\":2}]}}");
  more = CALL (c, count_unread_alarms, "7", 2);
  onv_test_assert_asked (c->server,
                         "GET /ipc/video/alarm/count?channel_id=2&device_id=7&product_id=7312");
  g_clear_object (&count);
  count = g_list_model_get_item (more, 0); /* rightly spelt */
  g_assert_cmpstr (onv_alarm_count_get_product_id (count), ==, "1");
}

static GListModel *
count_days (OnvCase *c, gboolean unread, const char *device, const OnvTime *from, const OnvTime *to)
{
  if (unread)
    return CALL (c, count_unread_alarms_by_day, device, from, to);
  return CALL (c, count_alarms_by_day, device, from, to);
}

static void
test_days (OnvCase *c, gconstpointer data)
{
  const char *const asked[] = {
    "GET /ipc/video/alarm/day_count?device_id=7&end_time=2020-01-01 00:00:00&product_id=7312"
    "&start_time=2019-12-27 00:00:00",
    "GET /ipc/video/alarm/day?device_id=7&end_time=2020-01-01 00:00:00&product_id=7312"
    "&start_time=2019-12-27 00:00:00",
  };
  g_autoptr (OnvTime) from = at ("2019-12-27");
  g_autoptr (OnvTime) until = at ("2020-01-01");

  for (gboolean unread = FALSE; unread <= TRUE; unread++)
    {
      g_autoptr (GListModel) days = NULL;
      g_autoptr (OnvAlarmDay) day = NULL;
      g_autofree char *text = NULL;

      onv_test_answer_with (c->server, unread ? "17.6.json" : "17.7.json");
      days = count_days (c, unread, "7", from, until);
      g_assert_no_error (c->error);
      onv_test_assert_asked (c->server, asked[unread]);
      g_assert_cmpuint (g_list_model_get_n_items (days), ==, 3);
      day = g_list_model_get_item (days, 2);
      text = onv_record_dup_text (ONV_RECORD (day), "day");
      g_assert_cmpstr (text, ==, "2019-12-27");
      g_assert_cmpint (onv_alarm_day_get_number (day), ==, 679);
    }
}

/* A year is asked for in parts; every day stands in one of them. */
static void
test_year (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvTime) from = at ("2019-01-01");
  g_autoptr (OnvTime) until = at ("2020-01-01");
  g_autoptr (GListModel) days = NULL;
  gint64 sum = 0;

  test_server_set_answer (
      c->server, NULL, 200,
      "{\"errno\":0,\"data\":{\"item\":[{\"day\":\"2019-02-03\",\"number\":1}]}}");
  days = CALL (c, count_alarms_by_day, NULL, from, until);
  g_assert_no_error (c->error);
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      TestRequest *request = test_server_get_request (c->server, i);
      g_autoptr (OnvTime) start = at (test_request_get (request, "start_time"));
      g_autoptr (OnvTime) end = at (test_request_get (request, "end_time"));

      sum += onv_time_get_seconds (end) - onv_time_get_seconds (start);
    }
  g_assert_cmpint (sum, ==, 365 * 86400);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 12);
}

static const OnvCaseRow rows[] = {
  { "find", test_find },         { "unknown", test_unknown },
  { "spans", test_spans },       { "list", test_list },
  { "messages", test_messages }, { "marks", test_marks },
  { "count", test_count },       { "days", test_days },
  { "year", test_year },         { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "alarms", rows);
}
