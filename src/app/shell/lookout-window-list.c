/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-window-list.h"

#include "accounts/lookout-accounts.h"
#include "fleet.h"
#include "kit/lookout-hold.h"
#include "kit/lookout-paths.h"
#include "privacy/lookout-privacy.h"
#include "shell/lookout-window-place.h"
#include "views/lookout-views.h"

#define WINDOWS "windows"

struct _LookoutWindowList
{
  GObject parent_instance;

  GtkApplication *application; /* (nullable): weak: it owns this */
  FleetAccountStore *accounts;
  FleetViewStore *views;
  gboolean keeps;  /* whether windows are remembered */
  gboolean ending; /* all are being closed, and none is forgotten */
  GPtrArray
      *places; /* of LookoutWindowPlace: windows, and those of earlier that are not open now */
  GHashTable *stores;   /* number → FleetViewStore */
  LookoutWindow *front; /* weak: that which was used last */
};

G_DEFINE_FINAL_TYPE (LookoutWindowList, lookout_window_list, G_TYPE_OBJECT)

static FleetViewStore *
lookout_window_list_get_store (LookoutWindowList *self, guint number)
{
  FleetViewStore *store = g_hash_table_lookup (self->stores, GUINT_TO_POINTER (number));

  if (store != NULL)
    return store;
  store = fleet_view_store_new_for_wall (number);
  g_hash_table_insert (self->stores, GUINT_TO_POINTER (number), store);
  lookout_privacy_follow (store);
  if (self->application != NULL)
    lookout_hold_while_busy (G_APPLICATION (self->application), store);
  return store;
}

static void
lookout_window_list_write (LookoutWindowList *self)
{
  g_auto (GVariantBuilder) builder
      = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (LOOKOUT_WINDOW_PLACES_TYPE));

  if (!self->keeps)
    return;
  for (guint i = 0; i < self->places->len; i++)
    {
      LookoutWindowPlace *place = g_ptr_array_index (self->places, i);

      lookout_window_place_read (place);
      g_variant_builder_add_value (&builder, lookout_window_place_serialize (place));
    }
  g_settings_set_value (lookout_paths_get_settings (), WINDOWS, g_variant_builder_end (&builder));
}

static LookoutWindowPlace *
lookout_window_list_find (LookoutWindowList *self, LookoutWindow *window)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      LookoutWindowPlace *place = g_ptr_array_index (self->places, i);

      if (place->window == window)
        return place;
    }
  return NULL;
}

/* Of the last window the size is known only now. */
static gboolean
on_close_request (LookoutWindowList *self)
{
  if (!self->ending && lookout_window_list_get_n_open (self) == 1)
    lookout_window_list_write (self);
  return GDK_EVENT_PROPAGATE;
}

/* One of several that the person has closed is not wanted any more; the last one is there again at the next start. */
static void
on_destroy (LookoutWindowList *self, LookoutWindow *window)
{
  LookoutWindowPlace *place = lookout_window_list_find (self, window);

  if (place == NULL)
    return;
  g_signal_handlers_disconnect_by_data (window, self);
  place->window = NULL;
  if (self->ending || lookout_window_list_get_n_open (self) == 0)
    return;
  if (self->keeps)
    fleet_view_store_clear (lookout_window_list_get_store (self, place->number));
  g_ptr_array_remove (self->places, place);
  lookout_window_list_write (self);
}

static void
on_active (LookoutWindowList *self, GParamSpec *pspec, LookoutWindow *window)
{
  if (gtk_window_is_active (GTK_WINDOW (window)))
    g_set_weak_pointer (&self->front, window);
}

static LookoutWindow *
lookout_window_list_create (LookoutWindowList *self, LookoutWindowPlace *place)
{
  LookoutWindow *window = lookout_window_new (self->application, self->accounts, self->views,
                                              lookout_window_list_get_store (self, place->number));

  place->window = window;
  g_signal_connect_object (window, "close-request", G_CALLBACK (on_close_request), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_destroy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (on_active), self,
                           G_CONNECT_SWAPPED);
  /* The size of the first is kept by the settings themselves. */
  if (place->number > 0)
    lookout_window_free_size (window);
  return window;
}

