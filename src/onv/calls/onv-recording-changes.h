/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_DELETION (onv_deletion_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeletion, onv_deletion, ONV, DELETION, OnvRecord)
ONV_GETTER_INT (OnvDeletion, onv_deletion, code)
ONV_GETTER_STRING (OnvDeletion, onv_deletion, message)

void onv_client_delete_recordings_async (OnvClient *self,
                                         const char *device_id,
                                         guint channel_id,
                                         const char *const *video_ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GListModel *
onv_client_delete_recordings_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_rename_recording_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        const char *video_id,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean onv_client_rename_recording_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
