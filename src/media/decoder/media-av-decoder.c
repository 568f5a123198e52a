/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libavcodec/avcodec.h>

#include "decoder/media-av-decoder.h"
#include "decoder/media-av-picture.h"
#include "sink/media-scaler.h"

/* A decoder holds back sixteen pictures at most (H.264, A.3.1; H.265, A.4.2). What is older gives none any more. */
#define MOST_HELD_BACK 16

struct _MediaAvDecoder
{
  GstVideoDecoder parent_instance;

  AVCodecContext *context;
  AVPacket *packet;
  AVFrame *picture;
  struct SwsContext *plain; /* NULL while pictures are of a format that is known */
  GstVideoCodecState *input;
  int coarse; /* atomic */
};

static const struct
{
  const char *media_type;
  enum AVCodecID id;
} codecs[] = {
  { "video/x-h264", AV_CODEC_ID_H264 },
  { "video/x-h265", AV_CODEC_ID_HEVC },
};

static GstStaticPadTemplate sink_template = GST_STATIC_PAD_TEMPLATE (
    "sink",
    GST_PAD_SINK,
    GST_PAD_ALWAYS,
    GST_STATIC_CAPS (
        "video/x-h264, alignment=(string)au, stream-format=(string){ avc, byte-stream }; "
        "video/x-h265, alignment=(string)au, stream-format=(string){ hvc1, hev1, byte-stream }"));

static GstStaticPadTemplate src_template
    = GST_STATIC_PAD_TEMPLATE ("src",
                               GST_PAD_SRC,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (MEDIA_SCALER_FORMATS)));

G_DEFINE_FINAL_TYPE (MediaAvDecoder, media_av_decoder, GST_TYPE_VIDEO_DECODER)

static const AVCodec *
find_codec (GstCaps *caps)
{
  const char *name = gst_structure_get_name (gst_caps_get_structure (caps, 0));

  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (g_str_equal (codecs[i].media_type, name))
      return avcodec_find_decoder (codecs[i].id);

  return NULL;
}

/* What the container has put before the stream. */
static gboolean
copy_header (AVCodecContext *context, GstCaps *caps)
{
  const GValue *value = gst_structure_get_value (gst_caps_get_structure (caps, 0), "codec_data");
  GstBuffer *header = value != NULL ? gst_value_get_buffer (value) : NULL;
  gsize size = header != NULL ? gst_buffer_get_size (header) : 0;

  if (size == 0 || size > G_MAXINT / 2)
    return size == 0;
  context->extradata = av_mallocz (size + AV_INPUT_BUFFER_PADDING_SIZE);
  if (context->extradata == NULL)
    return FALSE;
  context->extradata_size = (int) gst_buffer_extract (header, 0, context->extradata, size);

  return TRUE;
}

static gboolean
media_av_decoder_set_format (GstVideoDecoder *decoder, GstVideoCodecState *state)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (decoder);
  const AVCodec *codec = find_codec (state->caps);

  g_clear_pointer (&self->input, gst_video_codec_state_unref);
  avcodec_free_context (&self->context);
  self->context = codec != NULL ? avcodec_alloc_context3 (codec) : NULL;
  if (self->context == NULL || !copy_header (self->context, state->caps))
    return FALSE;

  /* One picture in, one picture out, on the thread that brought it; a broken one is better than a hole. */
  self->context->thread_count = 1;
  self->context->flags |= AV_CODEC_FLAG_OUTPUT_CORRUPT;
  if (avcodec_open2 (self->context, codec, NULL) < 0)
    return FALSE;
  self->input = gst_video_codec_state_ref (state);

  return TRUE;
}

