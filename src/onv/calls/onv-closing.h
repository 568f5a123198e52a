/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

void onv_client_set_camera_closed_async (OnvClient *self,
                                         const char *device_id,
                                         guint channel_id,
                                         gboolean closed,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
onv_client_set_camera_closed_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
