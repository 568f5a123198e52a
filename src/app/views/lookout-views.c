/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-views-private.h"

#include "accounts/lookout-accounts.h"
#include "views/lookout-view-wall.h"

/* What is on the wall is a view as well, which nobody sees the name of. */
#define WALL_NAME "wall"

G_DEFINE_FINAL_TYPE (LookoutViews, lookout_views, G_TYPE_OBJECT)

static guint changed_signal;

LookoutWall *
lookout_views_get_wall (LookoutViews *self)
{
  GtkWidget *wall = self->context != NULL ? lookout_context_get_wall (self->context) : NULL;

  return wall != NULL ? LOOKOUT_WALL (wall) : NULL;
}

static void
lookout_views_changed (LookoutViews *self)
{
  g_signal_emit (self, changed_signal, 0);
  if (self->context != NULL)
    lookout_context_changed (self->context);
}

static void
lookout_views_update (LookoutViews *self)
{
  LookoutWall *wall = lookout_views_get_wall (self);
  g_autoptr (FleetView) view = NULL;
  gboolean modified;

  if (wall == NULL)
    return;
  view = lookout_view_capture (wall, WALL_NAME);
  modified = self->current != NULL && !fleet_view_shows_same (self->current, view);
  if (modified != self->modified)
    {
      self->modified = modified;
      lookout_views_changed (self);
    }
  lookout_views_keep (self, view);
}

static gboolean
on_update (gpointer user_data)
{
  LookoutViews *self = user_data;

  self->update = 0;
  lookout_views_update (self);
  return G_SOURCE_REMOVE;
}

/* A view that opens, or a device with many cameras, changes the wall many times at once. */
void
lookout_views_queue_update (LookoutViews *self)
{
  if (self->update == 0)
    self->update = g_idle_add (on_update, self);
}

static void
on_current (LookoutViews *self)
{
  lookout_views_changed (self);
  lookout_views_queue_update (self);
}

void
lookout_views_set_current (LookoutViews *self, FleetView *view)
{
  if (self->current == view)
    return;
  if (self->current != NULL)
    g_signal_handlers_disconnect_by_func (self->current, on_current, self);
  g_set_object (&self->current, view);
  if (view != NULL)
    g_signal_connect_object (view, "notify", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
  self->modified = FALSE;
  on_current (self);
}

/* A view that was removed is not that of the wall any more. */
static void
on_items (LookoutViews *self)
{
  if (self->current != NULL
      && fleet_view_store_get_position (self->store, self->current) == G_MAXUINT)
    lookout_views_set_current (self, fleet_view_store_find (self->store,
                                                            fleet_view_get_id (self->current)));
  lookout_views_changed (self);
}

static void
on_failed (LookoutViews *self, const GError *error)
{
  lookout_views_tell (self, error);
}

static void
lookout_views_dispose (GObject *object)
{
  LookoutViews *self = LOOKOUT_VIEWS (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_handle_id (&self->first_idle, g_source_remove);
  lookout_views_stop_opening (self);
  if (self->current != NULL)
    g_signal_handlers_disconnect_by_func (self->current, on_current, self);
  g_clear_object (&self->current);
  g_clear_object (&self->kept);
  g_ptr_array_set_size (self->ready, 0);
  g_ptr_array_set_size (self->guests, 0);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_views_parent_class)->dispose (object);
}

static void
lookout_views_finalize (GObject *object)
{
  LookoutViews *self = LOOKOUT_VIEWS (object);

  g_free (self->first);
  g_ptr_array_unref (self->ready);
  g_ptr_array_unref (self->guests);
  g_hash_table_unref (self->failures);
  g_clear_object (&self->store);
  g_clear_object (&self->wall_store);
  G_OBJECT_CLASS (lookout_views_parent_class)->finalize (object);
}

static void
lookout_views_class_init (LookoutViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lookout_views_dispose;
  object_class->finalize = lookout_views_finalize;

  /**
   * LookoutViews::changed:
   *
   * Another view is the current one, it is called something else, or the wall differs from it now, or does no longer.
   */
  changed_signal = g_signal_new ("changed", LOOKOUT_TYPE_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
close_session (gpointer session)
{
  fleet_session_close (session);
  g_object_unref (session);
}

static void
lookout_views_init (LookoutViews *self)
{
  self->guests = g_ptr_array_new_with_free_func (close_session);
  self->ready = g_ptr_array_new_with_free_func (g_object_unref);
  self->failures
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
}

/**
 * lookout_views_new:
 * @context: what is open in the window, with its wall and its accounts; held weakly
 * @store: the views of the person
 * @wall_store: where what is on the wall can be kept
 *
 * Returns: (transfer full): the views of a window
 */
LookoutViews *
lookout_views_new (LookoutContext *context, FleetViewStore *store, FleetViewStore *wall_store)
{
  LookoutViews *self = g_object_new (LOOKOUT_TYPE_VIEWS, NULL);

  g_set_weak_pointer (&self->context, context);
  self->store = g_object_ref (store);
  self->wall_store = g_object_ref (wall_store);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (wall_store, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (lookout_views_on_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lookout_context_get_accounts (context), "changed",
                           G_CALLBACK (lookout_views_on_accounts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lookout_context_get_wall (context), "changed",
                           G_CALLBACK (lookout_views_queue_update), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * lookout_views_get_store:
 * @self: the views of a window
 *
 * Returns: (transfer none): the views of the person
 */
FleetViewStore *
lookout_views_get_store (LookoutViews *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), NULL);

  return self->store;
}

/**
 * lookout_views_get_wall_store:
 * @self: the views of a window
 *
 * Returns: (transfer none): where what is on the wall can be kept
 */
FleetViewStore *
lookout_views_get_wall_store (LookoutViews *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), NULL);

  return self->wall_store;
}

/**
 * lookout_views_get_current:
 * @self: the views of a window
 *
 * Returns: (transfer none) (nullable): the view that the wall was arranged as last
 */
FleetView *
lookout_views_get_current (LookoutViews *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), NULL);

  return self->current;
}

/**
 * lookout_views_get_modified:
 * @self: the views of a window
 *
 * Returns: whether the wall shows something else than the current view by now
 */
gboolean
lookout_views_get_modified (LookoutViews *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), FALSE);

  return self->modified;
}

