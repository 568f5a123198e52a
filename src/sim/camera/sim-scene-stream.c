/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scene-stream.h"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

#include "camera/sim-encoders.h"
#include "camera/sim-scene-src.h"
#include "camera/sim-tone-src.h"
#include "camera/sim-work.h"

/* One pipeline for one set of settings. Another size, rate or codec is another stream: the camera
 * stops this one and starts the next. */
struct _SimSceneStream
{
  SimStream parent_instance;

  SimScene *scene;
  SimCameraConfig *config;

  GMutex lock; /* of the pipeline's state, held by the workers that change it */
  gboolean stopped;
  GstElement *pipeline; /* made and dropped by the workers */

  GMutex encoder_lock;
  GstElement *encoder; /* %NULL until the pipeline is there */
};

G_DEFINE_FINAL_TYPE (SimSceneStream, sim_scene_stream, SIM_TYPE_STREAM)

static const SimCodec sound_codecs[] = {
  [SIM_SOUND_AAC] = SIM_CODEC_AAC,
  [SIM_SOUND_PCMA] = SIM_CODEC_PCMA,
  [SIM_SOUND_PCMU] = SIM_CODEC_PCMU,
};

static void
sim_scene_stream_finalize (GObject *object)
{
  SimSceneStream *self = SIM_SCENE_STREAM (object);

  g_assert (self->pipeline == NULL);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->config, sim_camera_config_free);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->encoder_lock);
  G_OBJECT_CLASS (sim_scene_stream_parent_class)->finalize (object);
}

static GstFlowReturn
take_sample (GstAppSink *sink, SimSceneStream *self, SimTrackKind kind)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  SimPacket *packet = sample != NULL ? sim_encoders_create_packet (kind, sample) : NULL;

  if (packet != NULL)
    sim_stream_push (SIM_STREAM (self), packet);
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

static GstBusSyncReply
on_bus_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      GError *error = NULL;

      gst_message_parse_error (message, &error, NULL);
      sim_stream_fail (user_data, error);
    }
  gst_message_unref (message);
  return GST_BUS_DROP;
}

static GstElement *
create_sink (SimSceneStream *self,
             SimCodec codec,
             GstFlowReturn (*on_sample) (GstAppSink *, gpointer))
{
  GstElement *sink = gst_element_factory_make ("appsink", NULL);
  GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
  g_autoptr (GstCaps) caps = gst_caps_from_string (sim_encoders_get_packet_caps (codec));

  g_object_set (sink, "sync", FALSE, "async", FALSE, "caps", caps, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, self, NULL);
  return sink;
}

/* source ! raw caps ! encoder ! parser ! sink, the encoder being what may be missing */
static gboolean
add_branch (GstElement *pipeline,
            GstElement *source,
            GstCaps *raw,
            GstElement *encoder,
            GstElement *parser,
            GstElement *sink)
{
  gst_bin_add_many (GST_BIN (pipeline), source, encoder, parser, sink, NULL);
  return gst_element_link_filtered (source, encoder, raw)
         && gst_element_link_many (encoder, parser, sink, NULL);
}

static gboolean
add_video (SimSceneStream *self, GstElement *pipeline, GError **error)
{
  const SimTrack *track = sim_stream_get_track (SIM_STREAM (self), SIM_TRACK_VIDEO);
  GstElement *encoder = sim_encoders_create_video (self->config, error);
  g_autoptr (GstCaps) raw
      = gst_caps_new_simple ("video/x-raw", "format", G_TYPE_STRING, "I420", "width", G_TYPE_INT,
                             track->width, "height", G_TYPE_INT, track->height, "framerate",
                             GST_TYPE_FRACTION, self->config->fps, 1, NULL);

  if (encoder == NULL)
    return FALSE;
  if (!add_branch (pipeline, sim_scene_src_new (self->scene), raw, encoder,
                   sim_encoders_create_parser (track->codec),
                   create_sink (self, track->codec, on_video_sample)))
    {
      g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_NEGOTIATION,
                           "The encoder does not take the scene");
      return FALSE;
    }

  g_mutex_lock (&self->encoder_lock);
  self->encoder = gst_object_ref (encoder);
  g_mutex_unlock (&self->encoder_lock);
  return TRUE;
}

