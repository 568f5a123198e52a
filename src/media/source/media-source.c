/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"
#include "source/media-flv-scan.h"
#include "source/media-source.h"

static const MediaSource *const sources[MEDIA_N_PROTOCOLS] = {
  [MEDIA_PROTOCOL_FLV] = &media_source_flv,
  [MEDIA_PROTOCOL_HLS] = &media_source_hls,
  [MEDIA_PROTOCOL_RTMP] = &media_source_rtmp,
};

/**
 * media_source_get:
 *
 * Returns: (transfer none): how to play that protocol
 */
const MediaSource *
media_source_get (MediaProtocol protocol)
{
  g_return_val_if_fail ((guint) protocol < MEDIA_N_PROTOCOLS, NULL);

  return sources[protocol];
}

/**
 * media_source_add:
 * @factory: name of an element
 *
 * Returns: (transfer none): a new element in the site's bin, or %NULL with a MEDIA_ERROR_NO_DECODER
 */
GstElement *
media_source_add (const MediaSite *site, const char *factory, GError **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    {
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_NO_DECODER, "GStreamer has no element “%s”",
                   factory);
      return NULL;
    }

  gst_bin_add (site->bin, element);
  return element;
}

static void
on_pad_added (GstElement *demuxer, GstPad *pad, gpointer user_data)
{
  const MediaSite *site = user_data;

  site->pad_added (pad, site->user_data);
}

/**
 * media_source_add_flv_demuxer:
 * @upstream: (transfer none): element that gives FLV bytes
 *
 * Puts the demuxer behind @upstream, and a look at the bytes between them: what is not FLV, and what
 * the demuxer cannot read, is named at once.
 *
 * Returns: whether it could be done
 */
gboolean
media_source_add_flv_demuxer (const MediaSite *site, GstElement *upstream, GError **error)
{
  GstElement *demuxer = media_source_add (site, "flvdemux", error);
  g_autoptr (GstPad) pad = NULL;

  if (demuxer == NULL)
    return FALSE;

  pad = gst_element_get_static_pad (upstream, "src");
  media_flv_scan_attach (pad, site);
  g_signal_connect (demuxer, "pad-added", G_CALLBACK (on_pad_added), (gpointer) site);

  return gst_element_link (upstream, demuxer);
}
