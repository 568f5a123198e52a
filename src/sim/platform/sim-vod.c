/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recordings of the platform, as they are kept, addressed and opened. */
#include "config.h"

#include "platform/sim-vod.h"

#include "http/sim-auth.h"
#include "http/sim-http.h"
#include "platform/sim-clock.h"

#include <string.h>

#define DAY (24 * 3600)
#define FLV SIM_STORE_BESIDE

/**
 * sim_vod_make_id:
 *
 * Returns: (transfer full): a new `videoid`
 */
char *
sim_vod_make_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);

  return g_strjoinv (NULL, parts);
}

/**
 * sim_vod_make_flv_path:
 * @ts_path: where a recording is, as MPEG-TS
 *
 * Returns: (transfer full): where it is as FLV, which nginx plays
 */
char *
sim_vod_make_flv_path (const char *ts_path)
{
  return g_strconcat (ts_path, FLV, NULL);
}

static JsonArray *
list_segments (SimRecording *recording)
{
  GArray *segments = sim_recording_get_segments (recording);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < segments->len; i++)
    {
      const SimSegment *segment = &g_array_index (segments, SimSegment, i);
      JsonArray *numbers = json_array_new ();

      json_array_add_int_element (numbers, (gint64) segment->offset);
      json_array_add_int_element (numbers, (gint64) segment->length);
      json_array_add_int_element (numbers, segment->duration);
      json_array_add_array_element (array, numbers);
    }
  return array;
}

static char *
make_name (gint64 start)
{
  g_autofree char *text = sim_clock_format (start);

  return g_strdelimit (g_steal_pointer (&text), " :", '-');
}

/**
 * sim_vod_keep:
 * @platform: the stand-in
 * @device_id: a device
 * @channel_id: its channel
 * @id: its `videoid`
 * @days: for how long, 0 for ever
 * @recording: a recording whose files are complete
 *
 * Returns: (transfer full): the recording, as 6 lists it
 */
SimRow *
sim_vod_keep (SimPlatform *platform,
              guint64 device_id,
              guint channel_id,
              const char *id,
              guint days,
              SimRecording *recording)
{
  gint64 start = sim_recording_get_start (recording);
  gint64 seconds = (sim_recording_get_duration (recording) + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC;
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *name = make_name (start);
  SimRow row = {
    .device = device_id,
    .channel = channel_id,
    .name = (char *) id,
    .time = start,
    .size = (gint64) sim_recording_get_size (recording),
    .document = node,
  };

  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "id", id);
  json_object_set_int_member (object, "end", start + seconds);
  json_object_set_int_member (object, "expires", days > 0 ? start + (gint64) days * DAY : 0);
  json_object_set_array_member (object, "segments", list_segments (recording));
  sim_store_put (platform->store, SIM_VIDEOS, &row);
  return sim_row_copy (&row);
}

/**
 * sim_vod_remove:
 * @platform: the stand-in
 * @video: a recording
 *
 * Deletes it.
 */
void
sim_vod_remove (SimPlatform *platform, const SimRow *video)
{
  sim_store_remove (platform->store, SIM_VIDEOS, video->device, video->channel, video->name);
}

/**
 * sim_vod_purge:
 * @platform: the stand-in
 *
 * Deletes the recordings whose days have passed.
 */
void
sim_vod_purge (SimPlatform *platform)
{
  SimQuery query = { .kind = SIM_VIDEOS };
  g_autoptr (GPtrArray) videos = sim_store_find (platform->store, &query, NULL);
  gint64 now = sim_clock_now ();

  for (guint i = 0; i < videos->len; i++)
    {
      gint64 end = json_object_get_int_member (sim_row_get_object (videos->pdata[i]), "expires");

      if (end != 0 && end <= now)
        sim_vod_remove (platform, videos->pdata[i]);
    }
}

static char *
sign (SimPlatform *platform, const char *id, gint64 end)
{
  g_autofree char *purpose = g_strconcat ("vod ", id, NULL);

  return sim_keys_make_secret (platform->keys, purpose, (guint64) end);
}

