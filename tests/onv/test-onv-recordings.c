/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Where to push, and what the platform records and keeps (4.4, 6, 13). */

static const struct
{
  OnvPushNetwork network;
  const char *asked;
} pushes[] = {
  { ONV_PUSH_NETWORK_UNKNOWN, "GET /ipc/video/get_push_address?channel=2&device_id=7" },
  { ONV_PUSH_NETWORK_MOBILE, "GET /ipc/video/get_push_address?channel=2&device_id=7&isp=cm" },
  { ONV_PUSH_NETWORK_UNICOM, "GET /ipc/video/get_push_address?channel=2&device_id=7&isp=cu" },
  { ONV_PUSH_NETWORK_TELECOM, "GET /ipc/video/get_push_address?channel=2&device_id=7&isp=ct" },
  { ONV_PUSH_NETWORK_OTHER, "GET /ipc/video/get_push_address?channel=2&device_id=7&isp=other" },
};

static void
test_push (OnvCase *c, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pushes); i++)
    {
      g_autoptr (OnvPushAddress) address = NULL;

      onv_test_answer_with (c->server, "4.4.json");
      address = CALL (c, get_push_address, "7", 2, pushes[i].network);
      g_assert_no_error (c->error);
      onv_test_assert_asked (c->server, pushes[i].asked);
      g_assert_cmpstr (onv_push_address_get_url (address), ==, "rtmp push address");
    }
}

static void
test_recording (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvRecording) recording = NULL;
  g_autoptr (OnvRecording) secure = NULL;
  g_autofree char *start = NULL;

  onv_test_answer_with (c->server, "6.1.json");
  recording = CALL (c, get_recording, "12", 3, "1112341234", FALSE);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/vod/get_video_info?channel_id=3&device_id=12"
                                    "&video_id=1112341234");
  g_assert_cmpint (onv_recording_get_size (recording), ==, 1234);
  g_assert_cmpint (onv_recording_get_duration (recording), ==, 12);
  start = onv_time_to_text (onv_recording_get_start (recording));
  g_assert_cmpstr (start, ==, "2017-01-12 12:01:12");
  g_assert_cmpint (onv_time_get_kind (onv_recording_get_end (recording)), ==,
                   ONV_TIME_KIND_PLATFORM);

  onv_test_answer_with (c->server, "6.1.json");
  secure = CALL (c, get_recording, "12", 3, "1112341234", TRUE);
  onv_test_assert_asked (c->server, "GET /ipc/video/vod/get_video_info?channel_id=3&device_id=12"
                                    "&security=1&video_id=1112341234");
}

static const struct
{
  const char *url;
  const char *token;
  const char *hls; /* NULL: there is none */
  const char *rtmp;
} uris[] = {
  { "http://h/a.m3u8", "t", "http://h/a.m3u8?token=t", "http://h/a.m3u8?t" },
  { "http://h/a.m3u8?x=1", "a/b+c=", "http://h/a.m3u8?x=1&token=a%2Fb%2Bc%3D",
    "http://h/a.m3u8?x=1&a/b+c=" },
  { NULL, "t", NULL, NULL },
};

static void
test_uris (OnvCase *c, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (OnvRecording) recording = g_object_new (ONV_TYPE_RECORDING, "hls-url", uris[i].url,
                                                         "rtmp-url", uris[i].url, NULL);
      g_autofree char *hls = onv_recording_build_hls_uri (recording, uris[i].token);
      g_autofree char *rtmp = onv_recording_build_rtmp_uri (recording, uris[i].token);

      g_assert_cmpstr (hls, ==, uris[i].hls);
      g_assert_cmpstr (rtmp, ==, uris[i].rtmp);
    }
}

static void
test_find (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvRecordingQuery) query = onv_recording_query_new ();
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2018-01-01 01:00:00");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2018-01-01 02:00:00");
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPage) none = NULL;

  g_object_set (query, "device-id", "12", "channel-id", (gint64) 3, "start-time", from, "end-time",
                until, "name", "111", "page", (gint64) 1, "page-size", (gint64) 2, "secure", TRUE,
                NULL);
  onv_test_answer_with (c->server, "6.2.json");
  page = CALL (c, find_recordings, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/vod/get_video_list?channel_id=3&device_id=12"
                                    "&end_time=2018-01-01 02:00:00&name=111&page_size=2"
                                    "&page_start=1&security=1&start_time=2018-01-01 01:00:00");
  g_assert_cmpint (onv_page_get_total (page), ==, 50);
  g_assert_cmpuint (onv_page_get_size (page), ==, 2);

  g_object_set (query, "start-time", until, "end-time", from, NULL);
  none = CALL (c, find_recordings, query);
  g_assert_cmpstr (c->error->message, ==, "end_time: not before start_time");
}

