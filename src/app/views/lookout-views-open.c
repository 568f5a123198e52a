/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How a view comes to the wall: with the account of the window, and with the others that its cameras are of. */

#include "views/lookout-views-private.h"

#include "accounts/lookout-accounts.h"
#include "views/lookout-view-wall.h"

static void lookout_views_prepare (LookoutViews *self);

static FleetSession *
get_window_session (LookoutViews *self)
{
  return self->context != NULL ? lookout_context_get_session (self->context) : NULL;
}

static gboolean
names_account (FleetView *view, const char *id)
{
  for (guint i = 0; i < fleet_view_get_n_cameras (view); i++)
    if (g_strcmp0 (fleet_view_get_camera (view, i)->account, id) == 0)
      return TRUE;
  return FALSE;
}

/* An empty view, too, can be shown with the account that is open. */
static gboolean
can_show_with (FleetView *view, FleetSession *session)
{
  return fleet_view_get_n_cameras (view) == 0
         || names_account (view, fleet_account_get_id (fleet_session_get_account (session)));
}

static FleetAccountStore *
get_account_store (LookoutViews *self)
{
  return lookout_accounts_get_store (lookout_context_get_accounts (self->context));
}

/* The first account of the view that there is. */
static FleetAccount *
find_account (LookoutViews *self, FleetView *view)
{
  FleetAccount *account = NULL;

  for (guint i = 0; i < fleet_view_get_n_cameras (view) && account == NULL; i++)
    account = fleet_account_store_find (get_account_store (self),
                                        fleet_view_get_camera (view, i)->account);
  return account;
}

void
lookout_views_stop_opening (LookoutViews *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->opening);
  g_clear_object (&self->opening_as);
  g_hash_table_remove_all (self->failures);
  self->opening_account = FALSE;
}

static FleetSession *
find_session (LookoutViews *self, const char *id)
{
  FleetSession *session = get_window_session (self);

  if (session != NULL
      && g_strcmp0 (fleet_account_get_id (fleet_session_get_account (session)), id) == 0)
    return session;
  for (guint i = 0; i < self->guests->len; i++)
    {
      session = g_ptr_array_index (self->guests, i);
      if (g_strcmp0 (fleet_account_get_id (fleet_session_get_account (session)), id) == 0)
        return session;
    }
  return NULL;
}

static FleetSession *
get_session (const char *account, gpointer user_data, GError **error)
{
  LookoutViews *self = user_data;
  FleetSession *session = find_session (self, account);
  const GError *reason = g_hash_table_lookup (self->failures, account);

  if (session == NULL && error != NULL)
    *error = reason != NULL ? g_error_copy (reason)
                            : g_error_new (FLEET_ERROR, FLEET_ERROR_NO_ACCOUNT, "%s", account);
  return session;
}

/* Accounts that were open for the view before, and are not needed any more. */
static void
lookout_views_dismiss_guests (LookoutViews *self)
{
  for (guint i = self->guests->len; i > 0; i--)
    {
      FleetAccount *account = fleet_session_get_account (g_ptr_array_index (self->guests, i - 1));

      if (!names_account (self->opening, fleet_account_get_id (account)))
        g_ptr_array_remove_index (self->guests, i - 1);
    }
}

static void
lookout_views_arrange (LookoutViews *self)
{
  lookout_view_show (self->opening, lookout_views_get_wall (self), self->ready, get_session, self);
  g_ptr_array_set_size (self->ready, 0);
  lookout_views_dismiss_guests (self);
  lookout_views_set_current (self, self->opening_as);
  self->restoring = self->restoring && !self->wall_loaded;
  lookout_views_stop_opening (self);
  lookout_views_queue_update (self);
}

/* An account of the view that is being opened. */
typedef struct
{
  LookoutViews *views;
  char *account;
} Guest;

static void
guest_free (Guest *guest)
{
  g_object_unref (guest->views);
  g_free (guest->account);
  g_free (guest);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Guest, guest_free)

static void
on_guest (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Guest) guest = user_data;
  LookoutViews *self = guest->views;
  GError *error = NULL;
  FleetSession *session
      = fleet_account_store_open_finish (FLEET_ACCOUNT_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->opening == NULL)
    {
      if (session != NULL)
        fleet_session_close (session);
      g_clear_object (&session);
      g_clear_error (&error);
      return;
    }
  if (session != NULL)
    g_ptr_array_add (self->guests, session);
  else
    g_hash_table_insert (self->failures, g_strdup (guest->account), error);
  lookout_views_prepare (self);
}

