/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-simulation.h"

#include <glib/gi18n.h>

#include "fleet.h"

struct _LookoutSimulation
{
  GObject parent_instance;

  FleetAccountStore *store;
  FleetSimulator *simulator;
  FleetAccount *account; /* (nullable): until they were wanted */
  GListStore *pending;   /* holds the account until the store does */
};

G_DEFINE_FINAL_TYPE (LookoutSimulation, lookout_simulation, G_TYPE_OBJECT)

static void
lookout_simulation_dispose (GObject *object)
{
  LookoutSimulation *self = LOOKOUT_SIMULATION (object);

  lookout_simulation_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (lookout_simulation_parent_class)->dispose (object);
}

static void
lookout_simulation_finalize (GObject *object)
{
  LookoutSimulation *self = LOOKOUT_SIMULATION (object);

  g_object_unref (self->simulator);
  g_object_unref (self->pending);
  G_OBJECT_CLASS (lookout_simulation_parent_class)->finalize (object);
}

static void
lookout_simulation_class_init (LookoutSimulationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_simulation_dispose;
  G_OBJECT_CLASS (klass)->finalize = lookout_simulation_finalize;
}

static void
lookout_simulation_init (LookoutSimulation *self)
{
  self->simulator = fleet_simulator_new ();
  self->pending = g_list_store_new (FLEET_TYPE_ACCOUNT);
}

/**
 * lookout_simulation_new:
 * @store: where their account is added
 *
 * Returns: (transfer full): simulated cameras that do not run
 */
LookoutSimulation *
lookout_simulation_new (FleetAccountStore *store)
{
  LookoutSimulation *self = g_object_new (LOOKOUT_TYPE_SIMULATION, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * lookout_simulation_get_account:
 * @self: simulated cameras
 *
 * Returns: (transfer none) (nullable): their account, if they were wanted in this run
 */
FleetAccount *
lookout_simulation_get_account (LookoutSimulation *self)
{
  g_return_val_if_fail (LOOKOUT_IS_SIMULATION (self), NULL);

  return self->account;
}

/**
 * lookout_simulation_get_pending:
 * @self: simulated cameras
 *
 * Returns: (transfer none): a list that holds their account while the store does not: until they first run
 */
GListModel *
lookout_simulation_get_pending (LookoutSimulation *self)
{
  g_return_val_if_fail (LOOKOUT_IS_SIMULATION (self), NULL);

  return G_LIST_MODEL (self->pending);
}

/**
 * lookout_simulation_need_account:
 * @self: simulated cameras
 *
 * Makes their account if there is none yet, with a name and nothing else, and sees to it that it is listed.
 *
 * Returns: (transfer none): the account
 */
FleetAccount *
lookout_simulation_need_account (LookoutSimulation *self)
{
  g_return_val_if_fail (LOOKOUT_IS_SIMULATION (self), NULL);

  if (self->account == NULL)
    {
      self->account = fleet_account_new ();
      fleet_account_set_name (self->account, _ ("Simulated cameras"));
    }
  if (fleet_account_store_find (self->store, fleet_account_get_id (self->account)) == NULL
      && g_list_model_get_n_items (G_LIST_MODEL (self->pending)) == 0)
    g_list_store_append (self->pending, self->account);
  return self->account;
}

static void
lookout_simulation_take_address (LookoutSimulation *self, FleetAccount *account)
{
  fleet_account_set_server (self->account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (self->account, fleet_account_get_base_url (account));
  fleet_account_set_product_id (self->account, fleet_account_get_product_id (account));
  fleet_account_set_tls_database (self->account, fleet_account_get_tls_database (account));
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LookoutSimulation *self = g_task_get_source_object (task);
  FleetSimulator *simulator = FLEET_SIMULATOR (source);
  GError *error = NULL;
  g_autoptr (FleetAccount) account = fleet_simulator_start_finish (simulator, result, &error);

  if (account == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  lookout_simulation_take_address (self, account);
  g_list_store_remove_all (self->pending);
  if (fleet_account_store_add_temporary (self->store, self->account,
                                         fleet_simulator_get_api_key (simulator),
                                         fleet_simulator_get_access_key (simulator), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lookout_simulation_start_async:
 * @self: simulated cameras
 * @cancellable: (nullable): to stop it
 * @callback: called when they run
 * @user_data: its data
 *
 * Starts them, anew if they run, and adds their account to the store.
 */
void
lookout_simulation_start_async (LookoutSimulation *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lookout_simulation_start_async);
  lookout_simulation_need_account (self);
  fleet_simulator_start_async (self->simulator, NULL, cancellable, on_started, task);
}

gboolean
lookout_simulation_start_finish (LookoutSimulation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lookout_simulation_stop (LookoutSimulation *self)
{
  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));

  fleet_simulator_stop (self->simulator);
}

/**
 * lookout_simulation_forget:
 * @self: simulated cameras
 *
 * Their account is not wanted any more.
 */
void
lookout_simulation_forget (LookoutSimulation *self)
{
  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));

  lookout_simulation_stop (self);
  g_list_store_remove_all (self->pending);
}
