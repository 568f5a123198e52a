/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts-private.h"

#include "fleet.h"
#include "kit/lookout-paths.h"
#include "privacy/lookout-privacy.h"

G_DEFINE_FINAL_TYPE (LookoutAccounts, lookout_accounts, G_TYPE_OBJECT)

static guint changed_signal;

static void
lookout_accounts_set_state (LookoutAccounts *self, LookoutAccountsState state)
{
  self->state = state;
  g_signal_emit (self, changed_signal, 0);
  if (self->context != NULL)
    lookout_context_changed (self->context);
}

static void
lookout_accounts_fail (LookoutAccounts *self, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_FAILED);
}

static void
lookout_accounts_close_session (LookoutAccounts *self)
{
  FleetSession *session
      = self->context != NULL ? lookout_context_get_session (self->context) : NULL;
  g_autoptr (FleetSession) open = session != NULL ? g_object_ref (session) : NULL;

  if (open == NULL)
    return;
  lookout_context_set_session (self->context, NULL);
  fleet_session_close (open);
}

/* They run as long as a window has them open. */
static void
lookout_accounts_set_simulating (LookoutAccounts *self, gboolean simulating)
{
  if (self->simulating == simulating)
    return;
  self->simulating = simulating;
  if (simulating)
    lookout_simulation_hold (self->simulation);
  else
    lookout_simulation_release (self->simulation);
}

/* Whatever was open or under way before makes room. */
static void
lookout_accounts_begin (LookoutAccounts *self, FleetAccount *account)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->account, account);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->cancellable = g_cancellable_new ();
  lookout_accounts_set_simulating (self, lookout_accounts_is_simulated (self));
  lookout_accounts_close_session (self);
  lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_OPENING);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccounts) self = user_data;
  GError *error = NULL;
  g_autoptr (FleetSession) session
      = fleet_account_store_open_finish (FLEET_ACCOUNT_STORE (source), result, &error);

  if (session == NULL)
    {
      lookout_accounts_fail (self, error);
      return;
    }
  if (self->context == NULL || fleet_session_get_account (session) != self->account)
    {
      fleet_session_close (session);
      return;
    }
  if (!fleet_account_get_temporary (self->account) && lookout_privacy_get_remembers ())
    g_settings_set_string (lookout_paths_get_settings (), "last-account",
                           fleet_account_get_id (self->account));
  lookout_context_set_session (self->context, session);
  lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_OPEN);
}

static void
lookout_accounts_open_session (LookoutAccounts *self)
{
  fleet_account_store_open_async (self->store, self->account, self->cancellable, on_opened,
                                  g_object_ref (self));
}

/**
 * lookout_accounts_open:
 * @self: the accounts of a window
 * @account: an account of the store
 *
 * Opens @account in place of what is open. The simulated cameras are started anew for theirs.
 */
void
lookout_accounts_open (LookoutAccounts *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  if (account == lookout_simulation_get_account (self->simulation))
    {
      lookout_accounts_simulate (self);
      return;
    }
  if (account == self->account && self->state == LOOKOUT_ACCOUNTS_OPEN)
    return;
  lookout_accounts_begin (self, account);
  lookout_accounts_open_session (self);
}

static void
lookout_accounts_add_temporary (LookoutAccounts *self, const char *api_key, const char *access_key)
{
  GError *error = NULL;

  if (fleet_account_store_add_temporary (self->store, self->account, api_key, access_key, &error))
    lookout_accounts_open_session (self);
  else
    lookout_accounts_fail (self, error);
}

/**
 * lookout_accounts_open_temporary:
 * @self: the accounts of a window
 * @account: an account for this run only
 * @api_key: its key
 * @access_key: (nullable): its access key
 *
 * Opens @account; nothing of it is saved.
 */
void
lookout_accounts_open_temporary (LookoutAccounts *self,
                                 FleetAccount *account,
                                 const char *api_key,
                                 const char *access_key)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  lookout_accounts_begin (self, account);
  lookout_accounts_add_temporary (self, api_key, access_key);
}

static void
on_simulation_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccounts) self = user_data;
  GError *error = NULL;

  if (!lookout_simulation_start_finish (LOOKOUT_SIMULATION (source), result, &error))
    lookout_accounts_fail (self, error);
  else if (lookout_accounts_is_simulated (self))
    lookout_accounts_open_session (self);
}

/**
 * lookout_accounts_simulate:
 * @self: the accounts of a window
 *
 * Starts the simulated cameras and opens them as an account for this run only.
 */
void
lookout_accounts_simulate (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  if (lookout_accounts_is_simulated (self)
      && (self->state == LOOKOUT_ACCOUNTS_OPEN || self->state == LOOKOUT_ACCOUNTS_OPENING))
    return;
  lookout_accounts_begin (self, lookout_simulation_need_account (self->simulation));
  lookout_simulation_start_async (self->simulation, self->cancellable, on_simulation_started,
                                  g_object_ref (self));
}

/**
 * lookout_accounts_close:
 * @self: the accounts of a window
 *
 * Closes what is open and stops what is under way.
 */
void
lookout_accounts_close (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  lookout_accounts_begin (self, NULL);
  lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_CLOSED);
}

/**
 * lookout_accounts_forget:
 * @self: the accounts of a window
 * @account: one that is about to be removed
 *
 * Closes @account if it is the one that is open.
 */
