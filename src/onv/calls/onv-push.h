/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvPushNetwork:
 * @ONV_PUSH_NETWORK_UNKNOWN: not known
 * @ONV_PUSH_NETWORK_MOBILE: China Mobile
 * @ONV_PUSH_NETWORK_UNICOM: China Unicom
 * @ONV_PUSH_NETWORK_TELECOM: China Telecom
 * @ONV_PUSH_NETWORK_OTHER: another, or not known
 *
 * The network from which a picture is pushed (section 4.4).
 */
typedef enum
{
  ONV_PUSH_NETWORK_UNKNOWN = -1,
  ONV_PUSH_NETWORK_MOBILE,  /*< nick=cm >*/
  ONV_PUSH_NETWORK_UNICOM,  /*< nick=cu >*/
  ONV_PUSH_NETWORK_TELECOM, /*< nick=ct >*/
  ONV_PUSH_NETWORK_OTHER,
} OnvPushNetwork;

#define ONV_TYPE_PUSH_ADDRESS (onv_push_address_get_type ())
G_DECLARE_FINAL_TYPE (OnvPushAddress, onv_push_address, ONV, PUSH_ADDRESS, OnvRecord)
ONV_GETTER_STRING (OnvPushAddress, onv_push_address, url)

void onv_client_get_push_address_async (OnvClient *self,
                                        const char *device_id,
                                        guint channel_id,
                                        OnvPushNetwork network,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvPushAddress *
onv_client_get_push_address_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
