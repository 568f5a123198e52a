/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvProtocol:
 * @ONV_PROTOCOL_RTMP: RTMP
 * @ONV_PROTOCOL_HLS: HLS over HTTP
 * @ONV_PROTOCOL_HTTPS_HLS: HLS over HTTPS
 * @ONV_PROTOCOL_FLV: FLV over HTTP
 * @ONV_PROTOCOL_HTTPS_FLV: FLV over HTTPS
 *
 * How a live picture is fetched (section 4.1).
 */
typedef enum
{
  ONV_PROTOCOL_RTMP = 0,
  ONV_PROTOCOL_HLS = 1,
  ONV_PROTOCOL_HTTPS_HLS = 2,
  ONV_PROTOCOL_FLV = 3,
  ONV_PROTOCOL_HTTPS_FLV = 4,
} OnvProtocol;

/**
 * ONV_TOKEN_FOREVER:
 *
 * Asks for an access token that never expires.
 */
#define ONV_TOKEN_FOREVER ((gint64) -1)

#define ONV_TYPE_PLAY_ADDRESS (onv_play_address_get_type ())
G_DECLARE_FINAL_TYPE (OnvPlayAddress, onv_play_address, ONV, PLAY_ADDRESS, OnvRecord)
ONV_GETTER_STRING (OnvPlayAddress, onv_play_address, addr)
ONV_GETTER_STRING (OnvPlayAddress, onv_play_address, access_token)
ONV_GETTER_STRING (OnvPlayAddress, onv_play_address, scheme)
ONV_GETTER_STRING (OnvPlayAddress, onv_play_address, cover_addr)

char *onv_play_address_build_live_uri (OnvPlayAddress *self,
                                       OnvProtocol protocol,
                                       const char *device_id,
                                       guint channel_id,
                                       const char *uri_template,
                                       GError **error);
char *onv_play_address_build_history_uri (OnvPlayAddress *self,
                                          const char *device_id,
                                          guint channel_id,
                                          const OnvTime *begin,
                                          const OnvTime *end,
                                          gboolean with_seconds,
                                          const char *uri_template,
                                          GError **error);

void onv_client_get_play_address_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvProtocol protocol,
                                        gint64 token_timeout_ms,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvPlayAddress *
onv_client_get_play_address_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_preload_hls_async (OnvClient *self,
                                   OnvPlayAddress *address,
                                   const char *device_id,
                                   guint channel_id,
                                   guint idle_seconds,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean onv_client_preload_hls_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_live_preview_async (OnvClient *self,
                                        OnvPlayAddress *address,
                                        const char *device_id,
                                        guint channel_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *onv_client_get_live_preview_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
