/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 17: alarms, as lists, counts and days. */
#include "config.h"

#include "http/sim-call.h"
#include "http/sim-http.h"
#include "platform/sim-alarms.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-vod.h"

#include <string.h>

#define STANDARD_PAGE_SIZE 30
#define MAX_BODY (64 * 1024)
#define DAY (24 * 3600)
#define LONGEST_SPAN (31 * DAY)

static gboolean
refuse (SimCall *call, const char *detail)
{
  sim_call_fail (call, SIM_ERROR_PARAMETER, detail);
  return FALSE;
}

/* Both times as days, the end included, or both as times, the end not included. */
static gboolean
read_span (SimCall *call, SimQuery *query)
{
  const char *start = sim_call_get_text (call, "start_time");
  const char *end = sim_call_get_text (call, "end_time");
  gboolean days
      = sim_clock_parse_day (start, 0, &query->from) && sim_clock_parse_day (end, 1, &query->until);

  if (!days && (!sim_clock_parse (start, &query->from) || !sim_clock_parse (end, &query->until)))
    return refuse (call, "start_time and end_time are not two days or two times");
  if (query->until < query->from || query->until - query->from > LONGEST_SPAN)
    return refuse (call, "start_time to end_time is not a span of up to 31 days");
  return TRUE;
}

/* A device key sees the alarms of its own device. */
static gboolean
read_place (SimCall *call, SimQuery *query)
{
  guint64 device = (guint64) sim_call_get_number (call, "device_id", 0);

  if (call->owner == SIM_KEY_DEVICE && device != 0 && device != call->owner_device)
    {
      sim_call_fail (call, SIM_ERROR_FORBIDDEN, NULL);
      return FALSE;
    }
  query->kind = SIM_ALARMS;
  query->device = call->owner == SIM_KEY_DEVICE ? call->owner_device : device;
  query->channel = (guint) sim_call_get_number (call, "channel_id", 0);
  return TRUE;
}

static void
add_match (SimQuery *query, const char *member, gint64 number)
{
  guint i = 0;

  if (number == 0)
    return;
  while (query->matches[i].member != NULL)
    i++;
  query->matches[i] = (SimMatch){ member, number, NULL };
}

/* With the run of spaces that the document shows. */
static char *
format_time (gint64 time)
{
  g_autofree char *text = sim_clock_format (time);
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);

  return g_strjoin ("   ", parts[0], parts[1], NULL);
}

static JsonObject *
describe (const SimRow *row)
{
  JsonObject *known = sim_row_get_object (row);
  JsonObject *item = json_object_new ();
  g_autofree char *time = format_time (row->time);

  json_object_set_int_member (item, "device_id", (gint64) row->device);
  json_object_set_string_member (item, "create_time", time);
  json_object_set_string_member (item, "alarm_id", row->name);
  json_object_set_int_member (item, "alarm_status",
                              json_object_get_int_member (known, "alarm_status"));
  json_object_set_string_member (item, "comment", json_object_get_string_member (known, "comment"));
  return item;
}

static void
add_picture (SimCall *call, JsonObject *item, JsonObject *known, const char *member)
{
  const char *path = json_object_get_string_member_with_default (known, member, NULL);
  gboolean secure = sim_call_get_number (call, "protocol", 0) == 1;
  g_autofree char *url = path != NULL ? sim_http_make_url (call->platform->http,
                                                           sim_call_get_host (call), secure, path)
                                      : g_strdup ("");

  json_object_set_string_member (item, member, url);
}

/* The addresses of 17.1 open with nothing more than themselves. */
static void
add_clip (SimCall *call, JsonObject *item, JsonObject *known)
{
  const char *id = json_object_get_string_member_with_default (known, "video", NULL);
  gboolean secure = sim_call_get_number (call, "protocol", 0) == 1;
  g_autofree char *url = NULL;
  g_autofree char *token = NULL;
  g_autofree char *address = NULL;

  if (id != NULL)
    {
      url = sim_vod_make_hls_url (call->platform, sim_call_get_host (call), secure, id);
      token = sim_vod_make_token (call->platform, id, SIM_VOD_FOR_EVER);
      address = g_strdup_printf ("%s?token=%s", url, token);
    }
  json_object_set_string_member (item, "play_address", address != NULL ? address : "");
}

static JsonObject *
describe_alarm (SimCall *call, const SimRow *row)
{
  JsonObject *known = sim_row_get_object (row);
  JsonObject *item = describe (row);

  json_object_set_int_member (item, "alarm_type", json_object_get_int_member (known, "alarm_type"));
  json_object_set_int_member (item, "alarm_way", json_object_get_int_member (known, "alarm_way"));
  add_picture (call, item, known, "picture");
  add_picture (call, item, known, "thumbnail");
  add_clip (call, item, known);
  return item;
}

