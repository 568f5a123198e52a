/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <gtk/gtk.h>

#include "sink/media-paintable-private.h"

/* cairo copies the pixels of a surface that is destroyed while a recording still refers to it, and
 * GTK keeps the node of the last drawing: so the surface before the newest is kept as well. */
#define N_SURFACES 3

struct _MediaPaintable
{
  GObject parent_instance;

  MediaFrame *frame;
  GdkTexture *texture;                   /* of the frame, made when first drawn */
  cairo_surface_t *surfaces[N_SURFACES]; /* the frame's first, made when first drawn */
  gboolean has_surface;
};

static int drawing = -1;

/**
 * media_set_drawing:
 * @value: how pictures reach the renderer
 *
 * Chooses for all paintables; call it once, when the renderer of the first window is known. Until
 * then the environment variable GSK_RENDERER decides.
 */
void
media_set_drawing (MediaDrawing value)
{
  g_atomic_int_set (&drawing, (int) value);
}

/**
 * media_get_drawing:
 *
 * Returns: how pictures reach the renderer
 */
MediaDrawing
media_get_drawing (void)
{
  if (g_atomic_int_get (&drawing) < 0)
    media_set_drawing (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0 ? MEDIA_DRAWING_CAIRO
                                                                           : MEDIA_DRAWING_TEXTURE);

  return (MediaDrawing) g_atomic_int_get (&drawing);
}

static cairo_surface_t *
ensure_surface (MediaPaintable *self)
{
  if (!self->has_surface)
    {
      g_clear_pointer (&self->surfaces[N_SURFACES - 1], cairo_surface_destroy);
      for (int i = N_SURFACES - 1; i > 0; i--)
        self->surfaces[i] = self->surfaces[i - 1];
      self->surfaces[0] = media_frame_create_surface (self->frame);
      self->has_surface = TRUE;
    }

  return self->surfaces[0];
}

/* Whether an area of that size shows the picture's memory pixel by pixel, whatever whole scale
 * factor the window has: then the last fraction of a pixel is not worth resampling everything. */
static int
find_whole_scale (MediaPaintable *self, double width, double height)
{
  int scale = (int) round (self->frame->width / width);

  if (scale < 1 || fabs (self->frame->width - scale * width) >= scale
      || fabs (self->frame->height - scale * height) >= scale)
    return 0;

  return scale;
}

static void
draw_cairo (MediaPaintable *self, GtkSnapshot *snapshot, double width, double height)
{
  int scale = find_whole_scale (self, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                          (float) height));

  if (scale > 0)
    cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  else
    cairo_scale (cr, width / self->frame->width, height / self->frame->height);
  cairo_set_source_surface (cr, ensure_surface (self), 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scale > 0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, 0, 0, self->frame->width, self->frame->height);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
media_paintable_snapshot (GdkPaintable *paintable,
                          GdkSnapshot *snapshot,
                          double width,
                          double height)
{
  MediaPaintable *self = MEDIA_PAINTABLE (paintable);

  if (self->frame == NULL || width <= 0 || height <= 0)
    return;

  if (media_get_drawing () == MEDIA_DRAWING_CAIRO)
    {
      draw_cairo (self, GTK_SNAPSHOT (snapshot), width, height);
      return;
    }

  if (self->texture == NULL)
    self->texture = media_frame_create_texture (self->frame);
  gtk_snapshot_append_texture (GTK_SNAPSHOT (snapshot), self->texture,
                               &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static GdkPaintable *
media_paintable_get_current_image (GdkPaintable *paintable)
{
  MediaPaintable *self = MEDIA_PAINTABLE (paintable);

  if (self->frame == NULL)
    return gdk_paintable_new_empty (0, 0);

  return GDK_PAINTABLE (media_frame_create_texture (self->frame));
}

static int
media_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  MediaPaintable *self = MEDIA_PAINTABLE (paintable);

  return self->frame != NULL ? self->frame->stream_width : 0;
}

static int
media_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  MediaPaintable *self = MEDIA_PAINTABLE (paintable);

  return self->frame != NULL ? self->frame->stream_height : 0;
}

static void
media_paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = media_paintable_snapshot;
  iface->get_current_image = media_paintable_get_current_image;
  iface->get_intrinsic_width = media_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = media_paintable_get_intrinsic_height;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MediaPaintable,
                               media_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      media_paintable_iface_init))

static void
media_paintable_dispose (GObject *object)
{
  MediaPaintable *self = MEDIA_PAINTABLE (object);

  for (int i = 0; i < N_SURFACES; i++)
    g_clear_pointer (&self->surfaces[i], cairo_surface_destroy);
  self->has_surface = FALSE;
  g_clear_object (&self->texture);
  g_clear_pointer (&self->frame, media_frame_unref);

  G_OBJECT_CLASS (media_paintable_parent_class)->dispose (object);
}

static void
media_paintable_class_init (MediaPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = media_paintable_dispose;
}

static void
media_paintable_init (MediaPaintable *self)
{
}

/**
 * media_paintable_new:
 *
 * Returns: (transfer full): a paintable without a picture
 */
MediaPaintable *
media_paintable_new (void)
{
  return g_object_new (MEDIA_TYPE_PAINTABLE, NULL);
}

/**
 * media_paintable_take_frame:
 * @frame: (transfer full): the picture to show from now on
 *
 * Shows the next picture.
 */
void
media_paintable_take_frame (MediaPaintable *self, MediaFrame *frame)
{
  gboolean resized = self->frame == NULL || self->frame->stream_width != frame->stream_width
                     || self->frame->stream_height != frame->stream_height;

  g_clear_pointer (&self->frame, media_frame_unref);
  g_clear_object (&self->texture);
  self->has_surface = FALSE;
  self->frame = frame;

  if (resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * media_paintable_has_picture:
 *
 * Returns: whether there has been a picture yet
 */
gboolean
media_paintable_has_picture (MediaPaintable *self)
{
  g_return_val_if_fail (MEDIA_IS_PAINTABLE (self), FALSE);

  return self->frame != NULL;
}
