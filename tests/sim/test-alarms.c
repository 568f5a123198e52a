/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 17 over HTTP: alarms are raised, listed with what opens, read, counted and deleted. */
#include "config.h"

#include "platform/sim-alarms.h"
#include "platform/sim-devices.h"
#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

#define LIST "ipc/video/alarm/list?product_id=7312"
#define MESSAGES "ipc/video/alarm/info?product_id=7312"
#define COUNT "ipc/video/alarm/count?product_id=7312"
#define DAYS "ipc/video/alarm/day?product_id=7312"
#define ALL_DAYS "ipc/video/alarm/day_count?product_id=7312"
#define UPDATE "ipc/video/alarm/update_status?product_id=7312"
#define DELETE "ipc/video/alarm/delete?product_id=7312"
#define PATIENCE_US (90 * (gint64) G_USEC_PER_SEC)

/* Three days around now: whatever clock the machine has. */
static char *
with_span (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) after = g_date_time_add_days (now, 1);
  g_autofree char *start = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *end = g_date_time_format (after, "%Y-%m-%d");

  return g_strdup_printf ("%s&start_time=%s&end_time=%s", path, start, end);
}

static JsonArray *
list (SimTest *test, const char *path, SimReply **reply)
{
  g_autofree char *full = with_span (path);

  *reply = sim_test_get (test, full);
  SIM_ASSERT_ERRNO (*reply, 0);
  return json_object_get_array_member (sim_reply_get_object (*reply, "data"), "item");
}

static void
await (SimTest *test, const char *path, guint n_wanted)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  for (;;)
    {
      g_autoptr (SimReply) reply = NULL;

      if (json_array_get_length (list (test, path, &reply)) >= n_wanted)
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (100);
    }
}

static void
raise_alarm (SimTest *test, guint64 device, int type, SimAlarmEvent event)
{
  sim_alarms_raise (test->platform, sim_devices_get (test->platform->devices, device), 1, type,
                    event, "something moved");
}

static void
assert_picture (SimTest *test, JsonObject *item, const char *member)
{
  g_autoptr (SimReply) reply
      = sim_test_fetch (test, "GET", json_object_get_string_member (item, member), NULL, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply->type, ==, "image/jpeg");
}

static void
test_clip (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) alarms = NULL;
  g_autoptr (SimReply) secure = NULL;
  g_autoptr (SimReply) playlist = NULL;
  JsonObject *item;
  const char *address;

  raise_alarm (test, 1001, 199, SIM_EVENT_CLOUD);
  await (test, LIST, 1);
  item = json_array_get_object_element (list (test, LIST, &alarms), 0);
  g_assert_cmpint (json_object_get_int_member (item, "alarm_type"), ==, 199);
  g_assert_cmpint (json_object_get_int_member (item, "alarm_way"), ==, SIM_ALARM_VIDEO);
  g_assert_cmpint (json_object_get_int_member (item, "alarm_status"), ==, SIM_ALARM_UNREAD);
  g_assert_nonnull (strstr (json_object_get_string_member (item, "create_time"), "   "));
  assert_picture (test, item, "picture");
  assert_picture (test, item, "thumbnail");
  address = json_object_get_string_member (item, "play_address");
  playlist = sim_test_fetch (test, "GET", address, NULL, NULL);
  g_assert_cmpuint (playlist->status, ==, 200);
  item = json_array_get_object_element (list (test, LIST "&protocol=1", &secure), 0);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (item, "play_address"), "https:"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (item, "picture"), "https:"));
}

static gint64
count_kept (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  return json_object_get_int_member (sim_reply_get_object (reply, "page_info"), "total_num");
}

#define PICTURES "ipc/video/picture/get_list?device_id=1001&channel_id=1"
#define USED "ipc/video/storage/capacity?product_id=7312"

static gint64
get_used (SimTest *test)
{
  g_autoptr (SimReply) reply = sim_test_get (test, USED);

  SIM_ASSERT_ERRNO (reply, 0);
  return json_object_get_int_member (reply->object, "used");
}

