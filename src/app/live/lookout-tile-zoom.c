/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The wheel and two fingers zoom about where they are, and dragging moves what is shown. The keys are actions. */

#include "live/lookout-tile-zoom.h"

#include <math.h>

#define WHEEL_STEP (1 / 3.0)     /* of a doubling, for each click of the wheel */
#define SURFACE_STEP (1 / 150.0) /* of a doubling, for each pixel of two fingers on a touchpad */
#define THRESHOLD 8.0            /* pixels: less is a click */

typedef struct
{
  LookoutTile *tile;
  double x, y;             /* the pointer */
  LookoutZoom start;       /* when a gesture began … */
  double start_x, start_y; /* … there */
} Hand;

/* As a share of what is shown, which may leave room in the tile. */
static void
find_share (Hand *hand, double x, double y, double *share_x, double *share_y)
{
  graphene_rect_t area;

  lookout_tile_get_picture_area (hand->tile, &area);
  *share_x = CLAMP ((x - area.origin.x) / area.size.width, 0, 1);
  *share_y = CLAMP ((y - area.origin.y) / area.size.height, 0, 1);
}

static LookoutPlay *
get_play_with_picture (Hand *hand)
{
  LookoutPlay *play = lookout_tile_get_play (hand->tile);

  return play != NULL && lookout_play_has_picture (play) ? play : NULL;
}

/* From where the gesture began: by a factor about that point, and by a way of so many pixels. */
static void
set_zoom (Hand *hand, double factor, double dx, double dy)
{
  LookoutPlay *play = lookout_tile_get_play (hand->tile);
  graphene_rect_t area;
  LookoutZoom zoom;
  double x, y;

  if (play == NULL)
    return;
  find_share (hand, hand->start_x, hand->start_y, &x, &y);
  lookout_tile_get_picture_area (hand->tile, &area);
  zoom = lookout_zoom_about (&hand->start, hand->start.factor * factor, x, y);
  zoom = lookout_zoom_pan (&zoom, -dx / area.size.width, -dy / area.size.height);
  lookout_play_set_zoom (play, &zoom);
}

static void
begin (Hand *hand, double x, double y)
{
  hand->start = *lookout_play_get_zoom (lookout_tile_get_play (hand->tile));
  hand->start_x = x;
  hand->start_y = y;
}

static void
on_pointer (GtkEventController *motion, double x, double y, Hand *hand)
{
  hand->x = x;
  hand->y = y;
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, Hand *hand)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;

  if (get_play_with_picture (hand) == NULL)
    return FALSE;
  begin (hand, hand->x, hand->y);
  set_zoom (hand, pow (2, -dy * (wheel ? WHEEL_STEP : SURFACE_STEP)), 0, 0);
  return TRUE;
}

static void
on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, Hand *hand)
{
  double x, y;

  if (get_play_with_picture (hand) == NULL || !gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_DENIED);
  else
    begin (hand, x, y);
}

/* The two fingers may move along while they spread. */
static void
on_pinch (GtkGesture *pinch, double scale, Hand *hand)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    return;
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  set_zoom (hand, scale, x - hand->start_x, y - hand->start_y);
}

static gboolean
is_on_button (GtkWidget *tile, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (tile, x, y, GTK_PICK_DEFAULT);

  return picked != NULL && gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) != NULL;
}

static void
on_drag_begin (GtkGesture *drag, double x, double y, Hand *hand)
{
  LookoutPlay *play = lookout_tile_get_play (hand->tile);

  if (play == NULL || lookout_zoom_is_whole (lookout_play_get_zoom (play))
      || is_on_button (GTK_WIDGET (hand->tile), x, y))
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
  else
    begin (hand, x, y);
}

static void
on_drag_update (GtkGesture *drag, double dx, double dy, Hand *hand)
{
  GdkEventSequence *sequence = gtk_gesture_get_last_updated_sequence (drag);
  gboolean begun = gtk_gesture_get_sequence_state (drag, sequence) == GTK_EVENT_SEQUENCE_CLAIMED;

  if (!begun && hypot (dx, dy) < THRESHOLD)
    return;
  if (!begun && !gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED))
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (hand->tile), "grabbing");
  set_zoom (hand, 1, dx, dy);
}

static void
on_drag_over (GtkGesture *drag, GdkEventSequence *sequence, Hand *hand)
{
  gtk_widget_set_cursor (GTK_WIDGET (hand->tile), NULL);
}

/**
 * lookout_tile_zoom_add:
 * @tile: a tile
 *
 * Lets the pointer and fingers look closer at what the tile shows.
 *
 * What a drag on a picture does is settled by the order in which it is offered: to the wall first, which steers while
 * the panel for that is open (lookout-ptz-drag.c); then here, which moves what is shown of a picture that is zoomed;
 * and then to the tile, which goes elsewhere (lookout-wall-drag.c).
 */
void
lookout_tile_zoom_add (LookoutTile *tile)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  Hand *hand = g_new0 (Hand, 1);

  hand->tile = tile;
  g_object_set_data_full (G_OBJECT (tile), "lookout-tile-zoom", hand, g_free);
  g_signal_connect (motion, "enter", G_CALLBACK (on_pointer), hand);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer), hand);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), hand);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), hand);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), hand);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), hand);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), hand);
  g_signal_connect (drag, "end", G_CALLBACK (on_drag_over), hand);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_over), hand);
  gtk_widget_add_controller (GTK_WIDGET (tile), motion);
  gtk_widget_add_controller (GTK_WIDGET (tile), scroll);
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (drag));
}
