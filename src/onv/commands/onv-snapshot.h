/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_SNAPSHOT_OPTIONS (onv_snapshot_options_get_type ())
G_DECLARE_FINAL_TYPE (OnvSnapshotOptions, onv_snapshot_options, ONV, SNAPSHOT_OPTIONS, OnvRecord)

OnvSnapshotOptions *onv_snapshot_options_new (void);

#define ONV_TYPE_SNAPSHOT (onv_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (OnvSnapshot, onv_snapshot, ONV, SNAPSHOT, OnvRecord)
ONV_GETTER_STRING (OnvSnapshot, onv_snapshot, name)

void onv_client_take_snapshot_async (OnvClient *self,
                                     const char *device_id,
                                     guint channel_id,
                                     OnvSnapshotOptions *options,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvSnapshot *
onv_client_take_snapshot_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
