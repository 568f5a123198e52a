/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-camera-clock.h"

/**
 * sim_camera_clock_read:
 * @clock: a clock that is set
 * @utc: µs of UTC
 *
 * Returns: µs that it shows then, as if it stood in UTC
 */
gint64
sim_camera_clock_read (const SimCameraClock *clock, gint64 utc)
{
  return utc + clock->offset + (utc - clock->since) / G_USEC_PER_SEC * clock->drift;
}
