/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-files.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"

/* Chapter 16: files of a product that the platform keeps. */

/**
 * OnvFile:
 *
 * A file that the platform keeps for a product (section 16.4).
 */
static const OnvField file_fields[] = {
  /**
   * OnvFile:name:
   *
   * What it is called, and what identifies it.
   */
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_ESSENTIAL },
  /**
   * OnvFile:product-id:
   *
   * The product.
   */
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_UNQUOTED },
  /**
   * OnvFile:size:
   *
   * How large it is, in bytes.
   */
  { "size", "size", ONV_KIND_INT, .unit = ONV_UNIT_BYTES },
  /**
   * OnvFile:date:
   *
   * When it was put there.
   */
  { "date", "date", ONV_KIND_UNIX_TIME },
  /**
   * OnvFile:desc:
   *
   * A description.
   */
  { "desc", "desc", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvFile, onv_file, file_fields)

/**
 * OnvFileQuery:
 *
 * Which files to look for (section 16.4). What is not set does not matter.
 */
static const OnvField file_query_fields[] = {
  /**
   * OnvFileQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvFileQuery:name:
   *
   * What it is called.
   */
  { "name", "name", ONV_KIND_STRING, .max = 256 },
  /**
   * OnvFileQuery:page:
   *
   * Which page, from 1. The document tells of pages and not how to ask for them: a platform may not
   * know this.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
};
ONV_DEFINE_RECORD (OnvFileQuery, onv_file_query, file_query_fields)

/**
 * onv_file_query_new:
 *
 * Makes a query for all files.
 *
 * Returns: (transfer full): the query
 */
OnvFileQuery *
onv_file_query_new (void)
{
  return g_object_new (ONV_TYPE_FILE_QUERY, NULL);
}

#define FILE_MAX (8 * 1024 * 1024)
#define NAME_MAX_LENGTH 256
#define DESC_MAX_LENGTH 1024

/* The chapter's own table of numbers. */
static const OnvErrorNumber numbers[] = {
  { 400, ONV_ERROR_ARGUMENT },  { 401, ONV_ERROR_UNAUTHORIZED },
  { 403, ONV_ERROR_FORBIDDEN }, { 404, ONV_ERROR_NOT_FOUND },
  { 405, ONV_ERROR_PLATFORM },  { 413, ONV_ERROR_ARGUMENT },
  { 500, ONV_ERROR_SERVER },    { 502, ONV_ERROR_SERVER },
  { 503, ONV_ERROR_SERVER },    { 504, ONV_ERROR_SERVER },
  { 1001, ONV_ERROR_ARGUMENT }, { 1002, ONV_ERROR_ARGUMENT },
  { 1003, ONV_ERROR_ARGUMENT }, { 0 },
};

static const OnvField upload_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = NAME_MAX_LENGTH },
  { "desc", "desc", ONV_KIND_STRING, .max = DESC_MAX_LENGTH },
};

ONV_CALL (upload_file) = {
  .section = "16.1",
  .name = "upload_file",
  .method = "PUT",
  .path = "ipc/video/file/upload",
  ONV_CALL_PARAMS (upload_params),
  .auth = ONV_AUTH_EITHER,
  .body = ONV_BODY_FILE,
  .body_max = FILE_MAX,
  .success = 200,
  .numbers = numbers,
};

/**
 * onv_client_upload_file_async:
 * @self: a client
 * @name: what it shall be called, up to 256 characters; special characters are refused by the
 *   platform
 * @desc: (nullable): a description, up to 1,024 characters
 * @transfer: what to send, up to 8 MiB, and how far it has come
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Puts a file on the platform for the account's product (section 16.1). What the platform does with
 * a name that is taken is not documented: ask before. %ONV_ERROR_ARGUMENT before the first byte
 * where it is too large, or what the platform does not like about the name.
 */
void
onv_client_upload_file_async (OnvClient *self,
                              const char *name,
                              const char *desc,
                              OnvTransfer *transfer,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_TRANSFER (transfer));

  request = onv_request_new (&onv_call_upload_file);
  onv_record_set_string (request->args, "name", name);
  onv_record_set_string (request->args, "desc", desc);
  onv_request_set_transfer (request, transfer, "application/octet-stream");
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_upload_file_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.upload_file_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_upload_file_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

static const OnvField name_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "name", "name", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = NAME_MAX_LENGTH },
};

ONV_CALL (download_file) = {
  .section = "16.2",
  .name = "download_file",
  .method = "GET",
  .path = "ipc/video/file/download",
  ONV_CALL_PARAMS (name_params),
  .auth = ONV_AUTH_EITHER,
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
  .any_file = TRUE,
  .numbers = numbers,
};

/**
 * onv_client_download_file_async:
 * @self: a client
 * @name: what it is called
 * @transfer: where to put it, and how far it has come
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Fetches a file of the account's product (section 16.2). %ONV_ERROR_NOT_FOUND where there is none
 * of that name.
 */
void
onv_client_download_file_async (OnvClient *self,
                                const char *name,
                                OnvTransfer *transfer,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_TRANSFER (transfer));

  request = onv_request_new (&onv_call_download_file);
  onv_record_set_string (request->args, "name", name);
  onv_request_set_transfer (request, transfer, NULL);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_download_file_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.download_file_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_download_file_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (delete_file) = {
  .section = "16.3",
  .name = "delete_file",
  .method = "DELETE",
  .path = "ipc/video/file/delete",
  ONV_CALL_PARAMS (name_params),
  .auth = ONV_AUTH_EITHER,
  .success = 200,
  .numbers = numbers,
};

/**
 * onv_client_delete_file_async:
 * @self: a client
 * @name: what it is called
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Deletes a file of the account's product (section 16.3). %ONV_ERROR_NOT_FOUND where there is none
 * of that name.
 */
void
onv_client_delete_file_async (OnvClient *self,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_delete_file);
  onv_record_set_string (request->args, "name", name);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_delete_file_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.delete_file_async].
 *
 * Returns: whether it was done, %FALSE with @error set
 */
gboolean
onv_client_delete_file_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish_nothing (self, result, error);
}

ONV_CALL (find_files) = {
  .section = "16.4",
  .name = "find_files",
  .method = "GET",
  .path = "ipc/video/file/list",
  ONV_CALL_PARAMS (file_query_fields),
  .auth = ONV_AUTH_EITHER,
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_file_get_type,
  .success = 200,
  .numbers = numbers,
  .paging = { .page = "page", .size = 50, .undocumented = TRUE },
};

/**
 * onv_client_find_files_async:
 * @self: a client
 * @query: which files, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of the files of the account's product (section 16.4). A list of all pages is
 * [ctor@Onv.File.list_new].
 */
void
onv_client_find_files_async (OnvClient *self,
                             OnvFileQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_FILE_QUERY (query));

  request = onv_request_new (&onv_call_find_files);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_files_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_files_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.File], %NULL with @error set
 */
OnvPage *
onv_client_find_files_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_file_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of the files of the account's product, whose rows hold [class@Onv.File] (section
 * 16.4). Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_file_list_new (OnvClient *client, OnvFileQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_FILE_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_files, ONV_RECORD (query));
}
