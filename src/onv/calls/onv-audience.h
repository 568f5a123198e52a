/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvStreamProtocol:
 * @ONV_STREAM_PROTOCOL_UNKNOWN: one that is not known here
 * @ONV_STREAM_PROTOCOL_RTMP: RTMP
 * @ONV_STREAM_PROTOCOL_HLS: HLS
 *
 * How a picture travels (chapter 14).
 */
typedef enum
{
  ONV_STREAM_PROTOCOL_UNKNOWN = -1,
  ONV_STREAM_PROTOCOL_RTMP,
  ONV_STREAM_PROTOCOL_HLS,
} OnvStreamProtocol;

#define ONV_TYPE_PLAY_SESSION (onv_play_session_get_type ())
G_DECLARE_FINAL_TYPE (OnvPlaySession, onv_play_session, ONV, PLAY_SESSION, OnvRecord)
ONV_GETTER_STRING (OnvPlaySession, onv_play_session, product_id)
ONV_GETTER_STRING (OnvPlaySession, onv_play_session, device_id)
ONV_GETTER_INT (OnvPlaySession, onv_play_session, channel_id)
ONV_GETTER_ENUM (OnvPlaySession, onv_play_session, protocol, OnvStreamProtocol)
ONV_GETTER_STRING (OnvPlaySession, onv_play_session, client_address)
ONV_GETTER_STRING (OnvPlaySession, onv_play_session, video_codec)
ONV_GETTER_SIZE (OnvPlaySession, onv_play_session, resolution)
ONV_GETTER_DOUBLE (OnvPlaySession, onv_play_session, frame_rate)
ONV_GETTER_STRING (OnvPlaySession, onv_play_session, audio_codec)
ONV_GETTER_INT (OnvPlaySession, onv_play_session, bandwidth)
ONV_GETTER_INT (OnvPlaySession, onv_play_session, duration)

#define ONV_TYPE_PUSH_SESSION (onv_push_session_get_type ())
G_DECLARE_FINAL_TYPE (OnvPushSession, onv_push_session, ONV, PUSH_SESSION, OnvRecord)
ONV_GETTER_STRING (OnvPushSession, onv_push_session, product_id)
ONV_GETTER_STRING (OnvPushSession, onv_push_session, device_id)
ONV_GETTER_INT (OnvPushSession, onv_push_session, channel_id)
ONV_GETTER_ENUM (OnvPushSession, onv_push_session, protocol, OnvStreamProtocol)
ONV_GETTER_STRING (OnvPushSession, onv_push_session, client_address)
ONV_GETTER_STRING (OnvPushSession, onv_push_session, video_codec)
ONV_GETTER_SIZE (OnvPushSession, onv_push_session, resolution)
ONV_GETTER_DOUBLE (OnvPushSession, onv_push_session, frame_rate)
ONV_GETTER_STRING (OnvPushSession, onv_push_session, audio_codec)
ONV_GETTER_INT (OnvPushSession, onv_push_session, bandwidth)
ONV_GETTER_INT (OnvPushSession, onv_push_session, duration)

#define ONV_TYPE_PLAY_SESSION_QUERY (onv_play_session_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvPlaySessionQuery,
                      onv_play_session_query,
                      ONV,
                      PLAY_SESSION_QUERY,
                      OnvRecord)

OnvPlaySessionQuery *onv_play_session_query_new (void);

#define ONV_TYPE_PUSH_SESSION_QUERY (onv_push_session_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvPushSessionQuery,
                      onv_push_session_query,
                      ONV,
                      PUSH_SESSION_QUERY,
                      OnvRecord)

OnvPushSessionQuery *onv_push_session_query_new (void);

void onv_client_find_play_sessions_async (OnvClient *self,
                                          OnvPlaySessionQuery *query,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
OnvPage *
onv_client_find_play_sessions_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_play_session_list_new (OnvClient *client, OnvPlaySessionQuery *query);

void onv_client_find_push_sessions_async (OnvClient *self,
                                          OnvPushSessionQuery *query,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
OnvPage *
onv_client_find_push_sessions_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_push_session_list_new (OnvClient *client, OnvPushSessionQuery *query);

G_END_DECLS
