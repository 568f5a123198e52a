/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-recording.h"

#include "camera/sim-appender.h"
#include "camera/sim-flv.h"
#include "camera/sim-ts.h"

#define SEGMENT_US ((gint64) 2 * G_USEC_PER_SEC)

struct _SimRecording
{
  GObject parent_instance;

  SimCamera *camera;
  SimTap *tap; /* %NULL once it takes no more */
  SimRecordingEnded ended;
  gpointer user_data;
  SimAppender *ts_file;
  SimAppender *flv_file;

  SimStream *stream; /* what is recorded */
  SimTs *ts;
  GByteArray *current; /* the segment that is growing, %NULL before the first keyframe */
  gint64 segment_start;
  gint64 first; /* µs of the camera's timeline */
  gint64 last;
  gint64 start;     /* UNIX seconds */
  GArray *segments; /* of SimSegment */
  guint64 size;
  GBytes *codec_data[SIM_N_TRACKS];
  guint n_open;
  GError *error;
};

G_DEFINE_FINAL_TYPE (SimRecording, sim_recording, G_TYPE_OBJECT)

static void
sim_recording_dispose (GObject *object)
{
  SimRecording *self = SIM_RECORDING (object);

  if (self->tap != NULL)
    sim_camera_untap (self->camera, g_steal_pointer (&self->tap));
  g_clear_object (&self->camera);
  g_clear_object (&self->stream);
  G_OBJECT_CLASS (sim_recording_parent_class)->dispose (object);
}

static void
sim_recording_finalize (GObject *object)
{
  SimRecording *self = SIM_RECORDING (object);

  g_clear_object (&self->ts_file);
  g_clear_object (&self->flv_file);
  g_clear_pointer (&self->ts, sim_ts_free);
  g_clear_pointer (&self->current, g_byte_array_unref);
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    g_clear_pointer (&self->codec_data[kind], g_bytes_unref);
  g_array_unref (self->segments);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (sim_recording_parent_class)->finalize (object);
}

static void
sim_recording_class_init (SimRecordingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sim_recording_dispose;
  G_OBJECT_CLASS (klass)->finalize = sim_recording_finalize;
}

static void
sim_recording_init (SimRecording *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (SimSegment));
}

static void
begin (SimRecording *self, SimStream *stream, const SimPacket *packet)
{
  const SimTrack *video = sim_stream_get_track (stream, SIM_TRACK_VIDEO);
  const SimTrack *audio = sim_stream_get_track (stream, SIM_TRACK_AUDIO);

  self->stream = g_object_ref (stream);
  self->ts = sim_ts_new (video, audio);
  self->first = packet->dts;
  self->start = g_get_real_time () / G_USEC_PER_SEC;
  sim_appender_write (self->flv_file, sim_flv_create_header (video, audio));
  sim_appender_write (self->flv_file, sim_flv_create_metadata (video, audio));
}

static void
end_segment (SimRecording *self, gint64 now)
{
  SimSegment segment;

  if (self->current == NULL)
    return;
  segment.length = self->current->len;
  segment.duration = now - self->segment_start;
  segment.offset
      = sim_appender_write (self->ts_file,
                            g_byte_array_free_to_bytes (g_steal_pointer (&self->current)));
  self->size += segment.length;
  g_array_append_val (self->segments, segment);
}

static void
begin_segment (SimRecording *self, gint64 now)
{
  self->current = g_byte_array_new ();
  self->segment_start = now;
  sim_ts_write_tables (self->ts, self->current);
}

static void
write_flv (SimRecording *self, const SimPacket *packet)
{
  const SimTrack *track = sim_stream_get_track (self->stream, packet->kind);
  GBytes **known = &self->codec_data[packet->kind];

  if (packet->codec_data != NULL && (*known == NULL || !g_bytes_equal (*known, packet->codec_data)))
    {
      g_clear_pointer (known, g_bytes_unref);
      *known = g_bytes_ref (packet->codec_data);
      sim_appender_write (self->flv_file,
                          sim_flv_create_sequence_header (track, *known, packet->dts));
    }
  sim_appender_write (self->flv_file, sim_flv_create_tag (track, packet));
}

