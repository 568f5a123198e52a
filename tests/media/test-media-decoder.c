/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our use of libavcodec beside GStreamer's own: the same pictures at the same times. */
#include "config.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include "decoder/media-av-decoder.h"
#include "decoder/media-av-picture.h"
#include "decoder/media-decoder.h"

#define PULL_WITHIN (20 * GST_SECOND)

typedef struct
{
  const char *name;
  const char *pipeline; /* makes packets */
  const char *theirs;   /* the decoder that it is compared with */
} Stream;

static const Stream streams[] = {
  { "h264",
    "videotestsrc num-buffers=40 ! video/x-raw,format=I420,width=324,height=182 ! x264enc "
    "key-int-max=20 "
    "bframes=0 ! h264parse",
    "avdec_h264" },
  { "h264-reordered",
    "videotestsrc num-buffers=40 pattern=ball ! video/x-raw,format=I420 ! x264enc bframes=3 "
    "b-adapt=false ! h264parse",
    "avdec_h264" },
  { "h264-bytes",
    "videotestsrc num-buffers=20 ! video/x-raw,format=I420 ! x264enc tune=zerolatency ! "
    "video/x-h264,stream-format=byte-stream ! h264parse",
    "avdec_h264" },
  { "h264-full-range",
    "videotestsrc num-buffers=10 ! video/x-raw,format=I420,colorimetry=1:1:5:1 ! x264enc "
    "tune=zerolatency ! h264parse",
    "avdec_h264" },
  { "h264-422",
    "videotestsrc num-buffers=10 ! video/x-raw,format=Y42B ! x264enc tune=zerolatency ! h264parse",
    "avdec_h264" },
  { "h265",
    "videotestsrc num-buffers=20 ! video/x-raw,format=I420 ! x265enc speed-preset=ultrafast ! "
    "h265parse ! "
    "video/x-h265,stream-format=hvc1",
    "avdec_h265" },
};

static GPtrArray *
take_all (GstElement *pipeline, GstElement *sink)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func ((GDestroyNotify) gst_sample_unref);
  GstSample *sample;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), PULL_WITHIN)) != NULL)
    g_ptr_array_add (samples, sample);
  g_assert_true (gst_app_sink_is_eos (GST_APP_SINK (sink)));
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return samples;
}

static GPtrArray *
encode (const char *text)
{
  g_autofree char *whole = g_strdup_printf ("%s ! appsink name=sink sync=false", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (whole, &error);
  g_autoptr (GstElement) sink = NULL;

  g_assert_no_error (error);
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  return take_all (pipeline, sink);
}

/* What comes of the packets; a decoder is taken over. */
static GPtrArray *
decode (GPtrArray *packets, GstElement *decoder)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *src = gst_element_factory_make ("appsrc", NULL);
  GstElement *sink = gst_element_factory_make ("appsink", NULL);

  g_object_set (src, "format", GST_FORMAT_TIME, "caps", gst_sample_get_caps (packets->pdata[0]),
                NULL);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), src, decoder, sink, NULL);
  g_assert_true (gst_element_link_many (src, decoder, sink, NULL));
  for (guint i = 0; i < packets->len; i++)
    gst_app_src_push_sample (GST_APP_SRC (src), packets->pdata[i]);
  gst_app_src_end_of_stream (GST_APP_SRC (src));

  return take_all (pipeline, sink);
}

static void
map (GstSample *sample, GstVideoInfo *info, GstVideoFrame *frame)
{
  g_assert_true (gst_video_info_from_caps (info, gst_sample_get_caps (sample)));
  g_assert_true (gst_video_frame_map (frame, info, gst_sample_get_buffer (sample), GST_MAP_READ));
}

