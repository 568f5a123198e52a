/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-device-private.h"

#include "accounts/fleet-account.h"
#include "fleet-error.h"
#include "model/fleet-session-private.h"

#include "onv.h"

static GError *
create_closed_error (void)
{
  return g_error_new_literal (FLEET_ERROR, FLEET_ERROR_CLOSED, "The account is closed");
}

static void
on_refreshed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetDevice *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (OnvDevice) record = onv_client_get_device_finish (ONV_CLIENT (object), result, &error);

  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  fleet_device_update (self, record);
  g_task_return_boolean (task, TRUE);
}

/**
 * fleet_device_refresh_async:
 * @self: a device
 * @cancellable: (nullable): to stop it
 * @callback: called when the platform has answered
 * @user_data: its data
 *
 * Reads everything that the platform knows about the device (1.4).
 */
void
fleet_device_refresh_async (FleetDevice *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (FleetSession) session = NULL;

  g_return_if_fail (FLEET_IS_DEVICE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_device_refresh_async);
  session = fleet_device_dup_session (self);
  if (session == NULL)
    {
      g_task_return_error (task, create_closed_error ());
      return;
    }
  onv_client_get_device_async (fleet_session_get_client (session), fleet_device_get_id (self),
                               cancellable, on_refreshed, g_object_ref (task));
}

/**
 * fleet_device_refresh_finish:
 * @self: a device
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends reading.
 *
 * Returns: %TRUE if the properties are what the platform has
 */
gboolean
fleet_device_refresh_finish (FleetDevice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fleet_device_dup_last_login_date:
 * @self: a device
 *
 * Gets when the device was online last, in the zone of the account's platform, to be shown in the
 * person's own.
 *
 * Returns: (nullable) (transfer full): the moment
 */
GDateTime *
fleet_device_dup_last_login_date (FleetDevice *self)
{
  g_autoptr (FleetSession) session = NULL;
  g_autoptr (OnvTime) time = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (FLEET_IS_DEVICE (self), NULL);

  session = fleet_device_dup_session (self);
  if (fleet_device_get_last_login (self) == NULL || session == NULL)
    return NULL;
  time = onv_time_parse (ONV_TIME_KIND_PLATFORM, fleet_device_get_last_login (self));
  zone = g_time_zone_new_identifier (fleet_account_get_zone (fleet_session_get_account (session)));
  if (time == NULL || zone == NULL)
    return NULL;
  return onv_time_to_date_time (time, zone);
}

static void
return_waiting (GPtrArray *waiting, FleetDevice *self, const GError *error)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_object_ref (fleet_device_get_channels (self)),
                               g_object_unref);
    }
}

static void
on_channels (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetDevice) self = user_data;
  g_autoptr (GPtrArray) waiting = fleet_device_steal_waiting (self);
  g_autoptr (FleetSession) session = fleet_device_dup_session (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) records
      = onv_client_list_channels_finish (ONV_CLIENT (object), result, &error);

  if (records != NULL && session == NULL)
    error = create_closed_error ();
  if (error == NULL)
    fleet_device_take_channels (self, records);
  fleet_device_set_loading (self, FALSE);
  fleet_device_set_error (self, error);
  return_waiting (waiting, self, error);
}

/**
 * fleet_device_load_channels_async:
 * @self: a device
 * @cancellable: (nullable): to stop waiting; others may still wait for the same answer
 * @callback: called when the channels are there
 * @user_data: its data
 *
 * Loads the channels (2.1), or loads them again. Who asks while they are being loaded gets the same
 * answer. Channels that are known stay the same objects.
 */
void
fleet_device_load_channels_async (FleetDevice *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (FleetSession) session = NULL;

  g_return_if_fail (FLEET_IS_DEVICE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_device_load_channels_async);
  session = fleet_device_dup_session (self);
  if (session == NULL)
    {
      g_task_return_error (task, create_closed_error ());
      return;
    }

  fleet_device_add_waiting (self, task);
  if (fleet_device_get_loading (self))
    return;
  fleet_device_set_loading (self, TRUE);
  onv_client_list_channels_async (fleet_session_get_client (session), fleet_device_get_id (self),
                                  fleet_session_get_closing (session), on_channels,
                                  g_object_ref (self));
}

/**
 * fleet_device_load_channels_finish:
 * @self: a device
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends loading.
 *
 * Returns: (transfer full): a list of [class@Fleet.Channel], the same that
 *   [method@Fleet.Device.get_channels] gives
 */
GListModel *
fleet_device_load_channels_finish (FleetDevice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