/**
 * sim_vod_make_token:
 * @platform: the stand-in
 * @id: a `videoid`
 * @end: UNIX seconds, or %SIM_VOD_FOR_EVER
 *
 * Returns: (transfer full): what opens the recording; it survives a restart
 */
char *
sim_vod_make_token (SimPlatform *platform, const char *id, gint64 end)
{
  g_autofree char *secret = sign (platform, id, end);

  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", end, secret);
}

gboolean
sim_vod_check_token (SimPlatform *platform, const char *id, const char *token)
{
  char *rest = NULL;
  gint64 end = token != NULL ? g_ascii_strtoll (token, &rest, 10) : 0;
  g_autofree char *secret = sign (platform, id, end);

  return token != NULL && rest != token && *rest == '-' && g_str_equal (rest + 1, secret)
         && (end == SIM_VOD_FOR_EVER || end > sim_clock_now ());
}

/**
 * sim_vod_make_hls_url:
 * @platform: the stand-in
 * @host: the host that the caller uses
 * @secure: %TRUE for TLS
 * @id: a `videoid`
 *
 * Returns: (transfer full): the address of its playlist, without a token
 */
char *
sim_vod_make_hls_url (SimPlatform *platform, const char *host, gboolean secure, const char *id)
{
  g_autofree char *path = g_strdup_printf ("/vod/%s/index.m3u8", id);

  return sim_http_make_url (platform->http, host, secure, path);
}

/**
 * sim_vod_make_rtmp_url:
 * @platform: the stand-in
 * @host: the host that the caller uses
 * @secure: %TRUE for rtmpe, which nginx does not serve
 * @video: a recording
 *
 * Returns: (transfer full): its address, without a token; empty where there is no RTMP
 */
char *
sim_vod_make_rtmp_url (SimPlatform *platform,
                       const char *host,
                       gboolean secure,
                       const SimRow *video)
{
  guint port = sim_platform_get_rtmp_port (platform);
  g_autofree char *path = sim_store_get_path (platform->store, SIM_VIDEOS, video->device,
                                              video->channel, video->name);
  g_autofree char *file = g_path_get_basename (path);

  if (port == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s://%s:%u/vod/%s" FLV, secure ? "rtmpe" : "rtmp", host, port, file);
}

/**
 * sim_vod_find:
 * @platform: the stand-in
 * @id: a `videoid`
 *
 * Returns: (transfer full) (nullable): the recording, of whatever channel
 */
SimRow *
sim_vod_find (SimPlatform *platform, const char *id)
{
  SimQuery query = { .kind = SIM_VIDEOS, .start = id, .limit = 1 };
  g_autoptr (GPtrArray) found = sim_store_find (platform->store, &query, NULL);
  const SimRow *row = found->len > 0 ? found->pdata[0] : NULL;

  return row != NULL && g_str_equal (row->name, id) ? sim_row_copy (row) : NULL;
}

/**
 * sim_vod_may_play:
 * @platform: the stand-in
 * @name: what is asked for over RTMP: the file, by its name
 * @token: (nullable): what came with it
 *
 * Returns: whether a recording has this file and the token opens it
 */
gboolean
sim_vod_may_play (SimPlatform *platform, const char *name, const char *token)
{
  SimQuery query = { .kind = SIM_VIDEOS };
  g_autoptr (GPtrArray) videos = sim_store_find (platform->store, &query, NULL);

  for (guint i = 0; i < videos->len; i++)
    {
      const SimRow *row = videos->pdata[i];
      g_autofree char *path
          = sim_store_get_path (platform->store, SIM_VIDEOS, row->device, row->channel, row->name);
      g_autofree char *file = g_path_get_basename (path);

      if (g_str_has_prefix (name, file) && g_str_equal (name + strlen (file), FLV))
        return sim_vod_check_token (platform, row->name, token);
    }
  return FALSE;
}
