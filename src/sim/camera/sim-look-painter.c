/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands 33 and 34 do to a picture. */
#include "config.h"

#include "camera/sim-look-painter.h"

#include <string.h>

#define WHITE_LIGHT 48
#define RED_LIGHT 20
#define RED_SHIFT 24

/* A picture this dark makes what is automatic act; one pixel of so many is looked at. */
#define DARK_LUMA 48
#define SAMPLE_STEP 7

#define NO_COLOUR 128

static gboolean
is_dark (const SimCanvas *canvas)
{
  guint64 sum = 0, count = 0;

  for (int y = 0; y < canvas->height; y += SAMPLE_STEP)
    for (int x = 0; x < canvas->width; x += SAMPLE_STEP, count++)
      sum += canvas->planes[0][(gsize) y * canvas->strides[0] + x];
  return sum < count * DARK_LUMA;
}

static void
drop_colour (SimCanvas *canvas)
{
  for (int plane = 1; plane < 3; plane++)
    for (int y = 0; y < canvas->height / 2; y++)
      memset (canvas->planes[plane] + (gsize) y * canvas->strides[plane], NO_COLOUR,
              canvas->width / 2);
}

static void
redden (SimCanvas *canvas)
{
  for (int y = 0; y < canvas->height / 2; y++)
    {
      guint8 *row = canvas->planes[2] + (gsize) y * canvas->strides[2];

      for (int x = 0; x < canvas->width / 2; x++)
        row[x] = (guint8) MIN (row[x] + RED_SHIFT, 240);
    }
}

static gboolean
shines (SimLed led, gboolean dark)
{
  return led == SIM_LED_ON || (led == SIM_LED_AUTO && dark);
}

/**
 * sim_look_light:
 * @look: a look
 * @canvas: (inout): what the lens sees
 *
 * Lights and colours it.
 */
void
sim_look_light (const SimLook *look, SimCanvas *canvas)
{
  gboolean automatic = look->white == SIM_LED_AUTO || look->red == SIM_LED_AUTO
                       || look->display == SIM_DISPLAY_AUTO;
  gboolean dark = automatic && is_dark (canvas);

  if (shines (look->white, dark))
    sim_canvas_brighten (canvas, WHITE_LIGHT);
  if (shines (look->red, dark))
    {
      sim_canvas_brighten (canvas, RED_LIGHT);
      redden (canvas);
    }
  if (look->display == SIM_DISPLAY_GREY || (look->display == SIM_DISPLAY_AUTO && dark))
    drop_colour (canvas);
}

/**
 * sim_look_swaps_sides:
 * @look: a look
 *
 * Returns: whether what was wide becomes high
 */
gboolean
sim_look_swaps_sides (const SimLook *look)
{
  return look->turn == SIM_TURN_LEFT || look->turn == SIM_TURN_RIGHT;
}

/**
 * sim_look_moves_pixels:
 * @look: a look
 *
 * Returns: whether sim_look_turn() does anything but copy
 */
gboolean
sim_look_moves_pixels (const SimLook *look)
{
  return look->turn != SIM_TURN_NONE || look->flip != SIM_FLIP_NONE;
}

/* Where a frame's first pixel lies in the source, and how far the next ones are, in bytes. */
typedef struct
{
  gssize first;
  gssize across;
  gssize down;
} Walk;

static Walk
plan_turn (SimTurn turn, int width, int height, int stride)
{
  gssize right = width - 1, bottom = (gssize) (height - 1) * stride;

  switch (turn)
    {
    case SIM_TURN_LEFT: /* what was at the right is at the top */
      return (Walk){ right, stride, -1 };
    case SIM_TURN_RIGHT:
      return (Walk){ bottom, -stride, 1 };
    case SIM_TURN_OVER:
      return (Walk){ bottom + right, -1, -stride };
    case SIM_TURN_NONE:
    default:
      return (Walk){ 0, 1, stride };
    }
}

static void
turn_plane (const SimLook *look, const SimCanvas *source, SimCanvas *frame, int plane)
{
  int shift = plane == 0 ? 0 : 1;
  int width = frame->width >> shift, height = frame->height >> shift;
  Walk walk = plan_turn (look->turn, source->width >> shift, source->height >> shift,
                         source->strides[plane]);

  if (look->flip & SIM_FLIP_HORIZONTAL)
    {
      walk.first += walk.across * (width - 1);
      walk.across = -walk.across;
    }
  if (look->flip & SIM_FLIP_VERTICAL)
    {
      walk.first += walk.down * (height - 1);
      walk.down = -walk.down;
    }
  for (int y = 0; y < height; y++)
    {
      const guint8 *from = source->planes[plane] + walk.first + walk.down * y;
      guint8 *to = frame->planes[plane] + (gsize) y * frame->strides[plane];

      for (int x = 0; x < width; x++, from += walk.across)
        to[x] = *from;
    }
}

/**
 * sim_look_turn:
 * @look: a look
 * @source: what the lens sees
 * @frame: (out caller-allocates): as large, or with its sides swapped
 *
 * Turns it, and then mirrors it.
 */
void
sim_look_turn (const SimLook *look, const SimCanvas *source, SimCanvas *frame)
{
  for (int plane = 0; plane < 3; plane++)
    turn_plane (look, source, frame, plane);
}
