/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimPtzPhase:
 * @SIM_PTZ_START: move until stopped
 * @SIM_PTZ_STOP: stop
 * @SIM_PTZ_STEP: one step
 *
 * Member `stop` of command 7 (3.2), with the document's numbers.
 */
typedef enum
{
  SIM_PTZ_START = 0,
  SIM_PTZ_STOP = 1,
  SIM_PTZ_STEP = 2,
} SimPtzPhase;

/**
 * SimPtzAxis:
 *
 * What a command 7 can move. Pan and tilt are the middle of the view as a part of the scene's
 * width and height, zoom is a factor from 1, focus and iris are offsets from −1 to 1 where 0 is sharp
 * and well exposed.
 */
typedef enum
{
  SIM_PTZ_PAN,
  SIM_PTZ_TILT,
  SIM_PTZ_ZOOM,
  SIM_PTZ_FOCUS,
  SIM_PTZ_IRIS,
  SIM_PTZ_N_AXES,
} SimPtzAxis;

/* The scene is so many frames wide and high, and can be enlarged so far. */
#define SIM_PTZ_SCENE_WIDTHS 3
#define SIM_PTZ_SCENE_HEIGHTS 2
#define SIM_PTZ_MAX_ZOOM 4.0

/**
 * SimPtz:
 *
 * Where a camera looks and how it is moving: a plain value that is advanced by the time that has
 * passed. Not locked; its owner does that.
 */
typedef struct
{
  double position[SIM_PTZ_N_AXES];
  double rate[SIM_PTZ_N_AXES]; /* per second, before division by zoom */
  gboolean scanning;
  gint64 at; /* µs of the monotonic clock to which position belongs */
} SimPtz;

void sim_ptz_init (SimPtz *ptz, gint64 now);
gboolean sim_ptz_command (SimPtz *ptz, SimPtzPhase phase, int command, int speed, gint64 now);
void sim_ptz_advance (SimPtz *ptz, gint64 now);

G_END_DECLS
