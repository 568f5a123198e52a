/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gst/gst.h>

#include "player/media-init.h"
#include "player/media-reaper.h"

/**
 * media_init:
 *
 * Prepares GStreamer. Call it once, before the first player; calling it again does nothing.
 */
void
media_init (void)
{
  gst_init (NULL, NULL);
}

/**
 * media_wait_quiet:
 * @timeout_ms: how long to wait at most
 *
 * Waits until every connection that was stopped is really gone; for the end of a program, and tests.
 *
 * Returns: whether it is quiet
 */
gboolean
media_wait_quiet (guint timeout_ms)
{
  return media_reaper_wait_quiet (timeout_ms);
}
