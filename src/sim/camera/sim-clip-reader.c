/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-clip-reader.h"

#include <gst/app/gstappsink.h>

#include "camera/sim-encoders.h"

/* A longer film begins again where these end. The second holds only where it must be encoded. */
#define MAX_BYTES ((gsize) 256 * 1024 * 1024)
#define MAX_ENCODED_US (120 * (gint64) G_USEC_PER_SEC)
#define STEP (100 * GST_MSECOND)

typedef struct
{
  SimClipContent *content;
  const SimCameraConfig *config;
  GstElement *pipeline;
  GError *error;

  GMutex lock; /* the rest, used on streaming threads */
  gboolean claimed[SIM_N_TRACKS];
  gboolean encoding;
  gboolean full;
  gsize bytes;
} Reader;

/**
 * sim_clip_content_clear:
 * @content: what was read
 */
void
sim_clip_content_clear (SimClipContent *content)
{
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    g_clear_pointer (&content->packets[kind], g_ptr_array_unref);
}

static void
describe (SimTrack *track, GstSample *sample)
{
  GstStructure *caps = gst_caps_get_structure (gst_sample_get_caps (sample), 0);

  gst_structure_get_int (caps, "width", &track->width);
  gst_structure_get_int (caps, "height", &track->height);
  gst_structure_get_int (caps, "rate", &track->rate);
  gst_structure_get_int (caps, "channels", &track->channels);
}

static GstFlowReturn
take_sample (GstAppSink *sink, Reader *reader, SimTrackKind kind)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reader->lock);
  SimPacket *packet = sample != NULL ? sim_encoders_create_packet (kind, sample) : NULL;
  GPtrArray *packets = reader->content->packets[kind];

  if (packet == NULL || reader->full)
    {
      g_clear_pointer (&packet, sim_packet_unref);
      return GST_FLOW_OK;
    }
  if (packets->len == 0)
    describe (&reader->content->tracks[kind], sample);
  g_ptr_array_add (packets, packet);
  reader->bytes += g_bytes_get_size (packet->data);
  reader->full = reader->bytes >= MAX_BYTES
                 || (reader->encoding && kind == SIM_TRACK_VIDEO && packet->pts >= MAX_ENCODED_US);
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
link_chain (Reader *reader, GstPad *pad, GstElement *const *chain, guint count)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (chain[0], "sink");

  for (guint i = 0; i < count; i++)
    gst_bin_add (GST_BIN (reader->pipeline), chain[i]);
  for (guint i = 1; i < count; i++)
    gst_element_link (chain[i - 1], chain[i]);
  for (guint i = count; i > 0; i--)
    gst_element_sync_state_with_parent (chain[i - 1]);
  gst_pad_link (pad, sink);
}

static GstElement *
create_caps_filter (const char *text)
{
  GstElement *filter = gst_element_factory_make ("capsfilter", NULL);

  gst_util_set_object_arg (G_OBJECT (filter), "caps", text);
  return filter;
}

static void
link_packets (Reader *reader, GstPad *pad, SimTrackKind kind, SimCodec codec)
{
  GstElement *sink = gst_element_factory_make ("appsink", NULL);
  GstAppSinkCallbacks callbacks = {
    .new_sample = kind == SIM_TRACK_VIDEO ? on_video_sample : on_audio_sample,
  };

  reader->content->tracks[kind].codec = codec;
  g_object_set (sink, "sync", FALSE, "async", FALSE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, reader, NULL);
  link_chain (reader, pad,
              (GstElement *[]){ gst_element_factory_make ("queue", NULL),
                                sim_encoders_create_parser (codec),
                                create_caps_filter (sim_encoders_get_packet_caps (codec)), sink },
              4);
}

static void
ignore_pad (Reader *reader, GstPad *pad)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_object_set (sink, "sync", FALSE, "async", FALSE, NULL);
  link_chain (reader, pad, &sink, 1);
}

