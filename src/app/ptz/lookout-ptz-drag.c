/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-ptz-input.h"

#include <math.h>

#include "ptz/lookout-ptz-vector.h"

/* Dragging on a picture steers: the way from where it began is the direction, and its length the speed. What else a drag
 * may do says lookout-tile-zoom.c. */

#define THRESHOLD 8.0 /* pixels: less is a click */
#define TILE "lookout-ptz-tile"

/* Half the tile's shorter side is full speed. */
static guint
get_speed (double distance, GtkWidget *tile)
{
  double full = MIN (gtk_widget_get_width (tile), gtk_widget_get_height (tile)) / 2.0;

  return (guint) lround (
      lookout_ptz_vector_get_speed ((distance - THRESHOLD) / MAX (full - THRESHOLD, 1)));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, LookoutHelm *helm)
{
  GtkWidget *wall = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  GtkWidget *picked = gtk_widget_pick (wall, x, y, GTK_PICK_DEFAULT);
  GtkWidget *tile = picked != NULL ? gtk_widget_get_ancestor (picked, LOOKOUT_TYPE_TILE) : NULL;

  if (!lookout_helm_get_open (helm) || tile == NULL || lookout_tile_is_empty (LOOKOUT_TILE (tile))
      || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
  else
    g_object_set_data_full (G_OBJECT (drag), TILE, g_object_ref (tile), g_object_unref);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, LookoutHelm *helm)
{
  GtkWidget *wall = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  GtkWidget *tile = g_object_get_data (G_OBJECT (drag), TILE);
  double distance = hypot (dx, dy);

  if (tile == NULL)
    return;
  if (distance >= THRESHOLD)
    {
      /* From here on it is no click, and does not take the tile elsewhere. */
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
      lookout_wall_set_current (LOOKOUT_WALL (wall), LOOKOUT_TILE (tile));
      lookout_helm_steer (helm, drag, lookout_ptz_vector_get_action (dx, dy),
                          get_speed (distance, tile));
    }
  else
    lookout_helm_let_go (helm, drag);
}

static void
on_drag_over (GtkGestureDrag *drag, LookoutHelm *helm)
{
  g_object_set_data (G_OBJECT (drag), TILE, NULL);
  lookout_helm_let_go (helm, drag);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, LookoutHelm *helm)
{
  on_drag_over (drag, helm);
}

static void
on_drag_cancel (GtkGestureDrag *drag, GdkEventSequence *sequence, LookoutHelm *helm)
{
  on_drag_over (drag, helm);
}

/**
 * lookout_ptz_drag_add:
 * @wall: the wall
 * @helm: the helm
 *
 * Lets the pointer steer the camera on whose picture it is dragged, while the panel is open.
 */
void
lookout_ptz_drag_add (LookoutWall *wall, LookoutHelm *helm)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), helm, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), helm, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), helm, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (on_drag_cancel), helm, 0);
  gtk_widget_add_controller (GTK_WIDGET (wall), GTK_EVENT_CONTROLLER (drag));
}
