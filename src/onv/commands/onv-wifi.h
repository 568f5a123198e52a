/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_WIFI_NETWORKS (onv_wifi_networks_get_type ())
G_DECLARE_FINAL_TYPE (OnvWifiNetworks, onv_wifi_networks, ONV, WIFI_NETWORKS, OnvRecord)
ONV_GETTER_STRINGS (OnvWifiNetworks, onv_wifi_networks, names)

void onv_client_get_wifi_networks_async (OnvClient *self,
                                         const char *device_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
OnvWifiNetworks *
onv_client_get_wifi_networks_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_join_wifi_async (OnvClient *self,
                                 const char *device_id,
                                 const char *network,
                                 const char *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean onv_client_join_wifi_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
