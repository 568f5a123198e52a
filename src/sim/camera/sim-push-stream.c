/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-push-stream.h"

#include <gst/app/gstappsink.h>

#include "camera/sim-encoders.h"
#include "camera/sim-work.h"

/* What somebody else's encoder pushes to the RTMP server, taken from there as it is. What follows
 * waits until it is known which tracks there are, for viewers are told that first. */
#define WAIT_FOR_TRACKS_US (G_USEC_PER_SEC)

struct _SimPushStream
{
  SimStream parent_instance;

  char *url;
  GMutex lock; /* of the pipeline, held by the workers that change it */
  gboolean stopped;
  GstElement *pipeline;

  GMutex packet_lock; /* of the rest, used on streaming threads */
  gboolean has_track[SIM_N_TRACKS];
  gboolean complete; /* no more tracks will come */
  GQueue waiting;    /* of SimPacket */
  gboolean started;
  gint64 first;
};

G_DEFINE_FINAL_TYPE (SimPushStream, sim_push_stream, SIM_TYPE_STREAM)

static void
sim_push_stream_finalize (GObject *object)
{
  SimPushStream *self = SIM_PUSH_STREAM (object);

  g_assert (self->pipeline == NULL);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) sim_packet_unref);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->packet_lock);
  g_free (self->url);
  G_OBJECT_CLASS (sim_push_stream_parent_class)->finalize (object);
}

static void
note_track (SimPushStream *self, SimTrackKind kind, GstSample *sample)
{
  GstStructure *caps = gst_caps_get_structure (gst_sample_get_caps (sample), 0);
  SimTrack track = { 0 };
  int numerator = 0, denominator = 1;
  SimTrackKind found;

  if (self->has_track[kind]
      || !sim_encoders_identify (gst_sample_get_caps (sample), &found, &track.codec))
    return;
  gst_structure_get_int (caps, "width", &track.width);
  gst_structure_get_int (caps, "height", &track.height);
  gst_structure_get_int (caps, "rate", &track.rate);
  gst_structure_get_int (caps, "channels", &track.channels);
  if (gst_structure_get_fraction (caps, "framerate", &numerator, &denominator) && denominator > 0)
    track.fps = (double) numerator / denominator;
  sim_stream_set_track (SIM_STREAM (self), kind, &track);
  self->has_track[kind] = TRUE;
}

/* The timeline begins with the first packet, whenever the push began. */
static void
flush (SimPushStream *self)
{
  SimPacket *packet;

  while ((packet = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (!self->started)
        self->first = packet->dts;
      self->started = TRUE;
      sim_stream_push (SIM_STREAM (self), sim_packet_new_shifted (packet, -self->first));
      sim_packet_unref (packet);
    }
}

static gboolean
has_waited (SimPushStream *self, const SimPacket *packet)
{
  const SimPacket *oldest = g_queue_peek_head (&self->waiting);

  return oldest != NULL && packet->dts - oldest->dts >= WAIT_FOR_TRACKS_US;
}

static GstFlowReturn
take_sample (GstAppSink *sink, SimPushStream *self, SimTrackKind kind)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->packet_lock);
  SimPacket *packet = sample != NULL ? sim_encoders_create_packet (kind, sample) : NULL;

  if (packet == NULL)
    return GST_FLOW_OK;
  if (!self->started)
    note_track (self, kind, sample);
  self->complete = self->complete || has_waited (self, packet)
                   || (self->has_track[SIM_TRACK_VIDEO] && self->has_track[SIM_TRACK_AUDIO]);
  if (self->has_track[kind])
    g_queue_push_tail (&self->waiting, packet);
  else
    sim_packet_unref (packet);
  if (self->complete && self->has_track[SIM_TRACK_VIDEO])
    flush (self);
  return GST_FLOW_OK;
}

static GstFlowReturn
on_video_sample (GstAppSink *sink, gpointer user_data)
{
  return take_sample (sink, user_data, SIM_TRACK_VIDEO);
}

static GstFlowReturn
on_audio_sample (GstAppSink *sink, gpointer user_data)
{
  return take_sample (sink, user_data, SIM_TRACK_AUDIO);
}

