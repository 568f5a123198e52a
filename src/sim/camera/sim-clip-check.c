/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-clip-check.h"

#include <gio/gio.h>
#include <gst/pbutils/pbutils.h>

#define PATIENCE (10 * GST_SECOND)

static gboolean
has_moving_pictures (GstDiscovererInfo *info)
{
  GList *streams = gst_discoverer_info_get_video_streams (info);
  gboolean found = FALSE;

  for (GList *link = streams; link != NULL; link = link->next)
    found = found || !gst_discoverer_video_info_is_image (link->data);
  gst_discoverer_stream_info_list_free (streams);
  return found;
}

/**
 * sim_clip_check:
 * @path: a file
 * @error: what is wrong with it, without its name
 *
 * Looks at the beginning of a file, as sim_clip_load() will read it. Blocks, for ten seconds at most.
 *
 * Returns: whether a camera can show it
 */
gboolean
sim_clip_check (const char *path, GError **error)
{
  g_autoptr (GstDiscoverer) discoverer = gst_discoverer_new (PATIENCE, error);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autoptr (GstDiscovererInfo) info = NULL;
  g_autoptr (GError) local = NULL;

  if (discoverer == NULL || uri == NULL)
    return FALSE;
  info = gst_discoverer_discover_uri (discoverer, uri, &local);
  if (info != NULL && has_moving_pictures (info))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "There are no moving pictures in this file");
  return FALSE;
}
