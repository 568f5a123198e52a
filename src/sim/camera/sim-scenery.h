/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-canvas.h"

G_BEGIN_DECLS

/**
 * SimView:
 * @x: left edge of what the camera sees, in pixels of the scene
 * @y: top edge
 * @zoom: pixels of the frame for a pixel of the scene
 */
typedef struct
{
  double x;
  double y;
  double zoom;
} SimView;

SimCanvas *sim_scenery_new (int width, int height, guint seed);
void sim_sprites_paint (SimCanvas *frame,
                        const SimView *view,
                        int scene_width,
                        int scene_height,
                        guint seed,
                        double seconds);

G_END_DECLS
