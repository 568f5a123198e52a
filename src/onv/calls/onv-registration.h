/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_REGISTRATION (onv_registration_get_type ())
G_DECLARE_FINAL_TYPE (OnvRegistration, onv_registration, ONV, REGISTRATION, OnvRecord)
ONV_GETTER_STRING (OnvRegistration, onv_registration, serial_number)
ONV_GETTER_STRING (OnvRegistration, onv_registration, mac)
ONV_GETTER_STRING (OnvRegistration, onv_registration, title)
ONV_GETTER_INT (OnvRegistration, onv_registration, area)

OnvRegistration *onv_registration_new (void);

#define ONV_TYPE_REGISTERED_DEVICE (onv_registered_device_get_type ())
G_DECLARE_FINAL_TYPE (OnvRegisteredDevice, onv_registered_device, ONV, REGISTERED_DEVICE, OnvRecord)
ONV_GETTER_STRING (OnvRegisteredDevice, onv_registered_device, device_id)
ONV_GETTER_STRING (OnvRegisteredDevice, onv_registered_device, key)

void onv_client_register_device_async (OnvClient *self,
                                       const char *register_code,
                                       OnvRegistration *registration,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
OnvRegisteredDevice *
onv_client_register_device_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
