/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tap/media-packet.h"

/**
 * media_packet_new:
 * @buffer: (transfer full): compressed
 * @caps: (transfer none): of the buffer
 *
 * Returns: (transfer full): the packet
 */
MediaPacket *
media_packet_new (MediaStream stream, GstBuffer *buffer, GstCaps *caps, gint64 arrival)
{
  MediaPacket *self = g_new (MediaPacket, 1);
  GstClockTime time
      = GST_BUFFER_PTS_IS_VALID (buffer) ? GST_BUFFER_PTS (buffer) : GST_BUFFER_DTS (buffer);

  self->stream = stream;
  self->buffer = buffer;
  self->caps = gst_caps_ref (caps);
  self->arrival = arrival;
  self->pts = GST_CLOCK_TIME_IS_VALID (time) ? (gint64) (time / 1000) : 0;
  self->keyframe = stream == MEDIA_STREAM_VIDEO
                   && !GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT);

  return self;
}

void
media_packet_free (MediaPacket *self)
{
  gst_buffer_unref (self->buffer);
  gst_caps_unref (self->caps);
  g_free (self);
}
