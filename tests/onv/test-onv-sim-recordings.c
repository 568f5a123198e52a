/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* What the platform records, keeps and tells of, on the stand-in (6, 13, 17). */

static OnvRecordingQuery *
make_query (const char *id)
{
  return g_object_new (ONV_TYPE_RECORDING_QUERY, "device-id", id, "channel-id", (gint64) 1, NULL);
}

#define PATIENCE (60 * G_USEC_PER_SEC)

static void
on_over (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
let_pass (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add_once (ms, on_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static OnvRecording *
find_recording (OnvCase *c, const char *id)
{
  g_autoptr (OnvRecordingQuery) query = make_query (id);
  g_autoptr (OnvPage) page = CALL (c, find_recordings, query);

  g_assert_no_error (c->error);
  return g_list_model_get_item (onv_page_get_items (page), 0);
}

/* Records until there is a recording: a camera that was asleep has no picture at once, and what holds
 * none is not kept. */
static OnvRecording *
record (OnvCase *c, const char *id)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      OnvRecording *recording;

      g_assert_true (CALL (c, start_recording, id, 1, 1));
      g_assert_no_error (c->error);
      g_assert_false (CALL (c, start_recording, id, 1, 1));
      g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
      let_pass (2000); /* how long is recorded */
      g_assert_true (CALL (c, stop_recording, id, 1));
      g_assert_no_error (c->error);
      let_pass (500);
      recording = find_recording (c, id);
      if (recording != NULL)
        return recording;
    }
  g_assert_not_reached ();
}

static void
test_recording (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autofree char *offline = onv_sim_find_device (c->client, ONV_TRISTATE_FALSE);
  g_autoptr (OnvRecording) recording = NULL;
  g_autoptr (OnvRecording) whole = NULL;
  g_autoptr (OnvRecording) gone = NULL;
  g_autoptr (OnvPlayToken) token = NULL;
  g_autoptr (GListModel) deleted = NULL;
  g_autoptr (OnvDeletion) first = NULL;
  g_autoptr (OnvDeletion) second = NULL;
  g_autofree char *uri = NULL;
  const char *ids[] = { NULL, "nothing", NULL };

  g_assert_false (CALL (c, start_recording, offline, 1, 1));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_false (CALL (c, stop_recording, id, 1)); /* nobody started */
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  recording = record (c, id);
  ids[0] = onv_recording_get_id (recording);
  g_assert_true (CALL (c, rename_recording, id, 1, ids[0], "kept"));
  whole = CALL (c, get_recording, id, 1, ids[0], g_str_equal (url, "https_url"));
  g_assert_no_error (c->error);
  g_assert_cmpstr (onv_recording_get_name (whole), ==, "kept");
  g_assert_cmpint (onv_recording_get_size (whole), ==, onv_recording_get_size (recording));
  g_assert_true (onv_record_has (ONV_RECORD (whole), "duration"));

  token = CALL (c, get_play_token, id, 1, ids[0]);
  g_assert_no_error (c->error);
  uri = onv_recording_build_hls_uri (whole, onv_play_token_get_token (token));
  g_assert_true (g_str_has_prefix (uri, g_str_equal (url, "url") ? "http:" : "https:"));

  deleted = CALL (c, delete_recordings, id, 1, ids);
  g_assert_no_error (c->error);
  first = g_list_model_get_item (deleted, 0);
  second = g_list_model_get_item (deleted, 1);
  g_assert_cmpint (onv_deletion_get_code (first), ==, 0);
  g_assert_cmpint (onv_deletion_get_code (second), ==, 1);
  gone = CALL (c, get_recording, id, 1, ids[0], FALSE);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
}

static void
test_plans (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_FALSE);
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2090-01-01 01:00:00");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2090-01-01 02:00:00");
  g_autoptr (OnvRecordingPlan) plan = onv_recording_plan_new ();

  g_assert_false (CALL (c, delete_recording_plan, id, 1));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_PLATFORM);
  g_object_set (plan, "mode", ONV_RECORDING_MODE_SCHEDULE, "start-time", from, "end-time", until,
                NULL);
  g_assert_true (CALL (c, add_recording_plan, id, 1, plan));
  g_assert_no_error (c->error);
  g_object_set (plan, "mode", ONV_RECORDING_MODE_EVENTS, "cycle", (gint64) 3, NULL);
  g_assert_true (CALL (c, add_recording_plan, id, 1, plan));
  g_assert_true (CALL (c, change_recording_plan, id, 1, plan));
  g_assert_no_error (c->error);
  g_assert_true (CALL (c, delete_recording_plan, id, 1));
  g_assert_true (CALL (c, change_recording_plan, id, 1, plan)); /* gives it one */
  g_assert_true (CALL (c, clear_recording_plan, id, 1));
  g_assert_no_error (c->error);
  g_assert_false (CALL (c, delete_recording_plan, id, 1));
  g_assert_true (CALL (c, add_recording_plan, id, 1, plan));
  g_assert_true (CALL (c, stop_planned_recording, id, 1));
  g_assert_false (CALL (c, delete_recording_plan, id, 1));
}

/* Lets the stand-in raise an alarm: a message (event 0), or one with a picture (1). */
static void
raise_alarm (const char *id, int event)
{
  g_autofree char *path
      = g_strdup_printf ("_sim/alarms?device_id=%s&channel_id=1&type=100&event=%d&comment=door", id,
                         event);
  g_autoptr (JsonNode) raised = onv_sim_tell ("POST", path, NULL);
}

