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
  guint n_users;         /* windows that have them open */
  GPtrArray *starting;   /* (nullable): of GTask: who waits for the start that is under way */
};

G_DEFINE_FINAL_TYPE (LookoutSimulation, lookout_simulation, G_TYPE_OBJECT)

static GQuark
simulation_quark (void)
{
  return g_quark_from_static_string ("lookout-simulation");
}

static void
lookout_simulation_dispose (GObject *object)
{
  LookoutSimulation *self = LOOKOUT_SIMULATION (object);

  fleet_simulator_stop (self->simulator);
  if (self->store != NULL)
    g_object_steal_qdata (G_OBJECT (self->store), simulation_quark ());
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
 * lookout_simulation_get:
 * @store: where their account is added
 *
 * Returns: (transfer full): the simulated cameras that go with @store, the same for all windows
 */
LookoutSimulation *
lookout_simulation_get (FleetAccountStore *store)
{
  LookoutSimulation *self = g_object_get_qdata (G_OBJECT (store), simulation_quark ());

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (LOOKOUT_TYPE_SIMULATION, NULL);
  self->store = g_object_ref (store);
  g_object_set_qdata (G_OBJECT (store), simulation_quark (), self);
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

static gboolean
lookout_simulation_add_account (LookoutSimulation *self, FleetAccount *account, GError **error)
{
  lookout_simulation_take_address (self, account);
  g_list_store_remove_all (self->pending);
  return fleet_account_store_add_temporary (self->store, self->account,
                                            fleet_simulator_get_api_key (self->simulator),
                                            fleet_simulator_get_access_key (self->simulator),
                                            error);
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) waiting = user_data;
  LookoutSimulation *self = g_task_get_source_object (g_ptr_array_index (waiting, 0));
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetAccount) account
      = fleet_simulator_start_finish (FLEET_SIMULATOR (source), result, &error);

  if (self->starting == waiting)
    self->starting = NULL;
  if (account != NULL)
    lookout_simulation_add_account (self, account, &error);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static gboolean
lookout_simulation_is_shared (LookoutSimulation *self)
{
  return self->n_users > 1 && fleet_simulator_get_running (self->simulator);
}

/**
 * lookout_simulation_start_async:
 * @self: simulated cameras
 * @cancellable: (nullable): to stop it
 * @callback: called when they run
 * @user_data: its data
 *
 * Starts them, anew if they run and no other window has them open, and adds their account to the store.
 */
void
lookout_simulation_start_async (LookoutSimulation *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lookout_simulation_start_async);
  lookout_simulation_need_account (self);
  if (lookout_simulation_is_shared (self) && self->starting != NULL)
    g_ptr_array_add (self->starting, g_steal_pointer (&task));
  else if (lookout_simulation_is_shared (self))
    g_task_return_boolean (task, TRUE);
  else
    {
      GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (waiting, g_steal_pointer (&task));
      self->starting = waiting;
      /* Whoever waits may stop waiting, and the others do not. */
      fleet_simulator_start_async (self->simulator, NULL, NULL, on_started, waiting);
    }
}

gboolean
lookout_simulation_start_finish (LookoutSimulation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lookout_simulation_hold (LookoutSimulation *self)
{
  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));

  self->n_users++;
}

/**
 * lookout_simulation_release:
 * @self: simulated cameras
 *
 * A window has them open no more: after the last one they stop.
 */
void
lookout_simulation_release (LookoutSimulation *self)
{
  g_return_if_fail (LOOKOUT_IS_SIMULATION (self));
  g_return_if_fail (self->n_users > 0);

  if (--self->n_users == 0)
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

  fleet_simulator_stop (self->simulator);
  g_list_store_remove_all (self->pending);
}
