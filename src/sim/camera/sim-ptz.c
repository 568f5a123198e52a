/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-ptz.h"

#include <string.h>

/* What speed 1 does in a second. A step is so many seconds of it. Pan and tilt are parts of the
 * scene, so a frame is 1/3 and 1/2 of them. */
static const struct
{
  double per_second;
  double min;
  double max;
  double start;
} axes[SIM_PTZ_N_AXES] = {
  [SIM_PTZ_PAN] = { 0.12 / SIM_PTZ_SCENE_WIDTHS, 0, 1, 0.5 },
  [SIM_PTZ_TILT] = { 0.12 / SIM_PTZ_SCENE_HEIGHTS, 0, 1, 0.5 },
  [SIM_PTZ_ZOOM] = { 0.15, 1, SIM_PTZ_MAX_ZOOM, 1 },
  [SIM_PTZ_FOCUS] = { 0.1, -1, 1, 0 },
  [SIM_PTZ_IRIS] = { 0.1, -1, 1, 0 },
};
#define STEP_SECONDS 0.35
#define SCAN_SPEED 2

/* The values of `cmd` in command 7 (3.2), and which axes they move. */
static const struct
{
  int command;
  gint8 sign[SIM_PTZ_N_AXES];
  gboolean scans;
} commands[] = {
  { 1, { 0, 0, 1, 0, 0 }, FALSE },    { 2, { 0, 0, -1, 0, 0 }, FALSE },
  { 3, { 0, 0, 0, 1, 0 }, FALSE },    { 4, { 0, 0, 0, -1, 0 }, FALSE },
  { 5, { 0, 0, 0, 0, 1 }, FALSE },    { 6, { 0, 0, 0, 0, -1 }, FALSE },
  { 11, { 0, -1, 0, 0, 0 }, FALSE },  { 12, { 0, 1, 0, 0, 0 }, FALSE },
  { 13, { -1, 0, 0, 0, 0 }, FALSE },  { 14, { 1, 0, 0, 0, 0 }, FALSE },
  { 15, { -1, -1, 0, 0, 0 }, FALSE }, { 16, { 1, -1, 0, 0, 0 }, FALSE },
  { 17, { -1, 1, 0, 0, 0 }, FALSE },  { 18, { 1, 1, 0, 0, 0 }, FALSE },
  { 22, { 1, 0, 0, 0, 0 }, TRUE },
};

/* The middle of the view cannot come nearer to the edge than half a view. */
static void
clamp_to_scene (SimPtz *ptz)
{
  double zoom;

  for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
    ptz->position[axis] = CLAMP (ptz->position[axis], axes[axis].min, axes[axis].max);

  zoom = ptz->position[SIM_PTZ_ZOOM];
  for (int axis = SIM_PTZ_PAN; axis <= SIM_PTZ_TILT; axis++)
    {
      double frames = axis == SIM_PTZ_PAN ? SIM_PTZ_SCENE_WIDTHS : SIM_PTZ_SCENE_HEIGHTS;
      double half = 0.5 / (frames * zoom);
      double inside = CLAMP (ptz->position[axis], half, 1 - half);

      if (axis == SIM_PTZ_PAN && ptz->scanning && inside != ptz->position[axis])
        ptz->rate[axis] = -ptz->rate[axis];
      ptz->position[axis] = inside;
    }
}

static void
move (SimPtz *ptz, double seconds)
{
  double zoom = ptz->position[SIM_PTZ_ZOOM];

  for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
    {
      double scale = axis == SIM_PTZ_ZOOM ? zoom : axis <= SIM_PTZ_TILT ? 1 / zoom : 1;

      ptz->position[axis] += ptz->rate[axis] * scale * seconds;
    }
  clamp_to_scene (ptz);
}

/**
 * sim_ptz_init:
 * @ptz: to fill
 * @now: µs of the monotonic clock
 *
 * The middle of the scene, not enlarged, at rest.
 */
void
sim_ptz_init (SimPtz *ptz, gint64 now)
{
  *ptz = (SimPtz){ .at = now };
  for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
    ptz->position[axis] = axes[axis].start;
}

static gboolean
is_moving (const SimPtz *ptz)
{
  for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
    if (ptz->rate[axis] != 0)
      return TRUE;
  return FALSE;
}

/**
 * sim_ptz_advance:
 * @ptz: where the camera looks
 * @now: µs of the monotonic clock
 *
 * Moves on to @now.
 */
void
sim_ptz_advance (SimPtz *ptz, gint64 now)
{
  if (!is_moving (ptz))
    ptz->at = now;
  /* In small steps, because zooming changes the speed of panning and a scan turns round. */
  while (ptz->at < now)
    {
      gint64 slice = MIN (now - ptz->at, G_USEC_PER_SEC / 10);

      move (ptz, (double) slice / G_USEC_PER_SEC);
      ptz->at += slice;
    }
}

/**
 * sim_ptz_command:
 * @ptz: where the camera looks
 * @phase: start, stop or one step
 * @command: member `cmd` of command 7 (3.2)
 * @speed: 1 to 7
 * @now: µs of the monotonic clock
 *
 * Obeys command 7. A start on one axis leaves another in motion; a stop ends the axes that its
 * command names, and a scan.
 *
 * Returns: %FALSE for a command or a speed that the document does not know
 */
gboolean
sim_ptz_command (SimPtz *ptz, SimPtzPhase phase, int command, int speed, gint64 now)
{
  guint row = 0;

  while (row < G_N_ELEMENTS (commands) && commands[row].command != command)
    row++;
  if (row == G_N_ELEMENTS (commands) || (phase != SIM_PTZ_STOP && (speed < 1 || speed > 7)))
    return FALSE;

  sim_ptz_advance (ptz, now);
  if (phase == SIM_PTZ_STEP)
    {
      SimPtz step = *ptz;

      for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
        step.rate[axis] = commands[row].sign[axis] * speed * axes[axis].per_second;
      move (&step, STEP_SECONDS);
      memcpy (ptz->position, step.position, sizeof ptz->position);
      return TRUE;
    }

  for (int axis = 0; axis < SIM_PTZ_N_AXES; axis++)
    if (commands[row].sign[axis] != 0 || (ptz->scanning && axis == SIM_PTZ_PAN))
      ptz->rate[axis]
          = phase == SIM_PTZ_STOP ? 0 : commands[row].sign[axis] * speed * axes[axis].per_second;
  ptz->scanning = phase == SIM_PTZ_START && commands[row].scans;
  return TRUE;
}
