/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "usage/lookout-usage-window.h"

#include <glib/gi18n.h>

#include "kit/compat.h"
#include "kit/lookout-table.h"
#include "kit/lookout-windows.h"
#include "usage/lookout-meter.h"
#include "usage/lookout-usage-item.h"

#define PERIOD_S 2

struct _LookoutUsageWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *overlay;
  GtkStack *stack;
  GtkColumnView *table;
  GtkLabel *total;
  GtkLevelBar *bar;
  GListStore *items; /* of LookoutUsageItem */
  guint timer;
};

G_DEFINE_FINAL_TYPE (LookoutUsageWindow, lookout_usage_window, ADW_TYPE_WINDOW)

static const char *const titles[LOOKOUT_USAGE_N_COLUMNS] = {
  [LOOKOUT_USAGE_CAMERA] = NC_ ("table of data", "Camera"),
  [LOOKOUT_USAGE_TODAY] = NC_ ("table of data", "Today"),
  [LOOKOUT_USAGE_MONTH] = NC_ ("table of data", "This Month"),
};

/* All lines by their ids; the list holds both. */
static GHashTable *
index_items (LookoutUsageWindow *self)
{
  GHashTable *lines = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (LookoutUsageItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (lines, (gpointer) lookout_usage_item_get_id (item), item);
    }
  return lines;
}

static gboolean
update_lines (LookoutUsageWindow *self, GPtrArray *cameras)
{
  g_autoptr (GHashTable) lines = NULL;
  gboolean changed = FALSE;

  /* Only a new month makes them fewer. */
  if (cameras->len < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    g_list_store_remove_all (self->items);
  lines = index_items (self);
  for (guint i = 0; i < cameras->len; i++)
    {
      const FleetMeterCamera *camera = g_ptr_array_index (cameras, i);
      g_autofree char *id = lookout_usage_item_dup_id (camera);
      LookoutUsageItem *item = g_hash_table_lookup (lines, id);
      g_autoptr (LookoutUsageItem) made = NULL;

      if (item != NULL)
        {
          changed = lookout_usage_item_update (item, camera) || changed;
          continue;
        }
      made = lookout_usage_item_new (camera);
      g_list_store_append (self->items, made);
    }
  return changed;
}

static void
update_total (LookoutUsageWindow *self)
{
  FleetMeter *meter = lookout_meter_get ();
  guint64 cap = fleet_meter_get_cap (meter);
  g_autofree char *of = g_format_size (cap);
  g_autofree char *today = NULL;
  g_autofree char *month = NULL;
  g_autofree char *text = NULL;
  guint64 bytes_today, bytes_month;

  fleet_meter_get_total (meter, &bytes_today, &bytes_month);
  today = g_format_size (bytes_today);
  month = g_format_size (bytes_month);
  /* Translators: amounts of data, such as 1.5 GB. */
  text = cap > 0 ? g_strdup_printf (_ ("Today %s, this month %s of %s"), today, month, of)
                 : g_strdup_printf (_ ("Today %s, this month %s"), today, month);
  gtk_label_set_label (self->total, text);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), cap > 0);
  gtk_level_bar_set_value (self->bar, cap > 0 ? MIN ((double) bytes_month / (double) cap, 1) : 0);
}

static void
lookout_usage_window_update (LookoutUsageWindow *self)
{
  g_autoptr (GPtrArray) cameras = fleet_meter_dup_cameras (lookout_meter_get ());

  if (update_lines (self, cameras))
    gtk_sorter_changed (gtk_column_view_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  update_total (self);
  gtk_stack_set_visible_child_name (self->stack, cameras->len > 0 ? "table" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "usage.copy", cameras->len > 0);
}

static gboolean
on_timer (gpointer user_data)
{
  lookout_usage_window_update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LookoutUsageWindow *self = LOOKOUT_USAGE_WINDOW (widget);
  g_autofree char *text = lookout_table_dup_text (self->table, lookout_usage_item_get_cell);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Table copied")));
}

static void
lookout_usage_window_dispose (GObject *object)
{
  LookoutUsageWindow *self = LOOKOUT_USAGE_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (lookout_usage_window_parent_class)->dispose (object);
}

static void
lookout_usage_window_class_init (LookoutUsageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_usage_window_dispose;

  gtk_widget_class_install_action (widget_class, "usage.copy", NULL, copy_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/usage/lookout-usage-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutUsageWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LookoutUsageWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LookoutUsageWindow, table);
  gtk_widget_class_bind_template_child (widget_class, LookoutUsageWindow, total);
  gtk_widget_class_bind_template_child (widget_class, LookoutUsageWindow, bar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "usage.copy",
                                       NULL);
}

static void
add_column (LookoutUsageWindow *self, guint number)
{
  GtkColumnViewColumn *column
      = lookout_table_add_column (self->table,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "table of data", titles[number]),
                                  number, number == LOOKOUT_USAGE_CAMERA ? 0 : 1,
                                  lookout_usage_item_get_cell);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
      gtk_custom_sorter_new (lookout_usage_item_compare, GUINT_TO_POINTER (number), NULL));

  gtk_column_view_column_set_sorter (column, sorter);
  if (number == LOOKOUT_USAGE_MONTH)
    gtk_column_view_sort_by_column (self->table, column, GTK_SORT_DESCENDING);
}

/* Up to where it has which of its colours. */
static void
divide_bar (GtkLevelBar *bar)
{
  gtk_level_bar_add_offset_value (bar, GTK_LEVEL_BAR_OFFSET_LOW, FLEET_METER_WARNED_SHARE);
  gtk_level_bar_add_offset_value (bar, GTK_LEVEL_BAR_OFFSET_HIGH, 0.9999);
  gtk_level_bar_add_offset_value (bar, GTK_LEVEL_BAR_OFFSET_FULL, 1);
}

static void
lookout_usage_window_init (LookoutUsageWindow *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  self->items = g_list_store_new (LOOKOUT_TYPE_USAGE_ITEM);
  divide_bar (self->bar);
  for (guint i = 0; i < LOOKOUT_USAGE_N_COLUMNS; i++)
    add_column (self, i);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->table, selection);
  self->timer = g_timeout_add_seconds (PERIOD_S, on_timer, self);
}

/**
 * lookout_usage_window_present:
 * @context: what is open in the window that it belongs to
 *
 * Shows what cameras have sent, once for each window.
 *
 * Returns: (transfer none): the window
 */
LookoutUsageWindow *
lookout_usage_window_present (LookoutContext *context)
{
  GtkWindow *parent = lookout_context_get_window (context);
  GtkWindow *window = lookout_windows_find (LOOKOUT_TYPE_USAGE_WINDOW, parent);

  if (window == NULL)
    {
      window = g_object_new (LOOKOUT_TYPE_USAGE_WINDOW, "transient-for", parent, NULL);
      gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (parent));
    }
  lookout_usage_window_update (LOOKOUT_USAGE_WINDOW (window));
  gtk_window_present (window);
  return LOOKOUT_USAGE_WINDOW (window);
}