/* Tells downstream what the pictures are, when that changes. */
static gboolean
negotiate (MediaAvDecoder *self)
{
  GstVideoDecoder *decoder = GST_VIDEO_DECODER (self);
  GstVideoFormat format = media_av_picture_get_format (self->picture);
  GstVideoCodecState *now = gst_video_decoder_get_output_state (decoder);
  GstVideoInfo info;
  gboolean same = FALSE;

  gst_video_info_set_format (&info, format, (guint) self->picture->width,
                             (guint) self->picture->height);
  info.fps_n = self->input->info.fps_n;
  info.fps_d = self->input->info.fps_d;
  info.par_n = self->input->info.par_n;
  info.par_d = self->input->info.par_d;
  media_av_picture_describe (self->picture, &info);
  if (now != NULL)
    {
      same = gst_video_info_is_equal (&info, &now->info);
      gst_video_codec_state_unref (now);
    }
  if (same)
    return TRUE;

  now = gst_video_decoder_set_output_state (decoder, format, (guint) info.width,
                                            (guint) info.height, self->input);
  now->info = info;
  gst_video_codec_state_unref (now);

  return gst_video_decoder_negotiate (decoder);
}

/* The frame that a picture belongs to. Those far before it have given none, and never will. */
static GstVideoCodecFrame *
take_frame (GstVideoDecoder *decoder, gint64 number)
{
  GList *frames = gst_video_decoder_get_frames (decoder);
  GstVideoCodecFrame *found = NULL;

  for (GList *l = frames; l != NULL; l = l->next)
    {
      GstVideoCodecFrame *frame = l->data;

      if (frame->system_frame_number == number)
        found = gst_video_codec_frame_ref (frame);
      else if (frame->system_frame_number + MOST_HELD_BACK < number)
        gst_video_decoder_release_frame (decoder, gst_video_codec_frame_ref (frame));
    }
  g_list_free_full (frames, (GDestroyNotify) gst_video_codec_frame_unref);

  return found;
}

static GstFlowReturn
give_picture (MediaAvDecoder *self)
{
  GstVideoDecoder *decoder = GST_VIDEO_DECODER (self);
  GstVideoCodecFrame *frame = take_frame (decoder, self->picture->pts);
  GstVideoCodecState *state;

  if (frame == NULL)
    return GST_FLOW_OK; /* the second field of one that has been given */
  if ((media_av_picture_get_format (self->picture) == GST_VIDEO_FORMAT_UNKNOWN
       && !media_av_picture_make_plain (self->picture, &self->plain))
      || !negotiate (self))
    {
      gst_video_decoder_release_frame (decoder, frame);
      return GST_FLOW_NOT_NEGOTIATED;
    }

  state = gst_video_decoder_get_output_state (decoder);
  frame->output_buffer = media_av_picture_wrap (self->picture, &state->info);
  gst_video_codec_state_unref (state);
  if (frame->output_buffer == NULL)
    {
      gst_video_decoder_release_frame (decoder, frame);
      return GST_FLOW_OK;
    }

  return gst_video_decoder_finish_frame (decoder, frame);
}

static GstFlowReturn
give_pictures (MediaAvDecoder *self)
{
  GstFlowReturn flow = GST_FLOW_OK;

  while (flow == GST_FLOW_OK && avcodec_receive_frame (self->context, self->picture) == 0)
    {
      flow = give_picture (self);
      av_frame_unref (self->picture);
    }

  return flow;
}

/* A packet that is not understood gives no picture; the next ones may. */
static void
send (MediaAvDecoder *self, GstVideoCodecFrame *frame)
{
  gsize size = gst_buffer_get_size (frame->input_buffer);

  if (size == 0 || size > G_MAXINT / 2 || av_new_packet (self->packet, (int) size) < 0)
    return;

  gst_buffer_extract (frame->input_buffer, 0, self->packet->data, size);
  self->packet->pts = frame->system_frame_number;
  if (GST_VIDEO_CODEC_FRAME_IS_SYNC_POINT (frame))
    self->packet->flags |= AV_PKT_FLAG_KEY;
  self->context->skip_loop_filter
      = g_atomic_int_get (&self->coarse) ? AVDISCARD_ALL : AVDISCARD_DEFAULT;
  if (avcodec_send_packet (self->context, self->packet) < 0)
    GST_DEBUG_OBJECT (self, "a packet of %" G_GSIZE_FORMAT " bytes is not understood", size);
  av_packet_unref (self->packet);
}