static gboolean
is_message (const SimRow *row)
{
  return json_object_get_int_member (sim_row_get_object (row), "alarm_way") == SIM_ALARM_MESSAGE;
}

/* Newest first: pictures and clips, or messages alone. */
static GPtrArray *
find (SimCall *call, SimQuery *query, gboolean messages)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_row_free);

  query->newest_first = TRUE;
  all = sim_store_find (call->platform->store, query, NULL);
  for (guint i = 0; i < all->len; i++)
    if (is_message (all->pdata[i]) == messages)
      g_ptr_array_add (found, sim_row_copy (all->pdata[i]));
  return found;
}

static void
mark_read (SimStore *store, SimRow *row)
{
  json_object_set_int_member (sim_row_get_object (row), "alarm_status", SIM_ALARM_READ);
  sim_store_put (store, SIM_ALARMS, row);
}

static void
reply_page (SimCall *call, GPtrArray *rows, gboolean messages)
{
  guint per_page = (guint) sim_call_get_number (call, "per_page", STANDARD_PAGE_SIZE);
  guint page = (guint) sim_call_get_number (call, "page", 1);
  JsonObject *data = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = per_page * (page - 1); i < MIN (rows->len, per_page * page); i++)
    {
      json_array_add_object_element (items, messages ? describe (rows->pdata[i])
                                                     : describe_alarm (call, rows->pdata[i]));
      if (messages)
        mark_read (call->platform->store, rows->pdata[i]);
    }
  json_object_set_int_member (data, "total_count", rows->len);
  json_object_set_int_member (data, "per_page", per_page);
  json_object_set_int_member (data, "page", page);
  json_object_set_array_member (data, "item", items);
  sim_call_reply_data (call, data);
}

static void
list (SimCall *call, gboolean messages)
{
  SimQuery query = { 0 };
  g_autoptr (GPtrArray) rows = NULL;

  if (!read_place (call, &query) || !read_span (call, &query))
    return;
  add_match (&query, "alarm_type", sim_call_get_number (call, "alarm_type", 0));
  add_match (&query, "alarm_way", sim_call_get_number (call, "alarm_way", 0));
  add_match (&query, "alarm_status", sim_call_get_number (call, "alarm_status", 0));
  rows = find (call, &query, messages);
  reply_page (call, rows, messages);
}

static void
list_alarms (SimCall *call)
{
  list (call, FALSE);
}

/* What it returns is read from then on; with alarm_status=1 the next page is another. */
static void
list_messages (SimCall *call)
{
  list (call, TRUE);
}

/* The alarms of a body that the caller's key may touch; ids that nothing has are passed over. */
static GPtrArray *
read_alarms (SimCall *call)
{
  g_autoptr (JsonObject) body = sim_call_read_object (call);
  JsonNode *node = body != NULL ? json_object_get_member (body, "alarm_id") : NULL;
  JsonArray *ids = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_row_free);

  if (body == NULL)
    return NULL;
  if (ids == NULL)
    {
      refuse (call, "alarm_id is not a list");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      JsonNode *id = json_array_get_element (ids, i);
      SimQuery query = { .kind = SIM_ALARMS, .limit = 1 };
      g_autoptr (GPtrArray) rows = NULL;

      if (json_node_get_value_type (id) != G_TYPE_STRING)
        {
          refuse (call, "alarm_id holds what is not text");
          return NULL;
        }
      query.device = call->owner == SIM_KEY_DEVICE ? call->owner_device : 0;
      query.matches[0] = (SimMatch){ "alarm_id", 0, json_node_get_string (id) };
      rows = sim_store_find (call->platform->store, &query, NULL);
      if (rows->len > 0
          && g_str_equal (((SimRow *) rows->pdata[0])->name, json_node_get_string (id)))
        g_ptr_array_add (found, sim_row_copy (rows->pdata[0]));
    }
  return g_steal_pointer (&found);
}

static void
update_status (SimCall *call)
{
  g_autoptr (GPtrArray) alarms = read_alarms (call);

  for (guint i = 0; alarms != NULL && i < alarms->len; i++)
    mark_read (call->platform->store, alarms->pdata[i]);
  if (alarms != NULL)
    sim_call_reply (call, NULL, NULL);
}

static void
delete_alarms (SimCall *call)
{
  g_autoptr (GPtrArray) alarms = read_alarms (call);

  for (guint i = 0; alarms != NULL && i < alarms->len; i++)
    sim_alarms_remove (call->platform->store, alarms->pdata[i]);
  if (alarms != NULL)
    sim_call_reply (call, NULL, NULL);
}

static JsonObject *
make_count (SimCall *call, const SimRow *row)
{
  JsonObject *count = json_object_new ();
  JsonObject *known = sim_row_get_object (row);

  json_object_set_int_member (count, "prodcut_id", sim_call_get_number (call, "product_id", 0));
  json_object_set_int_member (count, "device_id", (gint64) row->device);
  json_object_set_int_member (count, "alarm_way", json_object_get_int_member (known, "alarm_way"));
  json_object_set_int_member (count, "channel_id", row->channel);
  json_object_set_int_member (count, "count", 0);
  return count;
}