/* How much two pictures differ at most. */
static int
compare (GstSample *ours, GstSample *theirs)
{
  GstVideoInfo info, their_info;
  GstVideoFrame frame, their_frame;
  int most = 0;

  map (ours, &info, &frame);
  map (theirs, &their_info, &their_frame);
  g_assert_cmpint (info.width, ==, their_info.width);
  g_assert_cmpint (info.height, ==, their_info.height);
  g_assert_cmpint (GST_VIDEO_INFO_FORMAT (&info), ==, GST_VIDEO_INFO_FORMAT (&their_info));
  g_assert_cmpint (info.par_n * their_info.par_d, ==, their_info.par_n * info.par_d);
  g_assert_cmpint (info.colorimetry.range, ==, their_info.colorimetry.range);
  g_assert_cmpint (info.colorimetry.matrix, ==, their_info.colorimetry.matrix);
  for (guint c = 0; c < GST_VIDEO_INFO_N_COMPONENTS (&info); c++)
    for (int y = 0; y < GST_VIDEO_INFO_COMP_HEIGHT (&info, c); y++)
      {
        const guint8 *row = GST_VIDEO_FRAME_COMP_DATA (&frame, c);
        const guint8 *their_row = GST_VIDEO_FRAME_COMP_DATA (&their_frame, c);

        row += y * GST_VIDEO_FRAME_COMP_STRIDE (&frame, c);
        their_row += y * GST_VIDEO_FRAME_COMP_STRIDE (&their_frame, c);
        for (int x = 0; x < GST_VIDEO_INFO_COMP_WIDTH (&info, c); x++)
          most = MAX (most, ABS (row[x] - their_row[x]));
      }
  gst_video_frame_unmap (&frame);
  gst_video_frame_unmap (&their_frame);

  return most;
}

static GstElement *
make_theirs (const Stream *stream)
{
  GstElement *decoder = gst_element_factory_make (stream->theirs, NULL);

  g_assert_nonnull (decoder);
  g_object_set (decoder, "max-threads", 1, NULL);
  return decoder;
}

static void
test_same (gconstpointer data)
{
  const Stream *stream = data;
  g_autoptr (GPtrArray) packets = encode (stream->pipeline);
  GstElement *decoder = media_decoder_new (gst_sample_get_caps (packets->pdata[0]), NULL);
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) theirs = NULL;

  g_assert_true (MEDIA_IS_AV_DECODER (decoder));
  ours = decode (packets, decoder);
  theirs = decode (packets, make_theirs (stream));
  g_assert_cmpuint (ours->len, ==, packets->len);
  g_assert_cmpuint (theirs->len, ==, packets->len);
  for (guint i = 0; i < ours->len; i++)
    {
      g_assert_cmpuint (GST_BUFFER_PTS (gst_sample_get_buffer (ours->pdata[i])), ==,
                        GST_BUFFER_PTS (gst_sample_get_buffer (theirs->pdata[i])));
      g_assert_cmpint (compare (ours->pdata[i], theirs->pdata[i]), ==, 0);
    }
}

#define FLAT(format)                                                              \
  "videotestsrc num-buffers=5 pattern=solid-color foreground-color=0xff8040c0 ! " \
  "video/x-raw,format=" format ",width=160,height=90 ! "

static const char *const unusual[] = {
  FLAT ("I420_12LE") "x265enc speed-preset=ultrafast ! h265parse",
  FLAT ("I422_12LE") "x265enc speed-preset=ultrafast ! h265parse",
  FLAT ("Y444_10LE") "x264enc tune=zerolatency ! h264parse",
};

/* What few cameras send is shown as the same in eight bits. */
static void
test_unusual (gconstpointer data)
{
  g_autoptr (GPtrArray) packets = encode (data);
  g_autoptr (GPtrArray) ours = decode (packets, media_av_decoder_new ());
  g_autoptr (GPtrArray) plain
      = encode (FLAT ("I420") "capsfilter caps=video/x-raw,colorimetry=bt601");

  g_assert_cmpuint (ours->len, ==, packets->len);
  for (guint i = 0; i < ours->len; i++)
    g_assert_cmpint (compare (ours->pdata[i], plain->pdata[i]), <=, 3);
}

static AVFrame *
make_picture (enum AVPixelFormat format, guint8 value)
{
  AVFrame *picture = av_frame_alloc ();

  picture->format = format;
  picture->width = 64;
  picture->height = 48;
  g_assert_cmpint (av_frame_get_buffer (picture, 0), >=, 0);
  for (int i = 0; picture->data[i] != NULL; i++)
    for (int y = 0; y < picture->height; y++)
      memset (picture->data[i] + (gssize) y * picture->linesize[i], value, 64);
  return picture;
}