static LookoutWindowPlace *
lookout_window_list_add_place (LookoutWindowList *self, LookoutWindowPlace *place)
{
  g_ptr_array_add (self->places, place);
  return place;
}

static gboolean
lookout_window_list_has (LookoutWindowList *self, guint number)
{
  for (guint i = 0; i < self->places->len; i++)
    if (((LookoutWindowPlace *) g_ptr_array_index (self->places, i))->number == number)
      return TRUE;
  return FALSE;
}

static guint
lookout_window_list_find_number (LookoutWindowList *self)
{
  guint number = 0;

  while (lookout_window_list_has (self, number))
    number++;
  return number;
}

static void
lookout_window_list_load (LookoutWindowList *self)
{
  g_autoptr (GVariant) places = g_settings_get_value (lookout_paths_get_settings (), WINDOWS);

  g_ptr_array_set_size (self->places, 0);
  for (gsize i = 0; self->keeps && i < g_variant_n_children (places); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (places, i);
      LookoutWindowPlace *place
          = lookout_window_list_add_place (self, lookout_window_place_new_from_variant (child));

      /* Whoever forgets what was watched forgets that of a window that is not opened as well. */
      lookout_window_list_get_store (self, place->number);
    }
  if (self->places->len == 0)
    lookout_window_list_add_place (self, lookout_window_place_new (0));
}

