/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-ts.h"

#include <string.h>

#include "camera/sim-annexb.h"

/* Written here and not by mpegtsmux, so that a segment ends exactly before a keyframe, begins with
 * its tables and is complete at once, without a pipeline and its threads for each camera. */
#define PACKET_SIZE 188
#define PAYLOAD_SIZE 184
#define PID_PAT 0x0000
#define PID_PMT 0x1000
#define STREAM_ID_VIDEO 0xe0
#define STREAM_ID_AUDIO 0xc0
#define PROGRAM 1

/* Timestamps begin at 1 s, so that the clock reference can run ahead of them. */
#define START_US G_USEC_PER_SEC
#define PCR_LEAD_US (G_USEC_PER_SEC / 10)

static const guint16 pids[SIM_N_TRACKS] = { 0x100, 0x101 };
static const guint8 stream_types[] = {
  [SIM_CODEC_H264] = 0x1b, [SIM_CODEC_H265] = 0x24, [SIM_CODEC_AAC] = 0x0f,
  [SIM_CODEC_PCMA] = 0,    [SIM_CODEC_PCMU] = 0,
};

struct _SimTs
{
  SimTrack tracks[SIM_N_TRACKS];
  gboolean has_track[SIM_N_TRACKS];
  guint8 counters[SIM_N_TRACKS];
  guint8 table_counter;
};

/**
 * sim_ts_new:
 * @video: (nullable): the pictures
 * @audio: (nullable): the sound; what the format cannot carry (G.711) is left out
 *
 * Returns: (transfer full): a writer
 */
SimTs *
sim_ts_new (const SimTrack *video, const SimTrack *audio)
{
  const SimTrack *tracks[SIM_N_TRACKS] = { video, audio };
  SimTs *ts = g_new0 (SimTs, 1);

  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    if (tracks[kind] != NULL && stream_types[tracks[kind]->codec] != 0)
      {
        ts->tracks[kind] = *tracks[kind];
        ts->has_track[kind] = TRUE;
      }
  return ts;
}

/**
 * sim_ts_free:
 * @ts: (transfer full): a writer
 */
void
sim_ts_free (SimTs *ts)
{
  g_free (ts);
}

static guint32
crc (const guint8 *data, gsize size)
{
  guint32 value = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      value ^= (guint32) data[i] << 24;
      for (int bit = 0; bit < 8; bit++)
        value = value & 0x80000000 ? value << 1 ^ 0x04c11db7 : value << 1;
    }
  return value;
}

/* One table in one packet; @body is what stands between the section's length and its checksum. */
static void
write_table (SimTs *ts, GByteArray *out, guint16 pid, guint8 id, const guint8 *body, guint8 size)
{
  guint8 packet[PACKET_SIZE];
  guint8 *section = packet + 5;
  guint32 sum;

  memset (packet, 0xff, sizeof packet);
  packet[0] = 0x47;
  packet[1] = (guint8) (0x40 | pid >> 8);
  packet[2] = (guint8) pid;
  packet[3] = 0x10 | (ts->table_counter & 0x0f);
  packet[4] = 0;
  section[0] = id;
  section[1] = 0xb0;
  section[2] = (guint8) (size + 4);
  memcpy (section + 3, body, size);
  sum = GUINT32_TO_BE (crc (section, 3 + (gsize) size));
  memcpy (section + 3 + size, &sum, 4);
  g_byte_array_append (out, packet, sizeof packet);
}

/**
 * sim_ts_write_tables:
 * @ts: a writer
 * @out: appended to
 *
 * Writes what a segment begins with.
 */
void
sim_ts_write_tables (SimTs *ts, GByteArray *out)
{
  static const guint8 pat[] = { 0, 1, 0xc1, 0, 0, 0, PROGRAM, 0xe0 | PID_PMT >> 8, PID_PMT & 0xff };
  guint8 pmt[9 + 5 * SIM_N_TRACKS] = { 0, PROGRAM, 0xc1, 0, 0, 0xe0, 0, 0xf0, 0 };
  guint8 size = 9;

  for (int kind = SIM_N_TRACKS - 1; kind >= 0; kind--)
    if (ts->has_track[kind])
      {
        pmt[5] = (guint8) (0xe0 | pids[kind] >> 8);
        pmt[6] = (guint8) pids[kind];
      }
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    if (ts->has_track[kind])
      {
        pmt[size++] = stream_types[ts->tracks[kind].codec];
        pmt[size++] = (guint8) (0xe0 | pids[kind] >> 8);
        pmt[size++] = (guint8) pids[kind];
        pmt[size++] = 0xf0;
        pmt[size++] = 0;
      }
  write_table (ts, out, PID_PAT, 0, pat, sizeof pat);
  write_table (ts, out, PID_PMT, 2, pmt, size);
  ts->table_counter++;
}

