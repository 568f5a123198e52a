/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_UPGRADE (onv_upgrade_get_type ())
G_DECLARE_FINAL_TYPE (OnvUpgrade, onv_upgrade, ONV, UPGRADE, OnvRecord)

OnvUpgrade *onv_upgrade_new (void);

void onv_client_upgrade_device_async (OnvClient *self,
                                      const char *device_id,
                                      OnvUpgrade *upgrade,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_upgrade_device_finish (OnvClient *self,
                                           GAsyncResult *result,
                                           gboolean *confirmed,
                                           GError **error);

G_END_DECLS
