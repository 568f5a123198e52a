/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/fleet-simulator-account.h"

#include "accounts/fleet-account-private.h"
#include "fleet-error.h"

#include <glib/gi18n-lib.h>

static FleetAccount *
create_account (const FleetSimulatorReady *ready, gboolean secure)
{
  FleetAccount *account = fleet_account_new ();

  fleet_account_set_name (account, _ ("Simulated cameras"));
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (account, secure ? ready->https_url : ready->url);
  fleet_account_set_product_id (account, ready->product_id);
  fleet_account_set_temporary (account, TRUE);
  return account;
}

static void
load_database_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (data, &error);

  if (database != NULL)
    g_task_return_pointer (task, database, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_database_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTlsDatabase) database = NULL;
  FleetAccount *account = g_task_get_task_data (task);
  GError *error = NULL;

  database = g_task_propagate_pointer (G_TASK (result), &error);
  if (database == NULL)
    {
      g_prefix_error (&error, "The certificate of the simulated cameras: ");
      g_task_return_error (task, error);
      return;
    }
  fleet_account_set_tls_database (account, database);
  g_task_return_pointer (task, g_object_ref (account), g_object_unref);
}

/**
 * fleet_simulator_account_create_async:
 * @ready: what the simulated cameras said of themselves
 * @secure: whether the account uses https
 * @callback: called with the account
 * @user_data: its data
 *
 * Makes the account that reaches the simulated cameras. Over TLS it trusts their own authority.
 */
void
fleet_simulator_account_create_async (const FleetSimulatorReady *ready,
                                      gboolean secure,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GTask) load = NULL;

  g_task_set_source_tag (task, fleet_simulator_account_create_async);
  if (secure && (ready->https_url == NULL || ready->ca_file == NULL))
    {
      g_task_return_new_error (task, FLEET_ERROR, FLEET_ERROR_SIMULATOR_GARBLED,
                               "The simulated cameras offer no https");
      return;
    }
  g_task_set_task_data (task, create_account (ready, secure), g_object_unref);
  if (!secure)
    {
      g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
      return;
    }
  load = g_task_new (NULL, NULL, on_database_loaded, g_steal_pointer (&task));
  g_task_set_source_tag (load, load_database_in_thread);
  g_task_set_task_data (load, g_strdup (ready->ca_file), g_free);
  g_task_run_in_thread (load, load_database_in_thread);
}

/**
 * fleet_simulator_account_create_finish:
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Returns: (transfer full): the account
 */
FleetAccount *
fleet_simulator_account_create_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
