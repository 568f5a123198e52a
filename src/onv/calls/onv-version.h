/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_VERSION (onv_version_get_type ())
G_DECLARE_FINAL_TYPE (OnvVersion, onv_version, ONV, VERSION, OnvRecord)
ONV_GETTER_STRING (OnvVersion, onv_version, version)

void onv_client_get_version_async (OnvClient *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
OnvVersion *onv_client_get_version_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