static gint64
count_messages (OnvCase *c, const char *id)
{
  g_autoptr (GListModel) counts = CALL (c, count_unread_alarms, id, 1);
  gint64 n = 0;

  g_assert_no_error (c->error);
  for (guint i = 0; i < g_list_model_get_n_items (counts); i++)
    {
      g_autoptr (OnvAlarmCount) count = g_list_model_get_item (counts, i);

      if (onv_alarm_count_get_alarm_way (count) == ONV_ALARM_WAY_MESSAGE)
        n += onv_alarm_count_get_count (count);
    }
  return n;
}

static gpointer
make_alarm_query (GType type, const char *id)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -15);
  g_autoptr (GDateTime) after = g_date_time_add_days (now, 15);
  g_autoptr (OnvTime) from = onv_time_new_from_date_time (ONV_TIME_KIND_PLATFORM, before);
  g_autoptr (OnvTime) until = onv_time_new_from_date_time (ONV_TIME_KIND_PLATFORM, after);

  return g_object_new (type, "device-id", id, "channel-id", (gint64) 1, "start-time", from,
                       "end-time", until, NULL);
}

/* What is listed is read from then on; what is deleted is gone. */
static void
test_messages (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvAlarmMessageQuery) query = make_alarm_query (ONV_TYPE_ALARM_MESSAGE_QUERY, id);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPage) after = NULL;
  g_autoptr (OnvAlarmMessage) message = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  const char *ids[] = { NULL, NULL };

  raise_alarm (id, 0);
  while (count_messages (c, id) != 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      let_pass (50);
    }
  page = CALL (c, find_alarm_messages, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), ==, 1);
  message = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_alarm_message_get_comment (message), ==, "door");
  g_assert_nonnull (onv_alarm_message_get_create_time (message));
  g_assert_cmpint (count_messages (c, id), ==, 0);

  ids[0] = onv_alarm_message_get_id (message);
  g_assert_true (CALL (c, delete_alarms, (const char *const *) ids));
  after = CALL (c, find_alarm_messages, query);
  g_assert_cmpint (onv_page_get_total (after), ==, 0);
}

static OnvAlarm *
wait_for_alarm (OnvCase *c, OnvAlarmQuery *query)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (OnvPage) page = CALL (c, find_alarms, query);

      g_assert_no_error (c->error);
      if (g_list_model_get_n_items (onv_page_get_items (page)) > 0)
        return g_list_model_get_item (onv_page_get_items (page), 0);
      let_pass (50);
    }
  g_assert_not_reached ();
}

static void
test_alarm (OnvCase *c, gconstpointer url)
{
  g_autofree char *id = onv_sim_find_device (c->client, ONV_TRISTATE_TRUE);
  g_autoptr (OnvAlarmQuery) query = make_alarm_query (ONV_TYPE_ALARM_QUERY, id);
  g_autoptr (OnvAlarm) alarm = NULL;
  g_autoptr (OnvAlarm) read = NULL;
  g_autoptr (OnvPage) none = NULL;
  const char *ids[] = { NULL, NULL };

  g_object_set (query, "secure", g_str_equal (url, "https_url"), NULL);
  raise_alarm (id, 1);
  alarm = wait_for_alarm (c, query);
  g_assert_cmpint (onv_alarm_get_alarm_way (alarm), ==, ONV_ALARM_WAY_PICTURE);
  g_assert_cmpint (onv_alarm_get_alarm_status (alarm), ==, ONV_ALARM_STATUS_UNREAD);
  g_assert_true (g_str_has_prefix (onv_alarm_get_picture (alarm),
                                   g_str_equal (url, "url") ? "http:" : "https:"));
  ids[0] = onv_alarm_get_id (alarm);
  g_assert_true (CALL (c, mark_alarms_read, (const char *const *) ids));
  read = wait_for_alarm (c, query);
  g_assert_cmpint (onv_alarm_get_alarm_status (read), ==, ONV_ALARM_STATUS_READ);
  g_object_set (query, "alarm-status", ONV_ALARM_STATUS_UNREAD, NULL);
  none = CALL (c, find_alarms, query);
  g_assert_cmpint (onv_page_get_total (none), ==, 0);
  g_assert_true (CALL (c, delete_alarms, (const char *const *) ids));
}

/* A year of days, which the platform would refuse at once. */
static void
test_days (OnvCase *c, gconstpointer url)
{
  g_autoptr (OnvTime) from = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2020-01-01");
  g_autoptr (OnvTime) until = onv_time_parse (ONV_TIME_KIND_PLATFORM, "2021-01-01");
  g_autoptr (OnvAlarmQuery) query
      = g_object_new (ONV_TYPE_ALARM_QUERY, "start-time", from, "end-time", until, NULL);
  g_autoptr (OnvPagedList) list = onv_alarm_list_new (c->client, query);
  g_autoptr (GListModel) days = CALL (c, count_alarms_by_day, NULL, from, until);
  g_autoptr (GListModel) unread = NULL;

  g_assert_no_error (c->error);
  g_assert_cmpuint (g_list_model_get_n_items (days), ==, 0);
  unread = CALL (c, count_unread_alarms_by_day, NULL, from, until);
  g_assert_no_error (c->error);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_no_error (onv_paged_list_get_error (list));
}

static const OnvCaseRow rows[] = {
  { "recording", test_recording }, { "plans", test_plans }, { "messages", test_messages },
  { "alarm", test_alarm },         { "days", test_days },   { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-recordings", rows);
}
