/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scenery.h"

#include <math.h>

/* What moves: a few flat shapes, because they are painted in every picture. Places and sizes are
 * parts of the scene's width and height; a speed is in scene widths a second. */
typedef struct
{
  SimCanvas *frame;
  const SimView *view;
  double width;
  double height;
  double seconds;
} Stage;

typedef struct
{
  void (*paint) (Stage *stage, double x, double y, guint nth, guint seed);
  double y;
  double speed;
  guint count;
} Troupe;

static void
rectangle (Stage *stage, double x, double y, double width, double height, SimColour colour)
{
  double zoom = stage->view->zoom;

  sim_canvas_fill_rectangle (stage->frame, (x * stage->width - stage->view->x) * zoom,
                             (y * stage->height - stage->view->y) * zoom,
                             width * stage->width * zoom, height * stage->height * zoom, colour);
}

static void
ellipse (Stage *stage, double x, double y, double radius_x, double radius_y, SimColour colour)
{
  double zoom = stage->view->zoom;

  sim_canvas_fill_ellipse (stage->frame, (x * stage->width - stage->view->x) * zoom,
                           (y * stage->height - stage->view->y) * zoom,
                           radius_x * stage->width * zoom, radius_y * stage->height * zoom, colour);
}

static void
paint_cloud (Stage *stage, double x, double y, guint nth, guint seed)
{
  SimColour grey = { (guint8) (205 + (nth * 7 + seed) % 25), 128, 128 };

  y += 0.03 * (nth % 5);
  ellipse (stage, x, y, 0.03, 0.020, grey);
  ellipse (stage, x + 0.02, y - 0.01, 0.022, 0.022, grey);
  ellipse (stage, x + 0.04, y, 0.026, 0.017, grey);
}

static void
paint_car (Stage *stage, double x, double y, guint nth, guint seed)
{
  static const SimColour glass = { 150, 140, 120 };
  static const SimColour tyre = { 25, 128, 128 };
  guint n = nth * 3 + seed;
  SimColour body = sim_colour_from_rgb ((n & 1) * 0.8 + 0.1, (n & 2) * 0.35 + 0.1, (n & 4) * 0.2);

  rectangle (stage, x, y - 0.028, 0.046, 0.022, body);
  rectangle (stage, x + 0.010, y - 0.046, 0.024, 0.019, body);
  rectangle (stage, x + 0.013, y - 0.042, 0.018, 0.012, glass);
  ellipse (stage, x + 0.010, y - 0.006, 0.005, 0.010, tyre);
  ellipse (stage, x + 0.036, y - 0.006, 0.005, 0.010, tyre);
}

static void
paint_walker (Stage *stage, double x, double y, guint nth, guint seed)
{
  static const SimColour skin = { 170, 110, 150 };
  static const SimColour legs = { 50, 140, 120 };
  SimColour coat = sim_colour_from_rgb (0.9, 0.2 + 0.1 * (double) ((nth + seed) % 6), 0.15);
  double stride = 0.004 * sin (stage->seconds * 7 + nth);

  rectangle (stage, x - stride, y - 0.025, 0.003, 0.025, legs);
  rectangle (stage, x + stride + 0.003, y - 0.025, 0.003, 0.025, legs);
  rectangle (stage, x - 0.002, y - 0.060, 0.010, 0.036, coat);
  ellipse (stage, x + 0.003, y - 0.070, 0.005, 0.011, skin);
}

static void
paint_bird (Stage *stage, double x, double y, guint nth, guint seed)
{
  static const SimColour ink = { 40, 128, 128 };
  double wave = sin (stage->seconds * 1.3 + nth * 2 + seed);
  double wing = 0.010 * fabs (sin (stage->seconds * 6 + nth));

  y += 0.05 * wave;
  ellipse (stage, x, y, 0.006, 0.006, ink);
  rectangle (stage, x - 0.002, y - wing, 0.004, wing * 2, ink);
}

static const Troupe troupes[] = {
  { paint_cloud, 0.12, 0.006, 6 }, { paint_bird, 0.36, 0.035, 5 }, { paint_walker, 0.58, 0.012, 7 },
  { paint_car, 0.655, -0.085, 5 }, { paint_car, 0.715, 0.070, 5 },
};

/**
 * sim_sprites_paint:
 * @frame: the picture
 * @view: what part of the scene it shows
 * @scene_width: of the whole scene, pixels
 * @scene_height: of the whole scene, pixels
 * @seed: colours and places
 * @seconds: the scene's time
 *
 * Paints what moves, where it is at that time.
 */
void
sim_sprites_paint (SimCanvas *frame,
                   const SimView *view,
                   int scene_width,
                   int scene_height,
                   guint seed,
                   double seconds)
{
  Stage stage = { frame, view, scene_width, scene_height, seconds };

  for (guint t = 0; t < G_N_ELEMENTS (troupes); t++)
    for (guint nth = 0; nth < troupes[t].count; nth++)
      {
        /* Each leaves the scene on one side, wholly, before it comes back on the other. */
        double start = (double) nth / troupes[t].count + 0.01 * (double) ((seed + t * 5) % 17);
        double along = start + troupes[t].speed * seconds;

        troupes[t].paint (&stage, (along - floor (along)) * 1.1 - 0.08, troupes[t].y, nth, seed);
      }
}
