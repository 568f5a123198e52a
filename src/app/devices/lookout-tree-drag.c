/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-drag.h"

#include "devices/lookout-tree-kind.h"
#include "fleet.h"

/* Where something would come, were it dropped: the class that shows it. */
static const char *const drop_classes[] = { "drop-into", "drop-before", "drop-after" };

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, LookoutTreeRow *row)
{
  FleetChannel *channel = lookout_tree_row_get_channel (row);
  FleetDevice *device = lookout_tree_row_get_device (row);
  gpointer item = lookout_tree_row_get_item (row);
  GdkContentProvider *providers[2];
  gsize n = 0;

  if (channel == NULL && device == NULL)
    return NULL;
  if (FLEET_IS_GROUP_MEMBER (item))
    providers[n++] = gdk_content_provider_new_typed (FLEET_TYPE_GROUP_MEMBER, item);
  if (channel != NULL)
    providers[n++] = gdk_content_provider_new_typed (FLEET_TYPE_CHANNEL, channel);
  else
    providers[n++] = gdk_content_provider_new_typed (FLEET_TYPE_DEVICE, device);
  return gdk_content_provider_new_union (providers, n);
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

static void
show_place (LookoutTreeRow *row, const char *css_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (drop_classes); i++)
    {
      if (css_class == drop_classes[i])
        gtk_widget_add_css_class (GTK_WIDGET (row), drop_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), drop_classes[i]);
    }
}

/* On a group it comes to the end, on a member before or after that. */
static const char *
choose_place (LookoutTreeRow *row, double y)
{
  gpointer item = lookout_tree_row_get_item (row);

  if (FLEET_IS_GROUP (item))
    return drop_classes[0];
  if (!FLEET_IS_GROUP_MEMBER (item) || lookout_tree_row_get_group (row) == NULL)
    return NULL;
  return drop_classes[y < gtk_widget_get_height (GTK_WIDGET (row)) / 2.0 ? 1 : 2];
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, LookoutTreeRow *row)
{
  const char *place = choose_place (row, y);

  show_place (row, place);
  return place != NULL ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget *target, LookoutTreeRow *row)
{
  show_place (row, NULL);
}

static gboolean
on_accept (GtkDropTarget *target, GdkDrop *drop, LookoutTreeRow *row)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return choose_place (row, 0) != NULL
         && (gdk_content_formats_contain_gtype (formats, FLEET_TYPE_GROUP_MEMBER)
             || gdk_content_formats_contain_gtype (formats, FLEET_TYPE_CHANNEL)
             || gdk_content_formats_contain_gtype (formats, FLEET_TYPE_DEVICE));
}

/* The key of the member that follows the one in the row. */
static char *
dup_next_key (FleetGroup *group, FleetGroupMember *member)
{
  guint position = fleet_group_find_position (group, fleet_group_member_get_key (member));
  g_autoptr (FleetGroupMember) next
      = g_list_model_get_item (fleet_group_get_members (group), position + 1);

  return g_strdup (next != NULL ? fleet_group_member_get_key (next) : NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LookoutTreeRow *row)
{
  const char *place = choose_place (row, y);
  gpointer item = lookout_tree_row_get_item (row);
  g_autofree char *before = NULL;
  gboolean taken = FALSE;

  show_place (row, NULL);
  if (place == NULL)
    return FALSE;
  if (place == drop_classes[1])
    before = g_strdup (fleet_group_member_get_key (item));
  else if (place == drop_classes[2])
    before = dup_next_key (lookout_tree_row_get_group (row), item);
  g_signal_emit_by_name (row, "dropped", g_value_get_object (value), before, &taken);
  return taken;
}

static void
add_target (LookoutTreeRow *row)
{
  GType types[] = { FLEET_TYPE_GROUP_MEMBER, FLEET_TYPE_CHANNEL, FLEET_TYPE_DEVICE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "accept", G_CALLBACK (on_accept), row);
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), row);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), row);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}

/**
 * lookout_tree_drag_add:
 * @row: a row of the tree
 *
 * Lets what @row shows be dragged onto the wall and into groups: a channel as [class@Fleet.Channel], a device as
 * [class@Fleet.Device]; and, if @row shows a group or a member of one, lets it be dropped there.
 */
void
lookout_tree_drag_add (LookoutTreeRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  add_target (row);
}
