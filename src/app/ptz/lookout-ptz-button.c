/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-input.h"

#include <glib/gi18n.h>

#include "ptz/lookout-ptz-actions.h"

/* A button that moves the camera while it is held. By keyboard and assistive technology it does a step. */

#define ACTION "lookout-ptz-action"

static OnvPtzAction
get_action (GtkWidget *button)
{
  return (OnvPtzAction) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), ACTION));
}

static void
on_pressed (GtkGesture *gesture, int n_press, double x, double y, LookoutHelm *helm)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_state_flags (button, GTK_STATE_FLAG_ACTIVE, FALSE);
  lookout_helm_press (helm, button, get_action (button));
}

static void
on_released (GtkGesture *gesture, int n_press, double x, double y, LookoutHelm *helm)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_ACTIVE);
  lookout_helm_release (helm, button);
}

/* The grab broke: nobody will say that it was released. */
static void
on_cancelled (GtkGesture *gesture, GdkEventSequence *sequence, LookoutHelm *helm)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_unset_state_flags (button, GTK_STATE_FLAG_ACTIVE);
  lookout_helm_let_go (helm, button);
}

static void
on_unmap (GtkWidget *button, LookoutHelm *helm)
{
  lookout_helm_let_go (helm, button);
}

static void
on_clicked (GtkWidget *button, LookoutHelm *helm)
{
  lookout_helm_step (helm, get_action (button));
}

/* The button's own gesture would make a click of every release. */
static void
silence_own_gestures (GtkWidget *button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (button);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * lookout_ptz_button_new:
 * @helm: the helm
 * @action: which way
 *
 * Returns: (transfer floating): a button with the label and icon of its row
 */
GtkWidget *
lookout_ptz_button_new (LookoutHelm *helm, OnvPtzAction action)
{
  const LookoutActionRow *row = lookout_ptz_actions_find (action);
  GtkWidget *button = gtk_button_new_from_icon_name (row->icon);
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (button), ACTION, GINT_TO_POINTER (action));
  gtk_widget_set_tooltip_text (button, _ (row->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (row->label), -1);
  silence_own_gestures (button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), helm, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), helm, 0);
  g_signal_connect_object (click, "cancel", G_CALLBACK (on_cancelled), helm, 0);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (button, "unmap", G_CALLBACK (on_unmap), helm, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), helm, 0);
  return button;
}
