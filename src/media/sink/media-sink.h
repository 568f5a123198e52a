/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/video/gstvideosink.h>

#include "load/media-turn.h"
#include "pacer/media-change.h"
#include "pacer/media-pacer.h"
#include "sink/media-scaler.h"

G_BEGIN_DECLS

#define MEDIA_TYPE_SINK (media_sink_get_type ())

/**
 * MediaSink:
 *
 * Where decoded pictures end: scaled to the tile, held until it is their time, handed on.
 */
G_DECLARE_FINAL_TYPE (MediaSink, media_sink, MEDIA, SINK, GstVideoSink)

/**
 * MediaSinkFunc:
 * @frame: (transfer full): to be shown now
 * @fresh: whether the stream shows something new
 *
 * Takes a picture, on the streaming thread.
 */
typedef void (*MediaSinkFunc) (MediaFrame *frame, gboolean fresh, gpointer user_data);

MediaSink *media_sink_new (MediaPacer *pacer,
                           MediaChange *change,
                           MediaTurn *turn,
                           MediaFramePool *pool,
                           MediaSinkFunc func,
                           gpointer user_data);
void media_sink_set_aim (MediaSink *self, const MediaAim *aim);
void media_sink_set_open (MediaSink *self, gboolean open);
void media_sink_get_stream_size (MediaSink *self, guint *width, guint *height);

G_END_DECLS
