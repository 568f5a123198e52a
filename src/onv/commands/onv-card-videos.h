/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-pictures.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_CARD_VIDEO (onv_card_video_get_type ())
G_DECLARE_FINAL_TYPE (OnvCardVideo, onv_card_video, ONV, CARD_VIDEO, OnvRecord)
ONV_GETTER_INT (OnvCardVideo, onv_card_video, warn_type)
ONV_GETTER_STRING (OnvCardVideo, onv_card_video, description)
ONV_GETTER_INT (OnvCardVideo, onv_card_video, size)
ONV_GETTER_TIME (OnvCardVideo, onv_card_video, start_time)
ONV_GETTER_TIME (OnvCardVideo, onv_card_video, end_time)

#define ONV_TYPE_CARD_VIDEO_QUERY (onv_card_video_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvCardVideoQuery, onv_card_video_query, ONV, CARD_VIDEO_QUERY, OnvRecord)

OnvCardVideoQuery *onv_card_video_query_new (void);

void onv_client_find_card_videos_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvCardVideoQuery *query,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvPage *onv_client_find_card_videos_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_card_video_list_new (OnvClient *client,
                                       const char *device_id,
                                       guint channel_id,
                                       OnvCardVideoQuery *query);

#define ONV_TYPE_CARD_COVER (onv_card_cover_get_type ())
G_DECLARE_FINAL_TYPE (OnvCardCover, onv_card_cover, ONV, CARD_COVER, OnvRecord)
ONV_GETTER_ENUM (OnvCardCover, onv_card_cover, format, OnvPictureFormat)
ONV_GETTER_STRING (OnvCardCover, onv_card_cover, data)

GBytes *onv_card_cover_dup_bytes (OnvCardCover *self);

void onv_client_get_card_cover_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      const OnvTime *start_time,
                                      const OnvTime *end_time,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
OnvCardCover *
onv_client_get_card_cover_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
