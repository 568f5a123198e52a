/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum
{
  MEDIA_STREAM_VIDEO,
  MEDIA_STREAM_AUDIO,
} MediaStream;

/**
 * MediaPacket:
 * @stream: what it is of
 * @buffer: one picture, or a piece of sound, compressed
 * @caps: what it is
 * @arrival: when it came, µs of g_get_monotonic_time()
 * @keyframe: whether decoding can begin here
 *
 * What comes by at the tap.
 */
typedef struct
{
  MediaStream stream;
  GstBuffer *buffer;
  GstCaps *caps;
  gint64 arrival;
  gint64 pts; /* µs */
  gboolean keyframe;
} MediaPacket;

MediaPacket *
media_packet_new (MediaStream stream, GstBuffer *buffer, GstCaps *caps, gint64 arrival);
void media_packet_free (MediaPacket *self);

G_END_DECLS
