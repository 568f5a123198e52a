/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 4: where live pictures are. */
#include "config.h"

#include "http/sim-call.h"
#include "http/sim-http.h"
#include "http/sim-tokens.h"
#include "platform/chapter-07-encryption.h"
#include "platform/sim-chapters.h"
#include "platform/sim-closing.h"
#include "platform/stream-flv.h"
#include "platform/stream-hls.h"
#include "platform/stream-preview.h"
#include "rtmp/sim-pushes.h"

/* The document names no standard for `timeout`: an hour is this stand-in's own. */
#define STANDARD_TIMEOUT_MS (60 * 60 * 1000)

/* The protocols of 4.1, by number. */
typedef struct
{
  const char *type;
  gboolean secure;
  gboolean rtmp;
} Protocol;

static const Protocol protocols[] = {
  { "rtmp", FALSE, TRUE },  { "http", FALSE, FALSE }, { "https", TRUE, FALSE },
  { "http", FALSE, FALSE }, { "https", TRUE, FALSE },
};

static char *
issue_token (SimCall *call)
{
  const SimFault *expire = sim_call_find_fault (call, SIM_FAULT_EXPIRE);
  gint64 timeout = sim_call_get_number (call, "timeout", STANDARD_TIMEOUT_MS);
  SimTokenFlags flags = 0;

  if (sim_call_find_fault (call, SIM_FAULT_ODD_TOKENS) != NULL)
    flags |= SIM_TOKEN_ODD;
  if (expire != NULL)
    {
      timeout = (gint64) (expire->value * 1000);
      flags |= SIM_TOKEN_CUTS;
    }
  return sim_tokens_issue (call->platform->tokens, call->device->id, call->channel, timeout, flags);
}

static void
get_play_address (SimCall *call)
{
  SimHttp *http = call->platform->http;
  const Protocol *protocol = &protocols[sim_call_get_number (call, "protocol_type", 0)];
  guint rtmp = sim_platform_get_rtmp_port (call->platform);
  guint port = protocol->rtmp ? rtmp : sim_http_get_port (http, protocol->secure);
  const char *host = sim_call_get_host (call);
  g_autofree char *address = g_strdup_printf ("%s:%u", host, port);
  g_autofree char *cover
      = g_strdup_printf ("%s:%u", host, sim_http_get_port (http, protocol->secure));
  g_autofree char *token = NULL;
  g_autoptr (JsonObject) data = json_object_new ();

  if (!sim_device_is_online (call->device))
    {
      sim_call_fail (call, SIM_ERROR_OFFLINE, NULL);
      return;
    }
  if (sim_closing_is_closed (call->platform, call->device->id, call->channel))
    {
      sim_call_fail (call, SIM_ERROR_DISABLED, NULL);
      return;
    }
  if (port == 0)
    {
      sim_call_fail (call, SIM_ERROR_INTERNAL, "there is no RTMP server");
      return;
    }
  token = issue_token (call);
  json_object_set_string_member (data, "addr", address);
  json_object_set_string_member (data, "accessToken", token);
  json_object_set_string_member (data, "type",
                                 protocol->rtmp && sim_encryption_is_on (call->platform)
                                     ? "rtmpe"
                                     : protocol->type);
  json_object_set_string_member (data, "coveraddr", cover);
  sim_call_reply (call, "data", json_node_init_object (json_node_alloc (), data));
}

/* The address has no end: who knows it may push. */
static void
get_push_address (SimCall *call)
{
  static const char *const networks[] = { "cm", "cu", "ct", "other", NULL };
  const char *network = sim_call_get_text (call, "isp");
  guint port = sim_platform_get_rtmp_port (call->platform);
  g_autofree char *key = NULL;
  g_autofree char *url = NULL;
  JsonObject *data;

  if (network != NULL && !g_strv_contains (networks, network))
    {
      sim_call_fail (call, SIM_ERROR_PARAMETER, "isp is not cm, cu, ct or other");
      return;
    }
  if (port == 0)
    {
      sim_call_fail (call, SIM_ERROR_INTERNAL, "there is no RTMP server");
      return;
    }
  key = sim_pushes_make_key (call->platform->pushes, call->device->id, call->channel);
  url = g_strdup_printf ("rtmp://%s:%u/live/%" G_GUINT64_FORMAT "-%u?%s", sim_call_get_host (call),
                         port, call->device->id, call->channel, key);
  data = json_object_new ();
  json_object_set_string_member (data, "url", url);
  sim_call_reply_data (call, data);
}

/* The channel's name is another here. */
static const SimParam push_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel", SIM_PARAM_CHANNEL, TRUE },
  { "isp", SIM_PARAM_TEXT },
  { NULL },
};

static const SimParam address_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "protocol_type", SIM_PARAM_NUMBER, FALSE, 0, G_N_ELEMENTS (protocols) - 1 },
  { "timeout", SIM_PARAM_NUMBER, FALSE, -1, G_MAXINT64 / 1000000 },
  { NULL },
};

static const SimParam stream_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { NULL },
};

static const SimParam preload_params[] = {
  { "device_id", SIM_PARAM_DEVICE, TRUE },
  { "channel_id", SIM_PARAM_CHANNEL, TRUE },
  { "token", SIM_PARAM_TEXT, TRUE },
  { "idle_time", SIM_PARAM_NUMBER, FALSE, 0, 120 },
  { NULL },
};

#define HLS_FOLDER "/live/live_{device_id}_{channel_id}/"

const SimRoute sim_chapter_live[] = {
  { "4.1", "GET", "/ipc/video/play_address", SIM_AUTH_KEY, get_play_address, address_params },
  { "4.2", "GET", HLS_FOLDER "preload", SIM_AUTH_KEY_AND_TOKEN, sim_stream_hls_preload,
    preload_params },
  { "4.3", "GET", "/live_preview/{device_id}_{channel_id}", SIM_AUTH_TOKEN,
    sim_stream_preview_handle, stream_params },
  { "4.3", "GET", "/live_preview/{device_id}-{channel_id}", SIM_AUTH_TOKEN,
    sim_stream_preview_handle, stream_params },
  { "4.4", "GET", "/ipc/video/get_push_address", SIM_AUTH_KEY, get_push_address, push_params },
  { "live", "GET", "/live/{device_id}-{channel_id}.flv", SIM_AUTH_TOKEN_QUERY,
    sim_stream_flv_handle, stream_params, .stream = TRUE },
  { "live", "GET", HLS_FOLDER "index.m3u8", SIM_AUTH_TOKEN_QUERY, sim_stream_hls_playlist,
    stream_params, .stream = TRUE },
  { "live", "GET", HLS_FOLDER "{segment}", SIM_AUTH_TOKEN_QUERY, sim_stream_hls_segment,
    stream_params, .stream = TRUE },
  { NULL },
};
