/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-picture.h"

struct _LookoutPicture
{
  GtkWidget parent_instance;

  GdkPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (LookoutPicture, lookout_picture, GTK_TYPE_WIDGET)

/**
 * lookout_picture_fit:
 * @width: the room there is, in device pixels
 * @height: the room there is, in device pixels
 * @aspect_ratio: width by height of the picture; 0 if it has none
 *
 * Returns: where the picture stands: as large as it fits, in the middle, at whole pixels
 */
GdkRectangle
lookout_picture_fit (int width, int height, double aspect_ratio)
{
  GdkRectangle area = { 0, 0, width, height };

  if (aspect_ratio <= 0 || width <= 0 || height <= 0)
    return area;
  if (width > height * aspect_ratio)
    area.width = CLAMP ((int) (height * aspect_ratio + 0.5), 1, width);
  else
    area.height = CLAMP ((int) (width / aspect_ratio + 0.5), 1, height);
  area.x = (width - area.width) / 2;
  area.y = (height - area.height) / 2;
  return area;
}

static void
append_black (GtkSnapshot *snapshot, int x, int y, int width, int height, float scale)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 1 },
                               &GRAPHENE_RECT_INIT ((float) x / scale, (float) y / scale,
                                                    (float) width / scale, (float) height / scale));
}

/* Only what the picture leaves free: painting black below a picture would be paid for with every one. */
static void
append_margins (GtkSnapshot *snapshot, const GdkRectangle *area, int width, int height, float scale)
{
  int right = area->x + area->width;
  int bottom = area->y + area->height;

  append_black (snapshot, 0, 0, width, area->y, scale);
  append_black (snapshot, 0, bottom, width, height - bottom, scale);
  append_black (snapshot, 0, area->y, area->x, area->height, scale);
  append_black (snapshot, right, area->y, width - right, area->height, scale);
}

static void
lookout_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LookoutPicture *self = LOOKOUT_PICTURE (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  int width = gtk_widget_get_width (widget) * scale;
  int height = gtk_widget_get_height (widget) * scale;
  GdkRectangle area;

  if (self->paintable == NULL || width <= 0 || height <= 0)
    return;
  area = lookout_picture_fit (width, height,
                              gdk_paintable_get_intrinsic_aspect_ratio (self->paintable));
  append_margins (snapshot, &area, width, height, (float) scale);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) area.x / (float) scale,
                                                          (float) area.y / (float) scale));
  gdk_paintable_snapshot (self->paintable, snapshot, (double) area.width / scale,
                          (double) area.height / scale);
  gtk_snapshot_restore (snapshot);
}

static void
lookout_picture_dispose (GObject *object)
{
  lookout_picture_set_paintable (LOOKOUT_PICTURE (object), NULL);
  G_OBJECT_CLASS (lookout_picture_parent_class)->dispose (object);
}

static void
lookout_picture_class_init (LookoutPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_picture_dispose;
  widget_class->snapshot = lookout_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "picture");
  /* The tile has the name of the camera, and says how it stands. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lookout_picture_init (LookoutPicture *self)
{
}

GtkWidget *
lookout_picture_new (void)
{
  return g_object_new (LOOKOUT_TYPE_PICTURE, NULL);
}

/**
 * lookout_picture_get_area:
 * @self: a picture
 * @area: (out caller-allocates): where in the widget the paintable is drawn
 */
void
lookout_picture_get_area (LookoutPicture *self, graphene_rect_t *area)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int scale = gtk_widget_get_scale_factor (widget);
  double aspect_ratio
      = self->paintable != NULL ? gdk_paintable_get_intrinsic_aspect_ratio (self->paintable) : 0;
  GdkRectangle pixels
      = lookout_picture_fit (MAX (gtk_widget_get_width (widget), 1) * scale,
                             MAX (gtk_widget_get_height (widget), 1) * scale, aspect_ratio);

  *area = GRAPHENE_RECT_INIT ((float) pixels.x / (float) scale, (float) pixels.y / (float) scale,
                              (float) pixels.width / (float) scale,
                              (float) pixels.height / (float) scale);
}

/**
 * lookout_picture_set_paintable:
 * @self: a picture
 * @paintable: (nullable): what it draws; without one it draws nothing
 */
void
lookout_picture_set_paintable (LookoutPicture *self, GdkPaintable *paintable)
{
  g_return_if_fail (LOOKOUT_IS_PICTURE (self));

  if (self->paintable == paintable)
    return;
  if (self->paintable != NULL)
    g_signal_handlers_disconnect_by_func (self->paintable, gtk_widget_queue_draw, self);
  g_set_object (&self->paintable, paintable);
  if (paintable != NULL)
    {
      g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
