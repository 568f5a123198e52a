/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-pictures.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Chapter 5: pictures on the platform. */

/**
 * OnvPicture:
 *
 * A picture on the platform (sections 5.2 and 5.3).
 */
static const OnvField picture_fields[] = {
  /**
   * OnvPicture:format:
   *
   * How it is encoded.
   */
  { "format", "format", ONV_KIND_NAME, .type = onv_picture_format_get_type },
  /**
   * OnvPicture:size:
   *
   * How large it is, in bytes.
   */
  { "size", "size", ONV_KIND_INT, .unit = ONV_UNIT_BYTES },
  /**
   * OnvPicture:date:
   *
   * When it was taken or uploaded.
   */
  { "date", "date", ONV_KIND_UNIX_TIME },
  /**
   * OnvPicture:name:
   *
   * What it is called; no two of a channel are called the same.
   */
  { "name", "name", ONV_KIND_ID, ONV_FIELD_ESSENTIAL },
  /**
   * OnvPicture:desc:
   *
   * A description.
   */
  { "desc", "desc", ONV_KIND_STRING },
  /**
   * OnvPicture:url:
   *
   * Where it can be fetched, with [method@Onv.Client.download_picture_async]: whoever knows it can.
   */
  { "url", "url", ONV_KIND_STRING, ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvPicture, onv_picture, picture_fields)

/**
 * OnvPictureQuery:
 *
 * Which pictures (section 5.2).
 */
static const OnvField picture_query_fields[] = {
  /**
   * OnvPictureQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvPictureQuery:channel-id:
   *
   * The channel of it.
   */
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  /**
   * OnvPictureQuery:start-time:
   *
   * Taken then or later.
   */
  { "start-time", "start_time", ONV_KIND_UNIX_TIME },
  /**
   * OnvPictureQuery:end-time:
   *
   * Taken then or earlier.
   */
  { "end-time", "end_time", ONV_KIND_UNIX_TIME, .from = "start-time" },
  /**
   * OnvPictureQuery:page:
   *
   * Which page, from 1. (The document calls it a start; it is a number.)
   */
  { "page", "page_start", ONV_KIND_INT, .min = 1, .max = -1 },
  /**
   * OnvPictureQuery:per-page:
   *
   * How many on a page.
   */
  { "per-page", "page_size", ONV_KIND_INT, .min = 1, .max = -1 },
};
ONV_DEFINE_RECORD (OnvPictureQuery, onv_picture_query, picture_query_fields)

/**
 * onv_picture_query_new:
 * @device_id: a device
 * @channel_id: a channel of it
 *
 * Makes a query for all pictures of a channel.
 *
 * Returns: (transfer full): the query
 */
OnvPictureQuery *
onv_picture_query_new (const char *device_id, guint channel_id)
{
  return g_object_new (ONV_TYPE_PICTURE_QUERY, "device-id", device_id, "channel-id",
                       (gint64) channel_id, NULL);
}

static const OnvField upload_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "format", "format", ONV_KIND_NAME, ONV_FIELD_REQUIRED, .type = onv_picture_format_get_type },
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = -1 },
  { "desc", "desc", ONV_KIND_STRING },
};

ONV_CALL (upload_picture) = {
  .section = "5.1",
  .name = "upload_picture",
  .method = "PUT",
  .path = "ipc/video/picture/upload",
  ONV_CALL_PARAMS (upload_params),
  .body = ONV_BODY_FILE,
};

static const char *const content_types[] = {
  [ONV_PICTURE_FORMAT_JPG] = "image/jpeg",
  [ONV_PICTURE_FORMAT_PNG] = "image/png",
};

/**
 * onv_client_upload_picture_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @format: how the picture is encoded
 * @name: what it shall be called; a name that is taken is refused
 * @desc: (nullable): a description
 * @transfer: what to send, and how far it has come
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Puts a picture on the platform (section 5.1).
 */
void
onv_client_upload_picture_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 OnvPictureFormat format,
                                 const char *name,
                                 const char *desc,
                                 OnvTransfer *transfer,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (format == ONV_PICTURE_FORMAT_JPG || format == ONV_PICTURE_FORMAT_PNG);
  g_return_if_fail (ONV_IS_TRANSFER (transfer));

  request = onv_request_new (&onv_call_upload_picture);
  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_int (request->args, "format", format);
  onv_record_set_string (request->args, "name", name);
  onv_record_set_string (request->args, "desc", desc);
  onv_request_set_transfer (request, transfer, content_types[format]);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_upload_picture_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.upload_picture_async].
 *
 * Returns: whether it is there
 */
