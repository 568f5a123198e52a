/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"

G_BEGIN_DECLS

void onv_client_add_channels_async (OnvClient *self,
                                    const char *device_id,
                                    guint n_channels,
                                    const char *title,
                                    const char *desc,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean onv_client_add_channels_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
