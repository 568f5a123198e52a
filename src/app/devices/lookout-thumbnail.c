/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-thumbnail.h"

#include <glib/gi18n.h>

#include "fleet.h"

/* Whoever passes over the tree wants no pictures; whoever rests on a row does. */
#define DELAY_MS 600
#define WIDTH_PX 320
#define HEIGHT_PX 180

struct _LookoutThumbnail
{
  GtkPopover parent_instance;

  GtkWidget *picture;
  GtkWidget *parent; /* whose child this is */
  GtkWidget *row;    /* weak: over which the pointer is */
  FleetChannel *channel;
  guint timer;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LookoutThumbnail, lookout_thumbnail, GTK_TYPE_POPOVER)

static FleetChannel *
find_channel (LookoutTreeRow *row)
{
  FleetChannel *channel = lookout_tree_row_get_channel (row);
  FleetDevice *device = lookout_tree_row_get_device (row);
  GListModel *channels = device != NULL ? fleet_device_get_channels (device) : NULL;

  if (channel != NULL)
    return g_object_ref (channel);
  return channels != NULL ? g_list_model_get_item (channels, 0) : NULL;
}

static void
lookout_thumbnail_point_at_row (LookoutThumbnail *self)
{
  graphene_rect_t bounds;

  if (self->row == NULL || !gtk_widget_compute_bounds (self->row, self->parent, &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
on_thumbnail (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutThumbnail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = fleet_images_get_thumbnail_finish (FLEET_IMAGES (source), result, &error);
  g_autoptr (GdkTexture) texture
      = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture == NULL)
    {
      g_debug ("There is no thumbnail: %s", error->message);
      return;
    }
  if (self->channel == NULL || self->row == NULL)
    return;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  lookout_thumbnail_point_at_row (self);
}

static gboolean
on_rest (gpointer user_data)
{
  LookoutThumbnail *self = user_data;
  g_autoptr (FleetSession) session
      = fleet_device_dup_session (fleet_channel_get_device (self->channel));

  self->timer = 0;
  if (session == NULL)
    return G_SOURCE_REMOVE;
  self->cancellable = g_cancellable_new ();
  fleet_images_get_thumbnail_async (fleet_session_get_images (session), self->channel,
                                    self->cancellable, on_thumbnail, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * lookout_thumbnail_cancel:
 * @self: the thumbnail
 *
 * The pointer has left: no picture is shown or waited for.
 */
void
lookout_thumbnail_cancel (LookoutThumbnail *self)
{
  g_return_if_fail (LOOKOUT_IS_THUMBNAIL (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->channel);
  g_clear_weak_pointer (&self->row);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_enter (LookoutThumbnail *self, double x, double y, GtkEventController *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  FleetChannel *channel = find_channel (LOOKOUT_TREE_ROW (row));

  lookout_thumbnail_cancel (self);
  if (channel == NULL)
    return;
  self->channel = channel;
  g_set_weak_pointer (&self->row, row);
  self->timer = g_timeout_add (DELAY_MS, on_rest, self);
}

/**
 * lookout_thumbnail_watch:
 * @self: the thumbnail
 * @row: a row of the tree
 *
 * Shows the picture of @row when the pointer rests on it.
 */
void
lookout_thumbnail_watch (LookoutThumbnail *self, LookoutTreeRow *row)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (lookout_thumbnail_cancel), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), motion);
}

static void
lookout_thumbnail_dispose (GObject *object)
{
  LookoutThumbnail *self = LOOKOUT_THUMBNAIL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->channel);
  g_clear_weak_pointer (&self->row);
  G_OBJECT_CLASS (lookout_thumbnail_parent_class)->dispose (object);
}

static void
lookout_thumbnail_class_init (LookoutThumbnailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_thumbnail_dispose;
}

static void
lookout_thumbnail_init (LookoutThumbnail *self)
{
  self->picture = gtk_picture_new ();
  gtk_widget_set_size_request (self->picture, WIDTH_PX, HEIGHT_PX);
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture),
                                    _ ("The last picture of this camera"));
  gtk_widget_add_css_class (self->picture, "thumbnail");
  gtk_widget_add_css_class (GTK_WIDGET (self), "thumbnail");
  gtk_popover_set_child (GTK_POPOVER (self), self->picture);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_RIGHT);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * lookout_thumbnail_new:
 * @parent: the tree; whoever makes this unparents it
 *
 * Returns: (transfer floating): a thumbnail that shows nothing
 */
LookoutThumbnail *
lookout_thumbnail_new (GtkWidget *parent)
{
  LookoutThumbnail *self = g_object_new (LOOKOUT_TYPE_THUMBNAIL, NULL);

  self->parent = parent;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}
