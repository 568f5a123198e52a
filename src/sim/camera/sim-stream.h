/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SIM_CODEC_H264, /* length-prefixed access units, avcC as codec data */
  SIM_CODEC_H265, /* length-prefixed access units, hvcC as codec data */
  SIM_CODEC_AAC,  /* raw frames, AudioSpecificConfig as codec data */
  SIM_CODEC_PCMA,
  SIM_CODEC_PCMU,
} SimCodec;

/**
 * SimTrack:
 * @codec: what it is
 * @width: pixels, 0 for sound
 * @height: pixels, 0 for sound
 * @fps: pictures a second, 0 for sound
 * @rate: samples a second, 0 for pictures
 * @channels: of sound
 */
typedef struct
{
  SimCodec codec;
  int width;
  int height;
  double fps;
  int rate;
  int channels;
} SimTrack;

typedef enum
{
  SIM_TRACK_VIDEO,
  SIM_TRACK_AUDIO,
  SIM_N_TRACKS,
} SimTrackKind;

/**
 * SimPacket:
 * @kind: which track
 * @data: one access unit, or some sound
 * @codec_data: (nullable): what a decoder must know first; compare by content
 * @pts: µs since the start of its timeline
 * @dts: µs since the start of its timeline
 * @key: a decoder can start here
 *
 * Shared between threads, so never changed once it is out.
 */
typedef struct
{
  SimTrackKind kind;
  GBytes *data;
  GBytes *codec_data;
  gint64 pts;
  gint64 dts;
  gboolean key;
} SimPacket;

SimPacket *sim_packet_new (SimTrackKind kind,
                           GBytes *data,
                           GBytes *codec_data,
                           gint64 pts,
                           gint64 dts,
                           gboolean key);
SimPacket *sim_packet_new_shifted (const SimPacket *packet, gint64 offset);
void sim_packet_unref (SimPacket *packet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimPacket, sim_packet_unref)

/**
 * SimStreamFunc:
 * @packet: (nullable): the next packet, %NULL when the stream has failed
 * @error: (nullable): why it failed
 * @user_data: as given to sim_stream_start()
 *
 * Called in the main context that was the default when the stream was made.
 */
typedef void (*SimStreamFunc) (SimPacket *packet, const GError *error, gpointer user_data);

/**
 * SimStream:
 *
 * Where a camera's packets come from: an encoder before a scene, or a film. It runs once: started,
 * then stopped.
 */
#define SIM_TYPE_STREAM (sim_stream_get_type ())
G_DECLARE_DERIVABLE_TYPE (SimStream, sim_stream, SIM, STREAM, GObject)

struct _SimStreamClass
{
  GObjectClass parent_class;

  void (*start) (SimStream *self);
  void (*stop) (SimStream *self);
  void (*request_keyframe) (SimStream *self);
  void (*set_frozen) (SimStream *self, gboolean frozen);
};

void sim_stream_start (SimStream *self, SimStreamFunc func, gpointer user_data);
void sim_stream_stop (SimStream *self);
void sim_stream_request_keyframe (SimStream *self);
void sim_stream_set_frozen (SimStream *self, gboolean frozen);
const SimTrack *sim_stream_get_track (SimStream *self, SimTrackKind kind);

/* For subclasses; push and fail from any thread. */
void sim_stream_set_track (SimStream *self, SimTrackKind kind, const SimTrack *track);
void sim_stream_push (SimStream *self, SimPacket *packet);
void sim_stream_fail (SimStream *self, GError *error);

G_END_DECLS