void
lookout_accounts_forget (LookoutAccounts *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  if (account == self->account)
    lookout_accounts_close (self);
  if (account == lookout_simulation_get_account (self->simulation))
    lookout_simulation_forget (self->simulation);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccounts) self = user_data;
  g_autofree char *last = g_settings_get_string (lookout_paths_get_settings (), "last-account");
  g_autoptr (FleetAccount) first = NULL;
  FleetAccount *account;
  GError *error = NULL;

  if (!fleet_account_store_load_finish (self->store, result, &error))
    {
      lookout_accounts_fail (self, error);
      return;
    }
  account = fleet_account_store_find (self->store, self->first);
  if (account == NULL)
    account = fleet_account_store_find (self->store, last);
  if (account == NULL)
    account = first = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  if (account != NULL)
    lookout_accounts_open (self, account);
  else
    lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_CLOSED);
}

/* Another window has removed what is open in this one. */
static void
on_store_items (LookoutAccounts *self, guint position, guint n_removed)
{
  if (n_removed > 0 && self->account != NULL && self->state != LOOKOUT_ACCOUNTS_OPENING
      && fleet_account_store_find (self->store, fleet_account_get_id (self->account)) == NULL)
    lookout_accounts_close (self);
}

/* Whichever window it was changed in, all go on with its new address and its new keys. */
static void
on_outdated (LookoutAccounts *self, FleetAccount *account)
{
  if (account != self->account || self->state == LOOKOUT_ACCOUNTS_OPENING)
    return;
  lookout_accounts_begin (self, account);
  lookout_accounts_open_session (self);
}

/**
 * lookout_accounts_set_first:
 * @self: the accounts of a window, not started
 * @id: (nullable): an account that there may be
 *
 * Says what [method@Lookout.Accounts.start] opens, instead of what was open last in any window.
 */
void
lookout_accounts_set_first (LookoutAccounts *self, const char *id)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  g_free (self->first);
  self->first = g_strdup (id);
}

/**
 * lookout_accounts_start:
 * @self: the accounts of a window
 *
 * Loads the saved accounts and opens the one that was open last.
 */
void
lookout_accounts_start (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  lookout_accounts_begin (self, NULL);
  fleet_account_store_load_async (self->store, self->cancellable, on_loaded, g_object_ref (self));
}

static void
lookout_accounts_dispose (GObject *object)
{
  LookoutAccounts *self = LOOKOUT_ACCOUNTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  lookout_accounts_set_simulating (self, FALSE);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->simulation);
  g_clear_object (&self->account);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
  g_clear_pointer (&self->first, g_free);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_accounts_parent_class)->dispose (object);
}

static void
lookout_accounts_class_init (LookoutAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_accounts_dispose;

  /**
   * LookoutAccounts::changed:
   *
   * The state, the account or the error is another one.
   */
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_ACCOUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
lookout_accounts_init (LookoutAccounts *self)
{
}

static GListModel *
lookout_accounts_create_list (LookoutAccounts *self)
{
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (parts, self->store);
  g_list_store_append (parts, lookout_simulation_get_pending (self->simulation));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

/**
 * lookout_accounts_new:
 * @context: what is open in the window; held weakly
 * @store: the accounts of the program
 *
 * Returns: (transfer full): the accounts of a window, none of them open
 */
LookoutAccounts *
lookout_accounts_new (LookoutContext *context, FleetAccountStore *store)
{
  LookoutAccounts *self = g_object_new (LOOKOUT_TYPE_ACCOUNTS, NULL);

  g_set_weak_pointer (&self->context, context);
  self->store = g_object_ref (store);
  self->simulation = lookout_simulation_get (store);
  self->list = lookout_accounts_create_list (self);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_store_items), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "outdated", G_CALLBACK (on_outdated), self, G_CONNECT_SWAPPED);
  return self;
}

FleetAccountStore *
lookout_accounts_get_store (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->store;
}

/**
 * lookout_accounts_get_list:
 * @self: the accounts of a window
 *
 * Returns: (transfer none): all of them: saved ones, those of this run, and that of the simulated cameras even while
 *   they start
 */
GListModel *
lookout_accounts_get_list (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->list;
}

/**
 * lookout_accounts_get_session:
 * @self: the accounts of a window
 *
 * Returns: (transfer none) (nullable): the session of the account that is open
 */
FleetSession *
lookout_accounts_get_session (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->context != NULL ? lookout_context_get_session (self->context) : NULL;
}

/**
 * lookout_accounts_get_simulated_account:
 * @self: the accounts of a window
 *
 * Returns: (transfer none) (nullable): that of the simulated cameras, if they were wanted in this run
 */
FleetAccount *
lookout_accounts_get_simulated_account (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return lookout_simulation_get_account (self->simulation);
}

FleetAccount *
lookout_accounts_get_account (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->account;
}

LookoutAccountsState
lookout_accounts_get_state (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), LOOKOUT_ACCOUNTS_CLOSED);

  return self->state;
}

/**
 * lookout_accounts_get_error:
 * @self: the accounts of a window
 *
 * Returns: (nullable): why the account could not be opened
 */
const GError *
lookout_accounts_get_error (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->error;
}

/**
 * lookout_accounts_is_simulated:
 * @self: the accounts of a window
 *
 * Returns: whether the cameras that are open, or opening, are simulated
 */
gboolean
lookout_accounts_is_simulated (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), FALSE);

  return self->account != NULL
         && self->account == lookout_simulation_get_account (self->simulation);
}
