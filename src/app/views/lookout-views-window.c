/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-views-window-private.h"

#include <glib/gi18n.h>

#include "accounts/lookout-accounts.h"
#include "kit/compat.h"
#include "kit/lookout-notice.h"
#include "kit/lookout-toast.h"
#include "kit/lookout-windows.h"
#include "views/lookout-view-name-window.h"
#include "views/lookout-view-row.h"
#include "views/lookout-views.h"

/* Time to see what was deleted, and to reach the button. */
#define UNDO_TOAST_S 10

struct _LookoutViewsWindow
{
  AdwWindow parent_instance;

  LookoutContext *context;
  LookoutViews *views;
  FleetAccountStore *accounts;
  GQueue deleted; /* of Deleted, the last one first */

  AdwToastOverlay *overlay;
  LookoutNotice *notice;
  GtkStack *stack;
  GtkListBox *list;
};

/* A view that can be brought back, and where it stood. */
typedef struct
{
  FleetView *view;
  guint position;
} Deleted;

G_DEFINE_FINAL_TYPE (LookoutViewsWindow, lookout_views_window, ADW_TYPE_WINDOW)

static void
deleted_free (gpointer data)
{
  Deleted *deleted = data;

  g_object_unref (deleted->view);
  g_free (deleted);
}

FleetViewStore *
lookout_views_window_get_store (LookoutViewsWindow *self)
{
  return lookout_views_get_store (self->views);
}

FleetAccountStore *
lookout_views_window_get_accounts (LookoutViewsWindow *self)
{
  return self->accounts;
}

void
lookout_views_window_toast (LookoutViewsWindow *self, const char *title)
{
  if (self->overlay != NULL)
    adw_toast_overlay_add_toast (self->overlay,
                                 lookout_toast_new (GTK_WIDGET (self->overlay), title, NULL));
}

/* It stays until it is read. Without an error, that of before has had its time. */
void
lookout_views_window_show_error (LookoutViewsWindow *self, const GError *error)
{
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *detail = NULL;

  if (self->notice == NULL)
    return;
  if (error == NULL)
    {
      lookout_notice_show (self->notice, NULL, NULL);
      return;
    }
  words = fleet_words_for_error (error);
  detail = fleet_words_dup_detail (words);
  lookout_notice_show (self->notice, words->title, detail);
}

static void
on_notice_clicked (LookoutViewsWindow *self)
{
  lookout_notice_show (self->notice, NULL, NULL);
}

static void
focus_position (LookoutViewsWindow *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_open (LookoutViewsWindow *self, FleetView *view, guint position)
{
  lookout_views_open (self->views, view);
}

/* The view that is being renamed belongs to the window that asks. */
static void
on_named (LookoutNameWindow *window, const char *name, FleetView *view)
{
  LookoutViewsWindow *self
      = LOOKOUT_VIEWS_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (window)));

  fleet_view_store_rename (lookout_views_window_get_store (self), view, name);
}

static void
row_rename (LookoutViewsWindow *self, FleetView *view, guint position)
{
  LookoutNameWindow *window
      = lookout_view_name_window_new_to_rename (GTK_WINDOW (self),
                                                lookout_views_window_get_store (self), view);

  g_signal_connect_object (window, "named", G_CALLBACK (on_named), view, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
move_to (LookoutViewsWindow *self, FleetView *view, guint position)
{
  FleetViewStore *store = lookout_views_window_get_store (self);

  fleet_view_store_move (store, view, position);
  focus_position (self, fleet_view_store_get_position (store, view));
}

static void
row_up (LookoutViewsWindow *self, FleetView *view, guint position)
{
  if (position > 0)
    move_to (self, view, position - 1);
}

static void
row_down (LookoutViewsWindow *self, FleetView *view, guint position)
{
  move_to (self, view, position + 1);
}

static void
row_export (LookoutViewsWindow *self, FleetView *view, guint position)
{
  g_autoptr (GListStore) views = g_list_store_new (FLEET_TYPE_VIEW);

  g_list_store_append (views, view);
  lookout_views_window_export (self, G_LIST_MODEL (views), fleet_view_get_name (view));
}

static void
row_delete (LookoutViewsWindow *self, FleetView *view, guint position)
{
  FleetViewStore *store = lookout_views_window_get_store (self);
  g_autofree char *title = g_strdup_printf (_ ("“%s” deleted"), fleet_view_get_name (view));
  AdwToast *toast = lookout_toast_new (GTK_WIDGET (self->overlay), title, _ ("_Undo"));
  Deleted *deleted = g_new (Deleted, 1);

  *deleted = (Deleted){ g_object_ref (view), position };
  g_queue_push_head (&self->deleted, deleted);
  adw_toast_set_action_name (toast, "views.undo");
  adw_toast_set_action_target_value (toast, g_variant_new_string (fleet_view_get_id (view)));
  adw_toast_set_timeout (toast, UNDO_TOAST_S);
  fleet_view_store_remove (store, view);
  adw_toast_overlay_add_toast (self->overlay, toast);
  focus_position (self, MIN (position, g_list_model_get_n_items (G_LIST_MODEL (store)) - 1));
}

static void
on_command (LookoutViewsWindow *self, const char *name, LookoutViewRow *row)
{
  static const struct
  {
    const char *name;
    void (*func) (LookoutViewsWindow *self, FleetView *view, guint position);
  } rows[] = {
    { "view.open", row_open }, { "view.rename", row_rename }, { "view.up", row_up },
    { "view.down", row_down }, { "view.export", row_export }, { "view.delete", row_delete },
  };
  g_autoptr (FleetView) view = g_object_ref (lookout_view_row_get_view (row));
  guint position = fleet_view_store_get_position (lookout_views_window_get_store (self), view);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, name))
      rows[i].func (self, view, position);
}