gboolean
onv_client_upload_picture_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (list_pictures) = {
  .section = "5.2",
  .name = "list_pictures",
  .method = "GET",
  .path = "ipc/video/picture/get_list",
  ONV_CALL_PARAMS (picture_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_picture_get_type,
  .paging = { .page = "page", .per_page = "per-page", .size = 100 },
};

/**
 * onv_client_list_pictures_async:
 * @self: a client
 * @query: which pictures, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of the pictures of a channel (section 5.2). The document names no order. A list of
 * all pages is [ctor@Onv.Picture.list_new].
 */
void
onv_client_list_pictures_async (OnvClient *self,
                                OnvPictureQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_PICTURE_QUERY (query));

  request = onv_request_new (&onv_call_list_pictures);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_list_pictures_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.list_pictures_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.Picture], %NULL with @error set
 */
OnvPage *
onv_client_list_pictures_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_picture_list_new:
 * @client: the client to ask
 * @query: which pictures; its page does not matter, its number of pictures on a page does
 *
 * Makes a list of all pictures that match, whose rows hold [class@Onv.Picture] (section 5.2).
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_picture_list_new (OnvClient *client, OnvPictureQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_PICTURE_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_list_pictures, ONV_RECORD (query));
}

static const OnvField name_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "channel-id", "channel_id", ONV_KIND_INT, ONV_FIELD_REQUIRED },
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = -1 },
};

static OnvRequest *
new_request_for_name (const OnvCall *call,
                      const char *device_id,
                      guint channel_id,
                      const char *name)
{
  OnvRequest *request = onv_request_new (call);

  onv_request_set_channel (request, device_id, channel_id);
  onv_record_set_string (request->args, "name", name);
  return request;
}

ONV_CALL (get_picture) = {
  .section = "5.3",
  .name = "get_picture",
  .method = "GET",
  .path = "ipc/video/picture/get_info",
  ONV_CALL_PARAMS (name_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_picture_get_type,
};

/**
 * onv_client_get_picture_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @name: what the picture is called
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks about one picture (section 5.3).
 */
void
onv_client_get_picture_async (OnvClient *self,
                              const char *device_id,
                              guint channel_id,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_client_send_async (self,
                         new_request_for_name (&onv_call_get_picture, device_id, channel_id, name),
                         cancellable, callback, user_data);
}

/**
 * onv_client_get_picture_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_picture_async].
 *
 * Returns: (transfer full) (nullable): the picture, %NULL with @error set
 */
OnvPicture *
onv_client_get_picture_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/* The document's own spelling. */
ONV_CALL (delete_picture) = {
  .section = "5.4",
  .name = "delete_picture",
  .method = "DELETE",
  .path = "ipc/video/picture/delete_pictrue",
  ONV_CALL_PARAMS (name_params),
};

/**
 * onv_client_delete_picture_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @name: what the picture is called
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes a picture (section 5.4), for good.
 */
void
onv_client_delete_picture_async (OnvClient *self,
                                 const char *device_id,
                                 guint channel_id,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = new_request_for_name (&onv_call_delete_picture, device_id, channel_id, name);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_picture_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_picture_async].
 *
 * Returns: whether it is gone
 */
gboolean
onv_client_delete_picture_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

/* The platform gives the whole address. */
ONV_CALL (download_picture) = {
  .section = "5.5",
  .name = "download_picture",
  .method = "GET",
  .auth = ONV_AUTH_NONE,
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
};

/**
 * onv_client_download_picture_async:
 * @self: a client
 * @url: where the picture is, as [property@Onv.Picture:url] tells
 * @transfer: where to put it, and how far it has come
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Fetches a picture (section 5.5). No key is sent, whatever server it is on.
 */
void
onv_client_download_picture_async (OnvClient *self,
                                   const char *url,
                                   OnvTransfer *transfer,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (url != NULL);
  g_return_if_fail (ONV_IS_TRANSFER (transfer));

  request = onv_request_new (&onv_call_download_picture);
  onv_request_set_url (request, onv_client_get_base_url (self), url);
  onv_request_set_transfer (request, transfer, NULL);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_download_picture_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.download_picture_async].
 *
 * Returns: whether it is there
 */
gboolean
onv_client_download_picture_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}
