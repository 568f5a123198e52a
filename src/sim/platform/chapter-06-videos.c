/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 6: what the platform has recorded. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-members.h"
#include "platform/sim-pages.h"
#include "platform/sim-vod.h"

#include <string.h>

#define STANDARD_PAGE_SIZE 20
#define PAGE_LIMIT 1000
#define TOKEN_SECONDS (2 * 3600)
#define MAX_BODY (64 * 1024)

/* Sizes are in KBytes in this chapter. */
#define KBYTE 1024

static void
set_text (JsonObject *object, const char *name, char *text)
{
  json_object_set_string_member (object, name, text);
  g_free (text);
}

static JsonObject *
describe (SimCall *call, const SimRow *row)
{
  JsonObject *known = sim_row_get_object (row);
  JsonObject *video = json_object_new ();
  gboolean secure = sim_call_get_number (call, "security", 0) == 1;
  const char *host = sim_call_get_host (call);

  json_object_set_string_member (video, "videoid", row->name);
  json_object_set_string_member (video, "name", json_object_get_string_member (known, "name"));
  set_text (video, "start", sim_clock_format (row->time));
  set_text (video, "end", sim_clock_format (json_object_get_int_member (known, "end")));
  json_object_set_int_member (video, "size", (row->size + KBYTE - 1) / KBYTE);
  set_text (video, "hls_url", sim_vod_make_hls_url (call->platform, host, secure, row->name));
  set_text (video, "rtmp_url", sim_vod_make_rtmp_url (call->platform, host, secure, row));
  return video;
}

static SimRow *
find_video (SimCall *call)
{
  SimRow *row = sim_store_get (call->platform->store, SIM_VIDEOS, call->device->id, call->channel,
                               sim_call_get_text (call, "video_id"));

  if (row == NULL)
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
  return row;
}

/* 6.1 writes numbers as text, and alone has a duration, under its misspelt name. */
static void
get_info (SimCall *call)
{
  g_autoptr (SimRow) row = find_video (call);
  JsonObject *video;
  gint64 duration;

  if (row == NULL)
    return;
  video = describe (call, row);
  duration = json_object_get_int_member (sim_row_get_object (row), "end") - row->time;
  set_text (video, "size", g_strdup_printf ("%" G_GINT64_FORMAT, (row->size + KBYTE - 1) / KBYTE));
  set_text (video, "durtion", g_strdup_printf ("%" G_GINT64_FORMAT, duration));
  sim_call_reply_data (call, video);
}

/* A recording belongs to the time when it begins. Newest first. */
static void
list_videos (SimCall *call)
{
  gint64 end = sim_call_get_time (call, "end_time");
  SimQuery query = {
    .kind = SIM_VIDEOS,
    .device = call->device->id,
    .channel = call->channel,
    .from = sim_call_get_time (call, "start_time"),
    .until = end != 0 ? end + 1 : 0,
    .newest_first = TRUE,
  };
  SimPage page = {
    .number = (guint) sim_call_get_number (call, "page_start", 1),
    .size = (guint) sim_call_get_number (call, "page_size", STANDARD_PAGE_SIZE),
  };
  g_autoptr (GPtrArray) rows = NULL;
  JsonObject *members = json_object_new ();
  JsonObject *data = json_object_new ();
  JsonArray *videos = json_array_new ();

  if (sim_call_get_text (call, "name") != NULL)
    query.matches[0] = (SimMatch){ "name", 0, sim_call_get_text (call, "name") };
  rows = sim_pages_find (call->platform->store, &query, &page);
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (videos, describe (call, rows->pdata[i]));
  json_object_set_array_member (data, "videos", videos);
  json_object_set_object_member (members, "data", data);
  json_object_set_object_member (members, "page_info", sim_page_describe (&page));
  sim_call_reply_object (call, members);
}

static const char *
delete_one (SimCall *call, JsonNode *entry)
{
  JsonNode *id = JSON_NODE_HOLDS_OBJECT (entry)
                     ? json_object_get_member (json_node_get_object (entry), "videoId")
                     : NULL;

  if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING)
    return "videoId is not a string";
  if (!sim_store_remove (call->platform->store, SIM_VIDEOS, call->device->id, call->channel,
                         json_node_get_string (id)))
    return "not exist";
  return NULL;
}

/* An answer for each, in the order of the request. */
static void
delete_videos (SimCall *call)
{
  g_autoptr (JsonObject) body = sim_call_read_object (call);
  JsonNode *list = body != NULL ? json_object_get_member (body, "video") : NULL;
  g_autoptr (JsonArray) data = json_array_new ();

  if (body == NULL)
    return;
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      sim_call_fail (call, SIM_ERROR_PARAMETER, "video is not a list");
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      const char *wrong = delete_one (call, json_array_get_element (json_node_get_array (list), i));
      JsonObject *result = json_object_new ();

      json_object_set_int_member (result, "code", wrong != NULL);
      if (wrong != NULL)
        json_object_set_string_member (result, "message", wrong);
      json_array_add_object_element (data, result);
    }
  sim_call_reply (call, "data", json_node_init_array (json_node_alloc (), data));
}

static void
rename_video (SimCall *call)
{
  static const SimMember members[] = { { "name", SIM_MEMBER_TEXT, TRUE }, { NULL } };
  g_autoptr (SimRow) row = find_video (call);
  g_autoptr (JsonObject) body = row != NULL ? sim_call_read_object (call) : NULL;

  if (body == NULL || !sim_members_check (call, members, body))
    return;
  json_object_set_string_member (sim_row_get_object (row), "name",
                                 json_object_get_string_member (body, "name"));
  sim_store_put (call->platform->store, SIM_VIDEOS, row);
  sim_call_reply (call, NULL, NULL);
}