/* With an alarm goes what was kept of it. */
static void
test_delete (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) alarms = NULL;
  g_autofree char *body = NULL;
  const SimCase *gone = NULL;

  raise_alarm (test, 1001, 199, SIM_EVENT_CLOUD);
  await (test, LIST, 1);
  g_assert_cmpint (count_kept (test, PICTURES), ==, 2);
  g_assert_cmpint (get_used (test), >, 0);
  body = g_strdup_printf (
      "{\"alarm_id\":[\"%s\"]}",
      json_object_get_string_member (json_array_get_object_element (list (test, LIST, &alarms), 0),
                                     "alarm_id"));
  gone = &(const SimCase){ "POST", DELETE, body };
  sim_test_try (test, gone, 1);
  g_assert_cmpint (count_kept (test, PICTURES), ==, 0);
  g_assert_cmpint (get_used (test), ==, 0);
}

static guint
count (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = NULL;

  return json_array_get_length (list (test, path, &reply));
}

static void
test_filters (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);

  raise_alarm (test, 1001, 1, SIM_EVENT_PICTURE);
  raise_alarm (test, 1002, 1, SIM_EVENT_PICTURE);
  raise_alarm (test, 1002, 2, SIM_EVENT_PICTURE);
  raise_alarm (test, 1002, 2, SIM_EVENT_LOCAL);
  await (test, LIST, 3);
  g_assert_cmpuint (count (test, LIST "&device_id=1002"), ==, 2);
  g_assert_cmpuint (count (test, LIST "&device_id=1002&channel_id=2"), ==, 0);
  g_assert_cmpuint (count (test, LIST "&alarm_type=1"), ==, 2);
  g_assert_cmpuint (count (test, LIST "&alarm_way=2"), ==, 3);
  g_assert_cmpuint (count (test, LIST "&alarm_way=1"), ==, 0);
  g_assert_cmpuint (count (test, LIST "&alarm_status=1"), ==, 3);
  g_assert_cmpuint (count (test, LIST "&alarm_status=2"), ==, 0);
  g_assert_cmpuint (count (test, LIST "&per_page=2"), ==, 2);
  g_assert_cmpuint (count (test, LIST "&per_page=2&page=2"), ==, 1);
  g_assert_cmpuint (count (test, MESSAGES), ==, 1);
}

static gint64
count_unread (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = sim_test_get (test, path);
  JsonArray *items;
  gint64 sum = 0;

  SIM_ASSERT_ERRNO (reply, 0);
  items = json_object_get_array_member (sim_reply_get_object (reply, "data"), "item");
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpint (json_object_get_int_member (item, "prodcut_id"), ==, 7312);
      sum += json_object_get_int_member (item, "count");
    }
  return sum;
}

static gint64
count_days (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = NULL;
  JsonArray *items = list (test, path, &reply);
  gint64 sum = 0;

  for (guint i = 0; i < json_array_get_length (items); i++)
    sum += json_object_get_int_member (json_array_get_object_element (items, i), "number");
  return sum;
}

static void
test_reading (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) alarms = NULL;
  g_autofree char *body = NULL;

  raise_alarm (test, 1001, 1, SIM_EVENT_PICTURE);
  raise_alarm (test, 1002, 1, SIM_EVENT_PICTURE);
  raise_alarm (test, 1002, 3, SIM_EVENT_NONE);
  await (test, LIST, 2);
  g_assert_cmpint (count_unread (test, COUNT), ==, 3);
  g_assert_cmpint (count_unread (test, COUNT "&device_id=1002"), ==, 2);
  g_assert_cmpint (count_days (test, DAYS), ==, 2);
  g_assert_cmpint (count_days (test, DAYS "&device_id=1001"), ==, 1);
  /* 17.2 marks what it returns. */
  g_assert_cmpuint (count (test, MESSAGES "&alarm_status=1"), ==, 1);
  g_assert_cmpuint (count (test, MESSAGES "&alarm_status=1"), ==, 0);
  g_assert_cmpuint (count (test, MESSAGES "&alarm_status=2"), ==, 1);
  g_assert_cmpint (count_unread (test, COUNT), ==, 2);
  body = g_strdup_printf (
      "{\"alarm_id\":[\"%s\",\"unknown\"]}",
      json_object_get_string_member (
          json_array_get_object_element (list (test, LIST "&device_id=1001", &alarms), 0),
          "alarm_id"));
  {
    const SimCase read[] = { { "POST", UPDATE, body } };
    const SimCase gone[] = { { "POST", DELETE, body } };

    sim_test_try (test, read, 1);
    g_assert_cmpuint (count (test, LIST "&alarm_status=2"), ==, 1);
    g_assert_cmpint (count_days (test, DAYS), ==, 1);
    g_assert_cmpint (count_days (test, ALL_DAYS), ==, 2);
    sim_test_try (test, gone, 1);
    g_assert_cmpuint (count (test, LIST), ==, 1);
    g_assert_cmpint (count_days (test, ALL_DAYS), ==, 1);
  }
}

