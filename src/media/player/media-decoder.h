/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

GstElement *media_decoder_new (GstCaps *caps, GError **error);
const char *media_codec_get_name (GstCaps *caps);

G_END_DECLS
