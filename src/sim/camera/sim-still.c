/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-still.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>
#include <string.h>

#include "camera/sim-clip.h"
#include "camera/sim-encoders.h"

#define TIMEOUT (10 * GST_SECOND)

static GBytes *
pull_picture (GstElement *pipeline, GError **error)
{
  g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), TIMEOUT);
  gpointer data;
  gsize size;

  if (sample == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No picture could be made");
      return NULL;
    }
  gst_buffer_extract_dup (gst_sample_get_buffer (sample), 0, G_MAXSIZE, &data, &size);
  return g_bytes_new_take (data, size);
}

/* One picture, raw or encoded, to JPEG. Blocks. */
static GBytes *
convert (GstCaps *caps,
         GstBuffer *buffer,
         const char *decoder,
         int width,
         int height,
         int quality,
         GError **error)
{
  g_autofree char *text
      = g_strdup_printf ("appsrc name=src format=time ! %s ! videoconvert ! videoscale ! "
                         "video/x-raw,format=I420,width=%d,height=%d,pixel-aspect-ratio=1/1 ! "
                         "jpegenc quality=%d ! appsink name=sink sync=false",
                         decoder, width, height, quality);
  g_autoptr (GstElement) pipeline = gst_parse_launch (text, error);
  g_autoptr (GstElement) source = NULL;
  GBytes *picture;

  if (pipeline == NULL)
    {
      gst_buffer_unref (buffer);
      return NULL;
    }
  source = gst_bin_get_by_name (GST_BIN (pipeline), "src");
  g_object_set (source, "caps", caps, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (source), buffer);
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  picture = pull_picture (pipeline, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return picture;
}

static SimCanvas *
create_canvas (SimScene *scene)
{
  int width, height;

  sim_scene_get_frame_size (scene, &width, &height);
  return sim_canvas_new (width, height);
}

/**
 * sim_still_from_scene:
 * @scene: a scene
 * @width: pixels of the picture
 * @height: pixels of the picture
 * @quality: of JPEG, 1 to 100
 * @error: why there is none
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): what the camera sees now, as JPEG
 */
GBytes *
sim_still_from_scene (SimScene *scene, int width, int height, int quality, GError **error)
{
  g_autoptr (SimCanvas) canvas = create_canvas (scene);
  gsize luma = (gsize) canvas->width * canvas->height;
  gsize size = luma * 3 / 2;
  gsize offsets[GST_VIDEO_MAX_PLANES] = { 0, luma, luma + luma / 4 };
  int strides[GST_VIDEO_MAX_PLANES] = { 0 };
  g_autoptr (GstCaps) caps = NULL;
  GstBuffer *buffer;
  GstVideoInfo info;

  gst_video_info_set_format (&info, GST_VIDEO_FORMAT_I420, (guint) canvas->width,
                             (guint) canvas->height);
  caps = gst_video_info_to_caps (&info);
  sim_scene_paint (scene, canvas);
  memcpy (strides, canvas->strides, sizeof canvas->strides);
  buffer = gst_buffer_new_memdup (canvas->memory, size);
  /* Its rows stand closer than the format's own rule says, where the width is no multiple of 8. */
  gst_buffer_add_video_meta_full (buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_FORMAT_I420,
                                  (guint) canvas->width, (guint) canvas->height, 3, offsets,
                                  strides);
  return convert (caps, buffer, "identity", width, height, quality, error);
}

/**
 * sim_still_from_packet:
 * @codec: how it is coded
 * @packet: a keyframe
 * @width: pixels of the picture
 * @height: pixels of the picture
 * @quality: of JPEG, 1 to 100
 * @error: why there is none
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): the keyframe, as JPEG
 */
GBytes *
sim_still_from_packet (SimCodec codec,
                       const SimPacket *packet,
                       int width,
                       int height,
                       int quality,
                       GError **error)
{
  g_autoptr (GstCaps) caps = gst_caps_from_string (sim_encoders_get_packet_caps (codec));
  g_autoptr (GstBuffer) codec_data = NULL;

  if (packet->codec_data != NULL)
    {
      codec_data = gst_buffer_new_wrapped_bytes (packet->codec_data);
      gst_caps_set_simple (caps, "codec_data", GST_TYPE_BUFFER, codec_data, NULL);
    }
  return convert (caps, gst_buffer_new_wrapped_bytes (packet->data), "decodebin", width, height,
                  quality, error);
}

/**
 * sim_still_from_clip:
 * @config: the film
 * @width: pixels of the picture
 * @height: pixels of the picture
 * @quality: of JPEG, 1 to 100
 * @error: why there is none
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): a picture of the film, as JPEG
 */
GBytes *
sim_still_from_clip (const SimCameraConfig *config,
                     int width,
                     int height,
                     int quality,
                     GError **error)
{
  const SimClip *clip = sim_clip_load (config, error);

  if (clip == NULL)
    return NULL;
  return sim_still_from_packet (clip->tracks[SIM_TRACK_VIDEO].codec,
                                sim_clip_find_keyframe (clip, g_get_monotonic_time ()), width,
                                height, quality, error);
}