static gboolean
add_audio (SimSceneStream *self, GstElement *pipeline, GError **error)
{
  const SimTrack *track = sim_stream_get_track (SIM_STREAM (self), SIM_TRACK_AUDIO);
  GstElement *encoder;
  g_autoptr (GstCaps) raw = NULL;

  if (track == NULL)
    return TRUE;
  encoder = sim_encoders_create_audio (track->codec, error);
  if (encoder == NULL)
    return FALSE;
  raw = gst_caps_new_simple ("audio/x-raw", "rate", G_TYPE_INT, track->rate, NULL);
  if (add_branch (pipeline, sim_tone_src_new (self->config->seed), raw, encoder,
                  sim_encoders_create_parser (track->codec),
                  create_sink (self, track->codec, on_audio_sample)))
    return TRUE;
  g_set_error_literal (error, GST_CORE_ERROR, GST_CORE_ERROR_NEGOTIATION,
                       "The encoder does not take the sound");
  return FALSE;
}

static void
start_pipeline (gpointer user_data)
{
  SimSceneStream *self = SIM_SCENE_STREAM (user_data);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (self->stopped)
    return;
  sim_scene_prepare (self->scene);
  self->pipeline = gst_pipeline_new (NULL);
  bus = gst_element_get_bus (self->pipeline);
  gst_bus_set_sync_handler (bus, on_bus_message, self, NULL);
  if (!add_video (self, self->pipeline, &error) || !add_audio (self, self->pipeline, &error))
    sim_stream_fail (SIM_STREAM (self), g_steal_pointer (&error));
  else
    gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
}

static void
stop_pipeline (gpointer user_data)
{
  SimSceneStream *self = SIM_SCENE_STREAM (user_data);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->stopped = TRUE;
  g_mutex_lock (&self->encoder_lock);
  gst_clear_object (&self->encoder);
  g_mutex_unlock (&self->encoder_lock);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->pipeline);
  sim_scene_trim (self->scene);
}

static void
sim_scene_stream_start (SimStream *stream)
{
  sim_work_push (start_pipeline, G_OBJECT (stream));
}

static void
sim_scene_stream_stop (SimStream *stream)
{
  sim_work_push (stop_pipeline, G_OBJECT (stream));
}

static void
sim_scene_stream_request_keyframe (SimStream *stream)
{
  SimSceneStream *self = SIM_SCENE_STREAM (stream);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->encoder_lock);

  if (self->encoder != NULL)
    gst_element_send_event (self->encoder,
                            gst_video_event_new_upstream_force_key_unit (GST_CLOCK_TIME_NONE, TRUE,
                                                                         0));
}

static void
sim_scene_stream_set_frozen (SimStream *stream, gboolean frozen)
{
  sim_scene_set_frozen (SIM_SCENE_STREAM (stream)->scene, frozen);
}

static void
sim_scene_stream_class_init (SimSceneStreamClass *klass)
{
  SimStreamClass *stream_class = SIM_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sim_scene_stream_finalize;
  stream_class->start = sim_scene_stream_start;
  stream_class->stop = sim_scene_stream_stop;
  stream_class->request_keyframe = sim_scene_stream_request_keyframe;
  stream_class->set_frozen = sim_scene_stream_set_frozen;
}

static void
sim_scene_stream_init (SimSceneStream *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->encoder_lock);
}

/**
 * sim_scene_stream_new:
 * @scene: what to film
 * @config: how
 *
 * Returns: (transfer full): an encoder before a scene
 */
SimStream *
sim_scene_stream_new (SimScene *scene, const SimCameraConfig *config)
{
  SimSceneStream *self = g_object_new (SIM_TYPE_SCENE_STREAM, NULL);
  SimTrack video = {
    .codec = config->h265 ? SIM_CODEC_H265 : SIM_CODEC_H264,
    .width = config->width,
    .height = config->height,
    .fps = config->fps,
  };

  self->scene = g_object_ref (scene);
  self->config = sim_camera_config_copy (config);
  sim_stream_set_track (SIM_STREAM (self), SIM_TRACK_VIDEO, &video);
  if (config->sound != SIM_SOUND_NONE)
    {
      SimCodec codec = sound_codecs[config->sound];
      SimTrack audio = {
        .codec = codec,
        .rate = sim_encoders_get_audio_rate (codec),
        .channels = 1,
      };

      sim_stream_set_track (SIM_STREAM (self), SIM_TRACK_AUDIO, &audio);
    }
  return SIM_STREAM (self);
}
