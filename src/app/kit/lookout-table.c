/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-table.h"

/* What a column is made of; it belongs to its factory. */
typedef struct
{
  guint number;
  float xalign;
  LookoutTableFunc func;
} Column;

static const Column *
get_column (gpointer object)
{
  return g_object_get_data (G_OBJECT (object), "lookout-column");
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *label = gtk_label_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_xalign (GTK_LABEL (label), get_column (factory)->xalign);
  gtk_list_item_set_child (cell, label);
}

static void
show_cell (gpointer item, GtkListItem *cell)
{
  const Column *column = get_column (cell);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)),
                       column->func (item, column->number));
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *cell)
{
  gpointer item = gtk_list_item_get_item (cell);

  g_object_set_data (G_OBJECT (cell), "lookout-column", (gpointer) get_column (factory));
  g_signal_connect_object (item, "changed", G_CALLBACK (show_cell), cell, 0);
  show_cell (item, cell);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_cell, cell);
}

/**
 * lookout_table_add_column:
 * @table: a table
 * @title: translated
 * @column: its number, for @func
 * @xalign: where in the column its text stands, from 0 to 1
 * @func: what stands there of an item, translated
 *
 * Returns: (transfer none): the column, the last of the table
 */
GtkColumnViewColumn *
lookout_table_add_column (GtkColumnView *table,
                          const char *title,
                          guint column,
                          float xalign,
                          LookoutTableFunc func)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);
  Column *of = g_new0 (Column, 1);

  *of = (Column){ column, xalign, func };
  g_object_set_data_full (G_OBJECT (factory), "lookout-column", of, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column == 0);
  gtk_column_view_append_column (table, made);
  return made; /* the table holds it */
}

/* Nothing in a cell may look like the end of it. */
static void
append_cell (GString *text, const char *cell, gboolean last)
{
  for (const char *at = cell; *at != '\0'; at++)
    g_string_append_c (text, *at == '\t' || *at == '\n' || *at == '\r' ? ' ' : *at);
  g_string_append_c (text, last ? '\n' : '\t');
}

/**
 * lookout_table_dup_text:
 * @table: a table with a model
 * @func: what stands in its cells
 *
 * Returns: (transfer full): headings and lines in the order in which they are shown, with a tab between two cells, as
 *   spreadsheets take it
 */
char *
lookout_table_dup_text (GtkColumnView *table, LookoutTableFunc func)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  GListModel *items = G_LIST_MODEL (gtk_column_view_get_model (table));
  guint n_columns = g_list_model_get_n_items (columns);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      append_cell (text, gtk_column_view_column_get_title (column), i == n_columns - 1);
    }
  for (guint row = 0; row < g_list_model_get_n_items (items); row++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, row);

      for (guint i = 0; i < n_columns; i++)
        append_cell (text, func (item, i), i == n_columns - 1);
    }
  return g_string_free (text, FALSE);
}
