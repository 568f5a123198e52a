/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_RECORDING (onv_recording_get_type ())
G_DECLARE_FINAL_TYPE (OnvRecording, onv_recording, ONV, RECORDING, OnvRecord)
ONV_GETTER_STRING (OnvRecording, onv_recording, id)
ONV_GETTER_STRING (OnvRecording, onv_recording, name)
ONV_GETTER_TIME (OnvRecording, onv_recording, start)
ONV_GETTER_TIME (OnvRecording, onv_recording, end)
ONV_GETTER_INT (OnvRecording, onv_recording, size)
ONV_GETTER_INT (OnvRecording, onv_recording, duration)
ONV_GETTER_STRING (OnvRecording, onv_recording, hls_url)
ONV_GETTER_STRING (OnvRecording, onv_recording, rtmp_url)

char *onv_recording_build_hls_uri (OnvRecording *self, const char *token);
char *onv_recording_build_rtmp_uri (OnvRecording *self, const char *token);

#define ONV_TYPE_RECORDING_QUERY (onv_recording_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvRecordingQuery, onv_recording_query, ONV, RECORDING_QUERY, OnvRecord)

OnvRecordingQuery *onv_recording_query_new (void);

void onv_client_find_recordings_async (OnvClient *self,
                                       OnvRecordingQuery *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
OnvPage *onv_client_find_recordings_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_recording_list_new (OnvClient *client, OnvRecordingQuery *query);

void onv_client_get_recording_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     const char *video_id,
                                     gboolean secure,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvRecording *
onv_client_get_recording_finish (OnvClient *self, GAsyncResult *result, GError **error);

#define ONV_TYPE_PLAY_TOKEN (onv_play_token_get_type ())
G_DECLARE_FINAL_TYPE (OnvPlayToken, onv_play_token, ONV, PLAY_TOKEN, OnvRecord)
ONV_GETTER_STRING (OnvPlayToken, onv_play_token, token)

void onv_client_get_play_token_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      const char *video_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
OnvPlayToken *
onv_client_get_play_token_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