/* Pictures: encoded here where they must be. Sound: kept or left out. */
static void
on_decoded_pad (GstElement *decoder, GstPad *pad, gpointer user_data)
{
  Reader *reader = user_data;
  g_autofree char *size = g_strdup_printf ("video/x-raw,format=I420,width=%d,height=%d",
                                           reader->config->width, reader->config->height);
  GstElement *last = gst_element_factory_make ("identity", NULL);
  GstElement *encoder = sim_encoders_create_video (reader->config, &reader->error);
  g_autoptr (GstPad) encoded = NULL;

  if (encoder == NULL)
    {
      gst_object_unref (gst_object_ref_sink (last));
      GST_ELEMENT_ERROR (decoder, CORE, MISSING_PLUGIN, (NULL), (NULL));
      return;
    }
  encoded = gst_element_get_static_pad (last, "src");
  link_chain (reader, pad,
              (GstElement *[]){ gst_element_factory_make ("videoconvert", NULL),
                                gst_element_factory_make ("videoscale", NULL),
                                create_caps_filter (size), encoder, last },
              5);
  link_packets (reader, encoded, SIM_TRACK_VIDEO,
                reader->config->h265 ? SIM_CODEC_H265 : SIM_CODEC_H264);
}

static void
link_decoder (Reader *reader, GstPad *pad)
{
  GstElement *decoder = gst_element_factory_make ("decodebin", NULL);

  reader->encoding = TRUE;
  g_signal_connect (decoder, "pad-added", G_CALLBACK (on_decoded_pad), reader);
  link_chain (reader, pad, &decoder, 1);
}

static gboolean
claim (Reader *reader, SimTrackKind kind)
{
  gboolean first = !reader->claimed[kind];

  reader->claimed[kind] = TRUE;
  return first;
}

static void
on_pad (GstElement *parser, GstPad *pad, gpointer user_data)
{
  Reader *reader = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  SimTrackKind kind;
  SimCodec codec;
  const char *name;

  if (caps == NULL)
    caps = gst_pad_query_caps (pad, NULL);
  if (sim_encoders_identify (caps, &kind, &codec) && claim (reader, kind))
    {
      link_packets (reader, pad, kind, codec);
      return;
    }

  name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  if (g_str_has_prefix (name, "audio/") || !claim (reader, SIM_TRACK_VIDEO))
    ignore_pad (reader, pad);
  else
    link_decoder (reader, pad);
}

static gboolean
is_full (Reader *reader)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reader->lock);

  return reader->full;
}

static void
wait_for_end (Reader *reader)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (reader->pipeline);

  while (!is_full (reader))
    {
      g_autoptr (GstMessage) message
          = gst_bus_timed_pop_filtered (bus, STEP, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);

      if (message == NULL)
        continue;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR && reader->error == NULL)
        gst_message_parse_error (message, &reader->error, NULL);
      return;
    }
}

/**
 * sim_clip_content_read:
 * @content: to fill, zero before; clear it with sim_clip_content_clear() in any case
 * @config: the file, and what to encode to where its pictures are neither H.264 nor H.265
 * @error: why it cannot be read
 *
 * Reads a file as fast as it goes. Blocks.
 *
 * Returns: whether it could be read
 */
gboolean
sim_clip_content_read (SimClipContent *content, const SimCameraConfig *config, GError **error)
{
  Reader reader = { .content = content, .config = config };
  GstElement *source = gst_element_factory_make ("filesrc", NULL);
  GstElement *parser = gst_element_factory_make ("parsebin", NULL);

  g_mutex_init (&reader.lock);
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    content->packets[kind] = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_packet_unref);
  reader.pipeline = gst_pipeline_new (NULL);
  gst_bin_add_many (GST_BIN (reader.pipeline), source, parser, NULL);
  gst_element_link (source, parser);
  g_object_set (source, "location", config->video_file, NULL);
  g_signal_connect (parser, "pad-added", G_CALLBACK (on_pad), &reader);

  gst_element_set_state (reader.pipeline, GST_STATE_PLAYING);
  wait_for_end (&reader);
  gst_element_set_state (reader.pipeline, GST_STATE_NULL);
  gst_object_unref (reader.pipeline);
  g_mutex_clear (&reader.lock);
  if (reader.error == NULL)
    return TRUE;
  g_propagate_error (error, reader.error);
  return FALSE;
}