static void
test_token (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvPlayToken) token = NULL;

  onv_test_answer_with (c->server, "6.5.json");
  token = CALL (c, get_play_token, "12", 3, "1112341234");
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/vod/get_play_token?channel_id=3&device_id=12"
                                    "&video_id=1112341234");
  g_assert_cmpstr (onv_play_token_get_token (token), ==, "sdafsa");
}

/* The channel goes under the documented name and under the right one; ids are text. */
static void
test_delete (OnvCase *c, gconstpointer data)
{
  const char *const ids[] = { "1", "2", NULL };
  g_autoptr (GListModel) answers = NULL;
  g_autoptr (OnvDeletion) first = NULL;
  g_autoptr (OnvDeletion) second = NULL;

  onv_test_answer_with (c->server, "6.3.json");
  answers = CALL (c, delete_recordings, "12", 3, ids);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server,
                         "POST /ipc/video/vod/delete_video?channeled=3&channelid=3&deviceid=12 "
                         "{'video':[{'videoId':'1'},{'videoId':'2'}]}");
  g_assert_cmpuint (g_list_model_get_n_items (answers), ==, 2);
  first = g_list_model_get_item (answers, 0);
  second = g_list_model_get_item (answers, 1);
  g_assert_cmpint (onv_deletion_get_code (first), ==, 0);
  g_assert_cmpint (onv_deletion_get_code (second), ==, 1);
  g_assert_cmpstr (onv_deletion_get_message (second), ==, "not exist");
}

/* Nothing to delete, or something without a name, is refused before anything is sent. */
static void
test_delete_nothing (OnvCase *c, gconstpointer data)
{
  const char *const none[] = { NULL };
  const char *const nameless[] = { "1", "", NULL };

  g_assert_null (CALL (c, delete_recordings, "12", 3, none));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "video");
  g_assert_null (CALL (c, delete_recordings, "12", 3, nameless));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "video[1].videoId");
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 0);
}

static void
test_rename (OnvCase *c, gconstpointer data)
{
  onv_test_answer_with (c->server, "6.4.json");
  g_assert_true (CALL (c, rename_recording, "12", 3, "1112341234", "11111"));
  onv_test_assert_asked (c->server, "PUT /ipc/video/vod/rename_video?channel_id=3&device_id=12"
                                    "&video_id=1112341234 {'name':'11111'}");
  g_assert_false (CALL (c, rename_recording, "12", 3, "1112341234", ""));
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "name");
}

static void
test_record (OnvCase *c, gconstpointer data)
{
  onv_test_answer_with (c->server, "13.1.json");
  g_assert_true (CALL (c, start_recording, "12", 3, 7));
  onv_test_assert_asked (c->server, "GET /ipc/video/record/record_video?action=1&channel_id=3"
                                    "&device_id=12&expired=7day&product_id=7312");
  onv_test_answer_with (c->server, "13.1.json");
  g_assert_true (CALL (c, start_recording, "12", 3, 0));
  onv_test_assert_asked (c->server, "GET /ipc/video/record/record_video?action=1&channel_id=3"
                                    "&device_id=12&product_id=7312");
  onv_test_answer_with (c->server, "13.1.json");
  g_assert_true (CALL (c, stop_recording, "12", 3));
  onv_test_assert_asked (c->server, "GET /ipc/video/record/record_video?action=0&channel_id=3"
                                    "&device_id=12&product_id=7312");
}

#define CHANNEL "channel_id=3&"
#define DEVICE "device_id=12&"
#define ADD "PUT /api/record/record_config?"
#define CHANGE "PUT /ipc/video/record/update_config?"
#define PRODUCT "product_id=7312"

static OnvRecordingPlan *
make_plan (OnvRecordingMode mode, gint64 cycle)
{
  OnvRecordingPlan *plan = onv_recording_plan_new ();
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2018-01-01 01:00:00");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2018-01-01 02:00:00");

  g_object_set (plan, "mode", mode, "start-time", from, "end-time", until, NULL);
  if (cycle != 0)
    g_object_set (plan, "cycle", cycle, NULL);
  return plan;
}

