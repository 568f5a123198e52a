/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/video/video.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>

G_BEGIN_DECLS

GstVideoFormat media_av_picture_get_format (const AVFrame *picture);
gboolean media_av_picture_make_plain (AVFrame *picture, struct SwsContext **context);
void media_av_picture_describe (const AVFrame *picture, GstVideoInfo *info);
GstBuffer *media_av_picture_wrap (const AVFrame *picture, const GstVideoInfo *info);

G_END_DECLS
