/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-audience.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Chapter 14: who plays and who pushes, now. */

/**
 * OnvPlaySession:
 *
 * Somebody who watches a channel (section 14.1).
 */
static const OnvField play_session_fields[] = {
  /**
   * OnvPlaySession:product-id:
   *
   * The product.
   */
  { "product-id", "productid", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvPlaySession:device-id:
   *
   * The device.
   */
  { "device-id", "deviceid", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvPlaySession:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channelid", ONV_KIND_INT },
  /**
   * OnvPlaySession:protocol:
   *
   * How the picture travels.
   */
  { "protocol", "protocoltype", ONV_KIND_NAME, .type = onv_stream_protocol_get_type },
  /**
   * OnvPlaySession:client-address:
   *
   * The IP address of who watches.
   */
  { "client-address", "clientip", ONV_KIND_STRING },
  /**
   * OnvPlaySession:video-codec:
   *
   * What the picture is coded with, `H264` for example.
   */
  { "video-codec", "videocodec", ONV_KIND_STRING },
  /**
   * OnvPlaySession:resolution:
   *
   * How large it is, in pixels.
   */
  { "resolution", "resolution", ONV_KIND_SIZE },
  /**
   * OnvPlaySession:frame-rate:
   *
   * How many pictures there are in a second.
   */
  { "frame-rate", "fps", ONV_KIND_DOUBLE, .unit = ONV_UNIT_FRAMES_PER_SECOND },
  /**
   * OnvPlaySession:audio-codec:
   *
   * What the sound is coded with; empty where there is none.
   */
  { "audio-codec", "audiocodec", ONV_KIND_STRING },
  /**
   * OnvPlaySession:bandwidth:
   *
   * How much is sent, in bit/s. (The document gives no unit.)
   */
  { "bandwidth", "bandwidth", ONV_KIND_INT, .unit = ONV_UNIT_BIT_PER_SECOND },
  /**
   * OnvPlaySession:duration:
   *
   * For how long, in seconds.
   */
  { "duration", "onlinetime", ONV_KIND_DAY_TIME, ONV_FIELD_ELAPSED, .unit = ONV_UNIT_SECONDS },
};
ONV_DEFINE_RECORD (OnvPlaySession, onv_play_session, play_session_fields)

/**
 * OnvPushSession:
 *
 * A channel that is sent to the platform (section 14.2).
 */
static const OnvField push_session_fields[] = {
  /**
   * OnvPushSession:product-id:
   *
   * The product.
   */
  { "product-id", "productid", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvPushSession:device-id:
   *
   * The device.
   */
  { "device-id", "deviceid", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvPushSession:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channelid", ONV_KIND_INT },
  /**
   * OnvPushSession:protocol:
   *
   * How the picture travels.
   */
  { "protocol", "protocoltype", ONV_KIND_NAME, .type = onv_stream_protocol_get_type },
  /**
   * OnvPushSession:client-address:
   *
   * The IP address of who sends it.
   */
  { "client-address", "puship", ONV_KIND_STRING },
  /**
   * OnvPushSession:video-codec:
   *
   * What the picture is coded with, `H264` for example.
   */
  { "video-codec", "videocodec", ONV_KIND_STRING },
  /**
   * OnvPushSession:resolution:
   *
   * How large it is, in pixels.
   */
  { "resolution", "resolution", ONV_KIND_SIZE },
  /**
   * OnvPushSession:frame-rate:
   *
   * How many pictures there are in a second.
   */
  { "frame-rate", "fps", ONV_KIND_DOUBLE, .unit = ONV_UNIT_FRAMES_PER_SECOND },
  /**
   * OnvPushSession:audio-codec:
   *
   * What the sound is coded with; empty where there is none.
   */
  { "audio-codec", "audiocodec", ONV_KIND_STRING },
  /**
   * OnvPushSession:bandwidth:
   *
   * How much is sent, in bit/s. (The document gives no unit.)
   */
  { "bandwidth", "bandwidth", ONV_KIND_INT, .unit = ONV_UNIT_BIT_PER_SECOND },
  /**
   * OnvPushSession:duration:
   *
   * For how long, in seconds.
   */
  { "duration", "pushtime", ONV_KIND_DAY_TIME, ONV_FIELD_ELAPSED, .unit = ONV_UNIT_SECONDS },
};
ONV_DEFINE_RECORD (OnvPushSession, onv_push_session, push_session_fields)

/**
 * OnvPlaySessionQuery:
 *
 * Which of those who watch to look for (section 14.1). What is not set does not matter.
 */
static const OnvField play_session_query_fields[] = {
  /**
   * OnvPlaySessionQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "productid", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvPlaySessionQuery:device-id:
   *
   * The device.
   */
  { "device-id", "deviceid", ONV_KIND_ID },
  /**
   * OnvPlaySessionQuery:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channelid", ONV_KIND_INT },
  /**
   * OnvPlaySessionQuery:protocol:
   *
   * How the picture travels.
   */
  { "protocol", "protocoltype", ONV_KIND_NAME, .type = onv_stream_protocol_get_type },
  /**
   * OnvPlaySessionQuery:page-key:
   *
   * What the first page has told, for others; good for five minutes.
   */
  { "page-key", "page_key", ONV_KIND_STRING },
  /**
   * OnvPlaySessionQuery:page-size:
   *
   * How many on a page.
   */
  { "page-size", "page_size", ONV_KIND_INT, .min = 1, .max = 0 },
  /**
   * OnvPlaySessionQuery:page:
   *
   * Which page, from 1.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 0 },
};
ONV_DEFINE_RECORD (OnvPlaySessionQuery, onv_play_session_query, play_session_query_fields)

/**
 * onv_play_session_query_new:
 *
 * Makes a query for all who watch.
 *
 * Returns: (transfer full): the query
 */
OnvPlaySessionQuery *
onv_play_session_query_new (void)
{
  return g_object_new (ONV_TYPE_PLAY_SESSION_QUERY, NULL);
}

/**
 * OnvPushSessionQuery:
 *
 * Which of those who send to look for (section 14.2). What is not set does not matter.
 */
static const OnvField push_session_query_fields[] = {
  /**
   * OnvPushSessionQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "productid", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvPushSessionQuery:device-id:
   *
   * The device.
   */
  { "device-id", "deviceid", ONV_KIND_ID },
  /**
   * OnvPushSessionQuery:channel-id:
   *
   * The channel.
   */
  { "channel-id", "channelid", ONV_KIND_INT },
  /**
   * OnvPushSessionQuery:page-key:
   *
   * What the first page has told, for others; good for five minutes.
   */
  { "page-key", "page_key", ONV_KIND_STRING },
  /**
   * OnvPushSessionQuery:page-size:
   *
   * How many on a page.
   */
  { "page-size", "page_size", ONV_KIND_INT, .min = 1, .max = 0 },
  /**
   * OnvPushSessionQuery:page:
   *
   * Which page, from 1.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 0 },
};
ONV_DEFINE_RECORD (OnvPushSessionQuery, onv_push_session_query, push_session_query_fields)

/**
 * onv_push_session_query_new:
 *
 * Makes a query for all who send.
 *
 * Returns: (transfer full): the query
 */
OnvPushSessionQuery *
onv_push_session_query_new (void)
{
  return g_object_new (ONV_TYPE_PUSH_SESSION_QUERY, NULL);
}

#define PAGING                                                                                  \
  {                                                                                             \
    .page = "page", .per_page = "page-size", .size = 100, .key = "page-key", .key_seconds = 300 \
  }

ONV_CALL (find_play_sessions) = {
  .section = "14.1",
  .name = "find_play_sessions",
  .method = "GET",
  .path = "ipc/video/stat/getonlinelist",
  ONV_CALL_PARAMS (play_session_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_play_session_get_type,
  .paging = PAGING,
};

/**
 * onv_client_find_play_sessions_async:
 * @self: a client
 * @query: which of those who watch, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks who watches now (section 14.1). Needs the master key. Pages after the first need the key
 * that came with it ([method@Onv.Page.get_key]); [ctor@Onv.PlaySession.list_new] sees to that.
 */
void
onv_client_find_play_sessions_async (OnvClient *self,
                                     OnvPlaySessionQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_PLAY_SESSION_QUERY (query));

  request = onv_request_new (&onv_call_find_play_sessions);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_play_sessions_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_play_sessions_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.PlaySession], %NULL with @error set
 */
OnvPage *
onv_client_find_play_sessions_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_play_session_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of all who watch now, whose rows hold [class@Onv.PlaySession] (section 14.1). Pages
 * are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_play_session_list_new (OnvClient *client, OnvPlaySessionQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_PLAY_SESSION_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_play_sessions, ONV_RECORD (query));
}

ONV_CALL (find_push_sessions) = {
  .section = "14.2",
  .name = "find_push_sessions",
  .method = "GET",
  .path = "ipc/video/stat/getpushlist",
  ONV_CALL_PARAMS (push_session_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_push_session_get_type,
  .paging = PAGING,
};

/**
 * onv_client_find_push_sessions_async:
 * @self: a client
 * @query: which of those who send, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks what is sent to the platform now (section 14.2). Needs the master key. Pages after the first
 * need the key that came with it ([method@Onv.Page.get_key]); [ctor@Onv.PushSession.list_new] sees
 * to that.
 */
void
onv_client_find_push_sessions_async (OnvClient *self,
                                     OnvPushSessionQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_PUSH_SESSION_QUERY (query));

  request = onv_request_new (&onv_call_find_push_sessions);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_push_sessions_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_push_sessions_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.PushSession], %NULL with @error set
 */
OnvPage *
onv_client_find_push_sessions_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_push_session_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of all who send to the platform now, whose rows hold [class@Onv.PushSession]
 * (section 14.2). Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_push_session_list_new (OnvClient *client, OnvPushSessionQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_PUSH_SESSION_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_push_sessions, ONV_RECORD (query));
}
