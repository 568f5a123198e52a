/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-drag.h"

#include "fleet.h"

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, LookoutTreeRow *row)
{
  FleetChannel *channel = lookout_tree_row_get_channel (row);
  FleetDevice *device = lookout_tree_row_get_device (row);

  if (channel != NULL)
    return gdk_content_provider_new_typed (FLEET_TYPE_CHANNEL, channel);
  if (device != NULL)
    return gdk_content_provider_new_typed (FLEET_TYPE_DEVICE, device);
  return NULL;
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, LookoutTreeRow *row)
{
  FleetChannel *channel = lookout_tree_row_get_channel (row);
  FleetDevice *device = lookout_tree_row_get_device (row);
  g_autofree char *name = channel != NULL ? fleet_channel_dup_name (channel) : NULL;
  GtkWidget *label = gtk_label_new (name != NULL     ? name
                                    : device != NULL ? fleet_device_get_title (device)
                                                     : NULL);

  gtk_widget_add_css_class (label, "drag-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/**
 * lookout_tree_drag_add:
 * @row: a row of the tree
 *
 * Lets what @row shows be dragged onto the wall: a channel as [class@Fleet.Channel], a device as
 * [class@Fleet.Device].
 */
void
lookout_tree_drag_add (LookoutTreeRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
}