static void
get_token (SimCall *call)
{
  g_autoptr (SimRow) row = find_video (call);
  JsonObject *data;

  if (row == NULL)
    return;
  data = json_object_new ();
  set_text (data, "token",
            sim_vod_make_token (call->platform, row->name, sim_clock_now () + TOKEN_SECONDS));
  sim_call_reply_data (call, data);
}

/* The recording that an address names, when its token opens it. */
static SimRow *
open_video (SimCall *call)
{
  const char *id = sim_call_get_text (call, "id");
  SimRow *row = NULL;

  if (!sim_vod_check_token (call->platform, id, sim_call_get_text (call, "token")))
    sim_call_fail (call, SIM_ERROR_BAD_TOKEN, NULL);
  else
    {
      row = sim_vod_find (call->platform, id);
      if (row == NULL)
        sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
    }
  return row;
}

static double
get_seconds (JsonArray *segments, guint index)
{
  return (double) json_array_get_int_element (json_array_get_array_element (segments, index), 2)
         / G_USEC_PER_SEC;
}

static void
send_playlist (SimCall *call)
{
  g_autoptr (SimRow) row = open_video (call);
  JsonArray *segments
      = row != NULL ? json_object_get_array_member (sim_row_get_object (row), "segments") : NULL;
  guint n = segments != NULL ? json_array_get_length (segments) : 0;
  double longest = 1;
  GString *text;
  g_autoptr (GBytes) body = NULL;

  if (row == NULL)
    return;
  for (guint i = 0; i < n; i++)
    longest = MAX (longest, get_seconds (segments, i));
  text = g_string_new ("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-PLAYLIST-TYPE:VOD\n");
  g_string_append_printf (text, "#EXT-X-TARGETDURATION:%d\n#EXT-X-MEDIA-SEQUENCE:0\n",
                          (int) (longest + 0.5));
  for (guint i = 0; i < n; i++)
    {
      char seconds[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (seconds, sizeof seconds, "%.3f", get_seconds (segments, i));
      g_string_append_printf (text, "#EXTINF:%s,\n%u.ts?token=%s\n", seconds, i,
                              sim_call_get_text (call, "token"));
    }
  g_string_append (text, "#EXT-X-ENDLIST\n");
  body = g_string_free_to_bytes (text);
  sim_call_send (call, SOUP_STATUS_OK, "application/vnd.apple.mpegurl", body);
}

static void
on_segment (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimCall) call = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = sim_store_read_finish (call->platform->store, result, &error);

  if (content != NULL)
    sim_call_send (call, SOUP_STATUS_OK, "video/mp2t", content);
  else
    sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
}

static void
send_segment (SimCall *call)
{
  g_autoptr (SimRow) row = open_video (call);
  guint64 number;
  JsonArray *segments;
  JsonArray *segment;

  if (row == NULL)
    return;
  segments = json_object_get_array_member (sim_row_get_object (row), "segments");
  if (!g_ascii_string_to_unsigned (sim_call_get_text (call, "number"), 10, 0, G_MAXUINT32, &number,
                                   NULL)
      || number >= json_array_get_length (segments))
    {
      sim_call_fail (call, SIM_ERROR_NOT_FOUND, NULL);
      return;
    }
  segment = json_array_get_array_element (segments, (guint) number);
  sim_store_read_async (call->platform->store, SIM_VIDEOS, row,
                        json_array_get_int_element (segment, 0),
                        (gsize) json_array_get_int_element (segment, 1), on_segment,
                        sim_call_ref (call));
}

static const SimParam info_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "video_id", SIM_PARAM_TEXT, TRUE },
  { "security", SIM_PARAM_NUMBER, FALSE, 0, 1 },
  { NULL },
};

static const SimParam list_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "start_time", SIM_PARAM_TIME },
  { "end_time", SIM_PARAM_TIME },
  { "page_start", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { "page_size", SIM_PARAM_NUMBER, FALSE, 1, PAGE_LIMIT },
  { "security", SIM_PARAM_NUMBER, FALSE, 0, 1 },
  { NULL },
};

static const SimParam delete_params[] = {
  { "deviceid", SIM_PARAM_DEVICE, TRUE },
  { "channeled", SIM_PARAM_CHANNEL, TRUE },
  { NULL },
};

static const SimParam video_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "video_id", SIM_PARAM_TEXT, TRUE },
  { NULL },
};

#define FOLDER "/ipc/video/vod/"

const SimRoute sim_chapter_videos[] = {
  { "6.1", "GET", FOLDER "get_video_info", SIM_AUTH_KEY, get_info, info_params },
  { "6.2", "GET", FOLDER "get_video_list", SIM_AUTH_KEY, list_videos, list_params },
  { "6.3", "POST", FOLDER "delete_video", SIM_AUTH_KEY, delete_videos, delete_params, MAX_BODY },
  { "6.4", "PUT", FOLDER "rename_video", SIM_AUTH_KEY, rename_video, video_params, MAX_BODY },
  { "6.5", "GET", FOLDER "get_play_token", SIM_AUTH_KEY, get_token, video_params },
  { "vod", "GET", "/vod/{id}/index.m3u8", SIM_AUTH_NONE, send_playlist },
  { "vod", "GET", "/vod/{id}/{number}.ts", SIM_AUTH_NONE, send_segment },
  { NULL },
};
