/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "media.h"
#include "sink/media-paintable-private.h"
#include "sink/media-scaler.h"

/* What a person sees of a part of a picture, by its pixels. In the picture each block of 16 x 16 pixels has a grey of
 * its own, so that a pixel says where in the picture it is from. */

#define WIDTH 256
#define HEIGHT 192
#define BLOCK 16
#define COLUMNS (WIDTH / BLOCK)
#define ROWS (HEIGHT / BLOCK)

static const GstVideoFormat formats[]
    = { GST_VIDEO_FORMAT_I420,      GST_VIDEO_FORMAT_YV12,      GST_VIDEO_FORMAT_NV12,
        GST_VIDEO_FORMAT_NV21,      GST_VIDEO_FORMAT_Y42B,      GST_VIDEO_FORMAT_Y444,
        GST_VIDEO_FORMAT_I420_10LE, GST_VIDEO_FORMAT_I422_10LE, GST_VIDEO_FORMAT_P010_10LE };

/* 0 to 255, far enough apart from those around. */
static int
get_grey (int column, int row)
{
  return 8 + (column * 7 + row * 5) % 16 * 15;
}

/* Not by GStreamer's own offset, which is wrong for P010. The two colours in a plane are the same here. */
static guint8 *
find_sample (GstVideoFrame *picture, int component, int x, int y)
{
  int step = GST_VIDEO_FRAME_COMP_PSTRIDE (picture, component);
  guint8 *row = (guint8 *) GST_VIDEO_FRAME_COMP_DATA (picture, component)
                + y * GST_VIDEO_FRAME_COMP_STRIDE (picture, component);

  if (GST_VIDEO_FRAME_N_PLANES (picture) == 2 && component > 0)
    row = (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (picture, 1)
          + y * GST_VIDEO_FRAME_PLANE_STRIDE (picture, 1) + (component - 1) * step / 2;
  return row + x * step;
}

static void
put_sample (GstVideoFrame *picture, int component, int x, int y, int value)
{
  const GstVideoFormatInfo *format = picture->info.finfo;
  guint8 *at = find_sample (picture, component, x, y);

  if (GST_VIDEO_FORMAT_INFO_DEPTH (format, component) > 8)
    GST_WRITE_UINT16_LE (at, (value << (GST_VIDEO_FORMAT_INFO_DEPTH (format, component) - 8))
                                 << GST_VIDEO_FORMAT_INFO_SHIFT (format, component));
  else
    *at = (guint8) value;
}

static void
paint (GstVideoFrame *picture)
{
  for (guint c = 0; c < GST_VIDEO_FRAME_N_COMPONENTS (picture); c++)
    for (int y = 0; y < GST_VIDEO_FRAME_COMP_HEIGHT (picture, c); y++)
      for (int x = 0; x < GST_VIDEO_FRAME_COMP_WIDTH (picture, c); x++)
        put_sample (picture, (int) c, x, y, c == 0 ? get_grey (x / BLOCK, y / BLOCK) : 128);
}

typedef struct
{
  GstBuffer *buffer;
  GstVideoInfo info;
  GstVideoFrame picture;
} Source;

static void
open_source (Source *self, GstVideoFormat format)
{
  gst_video_info_set_format (&self->info, format, WIDTH, HEIGHT);
  self->info.colorimetry.range = GST_VIDEO_COLOR_RANGE_0_255;
  self->buffer = gst_buffer_new_allocate (NULL, GST_VIDEO_INFO_SIZE (&self->info), NULL);
  g_assert_true (
      gst_video_frame_map (&self->picture, &self->info, self->buffer, GST_MAP_READWRITE));
  paint (&self->picture);
}

static void
close_source (Source *self)
{
  gst_video_frame_unmap (&self->picture);
  gst_buffer_unref (self->buffer);
}

/* That the block in the middle of which a pixel of the frame lies, in the stream, has the grey of that pixel. */
static void
check_pixel (const MediaFrame *frame, int x, int y)
{
  double stream_x = (frame->region.x + (x + 0.5) / frame->width * frame->region.width) * WIDTH;
  double stream_y = (frame->region.y + (y + 0.5) / frame->height * frame->region.height) * HEIGHT;
  int column = (int) stream_x / BLOCK, row = (int) stream_y / BLOCK;
  const guint8 *pixel = frame->data + (gsize) y * (gsize) frame->stride + (gsize) x * 4;

  /* Near the edge of a block two are mixed. */
  if (fabs (fmod (stream_x, BLOCK) - BLOCK / 2.0) > BLOCK / 4.0
      || fabs (fmod (stream_y, BLOCK) - BLOCK / 2.0) > BLOCK / 4.0)
    return;
  for (int c = 0; c < 3; c++)
    g_assert_cmpint (ABS (pixel[c] - get_grey (column, row)), <=, 4);
}

static void
check_frame (const MediaFrame *frame, const MediaRegion *wanted)
{
  const MediaRegion *got = &frame->region;

  g_assert_cmpfloat (got->x, <=, wanted->x + 1e-9);
  g_assert_cmpfloat (got->y, <=, wanted->y + 1e-9);
  g_assert_cmpfloat (got->x + got->width, >=, wanted->x + wanted->width - 1e-9);
  g_assert_cmpfloat (got->y + got->height, >=, wanted->y + wanted->height - 1e-9);
  /* And next to nothing beyond. */
  g_assert_cmpfloat (got->width - wanted->width, <=, 4.0 / WIDTH);
  g_assert_cmpfloat (got->height - wanted->height, <=, 4.0 / HEIGHT);
  g_assert_cmpint (frame->stream_width, ==, WIDTH);
  g_assert_cmpint (frame->stream_height, ==, HEIGHT);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      check_pixel (frame, x, y);
}

static void
test_part (gconstpointer data)
{
  static const MediaRegion regions[] = { { 0, 0, 1, 1 },
                                         { 0, 0, 0.5, 0.5 },
                                         { 0.5, 0.5, 0.5, 0.5 },
                                         { 0.371, 0.113, 0.25, 0.25 },
                                         { 0.875, 0.875, 0.125, 0.125 },
                                         { 0.3, 0.7, 0.3, 0.3 } };
  g_autoptr (MediaScaler) scaler = media_scaler_new ();
  g_autoptr (MediaFramePool) pool = media_frame_pool_new ();
  Source source;

  open_source (&source, *(const GstVideoFormat *) data);
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      const MediaAim aim = { 0, 0, regions[i] };
      g_autoptr (MediaFrame) frame = media_scaler_scale (scaler, &source.picture, pool, &aim);

      check_frame (frame, &regions[i]);
    }
  close_source (&source);
}

