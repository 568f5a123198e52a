/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/video/video.h>

G_BEGIN_DECLS

/**
 * MediaAvDecoder:
 *
 * libavcodec's decoders of H.264 and H.265. GStreamer's own elements around the same library copy every picture, and do
 * not let go of the deblocking filter: for a wall of small pictures that is a third of all the work.
 */
#define MEDIA_TYPE_AV_DECODER (media_av_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MediaAvDecoder, media_av_decoder, MEDIA, AV_DECODER, GstVideoDecoder)

gboolean media_av_decoder_can_decode (GstCaps *caps);
GstElement *media_av_decoder_new (void);
void media_av_decoder_set_coarse (MediaAvDecoder *self, gboolean coarse);

G_END_DECLS
