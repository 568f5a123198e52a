/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-annexb.h"

/* From what FLV and MP4 carry (lengths, headers apart) to what stands on its own: start codes and
 * parameter sets before each keyframe, ADTS before each AAC frame. */
static const guint8 start_code[] = { 0, 0, 0, 1 };
static const guint8 h264_delimiter[] = { 0, 0, 0, 1, 0x09, 0xf0 };
static const guint8 h265_delimiter[] = { 0, 0, 0, 1, 0x46, 0x01, 0x50 };

static void
put_unit (GByteArray *out, const guint8 *data, gsize size)
{
  g_byte_array_append (out, start_code, sizeof start_code);
  g_byte_array_append (out, data, (guint) size);
}

/* @count units, each behind a length of two bytes. Returns where they end, or the end of @data. */
static gsize
put_parameter_sets (GByteArray *out, const guint8 *data, gsize size, gsize at, guint count)
{
  while (count-- > 0 && at + 2 <= size)
    {
      gsize length = (gsize) data[at] << 8 | data[at + 1];

      at += 2;
      if (length > size - at)
        return size;
      put_unit (out, data + at, length);
      at += length;
    }
  return at;
}

static void
put_h264_headers (GByteArray *out, const guint8 *data, gsize size)
{
  gsize at = 6;

  if (size < 7)
    return;
  at = put_parameter_sets (out, data, size, at, data[5] & 0x1f);
  if (at < size)
    put_parameter_sets (out, data, size, at + 1, data[at]);
}

static void
put_h265_headers (GByteArray *out, const guint8 *data, gsize size)
{
  gsize at = 23;

  if (size < 23)
    return;
  for (int array = 0; array < data[22] && at + 3 <= size; array++)
    at = put_parameter_sets (out, data, size, at + 3, (guint) data[at + 1] << 8 | data[at + 2]);
}

static guint
get_length_size (SimCodec codec, const guint8 *data, gsize size)
{
  gsize at = codec == SIM_CODEC_H264 ? 4 : 21;

  return size > at ? (data[at] & 3) + 1u : 4;
}

static void
put_units (GByteArray *out, GBytes *bytes, guint length_size)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at + length_size <= size;)
    {
      gsize length = 0;

      for (guint i = 0; i < length_size; i++)
        length = length << 8 | data[at++];
      length = MIN (length, size - at);
      put_unit (out, data + at, length);
      at += length;
    }
}

static void
put_video (GByteArray *out, SimCodec codec, const SimPacket *packet)
{
  gsize size = 0;
  const guint8 *header
      = packet->codec_data != NULL ? g_bytes_get_data (packet->codec_data, &size) : NULL;

  if (codec == SIM_CODEC_H264)
    g_byte_array_append (out, h264_delimiter, sizeof h264_delimiter);
  else
    g_byte_array_append (out, h265_delimiter, sizeof h265_delimiter);
  if (packet->key && codec == SIM_CODEC_H264)
    put_h264_headers (out, header, size);
  else if (packet->key)
    put_h265_headers (out, header, size);
  put_units (out, packet->data, get_length_size (codec, header, size));
}

static void
put_adts (GByteArray *out, const SimPacket *packet)
{
  gsize config_size = 0, size;
  const guint8 *config
      = packet->codec_data != NULL ? g_bytes_get_data (packet->codec_data, &config_size) : NULL;
  const guint8 *data = g_bytes_get_data (packet->data, &size);
  guint profile, rate, channels;
  gsize total = size + 7;

  if (config_size < 2)
    return;
  profile = (config[0] >> 3) - 1u;
  rate = (config[0] & 7u) << 1 | config[1] >> 7;
  channels = config[1] >> 3 & 0x0f;
  g_byte_array_append (out,
                       (guint8[]){ 0xff, 0xf1, (guint8) (profile << 6 | rate << 2 | channels >> 2),
                                   (guint8) ((channels & 3) << 6 | (total >> 11 & 3)),
                                   (guint8) (total >> 3), (guint8) ((total & 7) << 5 | 0x1f),
                                   0xfc },
                       7);
  g_byte_array_append (out, data, (guint) size);
}

/**
 * sim_annexb_from_packet:
 * @codec: of the packet
 * @packet: H.264, H.265 or AAC
 *
 * Returns: (transfer full): the packet so that it can be decoded without anything before it, if it
 *   is a keyframe
 */
GByteArray *
sim_annexb_from_packet (SimCodec codec, const SimPacket *packet)
{
  GByteArray *out = g_byte_array_sized_new ((guint) g_bytes_get_size (packet->data) + 128);

  if (packet->kind == SIM_TRACK_VIDEO)
    put_video (out, codec, packet);
  else
    put_adts (out, packet);
  return out;
}
