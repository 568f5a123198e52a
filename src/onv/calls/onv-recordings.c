/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-recordings.h"

#include "client/onv-request.h"
#include "client/onv-uri.h"
#include "lists/onv-paged-list-private.h"

/* Chapter 6: recordings that the platform keeps. */

/**
 * OnvRecording:
 *
 * A recording that the platform keeps (sections 6.1 and 6.2).
 */
static const OnvField recording_fields[] = {
  /**
   * OnvRecording:id:
   *
   * Its identifier, which is text.
   */
  { "id", "videoid", ONV_KIND_ID, ONV_FIELD_ESSENTIAL, .aliases = "video_id|videoId" },
  /**
   * OnvRecording:name:
   *
   * What it is called.
   */
  { "name", "name", ONV_KIND_STRING },
  /**
   * OnvRecording:start:
   *
   * When it begins, by the platform's clock.
   */
  { "start", "start", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvRecording:end:
   *
   * When it ends, by the platform's clock.
   */
  { "end", "end", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvRecording:size:
   *
   * How large it is, in units of 1024 bytes.
   */
  { "size", "size", ONV_KIND_INT, .unit = ONV_UNIT_KBYTES },
  /**
   * OnvRecording:duration:
   *
   * How long it is, in seconds. Told by 6.1 only.
   */
  { "duration", "durtion", ONV_KIND_INT, .aliases = "duration", .unit = ONV_UNIT_SECONDS },
  /**
   * OnvRecording:hls-url:
   *
   * Where it plays over HLS; see [method@Onv.Recording.build_hls_uri].
   */
  { "hls-url", "hls_url", ONV_KIND_STRING },
  /**
   * OnvRecording:rtmp-url:
   *
   * Where it plays over RTMP; see [method@Onv.Recording.build_rtmp_uri].
   */
  { "rtmp-url", "rtmp_url", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvRecording, onv_recording, recording_fields)

/* A URL may have a query already. */
static char *
append_token (const char *url, const char *name, const char *token)
{
  g_autofree char *escaped = NULL;

  if (url == NULL || *url == '\0')
    return NULL;
  escaped = g_uri_escape_string (token, name != NULL ? NULL : "!$&'()*+,;=:@/?%", FALSE);
  return g_strconcat (url, strchr (url, '?') != NULL ? "&" : "?", name != NULL ? name : "", escaped,
                      NULL);
}

/**
 * onv_recording_build_hls_uri:
 * @self: a recording
 * @token: what 6.5 gave
 *
 * Assembles the address at which a recording plays over HLS (section 6.1): `{hls_url}?token={token}`.
 * It holds the token: a secret.
 *
 * Returns: (transfer full) (nullable): the URI, %NULL where the platform names none
 */
char *
onv_recording_build_hls_uri (OnvRecording *self, const char *token)
{
  g_return_val_if_fail (ONV_IS_RECORDING (self), NULL);
  g_return_val_if_fail (token != NULL, NULL);

  return append_token (onv_recording_get_hls_url (self), "token=", token);
}

/**
 * onv_recording_build_rtmp_uri:
 * @self: a recording
 * @token: what 6.5 gave
 *
 * Assembles the address at which a recording plays over RTMP (section 6.1): `{rtmp_url}?{token}`. It
 * holds the token: a secret.
 *
 * Returns: (transfer full) (nullable): the URI, %NULL where the platform names none
 */
char *
onv_recording_build_rtmp_uri (OnvRecording *self, const char *token)
{
  g_return_val_if_fail (ONV_IS_RECORDING (self), NULL);
  g_return_val_if_fail (token != NULL, NULL);

  return append_token (onv_recording_get_rtmp_url (self), NULL, token);
}

/**
 * OnvRecordingQuery:
 *
 * Which recordings to look for (section 6.2). What is not set does not matter.
 */
static const OnvField recording_query_fields[] = {
  /**
   * OnvRecordingQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvRecordingQuery:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  /**
   * OnvRecordingQuery:start-time:
   *
   * From when, by the platform's clock.
   */
  { "start-time", "start_time", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvRecordingQuery:end-time:
   *
   * Until when, by the platform's clock.
   */
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, .from = "start-time" },
  /**
   * OnvRecordingQuery:name:
   *
   * What it is called.
   */
  { "name", "name", ONV_KIND_STRING },
  /**
   * OnvRecordingQuery:page:
   *
   * Which page, from 1.
   */
  { "page", "page_start", ONV_KIND_INT, .min = 1, .max = 0 },
  /**
   * OnvRecordingQuery:page-size:
   *
   * How many on a page.
   */
  { "page-size", "page_size", ONV_KIND_INT, .min = 1, .max = 0 },
  /**
   * OnvRecordingQuery:secure:
   *
   * Whether addresses shall be `https` and `rtmpe`.
   */
  { "secure", "security", ONV_KIND_SWITCH },
};
ONV_DEFINE_RECORD (OnvRecordingQuery, onv_recording_query, recording_query_fields)

/**
 * onv_recording_query_new:
 *
 * Makes a query in which nothing is set.
 *
 * Returns: (transfer full): the query
 */
OnvRecordingQuery *
onv_recording_query_new (void)
{
  return g_object_new (ONV_TYPE_RECORDING_QUERY, NULL);
}

ONV_CALL (find_recordings) = {
  .section = "6.2",
  .name = "find_recordings",
  .method = "GET",
  .path = "ipc/video/vod/get_video_list",
  ONV_CALL_PARAMS (recording_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_recording_get_type,
  .items = "videos",
  .paging = { .page = "page", .per_page = "page-size", .size = 100 },
};

/**
 * onv_client_find_recordings_async:
 * @self: a client
 * @query: which recordings, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of the recordings of a channel (section 6.2). The document states no order. A
 * list of all pages is [ctor@Onv.Recording.list_new].
 */
void
onv_client_find_recordings_async (OnvClient *self,
                                  OnvRecordingQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_RECORDING_QUERY (query));

  request = onv_request_new (&onv_call_find_recordings);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_recordings_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_recordings_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.Recording], %NULL with @error set
 */
OnvPage *
onv_client_find_recordings_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_recording_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of the recordings of a channel, whose rows hold [class@Onv.Recording] (section 6.2).
 * Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_recording_list_new (OnvClient *client, OnvRecordingQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_RECORDING_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_recordings, ONV_RECORD (query));
}

static const OnvField recording_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "video-id", "video_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "secure", "security", ONV_KIND_SWITCH },
};

ONV_CALL (get_recording) = {
  .section = "6.1",
  .name = "get_recording",
  .method = "GET",
  .path = "ipc/video/vod/get_video_info",
  ONV_CALL_PARAMS (recording_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_recording_get_type,
};

/**
 * onv_client_get_recording_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @video_id: a recording of that
 * @secure: whether addresses shall be `https` and `rtmpe`
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one recording (section 6.1).
 */
void
onv_client_get_recording_async (OnvClient *self,
                                const char *device_id,
                                guint channel_id,
                                const char *video_id,
                                gboolean secure,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_recording);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "video-id", video_id);
  if (secure)
    onv_record_set_int (request->args, "secure", 1);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_recording_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_recording_async].
 *
 * Returns: (transfer full) (nullable): the recording, %NULL with @error set
 */
OnvRecording *
onv_client_get_recording_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * OnvPlayToken:
 *
 * What opens a recording (section 6.5).
 */
static const OnvField play_token_fields[] = {
  /**
   * OnvPlayToken:token:
   *
   * The token: a secret.
   */
  { "token", "token", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL | ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvPlayToken, onv_play_token, play_token_fields)

ONV_CALL (get_play_token) = {
  .section = "6.5",
  .name = "get_play_token",
  .method = "GET",
  .path = "ipc/video/vod/get_play_token",
  .params = recording_params,
  .n_params = G_N_ELEMENTS (recording_params) - 1, /* there is no address in it */
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_play_token_get_type,
};

/**
 * onv_client_get_play_token_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @video_id: a recording of that
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for what opens a recording (section 6.5).
 */
void
onv_client_get_play_token_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 const char *video_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_play_token);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "video-id", video_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_play_token_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_play_token_async].
 *
 * Returns: (transfer full) (nullable): the token, %NULL with @error set
 */
OnvPlayToken *
onv_client_get_play_token_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
