/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is dropped on a tile, and tiles that change places. */

#include "live/lookout-wall-private.h"

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LookoutWall *self)
{
  LookoutTile *tile
      = LOOKOUT_TILE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  if (G_VALUE_HOLDS (value, LOOKOUT_TYPE_TILE))
    lookout_wall_swap (self, g_value_get_object (value), tile);
  else if (G_VALUE_HOLDS (value, FLEET_TYPE_CHANNEL))
    lookout_wall_open_at (self, tile, g_value_get_object (value));
  else
    lookout_wall_open_device_at (self, tile, g_value_get_object (value));
  lookout_wall_set_current (self, tile);
  return TRUE;
}

static GdkContentProvider *
on_prepare_drag (GtkDragSource *source, double x, double y, LookoutTile *tile)
{
  if (lookout_tile_is_empty (tile))
    return NULL;
  return gdk_content_provider_new_typed (LOOKOUT_TYPE_TILE, tile);
}

static void
on_begin_drag (GtkDragSource *source, GdkDrag *drag, LookoutTile *tile)
{
  const char *name = lookout_play_get_name (lookout_tile_get_play (tile));
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (label, "drag-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* A camera or a device comes here from the tree, or another tile's camera, which changes places. */
void
lookout_wall_add_drop_target (LookoutWall *self, LookoutTile *tile)
{
  GType types[] = { FLEET_TYPE_CHANNEL, FLEET_TYPE_DEVICE, LOOKOUT_TYPE_TILE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_drag), tile, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_begin_drag), tile, 0);
  gtk_widget_add_controller (GTK_WIDGET (tile), GTK_EVENT_CONTROLLER (source));
}
