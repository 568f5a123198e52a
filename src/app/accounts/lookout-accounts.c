/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-form.h"
#include "fleet.h"
#include "kit/lookout-paths.h"

struct _LookoutAccounts
{
  GObject parent_instance;

  LookoutContext *context; /* weak: the context owns this */
  FleetAccountStore *store;
  FleetSimulator *simulator;

  LookoutAccountsState state;
  FleetAccount *account; /* open, opening, or failed to open */
  gboolean simulated;
  GError *error;
  GCancellable *cancellable; /* of what is under way */
};

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

/* Whatever was open or under way before makes room. */
static void
lookout_accounts_begin (LookoutAccounts *self, FleetAccount *account, gboolean simulated)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->account, account);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->cancellable = g_cancellable_new ();
  self->simulated = simulated;
  if (!simulated && self->simulator != NULL)
    fleet_simulator_stop (self->simulator);
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
    return;
  if (!fleet_account_get_temporary (self->account))
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
 * Opens @account in place of what is open.
 */
void
lookout_accounts_open (LookoutAccounts *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  if (account == self->account && self->state == LOOKOUT_ACCOUNTS_OPEN)
    return;
  lookout_accounts_begin (self, account, FALSE);
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

  lookout_accounts_begin (self, account, FALSE);
  lookout_accounts_add_temporary (self, api_key, access_key);
}

static void
on_simulator_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutAccounts) self = user_data;
  FleetSimulator *simulator = FLEET_SIMULATOR (source);
  GError *error = NULL;
  g_autoptr (FleetAccount) account = fleet_simulator_start_finish (simulator, result, &error);

  if (account == NULL)
    {
      lookout_accounts_fail (self, error);
      return;
    }
  g_set_object (&self->account, account);
  lookout_accounts_add_temporary (self, fleet_simulator_get_api_key (simulator),
                                  fleet_simulator_get_access_key (simulator));
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

  if (self->simulated
      && (self->state == LOOKOUT_ACCOUNTS_OPEN || self->state == LOOKOUT_ACCOUNTS_OPENING))
    return;
  lookout_accounts_begin (self, NULL, TRUE);
  g_clear_object (&self->simulator);
  self->simulator = fleet_simulator_new ();
  fleet_simulator_start_async (self->simulator, NULL, self->cancellable, on_simulator_started,
                               g_object_ref (self));
}

/**
 * lookout_accounts_retry:
 * @self: the accounts of a window
 *
 * Tries once more to open what could not be opened.
 */
void
lookout_accounts_retry (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  if (self->simulated)
    lookout_accounts_simulate (self);
  else if (self->account != NULL)
    lookout_accounts_open (self, self->account);
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

  lookout_accounts_begin (self, NULL, FALSE);
  lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_CLOSED);
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
  account = fleet_account_store_find (self->store, last);
  if (account == NULL)
    account = first = g_list_model_get_item (G_LIST_MODEL (self->store), 0);
  if (account != NULL)
    lookout_accounts_open (self, account);
  else
    lookout_accounts_set_state (self, LOOKOUT_ACCOUNTS_CLOSED);
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

  lookout_accounts_begin (self, NULL, FALSE);
  fleet_account_store_load_async (self->store, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_saved (LookoutAccounts *self, FleetAccount *account)
{
  /* An account that is open is opened anew: its server or its key may be another. */
  if (account == self->account)
    g_clear_object (&self->account);
  lookout_accounts_open (self, account);
}

static void
lookout_accounts_present_form (LookoutAccounts *self, FleetAccount *account)
{
  LookoutAccountForm *form
      = lookout_account_form_new (lookout_context_get_window (self->context), self->store, account);

  g_signal_connect_object (form, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * lookout_accounts_add:
 * @self: the accounts of a window
 *
 * Opens the form for a new account.
 */
void
lookout_accounts_add (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  lookout_accounts_present_form (self, NULL);
}

/**
 * lookout_accounts_edit:
 * @self: the accounts of a window
 * @account: a saved account
 *
 * Opens the form for @account.
 */
void
lookout_accounts_edit (LookoutAccounts *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  lookout_accounts_present_form (self, account);
}

static void
lookout_accounts_dispose (GObject *object)
{
  LookoutAccounts *self = LOOKOUT_ACCOUNTS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->simulator != NULL)
    fleet_simulator_stop (self->simulator);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->simulator);
  g_clear_object (&self->account);
  g_clear_object (&self->store);
  g_clear_error (&self->error);
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
  return self;
}

FleetAccountStore *
lookout_accounts_get_store (LookoutAccounts *self)
{
  g_return_val_if_fail (LOOKOUT_IS_ACCOUNTS (self), NULL);

  return self->store;
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

  return self->simulated;
}
