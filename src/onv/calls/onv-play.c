/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-play.h"

#include "calls/onv-play-private.h"
#include "client/onv-request.h"
#include "onv-enums.h"

/* Chapter 4: live pictures. */

/**
 * OnvPlayAddress:
 *
 * Where a channel plays, and what opens it (section 4.1).
 */
static const OnvField play_address_fields[] = {
  /**
   * OnvPlayAddress:addr:
   *
   * Host and port of the stream.
   */
  { "addr", "addr", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
  /**
   * OnvPlayAddress:access-token:
   *
   * What opens the stream: a secret, good for as long as was asked.
   */
  { "access-token", "accessToken", ONV_KIND_STRING, ONV_FIELD_SECRET, .aliases = "access_token" },
  /**
   * OnvPlayAddress:scheme:
   *
   * The scheme of the stream's URI: `rtmp`, `rtmpe`, `http` or `https`.
   */
  { "scheme", "type", ONV_KIND_STRING },
  /**
   * OnvPlayAddress:cover-addr:
   *
   * Host and port of the thumbnail.
   */
  { "cover-addr", "coveraddr", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvPlayAddress, onv_play_address, play_address_fields)

static const OnvErrorNumber play_address_numbers[] = {
  { 1, ONV_ERROR_ARGUMENT },       { 2, ONV_ERROR_SERVER },      { 3, ONV_ERROR_NO_CHANNEL },
  { 4, ONV_ERROR_DEVICE_OFFLINE }, { 5, ONV_ERROR_DEVICE_DATA }, { 0 },
};

static const OnvField play_address_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "protocol-type", "protocol_type", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 0, .max = 4 },
  { "timeout", "timeout", ONV_KIND_INT, .unit = ONV_UNIT_MILLISECONDS, .min = -1, .max = -2 },
};

ONV_CALL (get_play_address) = {
  .section = "4.1",
  .name = "get_play_address",
  .method = "GET",
  .path = "ipc/video/play_address",
  ONV_CALL_PARAMS (play_address_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_play_address_get_type,
  .numbers = play_address_numbers,
};

/**
 * onv_client_get_play_address_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @protocol: how the picture will be fetched
 * @token_timeout_ms: how long the address shall open the stream, in milliseconds, or
 *   [const@Onv.TOKEN_FOREVER]. The answer does not tell it: remember what was asked
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks where a channel plays (section 4.1). %ONV_ERROR_DEVICE_OFFLINE, %ONV_ERROR_NO_CHANNEL,
 * %ONV_ERROR_DEVICE_DATA and %ONV_ERROR_SERVER are the document's numbers 4, 3, 5 and 2.
 */
void
onv_client_get_play_address_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   OnvProtocol protocol,
                                   gint64 token_timeout_ms,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_play_address);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (request->args, "protocol-type", protocol);
  onv_record_set_int (request->args, "timeout", token_timeout_ms);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_play_address_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_play_address_async].
 *
 * Returns: (transfer full) (nullable): the address, %NULL with @error set
 */
OnvPlayAddress *
onv_client_get_play_address_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

static const OnvField preload_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "token", "token", ONV_KIND_STRING, ONV_FIELD_SECRET },
  { "idle-time", "idle_time", ONV_KIND_INT, .unit = ONV_UNIT_SECONDS, .min = 1, .max = 120 },
};

ONV_CALL (preload_hls) = {
  .section = "4.2",
  .name = "preload_hls",
  .method = "GET",
  .path = "live/live_{device_id}_{channel_id}/preload",
  ONV_CALL_PARAMS (preload_params),
  .auth = ONV_AUTH_STREAM_HOST,
  .retry = TRUE,
};

/**
 * onv_client_preload_hls_async:
 * @self: a client
 * @address: what 4.1 answered for HLS, just now: the key goes to that host
 * @device_id: the device
 * @channel_id: the channel
 * @idle_seconds: for how long the platform shall keep it going unwatched, from 1 to 120
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Makes the platform prepare an HLS stream, so that it starts at once (section 4.2). The key of an
 * account on HTTPS is not sent to a host on plain HTTP: %ONV_ERROR_TLS.
 */
void
onv_client_preload_hls_async (OnvClient *self,
                              OnvPlayAddress *address,
                              const char *device_id,
                              guint channel_id,
                              guint idle_seconds,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_PLAY_ADDRESS (address));

  request = onv_request_new (&onv_call_preload_hls);
  onv_request_take_base (request, onv_play_address_build_base (address));
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "token", onv_play_address_get_access_token (address));
  onv_record_set_int (request->args, "idle-time", idle_seconds);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_preload_hls_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.preload_hls_async].
 *
 * Returns: whether the stream is being prepared
 */
gboolean
onv_client_preload_hls_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

static const OnvField preview_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "token", "token", ONV_KIND_STRING, ONV_FIELD_SECRET },
};

/* The document has a dash in its table and an underscore in its explanation. */
ONV_CALL (get_live_preview) = {
  .section = "4.3",
  .name = "get_live_preview",
  .method = "GET",
  .path = "live_preview/{device_id}_{channel_id}",
  .path_on_404 = "live_preview/{device_id}-{channel_id}",
  ONV_CALL_PARAMS (preview_params),
  .auth = ONV_AUTH_NONE,
  .retry = TRUE,
  .reply = ONV_REPLY_BYTES,
};

/**
 * onv_client_get_live_preview_async:
 * @self: a client
 * @address: what 4.1 answered for this channel
 * @device_id: the device
 * @channel_id: the channel
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Fetches a small picture of what a channel shows (section 4.3). No key is sent. An address without
 * a cover ends with %ONV_ERROR_NOT_FOUND.
 */
void
onv_client_get_live_preview_async (OnvClient *self,
                                   OnvPlayAddress *address,
                                   const char *device_id,
                                   guint channel_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;
  char *base;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_PLAY_ADDRESS (address));

  base = onv_play_address_build_cover_base (address);
  if (base == NULL)
    {
      g_task_report_new_error (self, callback, user_data, onv_client_get_live_preview_async,
                               ONV_ERROR, ONV_ERROR_NOT_FOUND, "The channel has no thumbnail");
      return;
    }
  request = onv_request_new (&onv_call_get_live_preview);
  onv_request_take_base (request, base);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "token", onv_play_address_get_access_token (address));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_live_preview_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_live_preview_async].
 *
 * Returns: (transfer full) (nullable): a picture file, %NULL with @error set
 */
GBytes *
onv_client_get_live_preview_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
