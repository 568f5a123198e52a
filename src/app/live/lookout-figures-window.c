/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-figures-window.h"

#include <glib/gi18n.h>

#include "kit/compat.h"
#include "kit/lookout-table.h"
#include "kit/lookout-windows.h"
#include "live/lookout-figures-item.h"

#define PERIOD_S 1

struct _LookoutFiguresWindow
{
  AdwWindow parent_instance;

  LookoutWall *wall; /* weak */
  AdwToastOverlay *overlay;
  GtkStack *stack;
  GtkColumnView *table;
  GListStore *items; /* of LookoutFiguresItem */
  guint timer;
};

G_DEFINE_FINAL_TYPE (LookoutFiguresWindow, lookout_figures_window, ADW_TYPE_WINDOW)

static GPtrArray *
collect_plays (LookoutWall *wall)
{
  GPtrArray *plays = g_ptr_array_new ();

  for (guint i = 0; i < lookout_wall_get_n_tiles (wall); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (wall, i);

      if (play != NULL)
        g_ptr_array_add (plays, play);
    }
  return plays;
}

static gboolean
shows (LookoutFiguresWindow *self, GPtrArray *plays)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != plays->len)
    return FALSE;
  for (guint i = 0; i < plays->len; i++)
    {
      g_autoptr (LookoutFiguresItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (lookout_figures_item_get_play (item) != g_ptr_array_index (plays, i))
        return FALSE;
    }
  return TRUE;
}

static void
fill (LookoutFiguresWindow *self, GPtrArray *plays)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plays->len; i++)
    g_ptr_array_add (items, lookout_figures_item_new (g_ptr_array_index (plays, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, plays->len > 0 ? "table" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.copy", plays->len > 0);
}

/* The lines stay while the same cameras are on the wall, and with them what is selected. */
static void
lookout_figures_window_update (LookoutFiguresWindow *self)
{
  g_autoptr (GPtrArray) plays = NULL;

  if (self->wall == NULL)
    return;
  plays = collect_plays (self->wall);
  if (!shows (self, plays))
    {
      fill (self, plays);
      return;
    }
  for (guint i = 0; i < plays->len; i++)
    {
      g_autoptr (LookoutFiguresItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      lookout_figures_item_update (item);
    }
}

static gboolean
on_timer (gpointer user_data)
{
  lookout_figures_window_update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutFiguresWindow *self = LOOKOUT_FIGURES_WINDOW (widget);
  g_autofree char *text = lookout_table_dup_text (self->table, lookout_figures_item_get_cell);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Table copied")));
}

static void
lookout_figures_window_dispose (GObject *object)
{
  LookoutFiguresWindow *self = LOOKOUT_FIGURES_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->wall);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (lookout_figures_window_parent_class)->dispose (object);
}

static void
lookout_figures_window_class_init (LookoutFiguresWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_figures_window_dispose;

  gtk_widget_class_install_action (widget_class, "figures.copy", NULL, copy_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/live/lookout-figures-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutFiguresWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LookoutFiguresWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutFiguresWindow, table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "figures.copy",
                                       NULL);
}

static void
lookout_figures_window_init (LookoutFiguresWindow *self)
{
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  self->items = g_list_store_new (LOOKOUT_TYPE_FIGURES_ITEM);
  selection
      = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_column_view_set_model (self->table, selection);
  g_object_unref (selection);
  for (guint i = 0; i < lookout_figures_get_n_columns (); i++)
    lookout_table_add_column (self->table, lookout_figures_get_title (i), i, 0,
                              lookout_figures_item_get_cell);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.copy", FALSE);
  self->timer = g_timeout_add_seconds (PERIOD_S, on_timer, self);
}

/**
 * lookout_figures_window_present:
 * @wall: a wall in a window
 *
 * Shows the statistics of its cameras, once for each window.
 *
 * Returns: (transfer none): the window
 */
LookoutFiguresWindow *
lookout_figures_window_present (LookoutWall *wall)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (wall)));
  LookoutFiguresWindow *self
      = (LookoutFiguresWindow *) lookout_windows_find (LOOKOUT_TYPE_FIGURES_WINDOW, parent);

  if (self == NULL)
    {
      self = g_object_new (LOOKOUT_TYPE_FIGURES_WINDOW, "transient-for", parent, NULL);
      g_set_weak_pointer (&self->wall, wall);
    }
  lookout_figures_window_update (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
