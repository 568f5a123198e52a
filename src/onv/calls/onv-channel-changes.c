/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-channel-changes.h"

#include "client/onv-request.h"

/* Chapter 2: channels that come, change and go. */

static const OnvField channel_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
};

static const OnvField add_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "title", "title", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_ALNUM, .min = 1, .max = 64 },
  { "desc", "desc", ONV_KIND_STRING },
  { "channel-num", "channel_num", ONV_KIND_INT, .min = 1, .max = 0 },
};

static const OnvField change_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "title", "title", ONV_KIND_STRING, ONV_FIELD_REQUIRED | ONV_FIELD_ALNUM, .min = 1, .max = 64 },
  { "desc", "desc", ONV_KIND_STRING },
};

static const OnvErrorNumber add_numbers[] = { { 16, ONV_ERROR_EXISTS }, { 0 } };
static const OnvErrorNumber change_numbers[] = { { 17, ONV_ERROR_NO_CHANNEL }, { 0 } };

/**
 * onv_channel_new:
 * @channel_id: its number within the device
 * @title: (nullable): its name
 *
 * Makes a channel that can be added.
 *
 * Returns: (transfer full): the channel
 */
OnvChannel *
onv_channel_new (guint channel_id, const char *title)
{
  return g_object_new (ONV_TYPE_CHANNEL, "channel-id", (gint64) channel_id, "title", title, NULL);
}

ONV_CALL (delete_channel) = {
  .section = "2.2",
  .name = "delete_channel",
  .method = "DELETE",
  .path = "ipc/video/device/DelChannel",
  ONV_CALL_PARAMS (channel_params),
};

/**
 * onv_client_delete_channel_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes a channel of a device (section 2.2).
 */
void
onv_client_delete_channel_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_delete_channel);
  onv_request_set_channel (request, device_id, channel_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_channel_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_channel_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_delete_channel_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (add_channel) = {
  .section = "2.3",
  .name = "add_channel",
  .method = "POST",
  .path = "ipc/video/device/AddChannel",
  ONV_CALL_PARAMS (add_params),
  .numbers = add_numbers,
};

/**
 * onv_client_add_channel_async:
 * @self: a client
 * @device_id: a device
 * @channel: the channel, with its number and its name
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Adds a channel to a device (section 2.3). %ONV_ERROR_EXISTS where there is one of that number
 * already (the document's number 16). Several at once are added with
 * [method@Onv.Client.add_channels_async].
 */
void
onv_client_add_channel_async (OnvClient *self,
                              const char *device_id,
                              OnvChannel *channel,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_CHANNEL (channel));

  request = onv_request_new (&onv_call_add_channel);
  onv_request_set_members (request, ONV_RECORD (channel));
  onv_request_set_device (request, device_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_add_channel_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.add_channel_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_add_channel_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (change_channel) = {
  .section = "2.4",
  .name = "change_channel",
  .method = "POST",
  .path = "ipc/video/device/ModifyChannel",
  ONV_CALL_PARAMS (change_params),
  .numbers = change_numbers,
};

/**
 * onv_client_change_channel_async:
 * @self: a client
 * @device_id: a device
 * @channel: the channel, as it was read and then changed
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes name and description of a channel (section 2.4). The name is always sent; one that was
 * read and not changed is not refused, though its letters be others than A–Z, a–z and 0–9.
 * %ONV_ERROR_NO_CHANNEL where the device has no such channel (the document's number 17).
 */
void
onv_client_change_channel_async (OnvClient *self,
                                 const char *device_id,
                                 OnvChannel *channel,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_CHANNEL (channel));

  request = onv_request_new (&onv_call_change_channel);
  onv_request_set_members (request, ONV_RECORD (channel));
  onv_request_set_device (request, device_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_change_channel_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.change_channel_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_change_channel_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
