/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "decoder/media-decoder.h"
#include "player/media-error.h"
#include "player/media-feed-private.h"

/* What GStreamer says, in our words. Its own texts may hold addresses, and addresses hold tokens. */
static const struct
{
  GQuark (*domain) (void);
  int code; /* -1 for all others */
  MediaError error;
  const char *text;
} translations[] = {
  { gst_stream_error_quark, GST_STREAM_ERROR_CODEC_NOT_FOUND, MEDIA_ERROR_NO_DECODER,
    "no decoder for this stream" },
  { gst_stream_error_quark, GST_STREAM_ERROR_TYPE_NOT_FOUND, MEDIA_ERROR_NOT_A_STREAM,
    "not a video stream" },
  { gst_stream_error_quark, GST_STREAM_ERROR_WRONG_TYPE, MEDIA_ERROR_NOT_A_STREAM,
    "not a video stream" },
  { gst_stream_error_quark, GST_STREAM_ERROR_DEMUX, MEDIA_ERROR_NOT_A_STREAM,
    "the stream is broken" },
  { gst_stream_error_quark, -1, MEDIA_ERROR_CONNECTION, "the stream broke off" },
  { gst_resource_error_quark, GST_RESOURCE_ERROR_NOT_FOUND, MEDIA_ERROR_CONNECTION,
    "the server does not have this stream" },
  { gst_resource_error_quark, GST_RESOURCE_ERROR_NOT_AUTHORIZED, MEDIA_ERROR_CONNECTION,
    "the server refused" },
  { gst_resource_error_quark, GST_RESOURCE_ERROR_OPEN_READ, MEDIA_ERROR_CONNECTION,
    "could not connect" },
  { gst_resource_error_quark, -1, MEDIA_ERROR_CONNECTION, "the connection was lost" },
  { gst_core_error_quark, GST_CORE_ERROR_MISSING_PLUGIN, MEDIA_ERROR_NO_DECODER,
    "no decoder for this stream" },
};

/* Whether it is the decoder, or what shows its pictures, that cannot agree on a format. */
static gboolean
is_about_pictures (MediaFeed *self, GstMessage *message)
{
  const GstStructure *details = NULL;
  int flow = GST_FLOW_OK;

  if (GST_MESSAGE_SRC (message) != GST_OBJECT (self->tap))
    return FALSE;
  gst_message_parse_error_details (message, &details);
  return details != NULL && gst_structure_get_int (details, "flow-return", &flow)
         && flow == GST_FLOW_NOT_NEGOTIATED;
}

static GError *
translate (MediaFeed *self, GstMessage *message)
{
  g_autoptr (GError) error = NULL;

  if (is_about_pictures (self, message))
    return g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE,
                                "a picture format that is not known");

  gst_message_parse_error (message, &error, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (translations); i++)
    if (error->domain == translations[i].domain ()
        && (translations[i].code == error->code || translations[i].code < 0))
      return g_error_new_literal (MEDIA_ERROR, (int) translations[i].error, translations[i].text);

  return g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_CONNECTION, "playing failed");
}

static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  MediaFeed *self = user_data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    media_feed_fail (self, translate (self, message));
  gst_message_unref (message);

  return GST_BUS_DROP;
}

static GstElement *
add (MediaFeed *self, GstElement *element)
{
  gst_bin_add (GST_BIN (self->pipeline), element);
  return element;
}

static void
link_to_nothing (MediaFeed *self, GstPad *pad, GstElement **sink)
{
  g_autoptr (GstPad) end = NULL;

  *sink = add (self, gst_element_factory_make ("fakesink", NULL));
  g_object_set (*sink, "sync", FALSE, "async", FALSE, "enable-last-sample", FALSE, NULL);
  end = gst_element_get_static_pad (*sink, "sink");
  gst_element_sync_state_with_parent (*sink);
  gst_pad_link (pad, end);
}

