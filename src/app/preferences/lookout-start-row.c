/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/lookout-start-row.h"

#include <glib/gi18n.h>

#include "kit/lookout-paths.h"
#include "views/lookout-views.h"

/* What stands in the list before the views. */
static const struct
{
  LookoutViewsStart start;
  const char *label;
} fixed_rows[] = {
  { LOOKOUT_VIEWS_START_LAST, N_ ("What Was There Last") },
  { LOOKOUT_VIEWS_START_NOTHING, N_ ("Nothing") },
};

struct _LookoutStartRow
{
  AdwComboRow parent_instance;

  FleetViewStore *store;
  GPtrArray *ids; /* of the views, as they follow in the list */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LookoutStartRow, lookout_start_row, ADW_TYPE_COMBO_ROW)

/* A view that is gone stands for what was there last, as it does at the start. */
static guint
lookout_start_row_find_chosen (LookoutStartRow *self)
{
  GSettings *settings = lookout_paths_get_settings ();
  int start = g_settings_get_enum (settings, "start");
  g_autofree char *id = g_settings_get_string (settings, "start-view");
  guint position;

  if (start == LOOKOUT_VIEWS_START_VIEW
      && g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &position))
    return G_N_ELEMENTS (fixed_rows) + position;
  for (guint i = 0; i < G_N_ELEMENTS (fixed_rows); i++)
    if (start == (int) fixed_rows[i].start)
      return i;
  return 0;
}

static void
lookout_start_row_update (LookoutStartRow *self)
{
  self->filling = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), lookout_start_row_find_chosen (self));
  self->filling = FALSE;
}

/* A view with cameras of this run only will not be there at the start. */
static void
lookout_start_row_fill (LookoutStartRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fixed_rows); i++)
    gtk_string_list_append (labels, _ (fixed_rows[i].label));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      /* Translators: a saved view, by its name. */
      g_autofree char *label = g_strdup_printf (_ ("View “%s”"), fleet_view_get_name (view));

      if (fleet_view_get_temporary (view))
        continue;
      gtk_string_list_append (labels, label);
      g_ptr_array_add (self->ids, g_strdup (fleet_view_get_id (view)));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  lookout_start_row_update (self);
}

static void
on_selected (LookoutStartRow *self)
{
  GSettings *settings = lookout_paths_get_settings ();
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->filling || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position < G_N_ELEMENTS (fixed_rows))
    {
      g_settings_set_enum (settings, "start", (int) fixed_rows[position].start);
      return;
    }
  g_settings_set_string (settings, "start-view",
                         g_ptr_array_index (self->ids, position - G_N_ELEMENTS (fixed_rows)));
  g_settings_set_enum (settings, "start", LOOKOUT_VIEWS_START_VIEW);
}

static void
lookout_start_row_finalize (GObject *object)
{
  LookoutStartRow *self = LOOKOUT_START_ROW (object);

  g_ptr_array_unref (self->ids);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lookout_start_row_parent_class)->finalize (object);
}

static void
lookout_start_row_class_init (LookoutStartRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_start_row_finalize;
}

static void
lookout_start_row_init (LookoutStartRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/**
 * lookout_start_row_new:
 * @store: the views of the person
 *
 * Returns: (transfer floating): a row that shows what the settings say, and changes it
 */
GtkWidget *
lookout_start_row_new (FleetViewStore *store)
{
  LookoutStartRow *self = g_object_new (LOOKOUT_TYPE_START_ROW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (lookout_start_row_fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  lookout_start_row_fill (self);
  return GTK_WIDGET (self);
}