/* A part has all the pixels that the stream has of it, up to those of the tile, and no more. */
static void
test_detail (void)
{
  g_autoptr (MediaScaler) scaler = media_scaler_new ();
  g_autoptr (MediaFramePool) pool = media_frame_pool_new ();
  const MediaAim whole = { 128, 96, MEDIA_REGION_WHOLE };
  const MediaAim part = { 128, 96, { 0.25, 0.25, 0.5, 0.5 } };
  const MediaAim close = { 128, 96, { 0.25, 0.25, 0.125, 0.125 } };
  Source source;
  MediaFrame *frame;

  open_source (&source, GST_VIDEO_FORMAT_I420);
  frame = media_scaler_scale (scaler, &source.picture, pool, &whole);
  g_assert_cmpint (frame->width, ==, 128);
  g_assert_cmpint (frame->height, ==, 96);
  media_frame_unref (frame);
  frame = media_scaler_scale (scaler, &source.picture, pool, &part);
  g_assert_cmpint (frame->width, >=, 128);
  g_assert_cmpint (frame->width, <=, 132);
  media_frame_unref (frame);
  frame = media_scaler_scale (scaler, &source.picture, pool, &close);
  g_assert_cmpint (frame->width, >=, 32);
  g_assert_cmpint (frame->width, <=, 36);
  check_frame (frame, &close.region);
  media_frame_unref (frame);
  close_source (&source);
}

static guint8
get_pixel (cairo_surface_t *surface, int x, int y)
{
  cairo_surface_flush (surface);
  return cairo_image_surface_get_data (
      surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
}

/* Draws a paintable of the size of the stream, and looks at the middle of a block that is shown there. */
static void
check_drawn (MediaPaintable *paintable, const MediaRegion *region, int column, int row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double x = ((column + 0.5) / COLUMNS - region->x) / region->width * WIDTH;
  double y = ((row + 0.5) / ROWS - region->y) / region->height * HEIGHT;

  gdk_paintable_snapshot (GDK_PAINTABLE (paintable), snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  g_assert_cmpint (ABS (get_pixel (surface, (int) x, (int) y) - get_grey (column, row)), <=, 6);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Another part is shown at once, from what is there, and the whole again when there was only a part. */
static void
test_paintable (gconstpointer data)
{
  g_autoptr (MediaScaler) scaler = media_scaler_new ();
  g_autoptr (MediaFramePool) pool = media_frame_pool_new ();
  g_autoptr (MediaPaintable) paintable = media_paintable_new ();
  const MediaRegion part = { 0.25, 0.25, 0.5, 0.5 };
  const MediaRegion beside = { 0.5, 0.5, 0.5, 0.5 };
  const MediaAim aim = { 0, 0, part };
  Source source;

  media_set_drawing (*(const MediaDrawing *) data);
  open_source (&source, GST_VIDEO_FORMAT_NV12);
  media_paintable_take_frame (paintable, media_scaler_scale (scaler, &source.picture, pool,
                                                             &MEDIA_AIM_EVERYTHING));
  check_drawn (paintable, &MEDIA_REGION_WHOLE, 1, 1);
  media_paintable_set_region (paintable, &part);
  check_drawn (paintable, &part, 4, 4);
  check_drawn (paintable, &part, 11, 8);
  media_paintable_take_frame (paintable, media_scaler_scale (scaler, &source.picture, pool, &aim));
  check_drawn (paintable, &part, 4, 4);
  check_drawn (paintable, &part, 11, 8);
  media_paintable_set_region (paintable, &beside);
  check_drawn (paintable, &beside, 9, 7);   /* of the part */
  check_drawn (paintable, &beside, 15, 11); /* of the whole that was there before */
  media_paintable_set_region (paintable, &MEDIA_REGION_WHOLE);
  check_drawn (paintable, &MEDIA_REGION_WHOLE, 1, 1);
  check_drawn (paintable, &MEDIA_REGION_WHOLE, 7, 5);
  close_source (&source);
}

int
main (int argc, char *argv[])
{
  static const MediaDrawing drawings[] = { MEDIA_DRAWING_CAIRO, MEDIA_DRAWING_TEXTURE };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  media_init ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/media/scaler/part/%s", gst_video_format_to_string (formats[i]));

      g_test_add_data_func (path, &formats[i], test_part);
    }
  g_test_add_func ("/media/scaler/detail", test_detail);
  g_test_add_data_func ("/media/paintable/cairo", &drawings[0], test_paintable);
  g_test_add_data_func ("/media/paintable/texture", &drawings[1], test_paintable);

  return g_test_run ();
}
