/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-panel.h"

#include <glib/gi18n.h>

#include "live/lookout-live-words.h"
#include "ptz/lookout-ptz-input.h"

struct _LookoutPtzPanel
{
  GtkWidget parent_instance;

  LookoutHelm *helm;
  GtkWidget *scroller;
  GtkGrid *head;
  GtkGrid *lens;
  GtkLabel *name;
  GtkLabel *message;
  GtkAdjustment *adjustment;
  GtkPicture *picture;
  GtkButton *back_button;
};

G_DEFINE_FINAL_TYPE (LookoutPtzPanel, lookout_ptz_panel, GTK_TYPE_WIDGET)

/* Where the button of a movement stands. */
static const struct
{
  OnvPtzAction action;
  gboolean lens; /* or the head */
  int column;
  int row;
} places[] = {
  { ONV_PTZ_ACTION_UP_LEFT, FALSE, 0, 0 },   { ONV_PTZ_ACTION_UP, FALSE, 1, 0 },
  { ONV_PTZ_ACTION_UP_RIGHT, FALSE, 2, 0 },  { ONV_PTZ_ACTION_LEFT, FALSE, 0, 1 },
  { ONV_PTZ_ACTION_RIGHT, FALSE, 2, 1 },     { ONV_PTZ_ACTION_DOWN_LEFT, FALSE, 0, 2 },
  { ONV_PTZ_ACTION_DOWN, FALSE, 1, 2 },      { ONV_PTZ_ACTION_DOWN_RIGHT, FALSE, 2, 2 },
  { ONV_PTZ_ACTION_ZOOM_OUT, TRUE, 1, 0 },   { ONV_PTZ_ACTION_ZOOM_IN, TRUE, 2, 0 },
  { ONV_PTZ_ACTION_FOCUS_NEAR, TRUE, 1, 1 }, { ONV_PTZ_ACTION_FOCUS_FAR, TRUE, 2, 1 },
  { ONV_PTZ_ACTION_IRIS_CLOSE, TRUE, 1, 2 }, { ONV_PTZ_ACTION_IRIS_OPEN, TRUE, 2, 2 },
};

static char *
dup_message (LookoutHelm *helm)
{
  FleetPtz *ptz = lookout_helm_get_ptz (helm);
  const GError *error = ptz != NULL ? fleet_ptz_get_error (ptz) : NULL;
  g_autoptr (FleetWords) words = NULL;

  if (ptz == NULL)
    return g_strdup (_ ("Choose a camera on the wall to steer it."));
  if (fleet_ptz_is_lost (ptz))
    return g_strdup (
        _ ("The camera did not take the stop: it may be moving still. Hold a direction "
           "for a moment and release it to stop it."));
  if (g_error_matches (error, ONV_ERROR, ONV_ERROR_CAMERA_REFUSED))
    return g_strdup (_ ("The camera refuses to be steered. It may not be able to move."));
  if (error != NULL)
    {
      words = lookout_live_words_for_error (error);
      return fleet_words_dup_text (words);
    }
  return g_strdup (
      _ ("Drag on the picture, hold a button, or use the arrow keys. Cameras do not say "
         "whether they can be steered: one that cannot stays still."));
}

static void
show_message (LookoutPtzPanel *self)
{
  FleetPtz *ptz = lookout_helm_get_ptz (self->helm);
  g_autofree char *message = dup_message (self->helm);
  gboolean failed = ptz != NULL && (fleet_ptz_get_error (ptz) != NULL || fleet_ptz_is_lost (ptz));

  gtk_label_set_label (self->message, message);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), failed ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), failed ? "error" : "dim-label");
}

static void
show_buttons (LookoutPtzPanel *self)
{
  FleetPtz *ptz = lookout_helm_get_ptz (self->helm);
  OnvPtzAction action = ptz != NULL ? fleet_ptz_get_action (ptz) : FLEET_PTZ_REST;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkGrid *grid = places[i].lens ? self->lens : self->head;
      GtkWidget *button = gtk_grid_get_child_at (grid, places[i].column, places[i].row);

      gtk_widget_set_sensitive (button, ptz != NULL);
      if (action == places[i].action)
        gtk_widget_add_css_class (button, "suggested-action");
      else
        gtk_widget_remove_css_class (button, "suggested-action");
    }
}

static void
on_helm_changed (LookoutPtzPanel *self)
{
  FleetChannel *channel = lookout_helm_get_channel (self->helm);
  FleetPtz *ptz = lookout_helm_get_ptz (self->helm);
  GdkTexture *picture = lookout_helm_get_picture (self->helm);
  g_autofree char *name
      = channel != NULL ? fleet_channel_dup_name (channel) : g_strdup (_ ("No Camera"));

  gtk_widget_set_visible (GTK_WIDGET (self), lookout_helm_get_open (self->helm));
  gtk_label_set_label (self->name, name);
  gtk_button_set_label (self->back_button, ptz != NULL && fleet_ptz_is_going_back (ptz)
                                               ? _ ("Stop Going Back")
                                               : _ ("Back to Where I Was"));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (picture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), picture != NULL);
  gtk_adjustment_set_value (self->adjustment, lookout_helm_get_speed (self->helm));
  show_message (self);
  show_buttons (self);
}

static void
on_speed (LookoutPtzPanel *self)
{
  if (self->helm != NULL)
    lookout_helm_set_speed (self->helm, (guint) gtk_adjustment_get_value (self->adjustment));
}

static void
lookout_ptz_panel_dispose (GObject *object)
{
  LookoutPtzPanel *self = LOOKOUT_PTZ_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->helm);
  G_OBJECT_CLASS (lookout_ptz_panel_parent_class)->dispose (object);
}

static void
lookout_ptz_panel_class_init (LookoutPtzPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_ptz_panel_dispose;
  gtk_widget_class_set_css_name (widget_class, "ptz");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/ptz/lookout-ptz-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, head);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, lens);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, name);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, message);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, adjustment);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, picture);
  gtk_widget_class_bind_template_child (widget_class, LookoutPtzPanel, back_button);
}

static void
lookout_ptz_panel_init (LookoutPtzPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (on_speed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lookout_ptz_panel_new:
 * @helm: the helm
 *
 * Returns: (transfer floating): the panel, hidden until the helm is open
 */
GtkWidget *
lookout_ptz_panel_new (LookoutHelm *helm)
{
  LookoutPtzPanel *self = g_object_new (LOOKOUT_TYPE_PTZ_PANEL, NULL);

  self->helm = g_object_ref (helm);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_grid_attach (places[i].lens ? self->lens : self->head,
                     lookout_ptz_button_new (helm, places[i].action), places[i].column,
                     places[i].row, 1, 1);
  g_signal_connect_object (helm, "changed", G_CALLBACK (on_helm_changed), self, G_CONNECT_SWAPPED);
  on_helm_changed (self);
  return GTK_WIDGET (self);
}
