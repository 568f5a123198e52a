/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-store-private.h"

#include "groups/fleet-groups.h"
#include "groups/fleet-view-store-groups.h"
#include "views/fleet-view-file.h"
#include "views/fleet-view-document.h"
#include "views/fleet-view-private.h"

struct _FleetViewStore
{
  GObject parent;

  GFile *path;
  FleetViewFile *file;
  GFileMonitor *monitor; /* (nullable): once it was loaded */
  GPtrArray *views;
  GListStore *groups;
  gboolean stale; /* somebody else wrote the file while it was being changed */
  gboolean busy;
};

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint failed_signal;

static void fleet_view_store_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FleetViewStore,
                               fleet_view_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fleet_view_store_list_iface_init))

static GType
fleet_view_store_get_item_type (GListModel *list)
{
  return FLEET_TYPE_VIEW;
}

static guint
fleet_view_store_get_n_items (GListModel *list)
{
  return FLEET_VIEW_STORE (list)->views->len;
}

static gpointer
fleet_view_store_get_item (GListModel *list, guint position)
{
  GPtrArray *views = FLEET_VIEW_STORE (list)->views;

  return position < views->len ? g_object_ref (g_ptr_array_index (views, position)) : NULL;
}

static void
fleet_view_store_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = fleet_view_store_get_item_type;
  iface->get_n_items = fleet_view_store_get_n_items;
  iface->get_item = fleet_view_store_get_item;
}

static void
fleet_view_store_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, FLEET_VIEW_STORE (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_view_store_dispose (GObject *object)
{
  FleetViewStore *self = FLEET_VIEW_STORE (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (fleet_view_store_parent_class)->dispose (object);
}

static void
fleet_view_store_finalize (GObject *object)
{
  FleetViewStore *self = FLEET_VIEW_STORE (object);

  g_clear_object (&self->path);
  g_clear_object (&self->file);
  g_ptr_array_unref (self->views);
  g_object_unref (self->groups);
  G_OBJECT_CLASS (fleet_view_store_parent_class)->finalize (object);
}

static void
fleet_view_store_class_init (FleetViewStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_view_store_get_property;
  object_class->dispose = fleet_view_store_dispose;
  object_class->finalize = fleet_view_store_finalize;

  properties[PROP_BUSY]
      = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * FleetViewStore::failed:
   * @self: a store
   * @error: a FLEET_ERROR
   *
   * Something could not be read or written. The list still shows it.
   */
  failed_signal = g_signal_new ("failed", FLEET_TYPE_VIEW_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fleet_view_store_init (FleetViewStore *self)
{
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->groups = g_list_store_new (FLEET_TYPE_GROUP);
}

static FleetViewStore *
new_in_folder (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, "lookout", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return fleet_view_store_new_for_file (file);
}

/**
 * fleet_view_store_new:
 *
 * Creates a store over `lookout/views.json` in the person's folder of data. It is empty until
 * [method@Fleet.ViewStore.load_async].
 *
 * Returns: (transfer full): a new store
 */
FleetViewStore *
fleet_view_store_new (void)
{
  return new_in_folder (g_get_user_data_dir (), "views.json");
}

/**
 * fleet_view_store_new_for_wall:
 * @number: which wall, from 0
 *
 * Creates a store in the person's folder of state, for the one view that says what was on a wall last: that of the first
 * is over `lookout/wall.json`, that of number 1 over `lookout/wall-2.json`, and so on.
 *
 * Returns: (transfer full): a new store
 */
FleetViewStore *
fleet_view_store_new_for_wall (guint number)
{
  g_autofree char *name
      = number > 0 ? g_strdup_printf ("wall-%u.json", number + 1) : g_strdup ("wall.json");

  return new_in_folder (g_get_user_state_dir (), name);
}

/**
 * fleet_view_store_new_for_file:
 * @file: where the views are kept
 *
 * Creates a store over a file of one's own choice.
 *
 * Returns: (transfer full): a new store
 */
FleetViewStore *
fleet_view_store_new_for_file (GFile *file)
{
  FleetViewStore *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (FLEET_TYPE_VIEW_STORE, NULL);
  self->path = g_object_ref (file);
  self->file = fleet_view_file_new (file);
  return self;
}

/**
 * fleet_view_store_get_busy:
 * @self: a store
 *
 * Gets whether something is being read or written.
 *
 * Returns: %FALSE once the file holds what the list shows
 */
gboolean
fleet_view_store_get_busy (FleetViewStore *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), FALSE);

  return self->busy;
}

static void
fleet_view_store_update_busy (FleetViewStore *self)
{
  gboolean busy = fleet_view_file_is_busy (self->file);

  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* Tells of what is between the part before and the part after that did not change. */
static void
fleet_view_store_show (FleetViewStore *self, GPtrArray *views)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->views);
  guint start = 0;
  guint end = 0;

  self->views = g_ptr_array_ref (views);
  while (start < MIN (old->len, views->len) && old->pdata[start] == views->pdata[start])
    start++;
  while (end < MIN (old->len, views->len) - start
         && old->pdata[old->len - 1 - end] == views->pdata[views->len - 1 - end])
    end++;
  if (old->len - start - end > 0 || views->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                views->len - start - end);
}

/* What the file holds takes the place of what the list has of it; each view stays the same object. */
static void
fleet_view_store_adopt (FleetViewStore *self, GPtrArray *read)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < read->len; i++)
    {
      FleetView *view = g_ptr_array_index (read, i);
      FleetView *known = fleet_views_find (self->views, fleet_view_get_id (view));

      if (known != NULL)
        fleet_view_assign (known, view);
      g_ptr_array_add (next, g_object_ref (known != NULL ? known : view));
    }
  for (guint i = 0; i < self->views->len; i++)
    if (fleet_view_get_temporary (g_ptr_array_index (self->views, i)))
      g_ptr_array_add (next, g_object_ref (g_ptr_array_index (self->views, i)));
  fleet_view_store_show (self, next);
}

