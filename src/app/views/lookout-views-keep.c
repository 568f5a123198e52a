/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What was on the wall is there again at the next start. */

#include "views/lookout-views-private.h"

#include "accounts/lookout-accounts.h"
#include "privacy/lookout-privacy.h"

static gboolean
is_kept (LookoutViews *self, FleetView *view)
{
  return self->kept != NULL && fleet_view_shows_same (self->kept, view)
         && g_strcmp0 (fleet_view_get_origin (self->kept), fleet_view_get_origin (view)) == 0;
}

/* Accounts for this run only leave nothing behind, not even that the wall was empty. */
static gboolean
may_keep (LookoutViews *self, FleetView *view)
{
  FleetSession *session
      = self->context != NULL ? lookout_context_get_session (self->context) : NULL;

  return self->keeping && !self->restoring && self->opening == NULL && session != NULL
         && !fleet_account_get_temporary (fleet_session_get_account (session))
         && !fleet_view_get_temporary (view);
}

static void
lookout_views_write (LookoutViews *self, FleetView *view)
{
  if (self->current != NULL && !fleet_view_get_temporary (self->current))
    fleet_view_set_origin (view, fleet_view_get_id (self->current));
  if (is_kept (self, view))
    return;
  g_set_object (&self->kept, view);
  fleet_view_store_save (self->wall_store, view);
}

/* Where nothing is remembered, what was kept is gone as well. */
void
lookout_views_keep (LookoutViews *self, FleetView *view)
{
  if (!lookout_privacy_get_remembers ())
    g_clear_object (&self->kept);
  else if (may_keep (self, view))
    lookout_views_write (self, view);
}

static gboolean
is_empty (LookoutWall *wall)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    if (!lookout_tile_is_empty (lookout_wall_get_tile (wall, i)))
      return FALSE;
  return TRUE;
}

/* It is shown once the account is open, which is under way. */
static void
lookout_views_restore (LookoutViews *self, FleetView *view)
{
  FleetView *origin = fleet_view_store_find (self->store, fleet_view_get_origin (view));

  self->kept = fleet_view_copy (view);
  if (lookout_context_get_session (self->context) != NULL)
    {
      lookout_views_open_as (self, view, origin);
      return;
    }
  g_set_object (&self->opening, view);
  g_set_object (&self->opening_as, origin);
  self->opening_account = TRUE;
}

static void
lookout_views_begin (LookoutViews *self)
{
  self->loaded = TRUE;
  lookout_views_queue_first (self);
}

static void
on_wall_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutViews) self = user_data;
  LookoutWall *wall = lookout_views_get_wall (self);
  g_autoptr (FleetView) view = g_list_model_get_item (G_LIST_MODEL (source), 0);
  g_autoptr (GError) error = NULL;

  /* It is written anew as soon as something is on the wall. */
  if (!fleet_view_store_load_finish (FLEET_VIEW_STORE (source), result, &error))
    g_info ("What was on the wall last: %s", error->message);
  self->wall_loaded = TRUE;
  if (self->start == LOOKOUT_VIEWS_START_LAST && wall != NULL && view != NULL && is_empty (wall))
    lookout_views_restore (self, view);
  else if (self->first == NULL)
    self->restoring = FALSE;
  lookout_views_begin (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutViews) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!fleet_view_store_load_finish (FLEET_VIEW_STORE (source), result, &error))
    lookout_views_tell (self, error);
  if (self->start == LOOKOUT_VIEWS_START_VIEW
      && fleet_view_store_find (self->store, self->first) == NULL)
    {
      self->start = LOOKOUT_VIEWS_START_LAST;
      g_clear_pointer (&self->first, g_free);
    }
  /* What will be kept takes the place of what is. */
  if (self->keeping)
    fleet_view_store_load_async (self->wall_store, NULL, on_wall_loaded, g_object_ref (self));
  else
    lookout_views_begin (self);
}

static void
lookout_views_open_first (LookoutViews *self)
{
  g_autofree char *first = g_steal_pointer (&self->first);
  FleetView *view = self->start == LOOKOUT_VIEWS_START_NAMED
                        ? fleet_view_store_find_name (self->store, first)
                        : fleet_view_store_find (self->store, first);

  self->wall_loaded = TRUE;
  if (view != NULL)
    lookout_views_open_as (self, view, view);
  else
    self->restoring = FALSE; /* another Lookout has removed it just now */
}

static gboolean
on_first (gpointer user_data)
{
  LookoutViews *self = user_data;

  self->first_idle = 0;
  if (self->context != NULL)
    lookout_views_open_first (self);
  return G_SOURCE_REMOVE;
}

/* Once it is known which accounts there are, and not while one of them is being opened. */
void
lookout_views_queue_first (LookoutViews *self)
{
  LookoutAccounts *accounts
      = self->context != NULL ? lookout_context_get_accounts (self->context) : NULL;

  if (self->first == NULL || !self->loaded || self->first_idle != 0 || accounts == NULL)
    return;
  if (lookout_accounts_get_account (accounts) != NULL
      || lookout_accounts_get_state (accounts) != LOOKOUT_ACCOUNTS_OPENING)
    self->first_idle = g_idle_add (on_first, self);
}

/**
 * lookout_views_start:
 * @self: the views of a window in which saved accounts are opened
 * @start: with what it begins
 * @first: (nullable): which view that is
 * @keep: whether what comes on the wall from now on is kept for the next start
 *
 * Loads the views, and begins.
 */
void
lookout_views_start (LookoutViews *self, LookoutViewsStart start, const char *first, gboolean keep)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS (self));

  self->start = start;
  self->first = g_strdup (first);
  self->keeping = keep;
  self->restoring = keep || start != LOOKOUT_VIEWS_START_NOTHING;
  fleet_view_store_load_async (self->store, NULL, on_loaded, g_object_ref (self));
}
