/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-canvas.h"

#include <math.h>
#include <string.h>

/* Chroma planes are half as wide and high. */
static inline int
plane_shift (int plane)
{
  return plane == 0 ? 0 : 1;
}

/**
 * sim_canvas_new:
 * @width: pixels, even
 * @height: pixels, even
 *
 * Returns: (transfer full): a canvas of unspecified content
 */
SimCanvas *
sim_canvas_new (int width, int height)
{
  SimCanvas *canvas = g_new0 (SimCanvas, 1);
  gsize luma = (gsize) width * height;

  canvas->width = width;
  canvas->height = height;
  canvas->memory = g_malloc (luma + luma / 2);
  canvas->planes[0] = canvas->memory;
  canvas->planes[1] = canvas->memory + luma;
  canvas->planes[2] = canvas->memory + luma + luma / 4;
  canvas->strides[0] = width;
  canvas->strides[1] = canvas->strides[2] = width / 2;
  return canvas;
}

/**
 * sim_canvas_free:
 * @canvas: (transfer full): a canvas made by sim_canvas_new()
 */
void
sim_canvas_free (SimCanvas *canvas)
{
  g_free (canvas->memory);
  g_free (canvas);
}

/* BT.601, studio range, in fixed point of 8 bits. */
static SimColour
colour_from_bytes (int r, int g, int b)
{
  return (SimColour){
    .y = (guint8) (((66 * r + 129 * g + 25 * b + 128) >> 8) + 16),
    .u = (guint8) (((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128),
    .v = (guint8) (((112 * r - 94 * g - 18 * b + 128) >> 8) + 128),
  };
}

/**
 * sim_colour_from_rgb:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 *
 * Returns: the colour
 */
SimColour
sim_colour_from_rgb (double red, double green, double blue)
{
  return colour_from_bytes ((int) (red * 255), (int) (green * 255), (int) (blue * 255));
}

/**
 * sim_canvas_new_from_surface:
 * @surface: an image surface in RGB24, of even size
 *
 * Returns: (transfer full): the same picture
 */
SimCanvas *
sim_canvas_new_from_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  SimCanvas *canvas = sim_canvas_new (width, height);

  for (int y = 0; y < height; y++)
    {
      const guint8 *row = data + (gsize) y * stride;
      gsize chroma = (gsize) (y / 2) * canvas->strides[1];

      for (int x = 0; x < width; x++)
        {
          guint32 pixel;
          SimColour colour;

          memcpy (&pixel, row + (gsize) x * 4, sizeof pixel);
          colour = colour_from_bytes (pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
          canvas->planes[0][(gsize) y * width + x] = colour.y;
          if ((x | y) & 1)
            continue;
          canvas->planes[1][chroma + x / 2] = colour.u;
          canvas->planes[2][chroma + x / 2] = colour.v;
        }
    }
  return canvas;
}

/* One row of one colour, clipped. */
static void
fill_span (SimCanvas *canvas, int y, int left, int right, SimColour colour)
{
  left = MAX (left, 0);
  right = MIN (right, canvas->width);
  if (y < 0 || y >= canvas->height || left >= right)
    return;

  memset (canvas->planes[0] + (gsize) y * canvas->strides[0] + left, colour.y, right - left);
  if (y & 1)
    return;
  right = (right + 1) / 2;
  left = left / 2;
  memset (canvas->planes[1] + (gsize) (y / 2) * canvas->strides[1] + left, colour.u, right - left);
  memset (canvas->planes[2] + (gsize) (y / 2) * canvas->strides[2] + left, colour.v, right - left);
}

/**
 * sim_canvas_fill_rectangle:
 * @canvas: a canvas
 * @x: left edge, pixels; may lie outside
 * @y: top edge
 * @width: pixels
 * @height: pixels
 * @colour: what to fill with
 */
void
sim_canvas_fill_rectangle (SimCanvas *canvas,
                           double x,
                           double y,
                           double width,
                           double height,
                           SimColour colour)
{
  int bottom = (int) ceil (MIN (y + height, canvas->height));

  for (int row = (int) MAX (floor (y), 0); row < bottom; row++)
    fill_span (canvas, row, (int) floor (x), (int) ceil (x + width), colour);
}

/**
 * sim_canvas_fill_ellipse:
 * @canvas: a canvas
 * @x: middle, pixels; may lie outside
 * @y: middle
 * @radius_x: pixels
 * @radius_y: pixels
 * @colour: what to fill with
 */
void
sim_canvas_fill_ellipse (SimCanvas *canvas,
                         double x,
                         double y,
                         double radius_x,
                         double radius_y,
                         SimColour colour)
{
  int bottom = (int) ceil (MIN (y + radius_y, canvas->height));

  for (int row = (int) MAX (floor (y - radius_y), 0); row < bottom; row++)
    {
      double part = (row - y) / radius_y;
      double half = part * part < 1 ? radius_x * sqrt (1 - part * part) : 0;

      fill_span (canvas, row, (int) floor (x - half), (int) ceil (x + half), colour);
    }
}

static inline guint8
mix (guint8 below, guint8 above, guint8 cover)
{
  return (guint8) (below + (above - below) * cover / 255);
}

/**
 * sim_canvas_blend_mask:
 * @canvas: a canvas
 * @x: left edge, pixels; may lie outside
 * @y: top edge
 * @mask: what to cover
 * @colour: with what
 */
void
sim_canvas_blend_mask (SimCanvas *canvas, int x, int y, const SimMask *mask, SimColour colour)
{
  int top = MAX (0, -y);
  int bottom = MIN (mask->height, canvas->height - y);
  int left = MAX (0, -x);
  int right = MIN (mask->width, canvas->width - x);

  for (int row = top; row < bottom; row++)
    {
      const guint8 *cover = mask->data + (gsize) row * mask->width;
      guint8 *luma = canvas->planes[0] + (gsize) (y + row) * canvas->strides[0] + x;
      gsize line = (gsize) ((y + row) / 2) * canvas->strides[1];

      for (int column = left; column < right; column++)
        {
          gsize chroma = line + (gsize) (x + column) / 2;

          if (cover[column] == 0)
            continue;
          luma[column] = mix (luma[column], colour.y, cover[column]);
          if (((x + column) | (y + row)) & 1)
            continue;
          canvas->planes[1][chroma] = mix (canvas->planes[1][chroma], colour.u, cover[column]);
          canvas->planes[2][chroma] = mix (canvas->planes[2][chroma], colour.v, cover[column]);
        }
    }
}

static void
copy_rows (SimCanvas *canvas, const SimCanvas *source, int plane, int left, int top)
{
  int shift = plane_shift (plane);

  for (int row = 0; row < canvas->height >> shift; row++)
    memcpy (canvas->planes[plane] + (gsize) row * canvas->strides[plane],
            source->planes[plane] + (gsize) (row + (top >> shift)) * source->strides[plane]
                + (left >> shift),
            canvas->width >> shift);
}

/* Bilinear, with positions in 1/65536 and weights in 1/256 of a pixel. */
static void
scale_plane (SimCanvas *canvas, const SimCanvas *source, int plane, double x, double y, double zoom)
{
  int shift = plane_shift (plane);
  int width = canvas->width >> shift;
  int last_row = (source->height >> shift) - 1;
  guint last_column = (guint) (source->width >> shift) - 1;
  guint step = (guint) (65536 / zoom);

  for (int row = 0; row < canvas->height >> shift; row++)
    {
      double line = y / (1 << shift) + row / zoom;
      int above = MIN ((int) line, last_row);
      guint weight = (guint) ((line - above) * 256) & 0xff;
      const guint8 *a = source->planes[plane] + (gsize) above * source->strides[plane];
      const guint8 *b = above < last_row ? a + source->strides[plane] : a;
      guint8 *out = canvas->planes[plane] + (gsize) row * canvas->strides[plane];
      guint position = (guint) (x / (1 << shift) * 65536);

      for (int column = 0; column < width; column++, position += step)
        {
          guint i = MIN (position >> 16, last_column);
          guint j = MIN (i + 1, last_column);
          guint f = position >> 8 & 0xff;
          guint top = a[i] * (256 - f) + a[j] * f;
          guint bottom = b[i] * (256 - f) + b[j] * f;

          out[column] = (guint8) ((top * (256 - weight) + bottom * weight) >> 16);
        }
    }
}

/**
 * sim_canvas_copy_view:
 * @canvas: to fill
 * @source: the larger picture
 * @x: left edge of the part, in pixels of @source
 * @y: top edge of the part
 * @zoom: how much the part is enlarged, from 1; the part must lie inside @source
 */
void
sim_canvas_copy_view (SimCanvas *canvas, const SimCanvas *source, double x, double y, double zoom)
{
  int left = (int) x & ~1;
  int top = (int) y & ~1;
  gboolean whole = zoom < 1.001;

  for (int plane = 0; plane < 3; plane++)
    if (whole)
      copy_rows (canvas, source, plane, CLAMP (left, 0, source->width - canvas->width),
                 CLAMP (top, 0, source->height - canvas->height));
    else
      scale_plane (canvas, source, plane, x, y, zoom);
}

/* A running mean over one line of pixels that lie @step bytes apart. */
static void
blur_line (guint8 *line, int length, int step, int radius, guint8 *scratch)
{
  guint sum = 0;
  guint window = 2 * (guint) radius + 1;

  if (length < 1)
    return;
  for (int i = 0; i < length; i++)
    scratch[i] = line[(gsize) i * step];
  for (int i = -radius; i <= radius; i++)
    sum += scratch[CLAMP (i, 0, length - 1)];
  for (int i = 0; i < length; i++)
    {
      line[(gsize) i * step] = (guint8) (sum / window);
      sum += scratch[MIN (i + radius + 1, length - 1)];
      sum -= scratch[MAX (i - radius, 0)];
    }
}

/**
 * sim_canvas_blur:
 * @canvas: a canvas
 * @radius: pixels
 *
 * What is out of focus: luma is blurred, which is what the eye notices.
 */
void
sim_canvas_blur (SimCanvas *canvas, int radius)
{
  g_autofree guint8 *scratch = g_malloc0 (MAX (canvas->width, canvas->height));

  for (int y = 0; y < canvas->height; y++)
    blur_line (canvas->planes[0] + (gsize) y * canvas->strides[0], canvas->width, 1, radius,
               scratch);
  for (int x = 0; x < canvas->width; x++)
    blur_line (canvas->planes[0] + x, canvas->height, canvas->strides[0], radius, scratch);
}

/**
 * sim_canvas_brighten:
 * @canvas: a canvas
 * @amount: −255 to 255, added to the luma
 */
void
sim_canvas_brighten (SimCanvas *canvas, int amount)
{
  guint8 table[256];

  for (int i = 0; i < 256; i++)
    table[i] = (guint8) CLAMP (i + amount, 16, 235);
  for (int y = 0; y < canvas->height; y++)
    {
      guint8 *row = canvas->planes[0] + (gsize) y * canvas->strides[0];

      for (int x = 0; x < canvas->width; x++)
        row[x] = table[row[x]];
    }
}
