/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scenery.h"

#include <math.h>

/* What does not move. Everything is drawn once, in units of the scene: 0 to 1 in both directions,
 * the horizon in the middle, a road below it. */
#define HORIZON 0.5
#define ROAD_TOP 0.60
#define ROAD_BOTTOM 0.72

typedef struct
{
  cairo_t *cr;
  GRand *rand;
  double hue;
} Brush;

static void
set_hue (Brush *brush, double hue, double saturation, double value)
{
  double rgb[3];

  for (int i = 0; i < 3; i++)
    {
      double turn = fmod (hue + (3 - i) / 3.0, 1.0);
      double part = CLAMP (fabs (turn * 6 - 3) - 1, 0, 1);

      rgb[i] = value * (1 - saturation * (1 - part));
    }
  cairo_set_source_rgb (brush->cr, rgb[0], rgb[1], rgb[2]);
}

static double
between (Brush *brush, double low, double high)
{
  return g_rand_double_range (brush->rand, low, high);
}

static void
rectangle (Brush *brush, double x, double y, double width, double height)
{
  cairo_rectangle (brush->cr, x, y, width, height);
  cairo_fill (brush->cr);
}

static void
draw_sky_and_ground (Brush *brush)
{
  for (int i = 0; i < 24; i++)
    {
      set_hue (brush, brush->hue, 0.55 - 0.018 * i, 0.55 + 0.016 * i);
      rectangle (brush, 0, HORIZON * i / 24, 1, HORIZON / 24 + 0.01);
    }
  set_hue (brush, brush->hue + 0.35, 0.35, 0.42);
  rectangle (brush, 0, HORIZON, 1, 1 - HORIZON);
  for (int i = 0; i < 900; i++)
    {
      set_hue (brush, brush->hue + 0.35, between (brush, 0.2, 0.5), between (brush, 0.3, 0.55));
      rectangle (brush, between (brush, 0, 1), between (brush, HORIZON, 1), 0.004, 0.003);
    }
}

static void
draw_road (Brush *brush)
{
  cairo_set_source_rgb (brush->cr, 0.27, 0.27, 0.29);
  rectangle (brush, 0, ROAD_TOP, 1, ROAD_BOTTOM - ROAD_TOP);
  cairo_set_source_rgb (brush->cr, 0.85, 0.83, 0.7);
  for (int i = 0; i < 40; i++)
    rectangle (brush, i / 40.0, (ROAD_TOP + ROAD_BOTTOM) / 2 - 0.003, 0.012, 0.006);
}

static void
draw_tower (Brush *brush, double x, double width, double height)
{
  double hue = between (brush, 0, 1);
  double top = HORIZON - height;

  set_hue (brush, hue, 0.25, between (brush, 0.35, 0.75));
  rectangle (brush, x, top, width, height + 0.04);
  for (double y = top + 0.02; y < HORIZON - 0.02; y += 0.03)
    for (double w = x + 0.006; w < x + width - 0.008; w += 0.012)
      {
        set_hue (brush, 0.14, between (brush, 0, 0.6), between (brush, 0.3, 1));
        rectangle (brush, w, y, 0.006, 0.016);
      }
}

static void
draw_town (Brush *brush)
{
  double x = 0;

  while (x < 1)
    {
      double width = between (brush, 0.03, 0.08);

      draw_tower (brush, x, width, between (brush, 0.08, 0.34));
      x += width + between (brush, 0, 0.025);
    }
}

static void
draw_hills (Brush *brush)
{
  for (int range = 0; range < 3; range++)
    {
      double phase = between (brush, 0, 6);

      cairo_move_to (brush->cr, 0, HORIZON + 0.05);
      for (double x = 0; x <= 1.001; x += 0.005)
        cairo_line_to (brush->cr, x,
                       HORIZON - 0.16 + 0.06 * range - 0.05 * sin (x * (9 + 4 * range) + phase)
                           - 0.02 * sin (x * 41 + phase));
      cairo_line_to (brush->cr, 1, HORIZON + 0.05);
      set_hue (brush, brush->hue + 0.2, 0.3 + 0.1 * range, 0.65 - 0.12 * range);
      cairo_fill (brush->cr);
    }
  for (int i = 0; i < 60; i++)
    {
      double x = between (brush, 0, 1);
      double y = between (brush, HORIZON - 0.02, ROAD_TOP - 0.05);

      set_hue (brush, 0.33, 0.6, between (brush, 0.2, 0.4));
      cairo_move_to (brush->cr, x, y - 0.06);
      cairo_line_to (brush->cr, x + 0.01, y);
      cairo_line_to (brush->cr, x - 0.01, y);
      cairo_fill (brush->cr);
    }
}

static void
draw_yard (Brush *brush)
{
  for (int row = 0; row < 4; row++)
    for (double x = 0.01; x < 0.97; x += 0.045)
      {
        if (between (brush, 0, 1) < 0.25)
          continue;
        set_hue (brush, between (brush, 0, 1), 0.65, between (brush, 0.4, 0.85));
        rectangle (brush, x, HORIZON - 0.07 * row - 0.03, 0.042, 0.066);
        cairo_set_source_rgba (brush->cr, 0, 0, 0, 0.25);
        for (double rib = x + 0.004; rib < x + 0.04; rib += 0.006)
          rectangle (brush, rib, HORIZON - 0.07 * row - 0.025, 0.0015, 0.056);
      }
}

static void (*const motifs[]) (Brush *) = { draw_town, draw_hills, draw_yard };

/**
 * sim_scenery_new:
 * @width: pixels, even
 * @height: pixels, even
 * @seed: the same seed gives the same scene
 *
 * Returns: (transfer full): what a camera can look at, without what moves in it
 */
SimCanvas *
sim_scenery_new (int width, int height, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  Brush brush = { cairo_create (surface), rand, fmod (0.55 + seed * 0.137, 1.0) };
  SimCanvas *canvas;

  cairo_set_antialias (brush.cr, CAIRO_ANTIALIAS_NONE);
  cairo_scale (brush.cr, width, height);
  draw_sky_and_ground (&brush);
  motifs[seed % G_N_ELEMENTS (motifs)](&brush);
  draw_road (&brush);
  cairo_destroy (brush.cr);
  cairo_surface_flush (surface);
  canvas = sim_canvas_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return canvas;
}
