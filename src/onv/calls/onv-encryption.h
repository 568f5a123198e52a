/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_ENCRYPTION (onv_encryption_get_type ())
G_DECLARE_FINAL_TYPE (OnvEncryption, onv_encryption, ONV, ENCRYPTION, OnvRecord)
ONV_GETTER_BOOLEAN (OnvEncryption, onv_encryption, encrypted)

void onv_client_set_encryption_async (OnvClient *self,
                                      gboolean encrypted,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_set_encryption_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_encryption_async (OnvClient *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
OnvEncryption *
onv_client_get_encryption_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