/* That of the first window is done by the run. */
static void
lookout_window_list_restore (LookoutWindowList *self, LookoutWindowPlace *place)
{
  LookoutWindow *window = lookout_window_list_create (self, place);
  LookoutContext *context = lookout_window_get_context (window);

  lookout_accounts_set_first (lookout_context_get_accounts (context), place->account);
  lookout_accounts_start (lookout_context_get_accounts (context));
  lookout_views_start (lookout_context_get_views (context), LOOKOUT_VIEWS_START_LAST, NULL, TRUE);
  lookout_window_place_apply (place);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * lookout_window_list_begin:
 * @self: a list without a window
 * @run: what the command line asked for
 *
 * Opens the windows that were open last, where what was on their walls is to be there again, or else one.
 */
void
lookout_window_list_begin (LookoutWindowList *self, LookoutRun *run)
{
  LookoutViewsStart start
      = (LookoutViewsStart) g_settings_get_enum (lookout_paths_get_settings (), "start");
  LookoutWindowPlace *first;
  LookoutWindow *window;

  g_return_if_fail (LOOKOUT_IS_WINDOW_LIST (self));
  g_return_if_fail (lookout_window_list_get_n_open (self) == 0);

  self->ending = FALSE;
  lookout_window_list_load (self);
  first = g_ptr_array_index (self->places, 0);
  window = lookout_window_list_create (self, first);
  lookout_accounts_set_first (lookout_context_get_accounts (lookout_window_get_context (window)),
                              first->account);
  if (first->number > 0 || self->places->len > 1)
    lookout_window_place_apply (first);
  lookout_run_start (run, window);
  for (guint i = 1; start == LOOKOUT_VIEWS_START_LAST && i < self->places->len; i++)
    lookout_window_list_restore (self, g_ptr_array_index (self->places, i));
  gtk_window_present (GTK_WINDOW (window));
  lookout_window_list_write (self);
}

/* With the account of the window in front, and an empty wall. */
static void
lookout_window_list_start_fresh (LookoutWindowList *self, LookoutWindow *window)
{
  LookoutContext *context = lookout_window_get_context (window);
  LookoutAccounts *accounts = lookout_context_get_accounts (context);
  LookoutAccounts *before
      = self->front != NULL
            ? lookout_context_get_accounts (lookout_window_get_context (self->front))
            : NULL;
  FleetAccount *account = before != NULL ? lookout_accounts_get_account (before) : NULL;

  if (account != NULL)
    lookout_accounts_open (accounts, account);
  else
    lookout_accounts_start (accounts);
  lookout_views_start (lookout_context_get_views (context), LOOKOUT_VIEWS_START_NOTHING, NULL,
                       self->keeps);
}

/**
 * lookout_window_list_add:
 * @self: a list with windows
 *
 * Opens one more.
 *
 * Returns: (transfer none): the window
 */
LookoutWindow *
lookout_window_list_add (LookoutWindowList *self)
{
  LookoutWindowPlace *place;
  LookoutWindow *window;

  g_return_val_if_fail (LOOKOUT_IS_WINDOW_LIST (self), NULL);

  if (self->front == NULL)
    g_set_weak_pointer (&self->front, lookout_window_list_get_window (self, 0));
  place = lookout_window_list_add_place (self, lookout_window_place_new (
                                                   lookout_window_list_find_number (self)));
  window = lookout_window_list_create (self, place);
  lookout_window_list_start_fresh (self, window);
  gtk_window_present (GTK_WINDOW (window));
  lookout_window_list_write (self);
  return window;
}

guint
lookout_window_list_get_n_open (LookoutWindowList *self)
{
  guint n_open = 0;

  g_return_val_if_fail (LOOKOUT_IS_WINDOW_LIST (self), 0);

  for (guint i = 0; i < self->places->len; i++)
    n_open += ((LookoutWindowPlace *) g_ptr_array_index (self->places, i))->window != NULL;
  return n_open;
}

/**
 * lookout_window_list_get_window:
 * @self: a list
 * @number: which of the windows that are open, from 0
 *
 * Returns: (transfer none) (nullable): the window
 */
LookoutWindow *
lookout_window_list_get_window (LookoutWindowList *self, guint number)
{
  g_return_val_if_fail (LOOKOUT_IS_WINDOW_LIST (self), NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      LookoutWindowPlace *place = g_ptr_array_index (self->places, i);

      if (place->window != NULL && number-- == 0)
        return place->window;
    }
  return NULL;
}

/**
 * lookout_window_list_end:
 * @self: a list
 *
 * Closes all windows, and remembers that they were open.
 */
void
lookout_window_list_end (LookoutWindowList *self)
{
  g_return_if_fail (LOOKOUT_IS_WINDOW_LIST (self));

  if (lookout_window_list_get_n_open (self) == 0)
    return;
  lookout_window_list_write (self);
  self->ending = TRUE;
  for (guint i = 0; i < self->places->len; i++)
    {
      LookoutWindowPlace *place = g_ptr_array_index (self->places, i);

      if (place->window != NULL)
        gtk_window_close (GTK_WINDOW (place->window));
    }
}

static void
lookout_window_list_dispose (GObject *object)
{
  LookoutWindowList *self = LOOKOUT_WINDOW_LIST (object);

  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->front);
  g_clear_object (&self->accounts);
  g_clear_object (&self->views);
  G_OBJECT_CLASS (lookout_window_list_parent_class)->dispose (object);
}

static void
lookout_window_list_finalize (GObject *object)
{
  LookoutWindowList *self = LOOKOUT_WINDOW_LIST (object);

  g_ptr_array_unref (self->places);
  g_hash_table_unref (self->stores);
  G_OBJECT_CLASS (lookout_window_list_parent_class)->finalize (object);
}

static void
lookout_window_list_class_init (LookoutWindowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_window_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lookout_window_list_finalize;
}

static void
lookout_window_list_init (LookoutWindowList *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) lookout_window_place_free);
  self->stores = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/**
 * lookout_window_list_new:
 * @application: (nullable): the program; held weakly
 * @accounts: its accounts
 * @views: the views of the person
 * @keeps: whether windows are remembered
 *
 * Returns: (transfer full): a list without a window
 */
LookoutWindowList *
lookout_window_list_new (GtkApplication *application,
                         FleetAccountStore *accounts,
                         FleetViewStore *views,
                         gboolean keeps)
{
  LookoutWindowList *self = g_object_new (LOOKOUT_TYPE_WINDOW_LIST, NULL);

  g_set_weak_pointer (&self->application, application);
  self->accounts = g_object_ref (accounts);
  self->views = g_object_ref (views);
  self->keeps = keeps;
  return self;
}
