/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-channels.h"

#include "client/onv-request.h"

/* Chapter 2: channels. */

/**
 * OnvChannel:
 *
 * One picture of a device (section 2.1).
 */
static const OnvField channel_fields[] = {
  /**
   * OnvChannel:channel-id:
   *
   * Its number within the device.
   */
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_ESSENTIAL },
  /**
   * OnvChannel:title:
   *
   * Its name: 1 to 64 of A–Z, a–z and 0–9 when it is set, though others are read.
   */
  { "title", "title", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_ALNUM, .min = 1, .max = 64 },
  /**
   * OnvChannel:desc:
   *
   * A description.
   */
  { "desc", "desc", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvChannel, onv_channel, channel_fields)

static const OnvField device_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (list_channels) = {
  .section = "2.1",
  .name = "list_channels",
  .method = "GET",
  .path = "ipc/video/device/QryChannel",
  ONV_CALL_PARAMS (device_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_channel_get_type,
};

/**
 * onv_client_list_channels_async:
 * @self: a client
 * @device_id: a device
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for the channels of a device (section 2.1).
 */
void
onv_client_list_channels_async (OnvClient *self,
                                const char *device_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_list_channels);
  onv_request_set_device (request, device_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_list_channels_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.list_channels_async].
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.Channel], %NULL with @error set
 */
GListModel *
onv_client_list_channels_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}