/* Opens the accounts that are missing, one after the other, and shows the view then. */
static void
lookout_views_prepare (LookoutViews *self)
{
  for (guint i = 0; i < fleet_view_get_n_cameras (self->opening); i++)
    {
      const char *id = fleet_view_get_camera (self->opening, i)->account;
      FleetAccount *account = fleet_account_store_find (get_account_store (self), id);
      Guest *guest;

      if (account == NULL || find_session (self, id) != NULL
          || g_hash_table_contains (self->failures, id))
        continue;
      guest = g_new (Guest, 1);
      *guest = (Guest){ g_object_ref (self), g_strdup (id) };
      fleet_account_store_open_async (get_account_store (self), account, self->cancellable,
                                      on_guest, guest);
      return;
    }
  lookout_views_arrange (self);
}

static gboolean
is_opening (LookoutAccounts *accounts, FleetAccount *account)
{
  return lookout_accounts_get_account (accounts) == account
         && lookout_accounts_get_state (accounts) == LOOKOUT_ACCOUNTS_OPENING;
}

void
lookout_views_open_as (LookoutViews *self, FleetView *view, FleetView *current)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (self->context);
  FleetSession *session = get_window_session (self);
  FleetAccount *account;

  g_object_ref (view);
  lookout_views_stop_opening (self);
  self->opening = view;
  g_set_object (&self->opening_as, current);
  self->cancellable = g_cancellable_new ();
  account = session == NULL || !can_show_with (view, session) ? find_account (self, view) : NULL;
  /* What the account that is being opened does to the wall comes first. */
  self->opening_account
      = account != NULL
        || (session == NULL && lookout_accounts_get_state (accounts) == LOOKOUT_ACCOUNTS_OPENING);
  if (!self->opening_account)
    lookout_views_prepare (self);
  else if (account != NULL && !is_opening (accounts, account))
    lookout_accounts_open (accounts, account);
}

/* The wall is empty by now, whichever account is open. */
void
lookout_views_on_session (LookoutViews *self)
{
  FleetSession *session = get_window_session (self);
  guint position;

  if (session != NULL && g_ptr_array_find (self->guests, session, &position))
    g_ptr_array_remove_index (self->guests, position);
  if (session == NULL && self->opening_account)
    return;
  if (session != NULL && self->opening_account
      && (can_show_with (self->opening, session) || find_account (self, self->opening) == NULL))
    {
      self->opening_account = FALSE;
      lookout_views_prepare (self);
      return;
    }
  lookout_views_stop_opening (self);
  g_ptr_array_set_size (self->ready, 0);
  g_ptr_array_set_size (self->guests, 0);
  self->restoring = self->restoring && (session == NULL || !self->wall_loaded);
  lookout_views_set_current (self, NULL);
}

/* What was on the wall at the end of the last run waits until the account can be opened. */
void
lookout_views_on_accounts (LookoutViews *self)
{
  LookoutAccounts *accounts
      = self->context != NULL ? lookout_context_get_accounts (self->context) : NULL;

  lookout_views_queue_first (self);
  if (accounts != NULL && lookout_accounts_get_state (accounts) == LOOKOUT_ACCOUNTS_FAILED
      && !self->restoring)
    lookout_views_stop_opening (self);
}

/**
 * lookout_views_preload:
 * @self: the views of a window
 * @view: (nullable): what will be opened soon; %NULL lets go of what was made ready
 *
 * Makes the cameras of @view ready that the wall does not show, as far as their accounts are open. They are received,
 * and not decoded until they are seen.
 */
void
lookout_views_preload (LookoutViews *self, FleetView *view)
{
  g_autoptr (GPtrArray) ready = NULL;

  g_return_if_fail (LOOKOUT_IS_VIEWS (self));

  if (view == NULL || lookout_views_get_wall (self) == NULL)
    {
      g_ptr_array_set_size (self->ready, 0);
      return;
    }
  ready
      = lookout_view_prepare (view, lookout_views_get_wall (self), self->ready, get_session, self);
  g_ptr_array_unref (self->ready);
  self->ready = g_steal_pointer (&ready);
}
