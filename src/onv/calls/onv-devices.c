/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-devices.h"

#include "client/onv-request.h"
#include "lists/onv-paged-list-private.h"
#include "onv-enums.h"

/* Chapter 1: devices. */

/**
 * OnvLocation:
 *
 * Where a device stands (sections 1.1 to 1.5).
 */
static const OnvField location_fields[] = {
  /**
   * OnvLocation:longitude:
   *
   * East of Greenwich, in degrees. (The document's comments on the two are swapped.)
   */
  { "longitude", "lon", ONV_KIND_DOUBLE, .unit = ONV_UNIT_DEGREES, .min = -180, .max = 180 },
  /**
   * OnvLocation:latitude:
   *
   * North of the equator, in degrees.
   */
  { "latitude", "lat", ONV_KIND_DOUBLE, .unit = ONV_UNIT_DEGREES, .min = -90, .max = 90 },
  /**
   * OnvLocation:elevation:
   *
   * The height, in metres.
   */
  { "elevation", "ele", ONV_KIND_DOUBLE, .unit = ONV_UNIT_METRES },
};
ONV_DEFINE_RECORD (OnvLocation, onv_location, location_fields)

/**
 * OnvDeviceKey:
 *
 * A key that works for one device (section 1.4).
 */
static const OnvField device_key_fields[] = {
  /**
   * OnvDeviceKey:title:
   *
   * What the key is called.
   */
  { "title", "title", ONV_KIND_STRING },
  /**
   * OnvDeviceKey:key:
   *
   * The key itself: a secret.
   */
  { "key", "key", ONV_KIND_STRING, ONV_FIELD_SECRET },
};
ONV_DEFINE_RECORD (OnvDeviceKey, onv_device_key, device_key_fields)

/**
 * OnvDevice:
 *
 * A device: a camera, or a recorder with several channels (sections 1.4 and 1.5).
 */
static const OnvField device_fields[] = {
  /**
   * OnvDevice:id:
   *
   * The platform's identifier.
   */
  { "id", "id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL | ONV_FIELD_READ_ONLY, .aliases = "device_id" },
  /**
   * OnvDevice:title:
   *
   * Its name, up to 64 characters.
   */
  { "title", "title", ONV_KIND_STRING, ONV_FIELD_REQUIRED, .min = 1, .max = 64 },
  /**
   * OnvDevice:desc:
   *
   * A description.
   */
  { "desc", "desc", ONV_KIND_STRING },
  /**
   * OnvDevice:private:
   *
   * Whether it is private. Devices that are not are listed openly.
   */
  { "private", "private", ONV_KIND_BOOLEAN },
  /**
   * OnvDevice:protocol:
   *
   * How it reaches the platform.
   */
  { "protocol", "protocol", ONV_KIND_STRING },
  /**
   * OnvDevice:online:
   *
   * Whether it is connected to the platform.
   */
  { "online", "online", ONV_KIND_BOOLEAN, ONV_FIELD_READ_ONLY },
  /**
   * OnvDevice:location:
   *
   * Where it stands.
   */
  { "location", "location", ONV_KIND_RECORD, .type = onv_location_get_type },
  /**
   * OnvDevice:create-time:
   *
   * When it was added, by the platform's clock.
   */
  { "create-time", "create_time", ONV_KIND_PLATFORM_TIME, ONV_FIELD_READ_ONLY },
  /**
   * OnvDevice:last-login:
   *
   * When it last came online, by the platform's clock.
   */
  { "last-login", "last_login", ONV_KIND_PLATFORM_TIME, ONV_FIELD_READ_ONLY },
  /**
   * OnvDevice:channel-count:
   *
   * How many channels it has.
   */
  { "channel-count", "channel_count", ONV_KIND_INT, ONV_FIELD_READ_ONLY },
  /**
   * OnvDevice:tags:
   *
   * Its tags.
   */
  { "tags", "tags", ONV_KIND_STRINGS },
  /**
   * OnvDevice:area:
   *
   * The number of the region where it stands.
   */
  { "area", "area", ONV_KIND_STRING },
  /**
   * OnvDevice:url:
   *
   * An address; the document does not say of what.
   */
  { "url", "url", ONV_KIND_STRING },
  /**
   * OnvDevice:other:
   *
   * Whatever else shall be kept with it: an object.
   */
  { "other", "other", ONV_KIND_JSON },
  /**
   * OnvDevice:auth-info:
   *
   * What the device shows to be let in: text or an object, and a secret.
   */
  { "auth-info", "auth_info", ONV_KIND_JSON, ONV_FIELD_SECRET },
  /**
   * OnvDevice:keys:
   *
   * The keys that work for this device alone, as [class@Onv.DeviceKey].
   */
  { "keys", "keys", ONV_KIND_LIST, ONV_FIELD_READ_ONLY, .type = onv_device_key_get_type },
};
ONV_DEFINE_RECORD (OnvDevice, onv_device, device_fields)

/**
 * OnvDeviceQuery:
 *
 * What to look for (section 1.5). What is not set does not matter.
 */
static const OnvField device_query_fields[] = {
  /**
   * OnvDeviceQuery:key-words:
   *
   * What the id, the title or the IMEI starts with.
   */
  { "key-words", "key_words", ONV_KIND_STRING },
  /**
   * OnvDeviceQuery:tag:
   *
   * A tag that it must have.
   */
  { "tag", "tag", ONV_KIND_STRING },
  /**
   * OnvDeviceQuery:online:
   *
   * Whether it must be online.
   */
  { "online", "online", ONV_KIND_NAME, .type = onv_tristate_get_type },
  /**
   * OnvDeviceQuery:private:
   *
   * Whether it must be private.
   */
  { "private", "private", ONV_KIND_NAME, .type = onv_tristate_get_type },
  /**
   * OnvDeviceQuery:page:
   *
   * Which page, from 1 to 10,000.
   */
  { "page", "page", ONV_KIND_INT, .min = 1, .max = 10000 },
  /**
   * OnvDeviceQuery:per-page:
   *
   * How many on a page, up to 100; 30 where it is not set.
   */
  { "per-page", "per_page", ONV_KIND_INT, .min = 1, .max = 100 },
  /**
   * OnvDeviceQuery:device-ids:
   *
   * Only these devices, up to 100; a list asks for more of them in parts.
   */
  { "device-ids", "device_id", ONV_KIND_STRINGS, .min = 1, .max = 100 },
  /**
   * OnvDeviceQuery:auth-info:
   *
   * What the device shows to be let in.
   */
  { "auth-info", "auth_info", ONV_KIND_JSON, ONV_FIELD_SECRET },
  /**
   * OnvDeviceQuery:begin:
   *
   * Added on this day (`YYYY-MM-DD`, by the platform's clock) or later.
   */
  { "begin", "begin", ONV_KIND_STRING, .min = 10, .max = 10 },
  /**
   * OnvDeviceQuery:end:
   *
   * Added on this day (`YYYY-MM-DD`, by the platform's clock) or earlier.
   */
  { "end", "end", ONV_KIND_STRING, .min = 10, .max = 10 },
  /**
   * OnvDeviceQuery:title:
   *
   * What the title starts with; case does not matter.
   */
  { "title", "title", ONV_KIND_STRING },
};
ONV_DEFINE_RECORD (OnvDeviceQuery, onv_device_query, device_query_fields)

/**
 * onv_device_query_new:
 *
 * Makes a query for all devices.
 *
 * Returns: (transfer full): the query
 */
OnvDeviceQuery *
onv_device_query_new (void)
{
  return g_object_new (ONV_TYPE_DEVICE_QUERY, NULL);
}

static const OnvField device_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
};

