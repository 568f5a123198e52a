/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calls/onv-devices.h"
#include "calls/onv-registration.h"
#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

void onv_client_add_device_async (OnvClient *self,
                                  OnvDevice *device,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *onv_client_add_device_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_change_device_async (OnvClient *self,
                                     const char *device_id,
                                     OnvDevice *device,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean onv_client_change_device_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_delete_device_async (OnvClient *self,
                                     const char *device_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean onv_client_delete_device_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
