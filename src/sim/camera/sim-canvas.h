/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * SimCanvas:
 *
 * A picture in I420 to paint on, with memory of its own (sim_canvas_new()) or borrowed from a video
 * frame. Widths and heights are even.
 */
typedef struct
{
  int width;
  int height;
  guint8 *planes[3];
  int strides[3];
  guint8 *memory; /* %NULL when borrowed */
} SimCanvas;

typedef struct
{
  guint8 y;
  guint8 u;
  guint8 v;
} SimColour;

/**
 * SimMask:
 *
 * How much of each pixel is covered, 0 to 255: a piece of text.
 */
typedef struct
{
  int width;
  int height;
  guint8 *data;
} SimMask;

SimCanvas *sim_canvas_new (int width, int height);
SimCanvas *sim_canvas_new_from_surface (cairo_surface_t *surface);
void sim_canvas_free (SimCanvas *canvas);

SimColour sim_colour_from_rgb (double red, double green, double blue);
void sim_canvas_fill_rectangle (SimCanvas *canvas,
                                double x,
                                double y,
                                double width,
                                double height,
                                SimColour colour);
void sim_canvas_fill_ellipse (SimCanvas *canvas,
                              double x,
                              double y,
                              double radius_x,
                              double radius_y,
                              SimColour colour);
void sim_canvas_blend_mask (SimCanvas *canvas, int x, int y, const SimMask *mask, SimColour colour);
void
sim_canvas_copy_view (SimCanvas *canvas, const SimCanvas *source, double x, double y, double zoom);
void sim_canvas_blur (SimCanvas *canvas, int radius);
void sim_canvas_brighten (SimCanvas *canvas, int amount);

SimMask *sim_mask_new_from_text (const char *text, int pixels);
void sim_mask_free (SimMask *mask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimCanvas, sim_canvas_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimMask, sim_mask_free)

G_END_DECLS