/**
 * lookout_views_dup_neighbour:
 * @self: the views of a window
 * @by: how many further on, or back
 *
 * Returns: (transfer full) (nullable): the view that follows, round and round; without a current view that is the
 *   first, or the last. %NULL if there is none
 */
FleetView *
lookout_views_dup_neighbour (LookoutViews *self, int by)
{
  GListModel *list;
  int n;
  int position;

  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), NULL);

  list = G_LIST_MODEL (self->store);
  n = (int) g_list_model_get_n_items (list);
  position = by > 0 ? -1 : 0;
  if (n == 0)
    return NULL;
  if (self->current != NULL)
    position = (int) fleet_view_store_get_position (self->store, self->current);
  return g_list_model_get_item (list, (guint) (((position + by) % n + n) % n));
}

/**
 * lookout_views_open:
 * @self: the views of a window
 * @view: a view of the store
 *
 * Arranges the wall as @view, which becomes the current view. If none of its cameras is of the account that is open,
 * their account is opened first.
 */
void
lookout_views_open (LookoutViews *self, FleetView *view)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS (self));
  g_return_if_fail (FLEET_IS_VIEW (view));

  lookout_views_open_as (self, view, view);
}

/**
 * lookout_views_show:
 * @self: the views of a window
 * @view: a view that nobody has saved
 *
 * Arranges the wall as @view. No view is the current one then.
 */
void
lookout_views_show (LookoutViews *self, FleetView *view)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS (self));
  g_return_if_fail (FLEET_IS_VIEW (view));

  lookout_views_open_as (self, view, NULL);
}

/**
 * lookout_views_save:
 * @self: the views of a window
 * @name: what the view is to be called
 *
 * Saves what is on the wall, in place of the view of this name if there is one. It becomes the current view.
 *
 * Returns: (transfer none): the view in the store
 */
FleetView *
lookout_views_save (LookoutViews *self, const char *name)
{
  g_autoptr (FleetView) view = NULL;
  FleetView *saved;

  g_return_val_if_fail (LOOKOUT_IS_VIEWS (self), NULL);
  g_return_val_if_fail (lookout_views_get_wall (self) != NULL, NULL);

  view = lookout_view_capture (lookout_views_get_wall (self), name);
  saved = fleet_view_store_save (self->store, view);
  lookout_views_set_current (self, saved);
  return saved;
}

/**
 * lookout_views_forget_account:
 * @self: the views of a window
 * @account: one that was removed
 *
 * Removes its cameras from the views, and from what is kept for the next start.
 */
void
lookout_views_forget_account (LookoutViews *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS (self));

  fleet_view_store_forget_account (self->store, account);
  fleet_view_store_forget_account (self->wall_store, account);
}

/**
 * lookout_views_tell:
 * @self: the views of a window
 * @error: what went wrong
 *
 * Says it at the foot of the window.
 */
void
lookout_views_tell (LookoutViews *self, const GError *error)
{
  g_autoptr (FleetWords) words = fleet_words_for_error (error);
  g_autofree char *text = fleet_words_dup_text (words);

  if (self->context != NULL)
    lookout_context_toast (self->context, text);
}

/**
 * lookout_views_end:
 * @self: the views of a window that closes
 *
 * Keeps what is on the wall now: what is taken from it from now on is not the person's doing.
 */
void
lookout_views_end (LookoutViews *self)
{
  g_return_if_fail (LOOKOUT_IS_VIEWS (self));

  g_clear_handle_id (&self->update, g_source_remove);
  lookout_views_update (self);
  self->keeping = FALSE;
}
