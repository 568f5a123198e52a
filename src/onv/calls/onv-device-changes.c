/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-device-changes.h"

#include "client/onv-request.h"

/* Chapter 1: devices that come, change and go. */

static const OnvField device_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (add_device) = {
  .section = "1.1",
  .name = "add_device",
  .method = "POST",
  .path = "devices",
  .body = ONV_BODY_BYTES,
  .reply = ONV_REPLY_RECORD,
  .type = onv_registered_device_get_type,
};

/**
 * onv_client_add_device_async:
 * @self: a client
 * @device: the device, with a title at least
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Adds a device (section 1.1). Needs the master key. The protocol is always RTMP; without
 * authentication the platform makes some up. What authenticates a device is unique in a product. A
 * device that is not private is listed openly on the platform's site.
 */
void
onv_client_add_device_async (OnvClient *self,
                             OnvDevice *device,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  OnvRequest *request;
  g_autoptr (OnvRecord) whole = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_DEVICE (device));

  request = onv_request_new (&onv_call_add_device);
  whole = onv_record_duplicate (ONV_RECORD (device));
  g_object_set (whole, "protocol", "RTMP", NULL);
  onv_request_set_record (request, whole, ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_add_device_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.add_device_async].
 *
 * Returns: (transfer full) (nullable): the id that the platform has given to the device, %NULL with
 * @error set
 */
char *
onv_client_add_device_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (OnvRegisteredDevice) device = onv_client_send_finish (self, result, error);

  return device != NULL ? g_strdup (onv_registered_device_get_device_id (device)) : NULL;
}

ONV_CALL (change_device) = {
  .section = "1.3",
  .name = "change_device",
  .method = "PUT",
  .path = "devices/{device_id}",
  ONV_CALL_PARAMS (device_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_change_device_async:
 * @self: a client
 * @device_id: a device
 * @device: what it shall be; see [method@Onv.Record.is_changed]
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Sends what was changed in @device and nothing else (section 1.3); location, tags, authentication
 * and other information go whole. So read the device first ([method@Onv.Client.get_device_async]):
 * a search leaves the elevation out. Works with a master key and with the device's own.
 */
void
onv_client_change_device_async (OnvClient *self,
                                const char *device_id,
                                OnvDevice *device,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_DEVICE (device));

  request = onv_request_new (&onv_call_change_device);
  onv_request_set_device (request, device_id);
  onv_request_set_record (request, ONV_RECORD (device), ONV_WRITE_CHANGED);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_change_device_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.change_device_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_change_device_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (delete_device) = {
  .section = "1.6",
  .name = "delete_device",
  .method = "DELETE",
  .path = "devices/{device_id}",
  ONV_CALL_PARAMS (device_params),
};

/**
 * onv_client_delete_device_async:
 * @self: a client
 * @device_id: a device
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes a device with all pictures and recordings that the platform keeps of it (section 1.6).
 * Works with a master key and with the device's own.
 */
void
onv_client_delete_device_async (OnvClient *self,
                                const char *device_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_delete_device);
  onv_request_set_device (request, device_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_device_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_device_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_delete_device_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
