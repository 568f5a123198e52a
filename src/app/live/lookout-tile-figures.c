/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile-figures.h"

#include <glib/gi18n.h>

#include "live/lookout-fit-layout.h"
#include "live/lookout-readout.h"

struct _LookoutTileFigures
{
  GtkWidget parent_instance;

  GtkSizeGroup *labels;
  GPtrArray *readouts; /* one a row, not owned */
};

G_DEFINE_FINAL_TYPE (LookoutTileFigures, lookout_tile_figures, GTK_TYPE_WIDGET)

static void
lookout_tile_figures_add_row (LookoutTileFigures *self, guint index, const char *label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *readout = lookout_readout_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "figure-name");
  gtk_widget_set_hexpand (readout, TRUE);
  gtk_size_group_add_widget (self->labels, name);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), readout);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (readout), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  name, NULL, -1);
  lookout_fit_layout_set_importance (line, -(int) index);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  g_ptr_array_add (self->readouts, readout);
}

static void
lookout_tile_figures_dispose (GObject *object)
{
  LookoutTileFigures *self = LOOKOUT_TILE_FIGURES (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->readouts, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (lookout_tile_figures_parent_class)->dispose (object);
}

static void
lookout_tile_figures_finalize (GObject *object)
{
  g_ptr_array_unref (LOOKOUT_TILE_FIGURES (object)->readouts);
  G_OBJECT_CLASS (lookout_tile_figures_parent_class)->finalize (object);
}

static void
lookout_tile_figures_class_init (LookoutTileFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lookout_tile_figures_dispose;
  object_class->finalize = lookout_tile_figures_finalize;
  gtk_widget_class_set_css_name (widget_class, "figures");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lookout_tile_figures_init (LookoutTileFigures *self)
{
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->readouts = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), lookout_fit_layout_new (1, FALSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Statistics"), -1);
  for (guint i = 0; lookout_figure_rows[i].label != NULL; i++)
    lookout_tile_figures_add_row (self, i, _ (lookout_figure_rows[i].label));
}

/**
 * lookout_tile_figures_set_status:
 * @self: the figures
 * @status: how a player stands
 */
void
lookout_tile_figures_set_status (LookoutTileFigures *self, const LookoutTileStatus *status)
{
  g_return_if_fail (LOOKOUT_IS_TILE_FIGURES (self));

  for (guint i = 0; i < self->readouts->len; i++)
    {
      g_autofree char *text = lookout_figure_rows[i].format (status);

      lookout_readout_set_text (g_ptr_array_index (self->readouts, i), text != NULL ? text : "–");
    }
}
