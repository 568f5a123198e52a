/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-storage.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"

/* Chapter 18: how much is stored. */

/**
 * OnvStorage:
 *
 * How much a product may store, and does (section 18.1).
 */
static const OnvField storage_fields[] = {
  /**
   * OnvStorage:total:
   *
   * How much there may be, in bytes. (The document gives no unit.)
   */
  { "total", "total", ONV_KIND_INT, .unit = ONV_UNIT_BYTES },
  /**
   * OnvStorage:used:
   *
   * How much there is, in bytes. (The document gives no unit.)
   */
  { "used", "used", ONV_KIND_INT, ONV_FIELD_ESSENTIAL, .unit = ONV_UNIT_BYTES },
};
ONV_DEFINE_RECORD (OnvStorage, onv_storage, storage_fields)

static const OnvField product_params[] = {
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (get_storage) = {
  .section = "18.1",
  .name = "get_storage",
  .method = "GET",
  .path = "ipc/video/storage/capacity",
  ONV_CALL_PARAMS (product_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_storage_get_type,
};

/**
 * onv_client_get_storage_async:
 * @self: a client
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks how much the account's product stores (section 18.1).
 */
void
onv_client_get_storage_async (OnvClient *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_storage);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_storage_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_storage_async].
 *
 * Returns: (transfer full) (nullable): how much, %NULL with @error set
 */
OnvStorage *
onv_client_get_storage_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * OnvDeviceStorage:
 *
 * How much is stored of a device (section 18.2).
 */
static const OnvField device_storage_fields[] = {
  /**
   * OnvDeviceStorage:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL | ONV_FIELD_UNQUOTED },
  /**
   * OnvDeviceStorage:device-name:
   *
   * Its name.
   */
  { "device-name", "dev_name", ONV_KIND_STRING },
  /**
   * OnvDeviceStorage:serial-number:
   *
   * Its serial number.
   */
  { "serial-number", "sn", ONV_KIND_STRING },
  /**
   * OnvDeviceStorage:used:
   *
   * How much there is, in bytes. (The document gives no unit.)
   */
  { "used", "used", ONV_KIND_INT, .unit = ONV_UNIT_BYTES },
};
ONV_DEFINE_RECORD (OnvDeviceStorage, onv_device_storage, device_storage_fields)

/**
 * OnvDeviceStorageQuery:
 *
 * Which devices to look for (section 18.2). What is not set does not matter.
 */
static const OnvField device_storage_query_fields[] = {
  /**
   * OnvDeviceStorageQuery:product-id:
   *
   * The product; the account's where it is not set.
   */
  { "product-id", "product_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  /**
   * OnvDeviceStorageQuery:device-id:
   *
   * The device.
   */
  { "device-id", "device_id", ONV_KIND_ID },
  /**
   * OnvDeviceStorageQuery:device-name:
   *
   * The device's name.
   */
  { "device-name", "dev_name", ONV_KIND_STRING },
  /**
   * OnvDeviceStorageQuery:page:
   *
   * Which page, from 1 to 10,000.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
  /**
   * OnvDeviceStorageQuery:per-page:
   *
   * How many on a page, up to 100; 30 where it is not set.
   */
  { "per-page", "per_page", ONV_KIND_INT, .min = 1, .max = 100 },
};
ONV_DEFINE_RECORD (OnvDeviceStorageQuery, onv_device_storage_query, device_storage_query_fields)

/**
 * onv_device_storage_query_new:
 *
 * Makes a query for all devices.
 *
 * Returns: (transfer full): the query
 */
OnvDeviceStorageQuery *
onv_device_storage_query_new (void)
{
  return g_object_new (ONV_TYPE_DEVICE_STORAGE_QUERY, NULL);
}

ONV_CALL (find_device_storage) = {
  .section = "18.2",
  .name = "find_device_storage",
  .method = "GET",
  .path = "ipc/video/storage/qry_dev_list",
  ONV_CALL_PARAMS (device_storage_query_fields),
  .auth = ONV_AUTH_TOKEN,
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_device_storage_get_type,
  .payload = ONV_PAYLOAD_RESULT,
  .items = "data",
  .paging = { .page = "page", .per_page = "per-page", .size = 100 },
};

/**
 * onv_client_find_device_storage_async:
 * @self: a client
 * @query: which devices, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of what is stored by device (section 18.2). Needs the access key, see
 * [method@Onv.Client.set_access_key]. A list of all pages is [ctor@Onv.DeviceStorage.list_new].
 */
void
onv_client_find_device_storage_async (OnvClient *self,
                                      OnvDeviceStorageQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_DEVICE_STORAGE_QUERY (query));

  request = onv_request_new (&onv_call_find_device_storage);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_device_storage_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_device_storage_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.DeviceStorage], %NULL with @error set
 */
OnvPage *
onv_client_find_device_storage_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_device_storage_list_new:
 * @client: the client to ask
 * @query: what to look for; its page does not matter
 *
 * Makes a list of what is stored by device, whose rows hold [class@Onv.DeviceStorage] (section
 * 18.2). Pages are asked for as rows are looked at.
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_device_storage_list_new (OnvClient *client, OnvDeviceStorageQuery *query)
{
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (ONV_IS_DEVICE_STORAGE_QUERY (query), NULL);

  return onv_paged_list_new_for_call (client, &onv_call_find_device_storage, ONV_RECORD (query));
}
