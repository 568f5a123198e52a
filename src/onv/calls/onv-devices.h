/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvTristate:
 * @ONV_TRISTATE_ANY: no matter
 * @ONV_TRISTATE_FALSE: only those that are not
 * @ONV_TRISTATE_TRUE: only those that are
 *
 * A filter over a yes or no.
 */
typedef enum
{
  ONV_TRISTATE_ANY = -1,
  ONV_TRISTATE_FALSE,
  ONV_TRISTATE_TRUE,
} OnvTristate;

#define ONV_TYPE_LOCATION (onv_location_get_type ())
G_DECLARE_FINAL_TYPE (OnvLocation, onv_location, ONV, LOCATION, OnvRecord)
ONV_GETTER_DOUBLE (OnvLocation, onv_location, latitude)
ONV_GETTER_DOUBLE (OnvLocation, onv_location, longitude)
ONV_GETTER_DOUBLE (OnvLocation, onv_location, elevation)

#define ONV_TYPE_DEVICE_KEY (onv_device_key_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceKey, onv_device_key, ONV, DEVICE_KEY, OnvRecord)
ONV_GETTER_STRING (OnvDeviceKey, onv_device_key, title)
ONV_GETTER_STRING (OnvDeviceKey, onv_device_key, key)

#define ONV_TYPE_DEVICE (onv_device_get_type ())
G_DECLARE_FINAL_TYPE (OnvDevice, onv_device, ONV, DEVICE, OnvRecord)
ONV_GETTER_STRING (OnvDevice, onv_device, id)
ONV_GETTER_STRING (OnvDevice, onv_device, title)
ONV_GETTER_STRING (OnvDevice, onv_device, desc)
ONV_GETTER_BOOLEAN (OnvDevice, onv_device, private)
ONV_GETTER_BOOLEAN (OnvDevice, onv_device, online)
ONV_GETTER_STRING (OnvDevice, onv_device, protocol)
ONV_GETTER_RECORD (OnvDevice, onv_device, location, OnvLocation)
ONV_GETTER_TIME (OnvDevice, onv_device, create_time)
ONV_GETTER_TIME (OnvDevice, onv_device, last_login)
ONV_GETTER_INT (OnvDevice, onv_device, channel_count)
ONV_GETTER_STRINGS (OnvDevice, onv_device, tags)
ONV_GETTER_STRING (OnvDevice, onv_device, area)
ONV_GETTER_STRING (OnvDevice, onv_device, url)
ONV_GETTER_JSON (OnvDevice, onv_device, other)
ONV_GETTER_JSON (OnvDevice, onv_device, auth_info)
ONV_GETTER_LIST (OnvDevice, onv_device, keys)

#define ONV_TYPE_DEVICE_QUERY (onv_device_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvDeviceQuery, onv_device_query, ONV, DEVICE_QUERY, OnvRecord)

OnvDeviceQuery *onv_device_query_new (void);

void onv_client_get_device_async (OnvClient *self,
                                  const char *device_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OnvDevice *onv_client_get_device_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_find_devices_async (OnvClient *self,
                                    OnvDeviceQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
OnvPage *onv_client_find_devices_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_device_list_new (OnvClient *client, OnvDeviceQuery *query);

G_END_DECLS