static void
count_up (JsonObject *object, const char *member)
{
  json_object_set_int_member (object, member, json_object_get_int_member (object, member) + 1);
}

static void
reply_items (SimCall *call, JsonArray *items)
{
  JsonObject *data = json_object_new ();

  json_object_set_array_member (data, "item", items);
  sim_call_reply_data (call, data);
}

/* A number a device, channel and way. */
static void
count_unread (SimCall *call)
{
  SimQuery query = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *items;

  if (!read_place (call, &query))
    return;
  add_match (&query, "alarm_status", SIM_ALARM_UNREAD);
  rows = sim_store_find (call->platform->store, &query, NULL);
  items = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const SimRow *row = rows->pdata[i];
      char *key = g_strdup_printf ("%" G_GUINT64_FORMAT "/%u/%d", row->device, row->channel,
                                   (int) json_object_get_int_member (sim_row_get_object (row),
                                                                     "alarm_way"));
      JsonObject *count = g_hash_table_lookup (counts, key);

      if (count == NULL)
        {
          count = make_count (call, row);
          json_array_add_object_element (items, count);
        }
      count_up (count, "count");
      g_hash_table_replace (counts, key, count);
    }
  reply_items (call, items);
}

/* Days that have any, newest first; messages do not count. */
static void
count_days (SimCall *call, gint64 status)
{
  SimQuery query = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  JsonArray *items;
  JsonObject *day = NULL;

  if (!read_place (call, &query) || !read_span (call, &query))
    return;
  add_match (&query, "alarm_status", status);
  rows = find (call, &query, FALSE);
  items = json_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = sim_clock_format_day (((SimRow *) rows->pdata[i])->time);

      if (day == NULL || !g_str_equal (json_object_get_string_member (day, "day"), text))
        {
          day = json_object_new ();
          json_object_set_string_member (day, "day", text);
          json_object_set_int_member (day, "number", 0);
          json_array_add_object_element (items, day);
        }
      count_up (day, "number");
    }
  reply_items (call, items);
}

static void
count_unread_days (SimCall *call)
{
  count_days (call, SIM_ALARM_UNREAD);
}

static void
count_all_days (SimCall *call)
{
  count_days (call, 0);
}

#define OF_PLACE                                               \
  { "product_id", SIM_PARAM_PRODUCT, TRUE },                   \
      { "device_id", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT64 }, \
  {                                                            \
    "channel_id", SIM_PARAM_NUMBER, FALSE, 0, G_MAXUINT32      \
  }

#define OF_SPAN                           \
  { "start_time", SIM_PARAM_TEXT, TRUE }, \
  {                                       \
    "end_time", SIM_PARAM_TEXT, TRUE      \
  }

#define OF_PAGE                                      \
  { "alarm_status", SIM_PARAM_NUMBER, FALSE, 0, 2 }, \
      { "protocol", SIM_PARAM_NUMBER, FALSE, 0, 1 }, \
      { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 }, \
  {                                                  \
    "per_page", SIM_PARAM_NUMBER, FALSE, 1, 100      \
  }

static const SimParam alarm_params[] = {
  OF_PLACE,
  { "alarm_type", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT32 },
  { "alarm_way", SIM_PARAM_NUMBER, FALSE, 0, 2 },
  OF_SPAN,
  OF_PAGE,
  { NULL },
};

static const SimParam message_params[] = { OF_PLACE, OF_SPAN, OF_PAGE, { NULL } };
static const SimParam place_params[] = { OF_PLACE, { NULL } };
static const SimParam day_params[] = { OF_PLACE, OF_SPAN, { NULL } };

static const SimParam product_params[] = {
  { "product_id", SIM_PARAM_PRODUCT, TRUE },
  { NULL },
};

#define FOLDER "/ipc/video/alarm/"

const SimRoute sim_chapter_alarms[] = {
  { "17.1", "GET", FOLDER "list", SIM_AUTH_KEY, list_alarms, alarm_params },
  { "17.2", "GET", FOLDER "info", SIM_AUTH_KEY, list_messages, message_params },
  { "17.3", "POST", FOLDER "update_status", SIM_AUTH_KEY, update_status, product_params, MAX_BODY },
  { "17.4", "GET", FOLDER "count", SIM_AUTH_KEY, count_unread, place_params },
  { "17.5", "POST", FOLDER "delete", SIM_AUTH_KEY, delete_alarms, product_params, MAX_BODY },
  { "17.6", "GET", FOLDER "day", SIM_AUTH_KEY, count_unread_days, day_params },
  { "17.7", "GET", FOLDER "day_count", SIM_AUTH_KEY, count_all_days, day_params },
  { NULL },
};
