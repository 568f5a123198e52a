/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 14: who watches and who pushes, at this moment. */
#include "config.h"

#include "http/sim-call.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"
#include "platform/sim-chapters.h"
#include "platform/sim-pages.h"
#include "platform/sim-snapshots.h"

#define STANDARD_PAGE_SIZE 20
#define PAGE_LIMIT 1000

static void
set_time (JsonObject *object, const char *name, double seconds)
{
  guint whole = (guint) seconds;
  g_autofree char *text
      = g_strdup_printf ("%02u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);

  json_object_set_string_member (object, name, text);
}

static const char *
get_codec_name (const SimTrack *track)
{
  static const char *const names[] = {
    [SIM_CODEC_H264] = "H264",  [SIM_CODEC_H265] = "H265",  [SIM_CODEC_AAC] = "AAC",
    [SIM_CODEC_PCMA] = "G711A", [SIM_CODEC_PCMU] = "G711U",
  };

  return track != NULL ? names[track->codec] : "";
}

/* The members that 14.1 and 14.2 have in common; the camera may have just stopped. */
static void
add_stream (SimCall *call, JsonObject *object, const SimCameraConfig *config, SimCamera *camera)
{
  const SimTrack *video = sim_camera_get_track (camera, SIM_TRACK_VIDEO);
  const SimTrack *audio = sim_camera_get_track (camera, SIM_TRACK_AUDIO);
  g_autofree char *size = g_strdup_printf ("%d * %d", video != NULL ? video->width : config->width,
                                           video != NULL ? video->height : config->height);

  json_object_set_string_member (object, "videocodec", get_codec_name (video));
  json_object_set_string_member (object, "resolution", size);
  json_object_set_int_member (object, "fps", video != NULL ? (gint64) video->fps : config->fps);
  json_object_set_string_member (object, "audiocodec", get_codec_name (audio));
}

static void
add_place (SimCall *call, JsonObject *object, guint64 device, guint channel, const char *protocol)
{
  gint64 product = g_ascii_strtoll (sim_keys_get_product_id (call->platform->keys), NULL, 10);
  g_autofree char *upper = g_ascii_strup (protocol, -1);

  json_object_set_int_member (object, "productid", product);
  json_object_set_int_member (object, "deviceid", (gint64) device);
  json_object_set_int_member (object, "channelid", channel);
  json_object_set_string_member (object, "protocoltype", upper);
}

typedef struct
{
  SimCall *call;
  JsonArray *array;
} Listing;

static gboolean
is_asked_for (SimCall *call, guint64 device, guint channel, const char *protocol)
{
  guint64 wanted = (guint64) sim_call_get_number (call, "deviceid", 0);
  guint wanted_channel = (guint) sim_call_get_number (call, "channelid", 0);
  const char *type = sim_call_get_text (call, "protocoltype");

  return (wanted == 0 || wanted == device) && (wanted_channel == 0 || wanted_channel == channel)
         && (type == NULL || g_ascii_strcasecmp (type, protocol) == 0);
}

/* Of https-hls, what the document calls hls. */
static const char *
get_protocol (const SimWatching *watching)
{
  const char *dash = g_strrstr (watching->protocol, "-");

  return dash != NULL ? dash + 1 : watching->protocol;
}

static void
add_watcher (const SimWatching *watching, gpointer data)
{
  Listing *self = data;
  SimPlatform *platform = self->call->platform;
  const char *protocol = get_protocol (watching);
  const SimDevice *device = sim_devices_get (platform->devices, watching->device_id);
  SimCamera *camera;
  JsonObject *object;

  if (device == NULL
      || !is_asked_for (self->call, watching->device_id, watching->channel_id, protocol))
    return;
  camera = sim_cameras_get (platform->cameras, device, watching->channel_id)->camera;
  object = json_object_new ();
  add_place (self->call, object, watching->device_id, watching->channel_id, protocol);
  json_object_set_string_member (object, "clientip", watching->peer);
  add_stream (self->call, object, sim_camera_get_config (camera), camera);
  /* Over RTMP nginx sends: what the camera makes is what goes out. */
  json_object_set_int_member (object, "bandwidth",
                              watching->bytes > 0 && watching->seconds > 0
                                  ? (gint64) ((double) watching->bytes * 8 / watching->seconds)
                                  : sim_camera_get_rate (camera));
  set_time (object, "onlinetime", watching->seconds);
  json_array_add_object_element (self->array, object);
}

static void
add_pusher (SimCamera *camera, gpointer data)
{
  Listing *self = data;
  const SimCameraConfig *config = sim_camera_get_config (camera);
  JsonObject *object;

  if (!sim_camera_is_running (camera)
      || !is_asked_for (self->call, config->device_id, config->channel_id, "rtmp"))
    return;
  object = json_object_new ();
  add_place (self->call, object, config->device_id, config->channel_id, "rtmp");
  json_object_set_string_member (object, "puship", "127.0.0.1");
  add_stream (self->call, object, config, camera);
  json_object_set_int_member (object, "bandwidth", sim_camera_get_rate (camera));
  set_time (object, "pushtime", sim_camera_get_seconds (camera));
  json_array_add_object_element (self->array, object);
}

static void
list_watchers (SimCall *call, JsonArray *array)
{
  Listing listing = { call, array };

  sim_audience_foreach (call->platform->audience, add_watcher, &listing);
}

static void
list_pushers (SimCall *call, JsonArray *array)
{
  Listing listing = { call, array };

  sim_cameras_foreach (call->platform->cameras, add_pusher, &listing);
}

/* The first page takes a picture of all; the others are pages of that picture. */
static void
reply (SimCall *call, void (*list) (SimCall *call, JsonArray *array))
{
  SimSnapshots *snapshots = call->platform->snapshots;
  SimPage page = {
    .number = (guint) sim_call_get_number (call, "page", 1),
    .size = (guint) sim_call_get_number (call, "page_size", STANDARD_PAGE_SIZE),
  };
  const char *key = sim_call_get_text (call, "page_key");
  JsonArray *all;
  JsonArray *result;
  JsonObject *info;
  JsonObject *members;

  if (page.number > 1 && key == NULL)
    {
      sim_call_fail (call, SIM_ERROR_PARAMETER, "page_key is required after the first page");
      return;
    }
  if (key == NULL)
    {
      g_autoptr (JsonArray) fresh = json_array_new ();

      list (call, fresh);
      key = sim_snapshots_add (snapshots, call->route->call, fresh);
    }
  all = sim_snapshots_get (snapshots, call->route->call, key);
  if (all == NULL)
    {
      sim_call_fail (call, SIM_ERROR_EXPIRED, NULL);
      return;
    }
  page.total = json_array_get_length (all);
  result = json_array_new ();
  for (guint i = page.size * (page.number - 1); i < MIN (page.total, page.size * page.number); i++)
    json_array_add_object_element (result,
                                   json_object_ref (json_array_get_object_element (all, i)));
  info = sim_page_describe (&page);
  json_object_set_string_member (info, "page_key", key);
  members = json_object_new ();
  json_object_set_array_member (members, "result", result);
  json_object_set_object_member (members, "page_info", info);
  sim_call_reply_object (call, members);
}

static void
get_online_list (SimCall *call)
{
  const char *type = sim_call_get_text (call, "protocoltype");
  static const char *const types[] = { "rtmp", "hls", "flv", NULL };
  g_autofree char *lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;

  if (lower != NULL && !g_strv_contains (types, lower))
    sim_call_fail (call, SIM_ERROR_PARAMETER, "protocoltype is not rtmp or hls");
  else
    reply (call, list_watchers);
}

static void
get_push_list (SimCall *call)
{
  reply (call, list_pushers);
}

static const SimParam online_params[] = {
  { "productid", SIM_PARAM_PRODUCT, TRUE },
  { "deviceid", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT64 },
  { "channelid", SIM_PARAM_NUMBER, FALSE, 0, G_MAXUINT32 },
  { "protocoltype", SIM_PARAM_TEXT },
  { "page_key", SIM_PARAM_TEXT },
  { "page_size", SIM_PARAM_NUMBER, FALSE, 1, PAGE_LIMIT },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { NULL },
};

static const SimParam push_params[] = {
  { "productid", SIM_PARAM_PRODUCT, TRUE },
  { "deviceid", SIM_PARAM_NUMBER, FALSE, 0, G_MAXINT64 },
  { "channelid", SIM_PARAM_NUMBER, FALSE, 0, G_MAXUINT32 },
  { "page_key", SIM_PARAM_TEXT },
  { "page_size", SIM_PARAM_NUMBER, FALSE, 1, PAGE_LIMIT },
  { "page", SIM_PARAM_NUMBER, FALSE, 1, 10000 },
  { NULL },
};

#define FOLDER "/ipc/video/stat/"

const SimRoute sim_chapter_audience[] = {
  { "14.1", "GET", FOLDER "getonlinelist", SIM_AUTH_MASTER, get_online_list, online_params },
  { "14.2", "GET", FOLDER "getpushlist", SIM_AUTH_MASTER, get_push_list, push_params },
  { NULL },
};
