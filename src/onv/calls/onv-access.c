/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-access.h"

#include "client/onv-request.h"
#include "onv-enums.h"

/* Chapters 10 and 11: where devices connect. */

/**
 * OnvBootAddress:
 *
 * Where a device asks first (chapter 10).
 */
static const OnvField boot_address_fields[] = {
  /**
   * OnvBootAddress:address:
   *
   * The host.
   */
  { "address", "boot_address", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
  /**
   * OnvBootAddress:port:
   *
   * The port.
   */
  { "port", "boot_port", ONV_KIND_INT },
};
ONV_DEFINE_RECORD (OnvBootAddress, onv_boot_address, boot_address_fields)

/**
 * OnvAccessAddress:
 *
 * Where a device connects, and what opens it (chapter 11).
 */
static const OnvField access_address_fields[] = {
  /**
   * OnvAccessAddress:addr:
   *
   * Host and port.
   */
  { "addr", "addr", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
  /**
   * OnvAccessAddress:token:
   *
   * What the device shows there: a secret.
   */
  { "token", "token", ONV_KIND_STRING, ONV_FIELD_SECRET },
  /**
   * OnvAccessAddress:access:
   *
   * The device's own proof of access: a secret.
   */
  { "access", "access", ONV_KIND_STRING, ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvAccessAddress, onv_access_address, access_address_fields)

ONV_CALL (get_boot_address) = {
  .section = "10",
  .name = "get_boot_address",
  .method = "GET",
  .path = "ipc/video/boot_address",
  .auth = ONV_AUTH_NONE,
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_boot_address_get_type,
};

/**
 * onv_client_get_boot_address_async:
 * @self: a client
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks where devices ask first (chapter 10). No key is sent.
 */
void
onv_client_get_boot_address_async (OnvClient *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_boot_address);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_boot_address_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_boot_address_async].
 *
 * Returns: (transfer full) (nullable): the address, %NULL with @error set
 */
OnvBootAddress *
onv_client_get_boot_address_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

static const OnvField access_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "network", "net", ONV_KIND_NAME, .type = onv_network_get_type, .instead = "device-address" },
  { "device-address", "device_addr", ONV_KIND_STRING, .min = 1, .max = 0 },
  { "by-name", "domain", ONV_KIND_SWITCH },
};

ONV_CALL (get_access_address) = {
  .section = "11",
  .name = "get_access_address",
  .method = "GET",
  .path = "ipc/video/device/acc_service",
  ONV_CALL_PARAMS (access_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_access_address_get_type,
};

/**
 * onv_client_get_access_address_async:
 * @self: a client
 * @device_id: a device
 * @network: the network it is in, or %ONV_NETWORK_UNKNOWN
 * @device_address: (nullable): its IP address; where it is given, the network may not matter
 * @by_name: whether to answer with a name instead of an IP address
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks where a device connects (chapter 11). One of @network and @device_address must be given:
 * %ONV_ERROR_ARGUMENT otherwise.
 */
void
onv_client_get_access_address_async (OnvClient *self,
                                     const char *device_id,
                                     OnvNetwork network,
                                     const char *device_address,
                                     gboolean by_name,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_access_address);
  onv_request_set_device (request, device_id);
  if (network >= 0)
    onv_record_set_int (request->args, "network", network);
  onv_record_set_string (request->args, "device-address", device_address);
  if (by_name)
    onv_record_set_int (request->args, "by-name", 1);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_access_address_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_access_address_async].
 *
 * Returns: (transfer full) (nullable): the address, %NULL with @error set
 */
OnvAccessAddress *
onv_client_get_access_address_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
