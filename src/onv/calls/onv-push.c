/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-push.h"

#include "client/onv-request.h"
#include "onv-enums.h"

/* Section 4.4: where a device pushes its picture itself. */

/**
 * OnvPushAddress:
 *
 * Where a picture can be pushed (section 4.4).
 */
static const OnvField push_address_fields[] = {
  /**
   * OnvPushAddress:url:
   *
   * The RTMP address. It never expires, and who has it can be the camera: a secret.
   */
  { "url", "url", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL | ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvPushAddress, onv_push_address, push_address_fields)

static const OnvField push_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "network", "isp", ONV_KIND_NAME, .type = onv_push_network_get_type },
};

ONV_CALL (get_push_address) = {
  .section = "4.4",
  .name = "get_push_address",
  .method = "GET",
  .path = "ipc/video/get_push_address",
  ONV_CALL_PARAMS (push_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_push_address_get_type,
};

/**
 * onv_client_get_push_address_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @network: the network from which it will be pushed, or %ONV_PUSH_NETWORK_UNKNOWN
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks where a device, or a program like FFmpeg, can push the picture of a channel (section 4.4).
 * The address is a secret without an end.
 */
void
onv_client_get_push_address_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   OnvPushNetwork network,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_push_address);
  onv_request_set_channel (request, device_id, channel_id);
  if (network >= 0)
    onv_record_set_int (request->args, "network", network);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_push_address_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_push_address_async].
 *
 * Returns: (transfer full) (nullable): the address, %NULL with @error set
 */
OnvPushAddress *
onv_client_get_push_address_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
