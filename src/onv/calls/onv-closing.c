/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-closing.h"

#include "client/onv-request.h"

/* Chapter 15: the platform refusing a camera. */

static const OnvField closing_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
};

static const OnvField body_fields[] = {
  { "closed", "type", ONV_KIND_SWITCH, ONV_FIELD_REQUIRED },
};

ONV_CALL (set_camera_closed) = {
  .section = "15",
  .name = "set_camera_closed",
  .method = "PUT",
  .path = "ipc/video/access_control/closecamera",
  ONV_CALL_PARAMS (closing_params),
  .body = ONV_BODY_BYTES,
};

/**
 * onv_client_set_camera_closed_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @closed: whether the platform shall refuse its pictures
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Makes the platform refuse a camera, or take it again (chapter 15). This is not the camera's own
 * lens, which commands switch. The platform does not tell which cameras it refuses: there is
 * nothing to read back.
 */
void
onv_client_set_camera_closed_async (OnvClient *self,
                                    const char *device_id,
                                    guint channel_id,
                                    gboolean closed,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  OnvRequest *request;
  g_autoptr (OnvRecord) body = onv_record_new_for_table (body_fields, G_N_ELEMENTS (body_fields));

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_set_camera_closed);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (body, "closed", closed);
  onv_request_set_record (request, body, ONV_WRITE_WHOLE);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_set_camera_closed_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_camera_closed_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_set_camera_closed_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