static void
on_pad (GstElement *demuxer, GstPad *pad, gpointer user_data)
{
  SimPushStream *self = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  g_autoptr (GstCaps) wanted = NULL;
  g_autoptr (GstPad) target = NULL;
  GstElement *parser;
  GstElement *sink;
  GstAppSinkCallbacks callbacks = { 0 };
  SimTrackKind kind;
  SimCodec codec;

  if (caps == NULL || !sim_encoders_identify (caps, &kind, &codec))
    return;
  parser = sim_encoders_create_parser (codec);
  sink = gst_element_factory_make ("appsink", NULL);
  wanted = gst_caps_from_string (sim_encoders_get_packet_caps (codec));
  g_object_set (sink, "sync", FALSE, "async", FALSE, "caps", wanted, NULL);
  callbacks.new_sample = kind == SIM_TRACK_VIDEO ? on_video_sample : on_audio_sample;
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), parser, sink, NULL);
  gst_element_link (parser, sink);
  gst_element_sync_state_with_parent (sink);
  gst_element_sync_state_with_parent (parser);
  target = gst_element_get_static_pad (parser, "sink");
  gst_pad_link (pad, target);
}

static GstBusSyncReply
on_bus_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  GError *error = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &error, NULL);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "Nothing is pushed any more");
  if (error != NULL)
    sim_stream_fail (user_data, error);
  gst_message_unref (message);
  return GST_BUS_DROP;
}

static void
start_pipeline (gpointer user_data)
{
  SimPushStream *self = SIM_PUSH_STREAM (user_data);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GstElement *source = gst_element_factory_make ("rtmp2src", NULL);
  GstElement *demuxer = gst_element_factory_make ("flvdemux", NULL);
  g_autoptr (GstBus) bus = NULL;

  if (self->stopped)
    {
      gst_object_unref (gst_object_ref_sink (source));
      gst_object_unref (gst_object_ref_sink (demuxer));
      return;
    }
  self->pipeline = gst_pipeline_new (NULL);
  bus = gst_element_get_bus (self->pipeline);
  gst_bus_set_sync_handler (bus, on_bus_message, self, NULL);
  g_object_set (source, "location", self->url, NULL);
  g_signal_connect (demuxer, "pad-added", G_CALLBACK (on_pad), self);
  gst_bin_add_many (GST_BIN (self->pipeline), source, demuxer, NULL);
  gst_element_link (source, demuxer);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
}

static void
stop_pipeline (gpointer user_data)
{
  SimPushStream *self = SIM_PUSH_STREAM (user_data);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->stopped = TRUE;
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->pipeline);
}

static void
sim_push_stream_start (SimStream *stream)
{
  sim_work_push (start_pipeline, G_OBJECT (stream));
}

static void
sim_push_stream_stop (SimStream *stream)
{
  sim_work_push (stop_pipeline, G_OBJECT (stream));
}

/* Whoever pushes decides about keyframes. */
static void
sim_push_stream_request_keyframe (SimStream *stream)
{
}

static void
sim_push_stream_set_frozen (SimStream *stream, gboolean frozen)
{
}

static void
sim_push_stream_class_init (SimPushStreamClass *klass)
{
  SimStreamClass *stream_class = SIM_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sim_push_stream_finalize;
  stream_class->start = sim_push_stream_start;
  stream_class->stop = sim_push_stream_stop;
  stream_class->request_keyframe = sim_push_stream_request_keyframe;
  stream_class->set_frozen = sim_push_stream_set_frozen;
}

static void
sim_push_stream_init (SimPushStream *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->packet_lock);
  g_queue_init (&self->waiting);
}

/**
 * sim_push_stream_new:
 * @url: rtmp://HOST:PORT/APPLICATION/STREAM, where something is pushed to
 *
 * Returns: (transfer full): what is pushed there
 */
SimStream *
sim_push_stream_new (const char *url)
{
  SimPushStream *self = g_object_new (SIM_TYPE_PUSH_STREAM, NULL);

  self->url = g_strdup (url);
  return SIM_STREAM (self);
}