/* A device that raises alarms for days fills no disk: the oldest go, with their pictures. */
static void
test_bounded (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  raise_alarm (test, 1002, 1, SIM_EVENT_PICTURE);
  for (int i = 0; i < SIM_ALARMS_KEPT + 5; i++)
    raise_alarm (test, 1001, 1, SIM_EVENT_PICTURE);
  while (test->platform->n_held > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      sim_test_wait (50);
    }
  g_assert_cmpint (count_days (test, ALL_DAYS "&device_id=1001"), ==, SIM_ALARMS_KEPT);
  g_assert_cmpint (count_days (test, ALL_DAYS "&device_id=1002"), ==, 1);
  g_assert_cmpint (count_kept (test, PICTURES), ==, 2 * SIM_ALARMS_KEPT);
}

static void
test_errors (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-31" },
    { "GET", LIST "&start_time=2019-12-01&end_time=2020-01-01", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-01%2000:00:00&end_time=2020-01-01%2000:00:00" },
    { "GET", LIST "&start_time=2019-12-01%2000:00:00&end_time=2020-01-01%2000:00:01", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-02&end_time=2019-12-01%2000:00:00", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-02&end_time=2019-11-01", NULL, 10 },
    { "GET", LIST, NULL, 10 },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&alarm_way=3", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&alarm_status=3", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&per_page=100" },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&per_page=101", NULL, 10 },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&page=10000" },
    { "GET", LIST "&start_time=2019-12-01&end_time=2019-12-01&page=10001", NULL, 10 },
    { "GET", "ipc/video/alarm/count?product_id=1", NULL, 14 },
    { "GET", "ipc/video/alarm/count", NULL, 10 },
    { "GET", DAYS, NULL, 10 },
    { "GET", ALL_DAYS "&start_time=2019-12-01&end_time=2020-01-01", NULL, 10 },
    { "POST", UPDATE, "{}", 10 },
    { "POST", UPDATE, "{\"alarm_id\":\"a\"}", 10 },
    { "POST", UPDATE, "{\"alarm_id\":[1]}", 10 },
    { "POST", UPDATE, "{\"alarm_id\":[]}" },
    { "POST", DELETE, NULL, 10 },
  };
  g_autoptr (SimReply) device = sim_test_get (test, "devices/1001");
  JsonArray *keys = json_object_get_array_member (sim_reply_get_object (device, "data"), "keys");
  const char *key = json_object_get_string_member (json_array_get_object_element (keys, 0), "key");
  g_autoptr (SimReply) own = sim_test_call (test, "GET", COUNT, key, NULL);
  g_autoptr (SimReply) other = sim_test_call (test, "GET", COUNT "&device_id=1002", key, NULL);

  SIM_ASSERT_ERRNO (own, 0);
  SIM_ASSERT_ERRNO (other, 403);
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/alarms/clip", test_clip);
  g_test_add_func ("/sim/alarms/delete", test_delete);
  g_test_add_func ("/sim/alarms/filters", test_filters);
  g_test_add_func ("/sim/alarms/reading", test_reading);
  g_test_add_func ("/sim/alarms/bounded", test_bounded);
  g_test_add_func ("/sim/alarms/errors", test_errors);
  return g_test_run ();
}
