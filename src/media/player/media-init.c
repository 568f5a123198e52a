/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gst/gst.h>

#include "player/media-init.h"
#include "player/media-reaper.h"

/* What these parts of GStreamer log holds the stream's name, and so its token. */
static const char *const talkative[]
    = { "rtmpamf", "rtmpclient", "rtmpconnection", "rtmpmessage", "rtmp2src", "rtmpsrc" };

/* It goes by the same devices as the others, and tells the terminal when there is none. */
static void
pass_over_openal (void)
{
  g_autoptr (GstPluginFeature) feature
      = gst_registry_lookup_feature (gst_registry_get (), "openalsink");

  if (feature != NULL)
    gst_plugin_feature_set_rank (feature, GST_RANK_NONE);
}

/**
 * media_init:
 *
 * Prepares GStreamer. Call it once, before the first player; calling it again does nothing. Parts of GStreamer
 * that would log tokens are kept to warnings, whatever `GST_DEBUG` says.
 */
void
media_init (void)
{
  gst_init (NULL, NULL);
  pass_over_openal ();
  for (guint i = 0; i < G_N_ELEMENTS (talkative); i++)
    gst_debug_set_threshold_for_name (talkative[i], GST_LEVEL_WARNING);
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
