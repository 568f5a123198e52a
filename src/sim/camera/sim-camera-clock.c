/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-camera-clock.h"

#include <glib.h>

/* µs of the last second of 9999, where clocks stop. */
#define LAST_MOMENT (G_GINT64_CONSTANT (253402300799) * G_USEC_PER_SEC)

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
  gint64 shown = utc + clock->offset + (utc - clock->since) / G_USEC_PER_SEC * clock->drift;

  return MIN (shown, LAST_MOMENT);
}
