/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvNetwork:
 * @ONV_NETWORK_UNKNOWN: not known
 * @ONV_NETWORK_MOBILE: China Mobile
 * @ONV_NETWORK_UNICOM: China Unicom
 * @ONV_NETWORK_TELECOM: China Telecom
 *
 * The network that a device is in (chapter 11).
 */
typedef enum
{
  ONV_NETWORK_UNKNOWN = -1,
  ONV_NETWORK_MOBILE,  /*< nick=CM >*/
  ONV_NETWORK_UNICOM,  /*< nick=CU >*/
  ONV_NETWORK_TELECOM, /*< nick=CT >*/
} OnvNetwork;

#define ONV_TYPE_BOOT_ADDRESS (onv_boot_address_get_type ())
G_DECLARE_FINAL_TYPE (OnvBootAddress, onv_boot_address, ONV, BOOT_ADDRESS, OnvRecord)
ONV_GETTER_STRING (OnvBootAddress, onv_boot_address, address)
ONV_GETTER_INT (OnvBootAddress, onv_boot_address, port)

#define ONV_TYPE_ACCESS_ADDRESS (onv_access_address_get_type ())
G_DECLARE_FINAL_TYPE (OnvAccessAddress, onv_access_address, ONV, ACCESS_ADDRESS, OnvRecord)
ONV_GETTER_STRING (OnvAccessAddress, onv_access_address, addr)
ONV_GETTER_STRING (OnvAccessAddress, onv_access_address, token)
ONV_GETTER_STRING (OnvAccessAddress, onv_access_address, access)

void onv_client_get_boot_address_async (OnvClient *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvBootAddress *
onv_client_get_boot_address_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_get_access_address_async (OnvClient *self,
                                          const char *device_id,
                                          OnvNetwork network,
                                          const char *device_address,
                                          gboolean by_name,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
OnvAccessAddress *
onv_client_get_access_address_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
