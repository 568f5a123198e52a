/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <gtk/gtk.h>

#include "sink/media-paintable-private.h"

/* Of the frame: a picture that is so much larger or smaller than where it goes is not resampled. Half a pixel comes from
 * rounding, and one from widths that the scaler makes even. */
#define MOST_PIXELS_OFF 1.5

#define LEAST_SHARE 1e-6 /* of a picture; less cannot be seen */

struct _MediaPaintable
{
  GObject parent_instance;

  MediaFrame *frame;
  MediaRegion region;       /* what part of the stream's picture fills the area */
  MediaPaintable *overview; /* (nullable): until somebody wants it */
  GdkTexture *texture;      /* of the frame, made when first drawn */
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

/* Whether an area of that size shows the picture's memory pixel by pixel, whatever whole scale
 * factor the window has: then the last fraction of a pixel is not worth resampling everything. */
static int
find_whole_scale (MediaPaintable *self, double width, double height)
{
  int scale = (int) round (self->frame->width / width);
  double most = MAX (scale, MOST_PIXELS_OFF);

  if (scale < 1 || fabs (self->frame->width - scale * width) > most
      || fabs (self->frame->height - scale * height) > most)
    return 0;

  return scale;
}

/* Where the frame's memory goes, if the region is to fill an area; it may be larger than that. */
typedef struct
{
  double x, y, width, height;
} Place;

static Place
find_place (const MediaFrame *frame, const MediaRegion *region, const graphene_rect_t *area)
{
  double width = area->size.width / region->width;
  double height = area->size.height / region->height;

  return (Place){ (frame->region.x - region->x) * width, (frame->region.y - region->y) * height,
                  frame->region.width * width, frame->region.height * height };
}

/* Where memory of so many pixels begins that is drawn pixel by pixel. Half a pixel is not worth resampling, and must
 * not leave an edge free where the picture reaches over it. */
static double
snap (double start, double room, int n_pixels, int scale)
{
  double first = round (start * scale);

  if (start < 0.5 / scale)
    first = MIN (first, 0);
  if (start * scale + n_pixels > room * scale - 0.5)
    first = MAX (first, MIN (ceil (room * scale) - n_pixels, 0));

  return first / scale;
}

static void
draw_cairo (MediaPaintable *self,
            GtkSnapshot *snapshot,
            const Place *place,
            const graphene_rect_t *area)
{
  int scale = find_whole_scale (self, place->width, place->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_pattern_t *pattern = media_frame_create_pattern (self->frame);

  if (scale > 0)
    {
      cairo_translate (cr, snap (place->x, area->size.width, self->frame->width, scale),
                       snap (place->y, area->size.height, self->frame->height, scale));
      cairo_scale (cr, 1.0 / scale, 1.0 / scale);
    }
  else
    {
      cairo_translate (cr, place->x, place->y);
      cairo_scale (cr, place->width / self->frame->width, place->height / self->frame->height);
    }
  cairo_set_source (cr, pattern);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            scale > 0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, 0, 0, self->frame->width, self->frame->height);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);
}

static void
draw_texture (MediaPaintable *self,
              GtkSnapshot *snapshot,
              const Place *place,
              const graphene_rect_t *area)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                               (float) place->width, (float) place->height);

  if (self->texture == NULL)
    self->texture = media_frame_create_texture (self->frame);
  if (graphene_rect_contains_rect (area, &bounds))
    {
      gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
      return;
    }
  gtk_snapshot_push_clip (snapshot, area);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Draws as much of the region as the frame has. */
static void
draw_region (MediaPaintable *self,
             GtkSnapshot *snapshot,
             const MediaRegion *region,
             const graphene_rect_t *area)
{
  Place place;

  if (self->frame == NULL)
    return;
  place = find_place (self->frame, region, area);
  if (media_get_drawing () == MEDIA_DRAWING_CAIRO)
    draw_cairo (self, snapshot, &place, area);
  else
    draw_texture (self, snapshot, &place, area);
}

/* A person may have moved on to where the newest frame, of a part, has nothing yet. */
static gboolean
covers (const MediaRegion *part, const MediaRegion *region)
{
  return part->x <= region->x + LEAST_SHARE && part->y <= region->y + LEAST_SHARE
         && part->x + part->width >= region->x + region->width - LEAST_SHARE
         && part->y + part->height >= region->y + region->height - LEAST_SHARE;
}

static void
media_paintable_snapshot (GdkPaintable *paintable,
                          GdkSnapshot *snapshot,
                          double width,
                          double height)
{
  MediaPaintable *self = MEDIA_PAINTABLE (paintable);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  if (self->frame == NULL || width <= 0 || height <= 0)
    return;

  if (self->overview != NULL && !covers (&self->frame->region, &self->region))
    draw_region (self->overview, GTK_SNAPSHOT (snapshot), &self->region, &area);
  draw_region (self, GTK_SNAPSHOT (snapshot), &self->region, &area);
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
media_paintable_clear (MediaPaintable *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->frame, media_frame_unref);
}

static void
media_paintable_dispose (GObject *object)
{
  MediaPaintable *self = MEDIA_PAINTABLE (object);

  media_paintable_clear (self);
  g_clear_object (&self->overview);

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
  self->region = MEDIA_REGION_WHOLE;
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

/* Keeps a picture of the whole as long as the newest frame is not one. */
static void
media_paintable_update_overview (MediaPaintable *self)
{
  gboolean whole = media_region_is_whole (&self->frame->region);

  if (media_region_is_whole (&self->region))
    {
      if (whole && self->overview != NULL)
        media_paintable_clear (self->overview);
      return;
    }
  media_paintable_get_overview (self);
  if (self->frame->overview != NULL)
    media_paintable_take_frame (self->overview, g_steal_pointer (&self->frame->overview));
  else if (whole)
    media_paintable_take_frame (self->overview, media_frame_ref (self->frame));
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
  self->frame = frame;
  media_paintable_update_overview (self);

  if (resized)
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * media_paintable_set_region:
 * @region: what part of the stream's picture it shows from now on
 */
void
media_paintable_set_region (MediaPaintable *self, const MediaRegion *region)
{
  self->region = *region;
  if (self->frame == NULL)
    return;

  media_paintable_update_overview (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * media_paintable_get_overview:
 *
 * Returns: (transfer none): the whole picture while a part of it is shown, otherwise nothing
 */
GdkPaintable *
media_paintable_get_overview (MediaPaintable *self)
{
  if (self->overview == NULL)
    self->overview = media_paintable_new ();

  return GDK_PAINTABLE (self->overview);
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
