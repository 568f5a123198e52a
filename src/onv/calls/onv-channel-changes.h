/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-channels.h"
#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

OnvChannel *onv_channel_new (guint channel_id, const char *title);

void onv_client_delete_channel_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_delete_channel_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_add_channel_async (OnvClient *self,
                                   const char *device_id,
                                   OnvChannel *channel,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean onv_client_add_channel_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_change_channel_async (OnvClient *self,
                                      const char *device_id,
                                      OnvChannel *channel,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_change_channel_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