static GstPadProbeReturn
on_sound (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  MediaFeed *self = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);

  if (caps != NULL)
    {
      media_tap_push_audio (self->tap, buffer, caps);
      media_sound_push (self->sound, buffer, caps);
    }

  return GST_PAD_PROBE_OK;
}

static void
link_audio (MediaFeed *self, GstPad *pad, GstCaps *caps)
{
  GstElement *sink;

  media_feed_set_codec (self, MEDIA_STREAM_AUDIO, media_codec_get_name (caps));
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_sound, self, NULL);
  link_to_nothing (self, pad, &sink);
}

static void
link_video (MediaFeed *self, GstPad *pad, GstCaps *caps, const char *parser_name)
{
  GError *error = NULL;
  GstElement *parser = gst_element_factory_make (parser_name, NULL);
  GstElement *decoder = media_decoder_new (caps, &error);
  g_autoptr (GstPad) begin = NULL;
  GstElement *chain[4];

  if (parser == NULL && error == NULL)
    error = g_error_new (MEDIA_ERROR, MEDIA_ERROR_NO_DECODER, "GStreamer has no element “%s”",
                         parser_name);
  if (error != NULL)
    {
      gst_clear_object (&parser);
      gst_clear_object (&decoder);
      media_feed_fail (self, error);
      return;
    }

  media_feed_set_codec (self, MEDIA_STREAM_VIDEO, media_codec_get_name (caps));
  media_feed_set_decoder (self, decoder);
  chain[0] = parser;
  chain[1] = GST_ELEMENT (self->tap);
  chain[2] = decoder;
  chain[3] = GST_ELEMENT (self->sink);
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    add (self, chain[i]);
  gst_element_link_many (chain[0], chain[1], chain[2], chain[3], NULL);
  for (guint i = G_N_ELEMENTS (chain); i > 0; i--)
    gst_element_sync_state_with_parent (chain[i - 1]);

  begin = gst_element_get_static_pad (parser, "sink");
  gst_pad_link (pad, begin);
  self->has_video = TRUE;
}

static void
on_pad_added (GstPad *pad, gpointer user_data)
{
  MediaFeed *self = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);
  const char *name;
  GstElement *sink;

  if (caps == NULL)
    caps = gst_pad_query_caps (pad, NULL);
  name = gst_caps_is_empty (caps) || gst_caps_is_any (caps)
             ? ""
             : gst_structure_get_name (gst_caps_get_structure (caps, 0));

  if (!self->has_video && g_str_equal (name, "video/x-h264"))
    link_video (self, pad, caps, "h264parse");
  else if (!self->has_video && g_str_equal (name, "video/x-h265"))
    link_video (self, pad, caps, "h265parse");
  else if (g_str_has_prefix (name, "audio/") && media_codec_get_name (caps) != NULL)
    link_audio (self, pad, caps);
  else
    link_to_nothing (self, pad, &sink);
}

static void
on_received (gsize bytes, gpointer user_data)
{
  media_feed_received (user_data, bytes);
}

static void
on_failed (GError *error, gpointer user_data)
{
  media_feed_fail (user_data, error);
}

/* Builds the pipeline and sets it going; failures are told through media_feed_fail(). */
void
media_feed_build (MediaFeed *self)
{
  g_autoptr (GstBus) bus = NULL;
  GError *error = NULL;

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  bus = gst_pipeline_get_bus (GST_PIPELINE (self->pipeline));
  gst_bus_set_sync_handler (bus, on_message, self, NULL);

  self->site = (MediaSite){
    .bin = GST_BIN (self->pipeline),
    .address = self->address,
    .received = on_received,
    .failed = on_failed,
    .pad_added = on_pad_added,
    .user_data = self,
  };
  if (!self->source->build (&self->site, &error))
    media_feed_fail (self, error);
  else if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    media_feed_fail (self, g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_CONNECTION,
                                                "could not begin to play"));
}
