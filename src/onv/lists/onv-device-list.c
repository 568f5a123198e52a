/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lists/onv-device-list.h"

#include "schema/onv-record-private.h"

#define PER_PAGE 100

static void
ask (OnvClient *client,
     guint page,
     guint per_page,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data,
     gpointer query)
{
  g_autoptr (OnvDeviceQuery) with_page = ONV_DEVICE_QUERY (onv_record_duplicate (query));

  g_object_set (with_page, "page", (gint64) page, "per-page", (gint64) per_page, NULL);
  onv_client_find_devices_async (client, with_page, cancellable, callback, user_data);
}

static GListModel *
finish (OnvClient *client, GAsyncResult *result, guint64 *total, GError **error)
{
  g_autoptr (OnvDevicePage) page = onv_client_find_devices_finish (client, result, error);

  if (page == NULL)
    return NULL;
  *total = (guint64) MAX (0, onv_device_page_get_total_count (page));
  return g_object_ref (onv_device_page_get_devices (page));
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
  OnvDeviceQuery *copy;
  gint64 per_page = 0;

  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);
  g_return_val_if_fail (query == NULL || ONV_IS_DEVICE_QUERY (query), NULL);

  copy = query != NULL ? ONV_DEVICE_QUERY (onv_record_duplicate (ONV_RECORD (query)))
                       : onv_device_query_new ();
  per_page = onv_record_get_int (ONV_RECORD (copy), "per-page");
  return onv_paged_list_new (client, per_page >= 1 && per_page <= 100 ? (guint) per_page : PER_PAGE,
                             ask, finish, copy, g_object_unref);
}
