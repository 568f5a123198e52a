/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-online.h"

#include "client/onv-request.h"

/* Chapter 8: who is online. */

/**
 * OnvDeviceStatus:
 *
 * Whether a device is online (section 8).
 */
static const OnvField device_status_fields[] = {
  /**
   * OnvDeviceStatus:id:
   *
   * The device.
   */
  { "id", "id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL, .aliases = "device_id" },
  /**
   * OnvDeviceStatus:online:
   *
   * Whether it is connected to the platform.
   */
  { "online", "online", ONV_KIND_BOOLEAN, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvDeviceStatus, onv_device_status, device_status_fields)

static const OnvField online_params[] = {
  { "device-ids", "devIds", ONV_KIND_STRINGS, ONV_FIELD_REQUIRED, .min = 1, .max = 30,
    .joined_max = 500 },
};

ONV_CALL (query_online) = {
  .section = "8",
  .name = "query_online",
  .method = "GET",
  .path = "ipc/video/device/QryDevStatus",
  ONV_CALL_PARAMS (online_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_device_status_get_type,
  .items = "devices",
  .split = "device-ids",
};

/**
 * onv_client_query_online_async:
 * @self: a client
 * @device_ids: (array zero-terminated=1): devices, as many as one likes
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks which devices are online (section 8), in batches of 30 ids and 500 characters, which is what
 * the platform takes.
 */
void
onv_client_query_online_async (OnvClient *self,
                               const char *const *device_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (device_ids != NULL);

  request = onv_request_new (&onv_call_query_online);
  onv_record_set_strings (request->args, "device-ids", device_ids);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_query_online_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.query_online_async]. The order is the platform's; a device that it does not
 * know is missing.
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.DeviceStatus], %NULL with @error set
 */
GListModel *
onv_client_query_online_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