static guint64
to_90khz (gint64 time)
{
  return (guint64) MAX (time + START_US, 0) * 9 / 100;
}

static void
put_stamp (GByteArray *out, guint8 marker, gint64 time)
{
  guint64 stamp = to_90khz (time);
  guint8 bytes[5] = {
    (guint8) (marker << 4 | (stamp >> 30 & 7) << 1 | 1),
    (guint8) (stamp >> 22),
    (guint8) ((stamp >> 15 & 0x7f) << 1 | 1),
    (guint8) (stamp >> 7),
    (guint8) ((stamp & 0x7f) << 1 | 1),
  };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
begin_pes (GByteArray *pes, guint8 stream_id, gsize payload, gint64 pts, gint64 dts)
{
  gboolean both = pts != dts;
  guint8 header_size = both ? 10 : 5;
  gsize size = 3 + header_size + payload;
  guint16 length = stream_id == STREAM_ID_VIDEO || size > 0xffff ? 0 : (guint16) size;
  guint8 header[9] = {
    0,          0, 1, stream_id, (guint8) (length >> 8), (guint8) length, 0x84, both ? 0xc0 : 0x80,
    header_size
  };

  g_byte_array_append (pes, header, sizeof header);
  put_stamp (pes, both ? 3 : 2, pts);
  if (both)
    put_stamp (pes, 1, dts);
}

/* Fills the packet's adaptation field so that @payload bytes are left room for. */
static guint
put_adaptation (guint8 *packet, gsize payload, gboolean with_pcr, gboolean key, gint64 dts)
{
  guint size = with_pcr ? 8 : 0;

  if (payload < PAYLOAD_SIZE - size)
    size = PAYLOAD_SIZE - (guint) payload;
  if (size == 0)
    return 0;

  packet[3] |= 0x20;
  packet[4] = (guint8) (size - 1);
  if (size == 1)
    return size;
  memset (packet + 6, 0xff, size - 2);
  packet[5] = (guint8) ((with_pcr ? 0x10 : 0) | (key ? 0x40 : 0));
  if (with_pcr)
    {
      guint64 base = to_90khz (dts - PCR_LEAD_US);

      packet[6] = (guint8) (base >> 25);
      packet[7] = (guint8) (base >> 17);
      packet[8] = (guint8) (base >> 9);
      packet[9] = (guint8) (base >> 1);
      packet[10] = (guint8) ((base & 1) << 7 | 0x7e);
      packet[11] = 0;
    }
  return size;
}

static void
write_pes (SimTs *ts, GByteArray *out, const SimPacket *source, const GByteArray *pes)
{
  gboolean has_pcr = source->kind == SIM_TRACK_VIDEO || !ts->has_track[SIM_TRACK_VIDEO];

  for (gsize done = 0; done < pes->len;)
    {
      guint8 packet[PACKET_SIZE];
      gboolean first = done == 0;
      gsize rest = pes->len - done;
      guint adaptation, room;

      packet[0] = 0x47;
      packet[1] = (guint8) ((first ? 0x40 : 0) | pids[source->kind] >> 8);
      packet[2] = (guint8) pids[source->kind];
      packet[3] = (guint8) (0x10 | (ts->counters[source->kind]++ & 0x0f));
      adaptation
          = put_adaptation (packet, rest, first && has_pcr, first && source->key, source->dts);
      room = PAYLOAD_SIZE - adaptation;
      memcpy (packet + 4 + adaptation, pes->data + done, room);
      done += room;
      g_byte_array_append (out, packet, sizeof packet);
    }
}

/**
 * sim_ts_write_packet:
 * @ts: a writer
 * @out: appended to
 * @packet: a packet of one of its tracks; of another it writes nothing
 */
void
sim_ts_write_packet (SimTs *ts, GByteArray *out, const SimPacket *packet)
{
  g_autoptr (GByteArray) payload = NULL;
  g_autoptr (GByteArray) pes = NULL;
  guint8 stream_id = packet->kind == SIM_TRACK_VIDEO ? STREAM_ID_VIDEO : STREAM_ID_AUDIO;

  if (!ts->has_track[packet->kind])
    return;
  payload = sim_annexb_from_packet (ts->tracks[packet->kind].codec, packet);
  pes = g_byte_array_sized_new (payload->len + 32);
  begin_pes (pes, stream_id, payload->len, packet->pts, packet->dts);
  g_byte_array_append (pes, payload->data, payload->len);
  write_pes (ts, out, packet, pes);
}