ONV_CALL (get_device) = {
  .section = "1.4",
  .name = "get_device",
  .method = "GET",
  .path = "devices/{device_id}",
  ONV_CALL_PARAMS (device_params),
  .retry = TRUE,
  .reply = ONV_REPLY_RECORD,
  .type = onv_device_get_type,
};

/**
 * onv_client_get_device_async:
 * @self: a client
 * @device_id: a device
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one device with its keys (section 1.4). Works with a master key and with the device's own.
 */
void
onv_client_get_device_async (OnvClient *self,
                             const char *device_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));

  request = onv_request_new (&onv_call_get_device);
  onv_request_set_device (request, device_id);
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_get_device_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_device_async].
 *
 * Returns: (transfer full) (nullable): the device, %NULL with @error set
 */
OnvDevice *
onv_client_get_device_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

ONV_CALL (find_devices) = {
  .section = "1.5",
  .name = "find_devices",
  .method = "GET",
  .path = "devices",
  ONV_CALL_PARAMS (device_query_fields),
  .retry = TRUE,
  .reply = ONV_REPLY_PAGE,
  .type = onv_device_get_type,
  .items = "devices",
  .split = "device-ids",
  .paging = { .page = "page", .per_page = "per-page", .size = 100 },
};

/**
 * onv_client_find_devices_async:
 * @self: a client
 * @query: what to look for, and which page
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks for one page of the devices that match (section 1.5). The platform does not sort. A list of
 * all pages is [ctor@Onv.Device.list_new].
 */
void
onv_client_find_devices_async (OnvClient *self,
                               OnvDeviceQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  OnvRequest *request;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (ONV_IS_DEVICE_QUERY (query));

  request = onv_request_new (&onv_call_find_devices);
  onv_request_set_query (request, ONV_RECORD (query));
  onv_client_send_async (self, request, cancellable, callback, user_data);
}

/**
 * onv_client_find_devices_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.find_devices_async].
 *
 * Returns: (transfer full) (nullable): a page of [class@Onv.Device], %NULL with @error set
 */
OnvPage *
onv_client_find_devices_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error);
}

/**
 * onv_device_list_new:
 * @client: the client to ask
 * @query: (nullable): what to look for; its page does not matter, its number of devices on a page does
 *
 * Makes a list of all devices that match, whose rows hold [class@Onv.Device] (section 1.5).
 *
 * Returns: (transfer full): the list
 */
OnvPagedList *
onv_device_list_new (OnvClient *client, OnvDeviceQuery *query)
{
  g_autoptr (OnvDeviceQuery) all = NULL;

  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (query == NULL || ONV_IS_DEVICE_QUERY (query), NULL);

  if (query == NULL)
    query = all = onv_device_query_new ();
  return onv_paged_list_new_for_call (client, &onv_call_find_devices, ONV_RECORD (query));
}
