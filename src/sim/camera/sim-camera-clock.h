/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimCameraClock:
 * @is_set: whether the rest counts; else the camera shows the time of its zone, as it is
 * @offset: µs that the clock was ahead of UTC at @since, its zone among them
 * @since: µs of UTC
 * @drift: µs that it gains in a second, negative when it loses
 *
 * A camera's own clock: what it shows is local time, and nobody knows of which zone.
 */
typedef struct
{
  gboolean is_set;
  gint64 offset;
  gint64 since;
  gint64 drift;
} SimCameraClock;

gint64 sim_camera_clock_read (const SimCameraClock *clock, gint64 utc);

G_END_DECLS
