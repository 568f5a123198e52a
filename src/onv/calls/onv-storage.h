/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_STORAGE (onv_storage_get_type ())
G_DECLARE_FINAL_TYPE (OnvStorage, onv_storage, ONV, STORAGE, OnvRecord)
ONV_GETTER_INT (OnvStorage, onv_storage, total)
ONV_GETTER_INT (OnvStorage, onv_storage, used)

void onv_client_get_storage_async (OnvClient *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
OnvStorage *onv_client_get_storage_finish (OnvClient *self, GAsyncResult *result, GError **error);

#define ONV_TYPE_DEVICE_STORAGE (onv_device_storage_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceStorage, onv_device_storage, ONV, DEVICE_STORAGE, OnvRecord)
ONV_GETTER_STRING (OnvDeviceStorage, onv_device_storage, device_id)
ONV_GETTER_STRING (OnvDeviceStorage, onv_device_storage, device_name)
ONV_GETTER_STRING (OnvDeviceStorage, onv_device_storage, serial_number)
ONV_GETTER_INT (OnvDeviceStorage, onv_device_storage, used)

#define ONV_TYPE_DEVICE_STORAGE_QUERY (onv_device_storage_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceStorageQuery,
                      onv_device_storage_query,
                      ONV,
                      DEVICE_STORAGE_QUERY,
                      OnvRecord)

OnvDeviceStorageQuery *onv_device_storage_query_new (void);

void onv_client_find_device_storage_async (OnvClient *self,
                                           OnvDeviceStorageQuery *query,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
OnvPage *
onv_client_find_device_storage_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_device_storage_list_new (OnvClient *client, OnvDeviceStorageQuery *query);

G_END_DECLS
