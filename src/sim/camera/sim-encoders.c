/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-encoders.h"

/* Of a picture's pixels, what suits the fastest presets. */
#define BITS_PER_PIXEL 0.1
#define MIN_KBPS 64

/* The ladder: the first that is installed is taken. No B-frames, no keyframes at scene cuts, one
 * thread, so that sixteen of them share a processor. */
typedef struct
{
  SimCodec codec;
  const char *factory;
  const char *properties[8][2];
  const char *gop_property; /* in pictures */
  const char *bitrate_property;
  guint bits_per_unit; /* of bitrate_property */
} Encoder;

static const Encoder video_encoders[] = {
  { SIM_CODEC_H264,
    "x264enc",
    { { "tune", "zerolatency" },
      { "speed-preset", "ultrafast" },
      { "threads", "1" },
      { "aud", "false" },
      { "bframes", "0" },
      { "option-string", "scenecut=0" } },
    "key-int-max",
    "bitrate",
    1000 },
  { SIM_CODEC_H264,
    "openh264enc",
    { { "complexity", "low" },
      { "usage-type", "camera" },
      { "scene-change-detection", "false" },
      { "rate-control", "bitrate" },
      { "multi-thread", "1" } },
    "gop-size",
    "bitrate",
    1 },
  { SIM_CODEC_H264,
    "vah264enc",
    { { "b-frames", "0" }, { "target-usage", "7" }, { "rate-control", "cbr" } },
    "key-int-max",
    "bitrate",
    1000 },
  { SIM_CODEC_H265,
    "x265enc",
    { { "tune", "zerolatency" },
      { "speed-preset", "ultrafast" },
      { "log-level", "none" },
      { "option-string", "scenecut=0:bframes=0:pools=none:frame-threads=1" } },
    "key-int-max",
    "bitrate",
    1000 },
  { SIM_CODEC_H265,
    "vah265enc",
    { { "b-frames", "0" }, { "target-usage", "7" }, { "rate-control", "cbr" } },
    "key-int-max",
    "bitrate",
    1000 },
};

static const struct
{
  SimCodec codec;
  const char *factory;
  const char *bitrate;
} audio_encoders[] = {
  { SIM_CODEC_AAC, "voaacenc", "32000" },  { SIM_CODEC_AAC, "fdkaacenc", "32000" },
  { SIM_CODEC_AAC, "avenc_aac", "32000" }, { SIM_CODEC_PCMA, "alawenc", NULL },
  { SIM_CODEC_PCMU, "mulawenc", NULL },
};

/* What packets of a codec look like, and what brings them into that shape. */
static const struct
{
  const char *name;
  const char *caps;
  const char *parser;
  int rate;
} codecs[] = {
  [SIM_CODEC_H264] = { "H.264", "video/x-h264,stream-format=avc,alignment=au", "h264parse", 0 },
  [SIM_CODEC_H265] = { "H.265", "video/x-h265,stream-format=hvc1,alignment=au", "h265parse", 0 },
  [SIM_CODEC_AAC] = { "AAC", "audio/mpeg,mpegversion=4,stream-format=raw", "aacparse", 16000 },
  [SIM_CODEC_PCMA] = { "G.711 A-law", "audio/x-alaw", "identity", 8000 },
  [SIM_CODEC_PCMU] = { "G.711 µ-law", "audio/x-mulaw", "identity", 8000 },
};

static void
set_missing (GError **error, SimCodec codec)
{
  g_set_error (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN,
               "No GStreamer encoder for %s is installed", codecs[codec].name);
}

/**
 * sim_encoders_get_kbps:
 * @config: size and rate
 *
 * Returns: kbit/s that its pictures take
 */
guint
sim_encoders_get_kbps (const SimCameraConfig *config)
{
  double pixels = (double) config->width * config->height * config->fps;

  return config->bitrate_kbps != 0 ? config->bitrate_kbps
                                   : MAX ((guint) (pixels * BITS_PER_PIXEL / 1000), MIN_KBPS);
}

static void
configure (GstElement *element, const Encoder *encoder, const SimCameraConfig *config)
{
  guint kbps = sim_encoders_get_kbps (config);
  int gop = MAX ((int) (config->gop_seconds * config->fps + 0.5), 1);
  g_autofree char *gop_text = g_strdup_printf ("%d", gop);
  g_autofree char *rate_text = g_strdup_printf ("%u", kbps * 1000 / encoder->bits_per_unit);

  for (guint i = 0; i < G_N_ELEMENTS (encoder->properties) && encoder->properties[i][0]; i++)
    gst_util_set_object_arg (G_OBJECT (element), encoder->properties[i][0],
                             encoder->properties[i][1]);
  gst_util_set_object_arg (G_OBJECT (element), encoder->gop_property, gop_text);
  gst_util_set_object_arg (G_OBJECT (element), encoder->bitrate_property, rate_text);
}

/**
 * sim_encoders_create_video:
 * @config: codec, size, rate, distance of keyframes
 * @error: %GST_CORE_ERROR_MISSING_PLUGIN when no encoder is installed
 *
 * Returns: (transfer floating) (nullable): an encoder
 */
