/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-registration.h"

#include "client/onv-request.h"

/* Section 1.2: a device that registers itself. */

/**
 * OnvRegistration:
 *
 * Who registers (section 1.2): a serial number or a MAC address, and never both.
 */
static const OnvField registration_fields[] = {
  /**
   * OnvRegistration:serial-number:
   *
   * The serial number, up to 512 characters.
   */
  { "serial-number", "sn", ONV_KIND_STRING, ONV_FIELD_ALONE, .min = 1, .max = 512,
    .instead = "mac" },
  /**
   * OnvRegistration:mac:
   *
   * The MAC address, up to 512 characters.
   */
  { "mac", "mac", ONV_KIND_STRING, .min = 1, .max = 512 },
  /**
   * OnvRegistration:title:
   *
   * A name, up to 32 characters: fewer than a device may have later.
   */
  { "title", "title", ONV_KIND_STRING, .max = 32 },
  /**
   * OnvRegistration:area:
   *
   * The number of the region where it stands.
   */
  { "area", "area", ONV_KIND_INT },
};
ONV_DEFINE_RECORD (OnvRegistration, onv_registration, registration_fields)

/**
 * onv_registration_new:
 *
 * Makes a registration in which nothing is set.
 *
 * Returns: (transfer full): the registration
 */
OnvRegistration *
onv_registration_new (void)
{
  return g_object_new (ONV_TYPE_REGISTRATION, NULL);
}

/**
 * OnvRegisteredDevice:
 *
 * What registering has brought (section 1.2).
 */
static const OnvField registered_device_fields[] = {
  /**
   * OnvRegisteredDevice:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL | ONV_FIELD_UNQUOTED },
  /**
   * OnvRegisteredDevice:key:
   *
   * A key that works for this device alone: a secret, told here and nowhere else.
   */
  { "key", "key", ONV_KIND_STRING, ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvRegisteredDevice, onv_registered_device, registered_device_fields)

static const OnvField register_params[] = {
  { "register-code", "register_code", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_SECRET,
    .min = 1 },
};

ONV_CALL (register_device) = {
  .section = "1.2",
  .name = "register_device",
  .method = "POST",
  .path = "register_de",
  ONV_CALL_PARAMS (register_params),
  .auth = ONV_AUTH_NONE,
  .body = ONV_BODY_BYTES,
  .reply = ONV_REPLY_RECORD,
  .type = onv_registered_device_get_type,
};

/**
 * onv_client_register_device_async:
 * @self: a client
 * @register_code: the code of the product: a secret
 * @registration: who registers
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Makes a device from a code (section 1.2). No key is sent. %ONV_ERROR_ARGUMENT where neither a
 * serial number nor a MAC address is given, or both.
 */
void
onv_client_register_device_async (OnvClient *self,
                                  const char *register_code,
                                  OnvRegistration *registration,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_REGISTRATION (registration));

  request = onv_request_new (&onv_call_register_device);
  onv_record_set_string (request->args, "register-code", register_code);
  onv_request_set_record (request, ONV_RECORD (registration), ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_register_device_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.register_device_async].
 *
 * Returns: (transfer full) (nullable): the device and its key, %NULL with @error set
 */
OnvRegisteredDevice *
onv_client_register_device_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
