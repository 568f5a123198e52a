/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-passing.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"

/* Chapters 9 and 12: what the platform passes on between devices and people, as it is. */

/**
 * OnvDeviceMessage:
 *
 * A message that a device has sent, as it is (chapter 9).
 */
static const OnvField device_message_fields[] = {
  /**
   * OnvDeviceMessage:create-time:
   *
   * When it came, by the platform's clock.
   */
  { "create-time", "create_time", ONV_KIND_PLATFORM_TIME },
  /**
   * OnvDeviceMessage:id:
   *
   * A number, beyond 32 bits; several messages may have the same.
   */
  { "id", "msg_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvDeviceMessage:base64:
   *
   * The content in base64; see [method@Onv.DeviceMessage.dup_content].
   */
  { "base64", "msg", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvDeviceMessage, onv_device_message, device_message_fields)

/**
 * onv_device_message_dup_content:
 * @self: a message
 *
 * Decodes what the device has sent: any bytes.
 *
 * Returns: (transfer full): the content, empty where it is not base64
 */
GBytes *
onv_device_message_dup_content (OnvDeviceMessage *self)
{
  gsize n = 0;
  guchar *content;

  g_return_val_if_fail (ONV_IS_DEVICE_MESSAGE (self), NULL);

  content = g_base64_decode (onv_device_message_get_base64 (self), &n);
  return g_bytes_new_take (content, n);
}

/**
 * OnvDeviceMessageQuery:
 *
 * Which messages to look for (chapter 9).
 */
static const OnvField device_message_query_fields[] = {
  /**
   * OnvDeviceMessageQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvDeviceMessageQuery:begin-time:
   *
   * From when, by the platform's clock.
   */
  { "begin-time", "begin_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED },
  /**
   * OnvDeviceMessageQuery:end-time:
   *
   * Until when, by the platform's clock.
   */
  { "end-time", "end_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_REQUIRED, .from = "begin-time" },
  /**
   * OnvDeviceMessageQuery:page:
   *
   * Which page, from 1. The document tells of pages and not how to ask for them: a platform may not
   * know this.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
};
ONV_DEFINE_RECORD (OnvDeviceMessageQuery, onv_device_message_query, device_message_query_fields)

/**
 * onv_device_message_query_new:
 *
 * Makes a query in which nothing is set.
 *
 * Returns: (transfer full): the query
 */
OnvDeviceMessageQuery *
onv_device_message_query_new (void)
{
  return g_object_new (ONV_TYPE_DEVICE_MESSAGE_QUERY, NULL);
}

ONV_CALL (find_device_messages) = {
  .section = "9",
  .name = "find_device_messages",
  .method = "GET",
  .path = "ipc/video/device/QryDevMsg",
  ONV_CALL_PARAMS (device_message_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_device_message_get_type,
  .paging = { .page = "page", .size = 50, .undocumented = TRUE },
};

/**
 * onv_client_find_device_messages_async:
 * @self: a client
 * @query: which messages
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of the messages that a device has sent (chapter 9). A list of all pages is
 * [ctor@Onv.DeviceMessage.list_new].
 */
void
onv_client_find_device_messages_async (OnvClient *self,
                                       OnvDeviceMessageQuery *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_DEVICE_MESSAGE_QUERY (query));

  request = onv_request_new (&onv_call_find_device_messages);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_device_messages_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_device_messages_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.DeviceMessage], %NULL with @error set
 */
OnvPage *
onv_client_find_device_messages_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_device_message_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of the messages that a device has sent, whose rows hold [class@Onv.DeviceMessage]
 * (chapter 9). Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_device_message_list_new (OnvClient *client, OnvDeviceMessageQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_DEVICE_MESSAGE_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_device_messages, ONV_RECORD (query));
}

static const OnvField device_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (send_device_message) = {
  .section = "12",
  .name = "send_device_message",
  .method = "POST",
  .path = "ipc/video/dev_active",
  ONV_CALL_PARAMS (device_params),
  .body = ONV_BODY_BYTES,
  .body_max = 128,
};

/**
 * onv_client_send_device_message_async:
 * @self: a client
 * @device_id: a device
 * @content: any bytes, up to 128
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Sends bytes to a device, as they are and unencrypted (chapter 12). %ONV_ERROR_ARGUMENT where they
 * are more than 128. That it was sent does not mean that the device has understood.
 */
void
onv_client_send_device_message_async (OnvClient *self,
                                      const char *device_id,
                                      GBytes *content,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (content != NULL);

  request = onv_request_new (&onv_call_send_device_message);
  onv_request_set_device (request, device_id);
  onv_request_set_bytes (request, content, "application/octet-stream");
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_send_device_message_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.send_device_message_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_send_device_message_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