GstElement *
sim_encoders_create_video (const SimCameraConfig *config, GError **error)
{
  SimCodec codec = config->h265 ? SIM_CODEC_H265 : SIM_CODEC_H264;

  for (guint i = 0; i < G_N_ELEMENTS (video_encoders); i++)
    {
      const Encoder *encoder = &video_encoders[i];
      GstElement *element
          = encoder->codec == codec ? gst_element_factory_make (encoder->factory, NULL) : NULL;

      if (element != NULL)
        {
          configure (element, encoder, config);
          return element;
        }
    }
  set_missing (error, codec);
  return NULL;
}

/**
 * sim_encoders_create_audio:
 * @codec: of sound
 * @error: %GST_CORE_ERROR_MISSING_PLUGIN when no encoder is installed
 *
 * Returns: (transfer floating) (nullable): an encoder
 */
GstElement *
sim_encoders_create_audio (SimCodec codec, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (audio_encoders); i++)
    {
      GstElement *element = audio_encoders[i].codec == codec
                                ? gst_element_factory_make (audio_encoders[i].factory, NULL)
                                : NULL;

      if (element == NULL)
        continue;
      if (audio_encoders[i].bitrate != NULL)
        gst_util_set_object_arg (G_OBJECT (element), "bitrate", audio_encoders[i].bitrate);
      return element;
    }
  set_missing (error, codec);
  return NULL;
}

/**
 * sim_encoders_get_audio_rate:
 * @codec: of sound
 *
 * Returns: samples a second that a camera uses with it
 */
int
sim_encoders_get_audio_rate (SimCodec codec)
{
  return codecs[codec].rate;
}

/**
 * sim_encoders_get_packet_caps:
 * @codec: a codec
 *
 * Returns: caps of the samples that packets are made from
 */
const char *
sim_encoders_get_packet_caps (SimCodec codec)
{
  return codecs[codec].caps;
}

/* What can be taken as it is. */
static const struct
{
  const char *caps;
  SimTrackKind kind;
  SimCodec codec;
} known[] = {
  { "video/x-h264", SIM_TRACK_VIDEO, SIM_CODEC_H264 },
  { "video/x-h265", SIM_TRACK_VIDEO, SIM_CODEC_H265 },
  { "audio/mpeg,mpegversion=4", SIM_TRACK_AUDIO, SIM_CODEC_AAC },
  { "audio/x-alaw", SIM_TRACK_AUDIO, SIM_CODEC_PCMA },
  { "audio/x-mulaw", SIM_TRACK_AUDIO, SIM_CODEC_PCMU },
};

/**
 * sim_encoders_identify:
 * @caps: what comes
 * @kind: (out): which track it is
 * @codec: (out): how it is coded
 *
 * Returns: %FALSE for what packets cannot be made of without encoding it
 */
gboolean
sim_encoders_identify (GstCaps *caps, SimTrackKind *kind, SimCodec *codec)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GstCaps) wanted = gst_caps_from_string (known[i].caps);

      if (!gst_caps_can_intersect (caps, wanted))
        continue;
      *kind = known[i].kind;
      *codec = known[i].codec;
      return TRUE;
    }
  return FALSE;
}

/**
 * sim_encoders_create_parser:
 * @codec: a codec
 *
 * Returns: (transfer floating) (nullable): what brings an encoder's output into that shape
 */
GstElement *
sim_encoders_create_parser (SimCodec codec)
{
  return gst_element_factory_make (codecs[codec].parser, NULL);
}

static GBytes *
copy_buffer (GstBuffer *buffer)
{
  gpointer data;
  gsize size;

  gst_buffer_extract_dup (buffer, 0, G_MAXSIZE, &data, &size);
  return g_bytes_new_take (data, size);
}

static GBytes *
find_codec_data (GstSample *sample)
{
  const GValue *value
      = gst_structure_get_value (gst_caps_get_structure (gst_sample_get_caps (sample), 0),
                                 "codec_data");

  return value != NULL ? copy_buffer (gst_value_get_buffer (value)) : NULL;
}

/* Encoders shift their timestamps to leave room before the first: only the running time counts,
 * and it may be below zero. */
static gint64
to_running_us (GstSample *sample, GstClockTime stamp)
{
  guint64 running = 0;
  int sign = gst_segment_to_running_time_full (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                               stamp, &running);

  return sign * (gint64) (running / GST_USECOND);
}

/**
 * sim_encoders_create_packet:
 * @kind: which track
 * @sample: a sample with the caps of sim_encoders_get_packet_caps()
 *
 * Returns: (transfer full) (nullable): the packet, %NULL for a sample without a time
 */
SimPacket *
sim_encoders_create_packet (SimTrackKind kind, GstSample *sample)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  g_autoptr (GBytes) codec_data = find_codec_data (sample);
  gint64 pts;

  if (!GST_BUFFER_PTS_IS_VALID (buffer))
    return NULL;
  pts = to_running_us (sample, GST_BUFFER_PTS (buffer));
  return sim_packet_new (kind, copy_buffer (buffer), codec_data, pts,
                         GST_BUFFER_DTS_IS_VALID (buffer)
                             ? to_running_us (sample, GST_BUFFER_DTS (buffer))
                             : pts,
                         !GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT));
}