/* The document calls it `action` in one place and `type` in another. */
static const struct
{
  OnvRecordingMode mode;
  gint64 cycle;
  const char *added;
  const char *changed; /* NULL: refused */
} plans[] = {
  { ONV_RECORDING_MODE_SCHEDULE, 5,
    ADD CHANNEL DEVICE "end_time=2018-01-01 02:00:00&" PRODUCT
                       "&start_time=2018-01-01 01:00:00&type=0",
    NULL },
  { ONV_RECORDING_MODE_ALWAYS, 5, ADD "action=1&" CHANNEL "cycle=5&" DEVICE PRODUCT "&type=1",
    CHANGE CHANNEL "cycle=5&" DEVICE PRODUCT "&type=1" },
  { ONV_RECORDING_MODE_EVENTS, 0, ADD "action=2&" CHANNEL DEVICE PRODUCT "&type=2",
    CHANGE CHANNEL DEVICE PRODUCT "&type=2" },
};

static void
test_plans (OnvCase *c, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (OnvRecordingPlan) plan = make_plan (plans[i].mode, plans[i].cycle);

      onv_test_answer_with (c->server, "13.2.json");
      g_assert_true (CALL (c, add_recording_plan, "12", 3, plan));
      onv_test_assert_asked (c->server, plans[i].added);
      onv_test_answer_with (c->server, "13.4.json");
      g_assert_true (CALL (c, change_recording_plan, "12", 3, plan) == (plans[i].changed != NULL));
      if (plans[i].changed != NULL)
        onv_test_assert_asked (c->server, plans[i].changed);
      else
        g_assert_cmpstr (c->error->message, ==, "type: from 1 to 2");
    }
}

static void
test_plan_limits (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvRecordingPlan) nothing = onv_recording_plan_new ();
  g_autoptr (OnvRecordingPlan) short_cycle = make_plan (ONV_RECORDING_MODE_ALWAYS, -1);
  g_autoptr (OnvRecordingPlan) backwards = make_plan (ONV_RECORDING_MODE_SCHEDULE, 0);
  g_autoptr (OnvTime) early = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2018-01-01 00:59:59");

  g_object_set (backwards, "end-time", early, NULL);
  g_assert_false (CALL (c, add_recording_plan, "12", 3, nothing));
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "type");
  g_assert_false (CALL (c, change_recording_plan, "12", 3, nothing));
  g_assert_cmpstr (onv_error_get_member (c->error), ==, "type");
  g_assert_false (CALL (c, add_recording_plan, "12", 3, short_cycle));
  g_assert_cmpstr (c->error->message, ==, "cycle: at least 1");
  g_assert_false (CALL (c, add_recording_plan, "12", 3, backwards));
  g_assert_cmpstr (c->error->message, ==, "end_time: not before start_time");
  g_assert_cmpuint (test_server_get_n_requests (c->server), ==, 0);
}

/* The path of the document may be a slip. */
static void
test_other_path (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvRecordingPlan) plan = make_plan (ONV_RECORDING_MODE_EVENTS, 0);
  g_autofree char *asked = NULL;

  test_server_push (c->server, 404, "<html>not here</html>");
  onv_test_answer_with (c->server, "13.2.json");
  g_assert_true (CALL (c, add_recording_plan, "12", 3, plan));
  g_assert_no_error (c->error);
  asked = onv_test_dup_asked (c->server, 1);
  g_assert_cmpstr (asked, ==,
                   "PUT /ipc/video/record/record_config?action=2&channel_id=3&device_id=12"
                   "&product_id=7312&type=2");
}

static void
test_ends (OnvCase *c, gconstpointer data)
{
  onv_test_answer_with (c->server, "13.2.json");
  g_assert_true (CALL (c, stop_planned_recording, "12", 3));
  onv_test_assert_asked (c->server, ADD "action=0&" CHANNEL DEVICE PRODUCT);
  onv_test_answer_with (c->server, "13.3.json");
  g_assert_true (CALL (c, delete_recording_plan, "12", 3));
  onv_test_assert_asked (c->server,
                         "DELETE /ipc/video/record/delete_config?" CHANNEL DEVICE PRODUCT);
  onv_test_answer_with (c->server, "13.4.json");
  g_assert_true (CALL (c, clear_recording_plan, "12", 3));
  onv_test_assert_asked (c->server, CHANGE CHANNEL DEVICE PRODUCT "&type=");
}

static const OnvCaseRow rows[] = {
  { "push", test_push },
  { "recording", test_recording },
  { "uris", test_uris },
  { "find", test_find },
  { "token", test_token },
  { "delete", test_delete },
  { "delete-nothing", test_delete_nothing },
  { "rename", test_rename },
  { "record", test_record },
  { "plans", test_plans },
  { "plan-limits", test_plan_limits },
  { "other-path", test_other_path },
  { "ends", test_ends },
  { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "recordings", rows);
}
