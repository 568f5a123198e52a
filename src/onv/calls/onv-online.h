/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_DEVICE_STATUS (onv_device_status_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceStatus, onv_device_status, ONV, DEVICE_STATUS, OnvRecord)
ONV_GETTER_STRING (OnvDeviceStatus, onv_device_status, id)
ONV_GETTER_BOOLEAN (OnvDeviceStatus, onv_device_status, online)

void onv_client_query_online_async (OnvClient *self,
                                    const char *const *device_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GListModel *onv_client_query_online_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