/* Of a monochrome camera, whose range stays what it is, and of one that sends RGB. */
static void
test_grey (void)
{
  struct SwsContext *context = NULL;
  AVFrame *grey = make_picture (AV_PIX_FMT_GRAY8, 200);
  AVFrame *rgb = make_picture (AV_PIX_FMT_GBRP, 255);

  g_assert_cmpint (media_av_picture_get_format (grey), ==, GST_VIDEO_FORMAT_UNKNOWN);
  g_assert_true (media_av_picture_make_plain (grey, &context));
  g_assert_cmpint (media_av_picture_get_format (grey), ==, GST_VIDEO_FORMAT_I420);
  g_assert_cmpint (grey->data[0][47 * grey->linesize[0] + 63], ==, 200);
  g_assert_cmpint (grey->data[1][0], ==, 128);
  g_assert_cmpint (grey->data[2][23 * grey->linesize[2] + 31], ==, 128);

  g_assert_true (media_av_picture_make_plain (rgb, &context));
  g_assert_cmpint (ABS (rgb->data[0][0] - 235), <=, 1);
  g_assert_cmpint (ABS (rgb->data[1][0] - 128), <=, 1);

  /* Not what lies in the memory of a graphics card. */
  grey->format = AV_PIX_FMT_VAAPI;
  g_assert_false (media_av_picture_make_plain (grey, &context));
  g_assert_null (context);
  av_frame_free (&grey);
  av_frame_free (&rgb);
}

/* Edges between blocks are where what is left out can be seen. */
#define BLOCKS                                                                                     \
  "videotestsrc num-buffers=40 pattern=zone-plate kx2=20 ky2=20 kt=1 ! video/x-raw,format=I420 ! " \
  "x264enc bitrate=200 key-int-max=20 tune=zerolatency ! h264parse"

static void
test_coarse (void)
{
  g_autoptr (GPtrArray) packets = encode (BLOCKS);
  g_autoptr (GPtrArray) coarse = NULL;
  g_autoptr (GPtrArray) whole = NULL;
  GstElement *decoder = media_av_decoder_new ();
  int most = 0;

  media_av_decoder_set_coarse (MEDIA_AV_DECODER (decoder), TRUE);
  coarse = decode (packets, decoder);
  whole = decode (packets, media_av_decoder_new ());
  g_assert_cmpuint (coarse->len, ==, whole->len);
  for (guint i = 0; i < whole->len; i++)
    most = MAX (most, compare (coarse->pdata[i], whole->pdata[i]));
  g_assert_cmpint (most, >, 0);
}

/* A packet that is no picture leaves a hole and nothing else. */
static void
test_garbled (void)
{
  const Stream *stream = &streams[0];
  g_autoptr (GPtrArray) packets = encode (stream->pipeline);
  g_autoptr (GPtrArray) ours = NULL;
  g_autoptr (GPtrArray) whole = decode (packets, media_av_decoder_new ());
  GstBuffer *noise = gst_buffer_new_allocate (NULL, 300, NULL);
  GstSample *old = packets->pdata[5];
  guint last = packets->len - 1;

  gst_buffer_memset (noise, 0, 0xff, 300);
  GST_BUFFER_PTS (noise) = GST_BUFFER_PTS (gst_sample_get_buffer (old));
  packets->pdata[5] = gst_sample_new (noise, gst_sample_get_caps (old), NULL, NULL);
  gst_buffer_unref (noise);
  gst_sample_unref (old);

  ours = decode (packets, media_av_decoder_new ());
  g_assert_cmpuint (ours->len, ==, whole->len - 1);
  /* From the keyframe on all is as it was. */
  g_assert_cmpint (compare (ours->pdata[ours->len - 1], whole->pdata[last]), ==, 0);
}

int
main (int argc, char **argv)
{
  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/decoder/same/%s", streams[i].name);

      g_test_add_data_func (path, &streams[i], test_same);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unusual); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/decoder/unusual/%u", i);

      g_test_add_data_func (path, unusual[i], test_unusual);
    }
  g_test_add_func ("/media/decoder/grey", test_grey);
  g_test_add_func ("/media/decoder/coarse", test_coarse);
  g_test_add_func ("/media/decoder/garbled", test_garbled);

  return g_test_run ();
}
