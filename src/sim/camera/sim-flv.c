/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-flv.h"

#include <string.h>

/* Written here because the tags go to many viewers at once, each joining at its own time, and
 * because flvmux knows no H.265. */
enum
{
  TAG_AUDIO = 8,
  TAG_VIDEO = 9,
  TAG_SCRIPT = 18,
};
#define FRAME_KEY (1 << 4)
#define FRAME_INTER (2 << 4)
#define VIDEO_SEQUENCE_HEADER 0
#define VIDEO_FRAME 1
#define AAC_SEQUENCE_HEADER 0
#define AAC_FRAME 1

/* Codec numbers of FLV; 12 is how Chinese platforms carry H.265. The sound formats come with 16
 * bits and, for AAC, with the rate and channels that the format wants written whatever is true. */
static const guint8 codec_numbers[] = {
  [SIM_CODEC_H264] = 7, [SIM_CODEC_H265] = 12, [SIM_CODEC_AAC] = 10,
  [SIM_CODEC_PCMA] = 7, [SIM_CODEC_PCMU] = 8,
};
static const guint8 sound_flags[] = {
  [SIM_CODEC_AAC] = 0x0f,
  [SIM_CODEC_PCMA] = 0x02,
  [SIM_CODEC_PCMU] = 0x02,
};

static void
put (GByteArray *out, guint64 value, int bytes)
{
  for (int i = bytes - 1; i >= 0; i--)
    g_byte_array_append (out, (guint8[]){ (guint8) (value >> (8 * i)) }, 1);
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (out, data, (guint) size);
}

static GByteArray *
begin_tag (guint8 type, gint64 time, gsize room)
{
  GByteArray *tag = g_byte_array_sized_new ((guint) room + 32);
  guint32 milliseconds = (guint32) (MAX (time, 0) / 1000);

  put (tag, type, 1);
  put (tag, 0, 3); /* size, see end_tag() */
  put (tag, milliseconds & 0xffffff, 3);
  put (tag, milliseconds >> 24, 1);
  put (tag, 0, 3);
  return tag;
}

static GBytes *
end_tag (GByteArray *tag)
{
  guint size = tag->len - 11;

  tag->data[1] = (guint8) (size >> 16);
  tag->data[2] = (guint8) (size >> 8);
  tag->data[3] = (guint8) size;
  put (tag, tag->len, 4);
  return g_byte_array_free_to_bytes (tag);
}

/**
 * sim_flv_create_header:
 * @video: (nullable): the pictures
 * @audio: (nullable): the sound
 *
 * Returns: (transfer full): what an FLV stream begins with
 */
GBytes *
sim_flv_create_header (const SimTrack *video, const SimTrack *audio)
{
  guint8 header[13] = "FLV\1";

  header[4] = (guint8) ((audio != NULL ? 4 : 0) | (video != NULL ? 1 : 0));
  header[8] = 9;
  return g_bytes_new (header, sizeof header);
}

static void
put_string (GByteArray *out, const char *text)
{
  put (out, strlen (text), 2);
  g_byte_array_append (out, (const guint8 *) text, (guint) strlen (text));
}

static void
put_number (GByteArray *out, const char *name, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put_string (out, name);
  put (out, 0, 1);
  put (out, bits, 8);
}

/**
 * sim_flv_create_metadata:
 * @video: (nullable): the pictures
 * @audio: (nullable): the sound
 *
 * Returns: (transfer full): the tag onMetaData
 */
GBytes *
sim_flv_create_metadata (const SimTrack *video, const SimTrack *audio)
{
  const struct
  {
    const SimTrack *track;
    const char *name;
    double value;
  } rows[] = {
    { video, "width", video != NULL ? video->width : 0 },
    { video, "height", video != NULL ? video->height : 0 },
    { video, "framerate", video != NULL ? video->fps : 0 },
    { video, "videocodecid", video != NULL ? codec_numbers[video->codec] : 0 },
    { audio, "audiosamplerate", audio != NULL ? audio->rate : 0 },
    { audio, "audiocodecid", audio != NULL ? codec_numbers[audio->codec] : 0 },
  };
  GByteArray *tag = begin_tag (TAG_SCRIPT, 0, 256);
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    count += rows[i].track != NULL;
  put (tag, 2, 1); /* a string */
  put_string (tag, "onMetaData");
  put (tag, 8, 1); /* an array by names */
  put (tag, count, 4);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].track != NULL)
      put_number (tag, rows[i].name, rows[i].value);
  put (tag, 9, 3); /* its end */
  return end_tag (tag);
}

static guint8
sound_byte (const SimTrack *track)
{
  return (guint8) (codec_numbers[track->codec] << 4 | sound_flags[track->codec]
                   | (track->codec != SIM_CODEC_AAC && track->channels > 1));
}

static GByteArray *
begin_video (const SimTrack *track, gboolean key, guint8 kind, gint64 pts, gint64 dts, gsize room)
{
  GByteArray *tag = begin_tag (TAG_VIDEO, dts, room);
  gint64 offset = MAX (pts, 0) / 1000 - MAX (dts, 0) / 1000;

  put (tag, (guint8) ((key ? FRAME_KEY : FRAME_INTER) | codec_numbers[track->codec]), 1);
  put (tag, kind, 1);
  put (tag, (guint64) offset & 0xffffff, 3);
  return tag;
}

/**
 * sim_flv_create_sequence_header:
 * @track: what it is
 * @codec_data: (nullable): what a decoder must know first
 * @time: µs
 *
 * Returns: (transfer full) (nullable): the tag, %NULL for a codec that needs none
 */
GBytes *
sim_flv_create_sequence_header (const SimTrack *track, GBytes *codec_data, gint64 time)
{
  GByteArray *tag;

  if (codec_data == NULL)
    return NULL;
  if (track->codec <= SIM_CODEC_H265)
    {
      tag = begin_video (track, TRUE, VIDEO_SEQUENCE_HEADER, time, time, 64);
    }
  else
    {
      tag = begin_tag (TAG_AUDIO, time, 64);
      put (tag, sound_byte (track), 1);
      put (tag, AAC_SEQUENCE_HEADER, 1);
    }
  put_bytes (tag, codec_data);
  return end_tag (tag);
}

/**
 * sim_flv_create_tag:
 * @track: what it is
 * @packet: a packet of that track
 *
 * Returns: (transfer full): the packet as one tag
 */
GBytes *
sim_flv_create_tag (const SimTrack *track, const SimPacket *packet)
{
  gsize room = g_bytes_get_size (packet->data);
  GByteArray *tag;

  if (packet->kind == SIM_TRACK_VIDEO)
    {
      tag = begin_video (track, packet->key, VIDEO_FRAME, packet->pts, packet->dts, room);
    }
  else
    {
      tag = begin_tag (TAG_AUDIO, packet->pts, room);
      put (tag, sound_byte (track), 1);
      if (track->codec == SIM_CODEC_AAC)
        put (tag, AAC_FRAME, 1);
    }
  put_bytes (tag, packet->data);
  return end_tag (tag);
}