static gboolean
fleet_view_store_adopt_bytes (FleetViewStore *self, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (FleetViewDocument) document = fleet_view_document_parse (data, size, error);

  if (document == NULL)
    return FALSE;
  fleet_view_store_adopt (self, document->views);
  fleet_groups_adopt (self->groups, document->groups);
  return TRUE;
}

static void on_changed (GObject *object, GAsyncResult *result, gpointer user_data);

static void
fleet_view_store_run (FleetViewStore *self, FleetViewChange *change)
{
  self->stale = FALSE;
  fleet_view_file_change_async (self->file, change, on_changed, g_object_ref (self));
  fleet_view_store_update_busy (self);
}

/* While more changes wait, the list is ahead of the file. */
static void
on_changed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetViewStore) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = fleet_view_file_change_finish (FLEET_VIEW_FILE (object), result, &error);

  if (bytes != NULL && !fleet_view_file_is_busy (self->file))
    fleet_view_store_adopt_bytes (self, bytes, &error);
  if (error != NULL)
    g_signal_emit (self, failed_signal, 0, error);
  if (self->stale && !fleet_view_file_is_busy (self->file))
    fleet_view_store_run (self, NULL);
  fleet_view_store_update_busy (self);
}

static void
on_file (FleetViewStore *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT
      || event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    return;
  if (fleet_view_file_is_busy (self->file))
    self->stale = TRUE;
  else
    fleet_view_store_run (self, NULL);
}