static void
stop (SimRecording *self)
{
  sim_camera_untap (self->camera, g_steal_pointer (&self->tap));
  end_segment (self, self->last);
  self->ended (self->user_data);
}

static void
on_packet (SimStream *stream, const SimPacket *packet, gpointer data)
{
  g_autoptr (SimRecording) self = g_object_ref (SIM_RECORDING (data));
  gboolean key = packet != NULL && packet->kind == SIM_TRACK_VIDEO && packet->key;
  g_autoptr (SimPacket) shifted = NULL;

  if (packet == NULL || (self->stream != NULL && self->stream != stream))
    {
      stop (self);
      return;
    }
  if (self->stream == NULL && !key)
    return;
  if (self->stream == NULL)
    begin (self, stream, packet);
  if (packet->dts < self->first)
    return; /* sound from before the first picture */
  shifted = sim_packet_new_shifted (packet, -self->first);
  self->last = MAX (self->last, shifted->dts);
  if (key && (self->current == NULL || shifted->dts - self->segment_start >= SEGMENT_US))
    {
      end_segment (self, shifted->dts);
      begin_segment (self, shifted->dts);
    }
  sim_ts_write_packet (self->ts, self->current, shifted);
  write_flv (self, shifted);
}

/**
 * sim_recording_new:
 * @camera: what films
 * @ts_path: where the MPEG-TS goes
 * @flv_path: where the FLV goes
 * @ended: called when no more will come
 * @user_data: for @ended
 *
 * Begins to record with the next keyframe.
 *
 * Returns: (transfer full): a recording, until sim_recording_finish_async()
 */
SimRecording *
sim_recording_new (SimCamera *camera,
                   const char *ts_path,
                   const char *flv_path,
                   SimRecordingEnded ended,
                   gpointer user_data)
{
  SimRecording *self = g_object_new (SIM_TYPE_RECORDING, NULL);

  self->camera = g_object_ref (camera);
  self->ended = ended;
  self->user_data = user_data;
  self->ts_file = sim_appender_new (ts_path);
  self->flv_file = sim_appender_new (flv_path);
  self->tap = sim_camera_tap (camera, on_packet, self);
  sim_camera_request_keyframe (camera);
  return self;
}

/**
 * sim_recording_get_start:
 * @self: a recording
 *
 * Returns: UNIX seconds of the first picture, 0 while there is none
 */
gint64
sim_recording_get_start (SimRecording *self)
{
  return self->start;
}

/**
 * sim_recording_get_duration:
 * @self: a recording
 *
 * Returns: µs from the first picture to the last
 */
gint64
sim_recording_get_duration (SimRecording *self)
{
  return self->last;
}

/**
 * sim_recording_get_size:
 * @self: a recording
 *
 * Returns: bytes of MPEG-TS in complete segments
 */
guint64
sim_recording_get_size (SimRecording *self)
{
  return self->size;
}

/**
 * sim_recording_get_segments:
 * @self: a recording
 *
 * Returns: (transfer none) (element-type SimSegment): its complete segments
 */
GArray *
sim_recording_get_segments (SimRecording *self)
{
  return self->segments;
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  SimRecording *self = g_task_get_source_object (task);

  sim_appender_close_finish (SIM_APPENDER (source), result,
                             self->error == NULL ? &self->error : NULL);
  if (--self->n_open > 0)
    return;
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sim_recording_finish_async:
 * @self: a recording
 * @callback: called when both files are complete
 * @user_data: for @callback
 */
void
sim_recording_finish_async (SimRecording *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sim_recording_finish_async);
  if (self->tap != NULL)
    sim_camera_untap (self->camera, g_steal_pointer (&self->tap));
  end_segment (self, self->last);
  self->n_open = 2;
  sim_appender_close_async (self->ts_file, on_closed, g_object_ref (task));
  sim_appender_close_async (self->flv_file, on_closed, g_object_ref (task));
}

gboolean
sim_recording_finish_finish (SimRecording *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