static void
on_row_activated (LookoutViewsWindow *self, LookoutViewRow *row)
{
  on_command (self, "view.open", row);
}

static void
on_dropped (LookoutViewsWindow *self, FleetView *view, LookoutViewRow *row)
{
  move_to (self, view,
           fleet_view_store_get_position (lookout_views_window_get_store (self),
                                          lookout_view_row_get_view (row)));
}

/* The last one that was deleted, or that of a message at the foot of the window. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutViewsWindow *self = LOOKOUT_VIEWS_WINDOW (widget);
  FleetViewStore *store = lookout_views_window_get_store (self);
  const char *id = g_variant_get_string (parameter, NULL);
  GList *link = self->deleted.head;
  FleetView *view;

  while (link != NULL && *id != '\0'
         && !g_str_equal (fleet_view_get_id (((Deleted *) link->data)->view), id))
    link = link->next;
  if (link == NULL)
    return;
  view = fleet_view_store_insert (store, ((Deleted *) link->data)->view,
                                  ((Deleted *) link->data)->position);
  deleted_free (link->data);
  g_queue_delete_link (&self->deleted, link);
  focus_position (self, fleet_view_store_get_position (store, view));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutViewsWindow *self = LOOKOUT_VIEWS_WINDOW (widget);

  lookout_views_window_export (self, G_LIST_MODEL (lookout_views_window_get_store (self)),
                               C_ ("name of a file", "Views"));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lookout_views_window_import (LOOKOUT_VIEWS_WINDOW (widget));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LookoutViewsWindow *self = user_data;
  LookoutViewRow *row = lookout_view_row_new (item, self->accounts);

  g_signal_connect_object (row, "command", G_CALLBACK (on_command), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

static gboolean
has_members (FleetViewStore *store)
{
  GListModel *groups = fleet_view_store_get_groups (store);

  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (groups, i);

      if (fleet_group_get_n_members (group) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
on_items (LookoutViewsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lookout_views_window_get_store (self)));

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row != NULL)
        lookout_view_row_set_ends (LOOKOUT_VIEW_ROW (row), i == 0, i == n - 1);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "views.export",
                                 n > 0 || has_members (lookout_views_window_get_store (self)));
}

static void
lookout_views_window_dispose (GObject *object)
{
  LookoutViewsWindow *self = LOOKOUT_VIEWS_WINDOW (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  self->overlay = NULL;
  self->notice = NULL;
  g_queue_clear_full (&self->deleted, deleted_free);
  g_clear_object (&self->accounts);
  g_clear_object (&self->views);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lookout_views_window_parent_class)->dispose (object);
}

static void
lookout_views_window_class_init (LookoutViewsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_views_window_dispose;

  g_type_ensure (LOOKOUT_TYPE_NOTICE);
  gtk_widget_class_install_action (widget_class, "views.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "views.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "views.import", NULL, import_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/views/lookout-views-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "views.undo", "s",
                                       "");
}

static void
lookout_views_window_init (LookoutViewsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  g_queue_init (&self->deleted);
}

static LookoutViewsWindow *
create (LookoutContext *context)
{
  GtkWindow *parent = lookout_context_get_window (context);
  LookoutViewsWindow *self
      = g_object_new (LOOKOUT_TYPE_VIEWS_WINDOW, "transient-for", parent, NULL);
  FleetViewStore *store;

  self->context = g_object_ref (context);
  self->views = g_object_ref (lookout_context_get_views (context));
  self->accounts
      = g_object_ref (lookout_accounts_get_store (lookout_context_get_accounts (context)));
  store = lookout_views_window_get_store (self);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (store), create_row, self, NULL);
  /* After the list's own, so that the rows are there. */
  g_signal_connect_object (store, "items-changed", G_CALLBACK (on_items), self, G_CONNECT_SWAPPED);
  on_items (self);
  return self;
}

/**
 * lookout_views_window_present:
 * @context: what is open in the window that it belongs to
 *
 * Shows the list of views, once for each window.
 *
 * Returns: (transfer none): the window
 */
LookoutViewsWindow *
lookout_views_window_present (LookoutContext *context)
{
  GtkWindow *window
      = lookout_windows_find (LOOKOUT_TYPE_VIEWS_WINDOW, lookout_context_get_window (context));

  if (window == NULL)
    window = GTK_WINDOW (create (context));
  gtk_window_present (window);
  return LOOKOUT_VIEWS_WINDOW (window);
}
