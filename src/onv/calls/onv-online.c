/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-online.h"

#include "client/onv-request.h"

/* Chapter 8: who is online. */

#define IDS_MAX 30
#define IDS_LENGTH_MAX 500

/**
 * OnvDeviceStatus:
 *
 * Whether a device is online (section 8).
 */
static const OnvField device_status_fields[] = {
  /**
   * OnvDeviceStatus:id:
   *
   * The device.
   */
  { "id", "id", ONV_KIND_ID, ONV_FIELD_ESSENTIAL, .aliases = "device_id" },
  /**
   * OnvDeviceStatus:online:
   *
   * Whether it is connected to the platform.
   */
  { "online", "online", ONV_KIND_BOOLEAN, ONV_FIELD_ESSENTIAL },
};
ONV_DEFINE_RECORD (OnvDeviceStatus, onv_device_status, device_status_fields)

static const OnvField online_params[] = {
  { "device-ids", "devIds", ONV_KIND_STRINGS, ONV_FIELD_REQUIRED, .min = 1, .max = IDS_MAX },
};

ONV_CALL (query_online) = {
  .section = "8",
  .name = "query_online",
  .method = "GET",
  .path = "ipc/video/device/QryDevStatus",
  ONV_CALL_PARAMS (online_params),
  .retry = TRUE,
  .reply = ONV_REPLY_LIST,
  .type = onv_device_status_get_type,
  .items = "devices",
};

/* One question in as many batches as the limits need. */
typedef struct
{
  GListStore *answers;
  GCancellable *cancellable; /* of the batches: one that fails stops the others */
  GSource *cancelled;
  guint pending;
  GError *error;
} Query;

static void
query_free (Query *query)
{
  if (query->cancelled != NULL)
    g_source_destroy (query->cancelled);
  g_clear_pointer (&query->cancelled, g_source_unref);
  g_clear_object (&query->answers);
  g_clear_object (&query->cancellable);
  g_clear_error (&query->error);
  g_free (query);
}

static void
query_end (GTask *task)
{
  Query *query = g_task_get_task_data (task);

  if (--query->pending > 0)
    return;
  if (query->cancelled != NULL)
    g_source_destroy (query->cancelled);
  if (query->error != NULL)
    g_task_return_error (task, g_steal_pointer (&query->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&query->answers), g_object_unref);
}

static void
on_batch (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Query *query = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) answers = onv_client_send_finish (ONV_CLIENT (object), result, &error);

  for (guint i = 0; answers != NULL && i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (OnvDeviceStatus) status = g_list_model_get_item (answers, i);

      g_list_store_append (query->answers, status);
    }
  if (error != NULL && query->error == NULL)
    {
      query->error = g_steal_pointer (&error);
      g_cancellable_cancel (query->cancellable);
    }
  query_end (task);
}

static void
send_batch (OnvClient *self, GTask *task, const char *const *ids)
{
  Query *query = g_task_get_task_data (task);
  OnvRequest *request = onv_request_new (&onv_call_query_online);

  onv_record_set_strings (request->args, "device-ids", ids);
  query->pending++;
  onv_client_send_async (self, request, query->cancellable, on_batch, g_object_ref (task));
}

static void
send_batches (OnvClient *self, GTask *task, const char *const *ids)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  gsize length = 0;

  for (; *ids != NULL; ids++)
    {
      if (batch->len > 0 && (batch->len == IDS_MAX || length + 1 + strlen (*ids) > IDS_LENGTH_MAX))
        {
          g_ptr_array_add (batch, NULL);
          send_batch (self, task, (const char *const *) batch->pdata);
          g_ptr_array_set_size (batch, 0);
          length = 0;
        }
      length += strlen (*ids) + (batch->len > 0 ? 1 : 0);
      g_ptr_array_add (batch, (gpointer) *ids);
    }
  if (batch->len > 0)
    {
      g_ptr_array_add (batch, NULL);
      send_batch (self, task, (const char *const *) batch->pdata);
    }
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Query *query = g_task_get_task_data (user_data);

  g_cancellable_cancel (query->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * onv_client_query_online_async:
 * @self: a client
 * @device_ids: (array zero-terminated=1): devices, as many as one likes
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks which devices are online (section 8), in batches of 30 ids and 500 characters, which is what
 * the platform takes.
 */
void
onv_client_query_online_async (OnvClient *self,
                               const char *const *device_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Query *query;

  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (device_ids != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, onv_client_query_online_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  query = g_new0 (Query, 1);
  query->answers = g_list_store_new (ONV_TYPE_DEVICE_STATUS);
  query->cancellable = g_cancellable_new ();
  query->pending = 1; /* until all are sent */
  g_task_set_task_data (task, query, (GDestroyNotify) query_free);
  if (cancellable != NULL)
    {
      query->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (query->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
      g_source_attach (query->cancelled, g_task_get_context (task));
    }
  send_batches (self, task, device_ids);
  query_end (task);
}

/**
 * onv_client_query_online_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.query_online_async]. The order is the platform's; a device that it does not
 * know is missing.
 *
 * Returns: (transfer full) (nullable): a list of [class@Onv.DeviceStatus], %NULL with @error set
 */
GListModel *
onv_client_query_online_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