static void
fleet_view_store_watch (FleetViewStore *self)
{
  if (self->monitor != NULL)
    return;
  self->monitor = g_file_monitor_file (self->path, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_file), self,
                             G_CONNECT_SWAPPED);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  FleetViewStore *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes
      = fleet_view_file_change_finish (FLEET_VIEW_FILE (object), result, &error);

  if (bytes == NULL || !fleet_view_store_adopt_bytes (self, bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  fleet_view_store_update_busy (self);
}

/**
 * fleet_view_store_load_async:
 * @self: a store
 * @cancellable: (nullable): to stop it
 * @callback: called when the views are there
 * @user_data: its data
 *
 * Reads the views that were saved, and listens from now on to what other processes save.
 */
void
fleet_view_store_load_async (FleetViewStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (FLEET_IS_VIEW_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fleet_view_store_load_async);
  fleet_view_store_watch (self);
  fleet_view_file_change_async (self->file, NULL, on_loaded, task);
  fleet_view_store_update_busy (self);
}

/**
 * fleet_view_store_load_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, or %NULL
 *
 * Ends reading. A file that cannot be read stays as it is, until something is saved: then it is kept beside as
 * `views.json.unreadable`.
 *
 * Returns: %TRUE if the views are there; no file is no views
 */
gboolean
fleet_view_store_load_finish (FleetViewStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fleet_view_store_find:
 * @self: a store
 * @id: (nullable): the id of a view
 *
 * Finds a view.
 *
 * Returns: (transfer none) (nullable): the view in the list
 */
FleetView *
fleet_view_store_find (FleetViewStore *self, const char *id)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);

  return fleet_views_find (self->views, id);
}

/**
 * fleet_view_store_find_name:
 * @self: a store
 * @name: (nullable): what a view is called
 *
 * Finds a view by its name.
 *
 * Returns: (transfer none) (nullable): the view in the list
 */
FleetView *
fleet_view_store_find_name (FleetViewStore *self, const char *name)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);

  return fleet_views_find_name (self->views, name);
}

/**
 * fleet_view_store_get_groups:
 * @self: a store
 *
 * Gets the groups of all accounts, each in the order that the person gave, favourites first.
 *
 * Returns: (transfer none): a list of [class@Group]
 */
GListModel *
fleet_view_store_get_groups (FleetViewStore *self)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);

  return G_LIST_MODEL (self->groups);
}

/**
 * fleet_view_store_get_position:
 * @self: a store
 * @view: a view
 *
 * Gets where a view stands in the list.
 *
 * Returns: the position, or %G_MAXUINT if it is not there
 */
guint
fleet_view_store_get_position (FleetViewStore *self, FleetView *view)
{
  guint position;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), G_MAXUINT);

  return g_ptr_array_find (self->views, view, &position) ? position : G_MAXUINT;
}

/* Those that the file holds come first, since it does not know of the others. */
static GPtrArray *
sort (GPtrArray *views)
{
  GPtrArray *sorted = g_ptr_array_new_full (views->len, g_object_unref);

  for (guint temporary = 0; temporary < 2; temporary++)
    for (guint i = 0; i < views->len; i++)
      if (fleet_view_get_temporary (g_ptr_array_index (views, i)) == (gboolean) temporary)
        g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (views, i)));
  return sorted;
}

/* Does it to the list, and to the file if that is meant as well. */
void
fleet_view_store_do (FleetViewStore *self, FleetViewChange *change, gboolean saved)
{
  g_autoptr (GPtrArray) next
      = g_ptr_array_copy (self->views, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_autoptr (GPtrArray) groups = fleet_groups_dup (self->groups);
  g_autoptr (GPtrArray) sorted = NULL;

  g_ptr_array_set_free_func (next, g_object_unref);
  fleet_view_change_apply (change, next, groups);
  fleet_groups_show (self->groups, groups);
  sorted = sort (next);
  fleet_view_store_show (self, sorted);
  if (saved)
    fleet_view_store_run (self, change);
  else
    fleet_view_change_free (change);
}

const char *
fleet_view_store_get_id_at (FleetViewStore *self, guint position)
{
  return position < self->views->len ? fleet_view_get_id (g_ptr_array_index (self->views, position))
                                     : NULL;
}
