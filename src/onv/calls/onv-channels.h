/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_CHANNEL (onv_channel_get_type ())
G_DECLARE_FINAL_TYPE (OnvChannel, onv_channel, ONV, CHANNEL, OnvRecord)
ONV_GETTER_INT (OnvChannel, onv_channel, channel_id)
ONV_GETTER_STRING (OnvChannel, onv_channel, title)
ONV_GETTER_STRING (OnvChannel, onv_channel, desc)

void onv_client_list_channels_async (OnvClient *self,
                                     const char *device_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GListModel *onv_client_list_channels_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