static GstFlowReturn
media_av_decoder_handle_frame (GstVideoDecoder *decoder, GstVideoCodecFrame *frame)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (decoder);

  send (self, frame);
  gst_video_codec_frame_unref (frame);

  return give_pictures (self);
}

static GstFlowReturn
media_av_decoder_drain (GstVideoDecoder *decoder)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (decoder);
  GstFlowReturn flow;

  if (self->context == NULL || avcodec_send_packet (self->context, NULL) < 0)
    return GST_FLOW_OK;
  flow = give_pictures (self);
  avcodec_flush_buffers (self->context);

  return flow;
}

static gboolean
media_av_decoder_flush (GstVideoDecoder *decoder)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (decoder);

  if (self->context != NULL)
    avcodec_flush_buffers (self->context);
  return TRUE;
}

static gboolean
media_av_decoder_stop (GstVideoDecoder *decoder)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (decoder);

  avcodec_free_context (&self->context);
  g_clear_pointer (&self->input, gst_video_codec_state_unref);
  return TRUE;
}

static void
media_av_decoder_finalize (GObject *object)
{
  MediaAvDecoder *self = MEDIA_AV_DECODER (object);

  avcodec_free_context (&self->context);
  av_packet_free (&self->packet);
  av_frame_free (&self->picture);
  g_clear_pointer (&self->plain, sws_freeContext);
  g_clear_pointer (&self->input, gst_video_codec_state_unref);

  G_OBJECT_CLASS (media_av_decoder_parent_class)->finalize (object);
}

static void
media_av_decoder_class_init (MediaAvDecoderClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstVideoDecoderClass *decoder_class = GST_VIDEO_DECODER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = media_av_decoder_finalize;
  decoder_class->set_format = media_av_decoder_set_format;
  decoder_class->handle_frame = media_av_decoder_handle_frame;
  decoder_class->finish = media_av_decoder_drain;
  decoder_class->drain = media_av_decoder_drain;
  decoder_class->flush = media_av_decoder_flush;
  decoder_class->stop = media_av_decoder_stop;

  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_add_static_pad_template (element_class, &src_template);
  gst_element_class_set_static_metadata (element_class, "libavcodec", "Codec/Decoder/Video",
                                         "Decodes H.264 and H.265", "The Lookout developers");
}

static void
media_av_decoder_init (MediaAvDecoder *self)
{
  GstVideoDecoder *decoder = GST_VIDEO_DECODER (self);

  self->packet = av_packet_alloc ();
  self->picture = av_frame_alloc ();
  gst_video_decoder_set_packetized (decoder, TRUE);
  gst_video_decoder_set_needs_format (decoder, TRUE);
  gst_video_decoder_set_max_errors (decoder, -1);
}

/**
 * media_av_decoder_can_decode:
 * @caps: of a compressed stream
 *
 * Returns: whether libavcodec, as it is here, decodes it
 */
gboolean
media_av_decoder_can_decode (GstCaps *caps)
{
  return find_codec (caps) != NULL;
}

/**
 * media_av_decoder_new:
 *
 * Returns: (transfer floating): a decoder that keeps to one thread
 */
GstElement *
media_av_decoder_new (void)
{
  return g_object_new (MEDIA_TYPE_AV_DECODER, NULL);
}

/**
 * media_av_decoder_set_coarse:
 * @coarse: whether edges between blocks may stay, from the next picture on
 *
 * Saves a quarter of the work. What it leaves in a picture grows until the next keyframe, and cannot be seen where the
 * picture is shown at half its size or less.
 */
void
media_av_decoder_set_coarse (MediaAvDecoder *self, gboolean coarse)
{
  g_atomic_int_set (&self->coarse, coarse);
}
