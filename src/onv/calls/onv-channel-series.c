/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-channel-series.h"

#include "calls/onv-channel-changes.h"
#include "client/onv-request.h"

/* Section 2.3 for several channels at once, some of which may be there already. */

extern const OnvCall onv_call_add_channel;

typedef struct
{
  char *device_id;
  char *title;
  char *desc;
  guint n_channels;
  GHashTable *there; /* numbers of channels, once it is known that there are some */
  guint next;        /* the one that may be missing */
} Series;

static void
series_free (Series *series)
{
  g_free (series->device_id);
  g_free (series->title);
  g_free (series->desc);
  g_clear_pointer (&series->there, g_hash_table_unref);
  g_free (series);
}

static OnvRequest *
create_request (Series *series, guint channel_id)
{
  OnvRequest *request = onv_request_new (&onv_call_add_channel);

  onv_request_set_channel (request, series->device_id, channel_id);
  onv_record_set_string (request->args, "title", series->title);
  onv_record_set_string (request->args, "desc", series->desc);
  return request;
}

static void add_next (OnvClient *self, GTask *task);

static void
on_added (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Series *series = g_task_get_task_data (task);
  GError *error = NULL;

  if (!onv_client_send_finish_nothing (ONV_CLIENT (object), result, &error)
      && !g_error_matches (error, ONV_ERROR, ONV_ERROR_EXISTS)) /* added by somebody else */
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  series->next++;
  add_next (ONV_CLIENT (object), task);
}

static void
add_next (OnvClient *self, GTask *task)
{
  Series *series = g_task_get_task_data (task);

  while (g_hash_table_contains (series->there, GUINT_TO_POINTER (series->next)))
    series->next++;
  if (series->next > series->n_channels)
    g_task_return_boolean (task, TRUE);
  else
    onv_client_send_async (self, create_request (series, series->next),
                           g_task_get_cancellable (task), on_added, g_object_ref (task));
}

static void
on_listed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Series *series = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GListModel) channels
      = onv_client_list_channels_finish (ONV_CLIENT (object), result, &error);

  if (channels == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  series->there = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (OnvChannel) channel = g_list_model_get_item (channels, i);

      g_hash_table_add (series->there, GSIZE_TO_POINTER (onv_channel_get_channel_id (channel)));
    }
  add_next (ONV_CLIENT (object), task);
}

static void
on_all_added (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Series *series = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (onv_client_send_finish_nothing (ONV_CLIENT (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, ONV_ERROR, ONV_ERROR_EXISTS))
    onv_client_list_channels_async (ONV_CLIENT (object), series->device_id,
                                    g_task_get_cancellable (task), on_listed, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * onv_client_add_channels_async:
 * @self: a client
 * @device_id: a device
 * @n_channels: how many channels it shall have, numbered from 1
 * @title: the name of those that are added: 1 to 64 of A–Z, a–z and 0–9
 * @desc: (nullable): their description
 * @cancellable: (nullable): cancels it; channels that were added by then stay
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Adds the channels 1 to @n_channels to a device (section 2.3). Where some are there already, which
 * the platform refuses, the missing ones are added one by one (section 2.1 tells which).
 */
void
onv_client_add_channels_async (OnvClient *self,
                               const char *device_id,
                               guint n_channels,
                               const char *title,
                               const char *desc,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OnvRequest *request;
  Series *series;

  g_return_if_fail (ONV_IS_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, onv_client_add_channels_async);
  series = g_new0 (Series, 1);
  series->device_id = g_strdup (device_id);
  series->title = g_strdup (title);
  series->desc = g_strdup (desc);
  series->n_channels = n_channels;
  series->next = 1;
  g_task_set_task_data (task, series, (GDestroyNotify) series_free);
  request = create_request (series, 1);
  onv_record_set_int (request->args, "channel-num", n_channels);
  onv_client_send_async (self, request, cancellable, on_all_added, g_object_ref (task));
}

/**
 * onv_client_add_channels_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.add_channels_async]. After an error some channels may have been added.
 *
 * Returns: whether all channels are there, %FALSE with @error set
 */
gboolean
onv_client_add_channels_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
