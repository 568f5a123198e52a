/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef void (*MediaCodecFunc) (const char *name, GstCaps *caps, gpointer user_data);

GstElement *media_decoder_new (GstCaps *caps, GError **error);
char *media_decoder_dup_names (GstCaps *caps);
const char *media_codec_get_name (GstCaps *caps);
void media_codecs_foreach (MediaCodecFunc func, gpointer user_data);

G_END_DECLS
