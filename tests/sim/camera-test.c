/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

#include <glib/gstdio.h>
#include <gst/app/gstappsink.h>
#include <gst/video/video.h>
#include <string.h>

#define FLV_HEADER_SIZE 13
#define TAG_HEADER_SIZE 11

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* Blocks, but not for ever, so that time-outs are noticed. */
void
camera_test_iterate (void)
{
  guint tick = g_timeout_add (100, on_tick, NULL);
  GSource *source = g_main_context_find_source_by_id (NULL, tick);

  g_source_ref (source);
  g_main_context_iteration (NULL, TRUE);
  g_source_destroy (source);
  g_source_unref (source);
}

static void
note_tag (CameraTestRecording *recording, gsize at)
{
  const guint8 *data = recording->data->data + at;
  CameraTestTag tag = {
    .type = data[0],
    .time = (guint32) data[4] << 16 | (guint32) data[5] << 8 | data[6] | (guint32) data[7] << 24,
    .arrived = g_get_monotonic_time (),
    .first = data[11],
    .offset = at,
  };

  tag.is_header = (tag.type == 9 || (tag.type == 8 && tag.first >> 4 == 10)) && data[12] == 0;
  tag.is_key = tag.type == 9 && tag.first >> 4 == 1;
  recording->n_pictures += tag.type == 9 && !tag.is_header;
  recording->n_keyframes += tag.is_key && !tag.is_header;
  recording->n_sounds += tag.type == 8 && !tag.is_header;
  g_array_append_val (recording->tags, tag);
}

static void
on_chunk (GBytes *chunk, const GError *error, gpointer user_data)
{
  CameraTestRecording *recording = user_data;
  gsize size, at = recording->data->len;
  const guint8 *data;

  if (chunk == NULL)
    {
      g_assert_null (recording->error);
      recording->error = g_error_copy (error);
      return;
    }
  data = g_bytes_get_data (chunk, &size);
  if (at == 0)
    {
      g_assert_cmpmem (data, 3, "FLV", 3);
      at = FLV_HEADER_SIZE;
    }
  g_byte_array_append (recording->data, data, (guint) size);
  while (at < recording->data->len)
    {
      const guint8 *tag = recording->data->data + at;
      gsize body = (gsize) tag[1] << 16 | (gsize) tag[2] << 8 | tag[3];

      g_assert_cmpuint (at + TAG_HEADER_SIZE + body + 4, <=, recording->data->len);
      note_tag (recording, at);
      at += TAG_HEADER_SIZE + body + 4;
    }
}

CameraTestRecording *
camera_test_record (SimCamera *camera)
{
  CameraTestRecording *recording = g_new0 (CameraTestRecording, 1);

  recording->data = g_byte_array_new ();
  recording->tags = g_array_new (FALSE, FALSE, sizeof (CameraTestTag));
  recording->viewer = sim_camera_watch (camera, SIM_FORMAT_FLV, on_chunk, recording, NULL);
  return recording;
}

void
camera_test_recording_free (CameraTestRecording *recording)
{
  g_clear_pointer (&recording->viewer, sim_viewer_close);
  g_byte_array_unref (recording->data);
  g_array_unref (recording->tags);
  g_clear_error (&recording->error);
  g_free (recording);
}

const CameraTestTag *
camera_test_get_picture (CameraTestRecording *recording, guint nth)
{
  for (guint i = 0; i < recording->tags->len; i++)
    {
      const CameraTestTag *tag = &g_array_index (recording->tags, CameraTestTag, i);

      if (tag->type == 9 && !tag->is_header && nth-- == 0)
        return tag;
    }
  g_assert_not_reached ();
}

void
camera_test_picture_free (CameraTestPicture *picture)
{
  g_free (picture->luma);
  g_free (picture);
}

static CameraTestPicture *
take_picture (GstSample *sample)
{
  CameraTestPicture *picture = g_new0 (CameraTestPicture, 1);
  GstVideoInfo info;
  GstVideoFrame frame;

  g_assert_true (gst_video_info_from_caps (&info, gst_sample_get_caps (sample)));
  g_assert_true (gst_video_frame_map (&frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ));
  picture->width = info.width;
  picture->height = info.height;
  picture->time = (gint64) (GST_BUFFER_PTS (gst_sample_get_buffer (sample)) / GST_USECOND);
  picture->luma = g_malloc ((gsize) info.width * info.height);
  for (int y = 0; y < info.height; y++)
    memcpy (picture->luma + (gsize) y * info.width,
            (guint8 *) GST_VIDEO_FRAME_PLANE_DATA (&frame, 0)
                + (gsize) y * GST_VIDEO_FRAME_PLANE_STRIDE (&frame, 0),
            (gsize) info.width);
  gst_video_frame_unmap (&frame);
  return picture;
}

static void
on_pad (GstElement *decoder, GstPad *pad, gpointer user_data)
{
  GstElement *pipeline = user_data;
  g_autoptr (GstCaps) caps = gst_pad_query_caps (pad, NULL);
  gboolean video
      = g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "video/");
  GstElement *target = video ? gst_bin_get_by_name (GST_BIN (pipeline), "convert")
                             : gst_object_ref (gst_element_factory_make ("fakesink", NULL));
  g_autoptr (GstPad) sink = gst_element_get_static_pad (target, "sink");

  if (!video)
    {
      g_object_set (target, "async", FALSE, NULL);
      gst_bin_add (GST_BIN (pipeline), target);
      gst_element_sync_state_with_parent (target);
    }
  gst_pad_link (pad, sink);
  gst_object_unref (target);
}

GPtrArray *
camera_test_decode (gconstpointer data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstElement) decoder = NULL;
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) camera_test_picture_free);
  GstSample *sample;
  int fd = g_file_open_tmp ("camera-test-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  text = g_strdup_printf ("filesrc location=%s ! decodebin name=decoder "
                          "videoconvert name=convert ! video/x-raw,format=I420 ! "
                          "appsink name=sink sync=false",
                          path);
  pipeline = gst_parse_launch (text, &error);
  g_assert_no_error (error);
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  decoder = gst_bin_get_by_name (GST_BIN (pipeline), "decoder");
  g_signal_connect (decoder, "pad-added", G_CALLBACK (on_pad), pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), 20 * GST_SECOND)) != NULL)
    {
      g_ptr_array_add (pictures, take_picture (sample));
      gst_sample_unref (sample);
    }
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_remove (path);
  g_assert_cmpuint (pictures->len, >, 0);
  return pictures;
}

double
camera_test_difference (const CameraTestPicture *a, const CameraTestPicture *b)
{
  guint64 sum = 0;
  gsize count = (gsize) a->width * a->height;

  g_assert_cmpint (a->width, ==, b->width);
  g_assert_cmpint (a->height, ==, b->height);
  for (gsize i = 0; i < count; i++)
    sum += (guint64) ABS (a->luma[i] - b->luma[i]);
  return (double) sum / (double) count;
}

static double
difference_shifted (const CameraTestPicture *before, const CameraTestPicture *after, int dx, int dy)
{
  int left = before->width / 8, right = before->width - left;
  int top = before->height / 4, bottom = before->height - top;
  guint64 sum = 0, count = 0;

  for (int y = MAX (top, dy); y < MIN (bottom, before->height + dy); y++)
    for (int x = MAX (left, dx); x < MIN (right, before->width + dx); x++, count++)
      sum += (guint64) ABS (after->luma[y * before->width + x]
                            - before->luma[(y - dy) * before->width + x - dx]);
  return (double) sum / (double) MAX (count, 1);
}

/* How far what is seen has moved to the right, or down, in pixels: where the two agree best. Text
 * at the edges stays, so only the middle is looked at. */
int
camera_test_find_shift (const CameraTestPicture *before,
                        const CameraTestPicture *after,
                        gboolean down)
{
  int range = down ? before->height / 3 : before->width / 3;
  double best = G_MAXDOUBLE;
  int shift = 0;

  for (int s = -range; s <= range; s++)
    {
      double difference = difference_shifted (before, after, down ? 0 : s, down ? s : 0);

      if (difference < best)
        {
          best = difference;
          shift = s;
        }
    }
  return shift;
}

typedef struct
{
  GBytes *bytes;
  GError *error;
} Answer;

static void
on_picture (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes = sim_camera_get_picture_finish (SIM_CAMERA (source), result, &answer->error);
}

CameraTestPicture *
camera_test_look (SimCamera *camera, int width, int height)
{
  Answer answer = { 0 };
  g_autoptr (GPtrArray) pictures = NULL;
  gsize size;
  const guint8 *data;

  sim_camera_get_picture_async (camera, width, height, 90, NULL, on_picture, &answer);
  camera_test_wait_until (answer.bytes != NULL || answer.error != NULL);
  g_assert_no_error (answer.error);
  data = g_bytes_get_data (answer.bytes, &size);
  pictures = camera_test_decode (data, size);
  g_bytes_unref (answer.bytes);
  g_assert_cmpuint (pictures->len, ==, 1);
  return g_ptr_array_steal_index (pictures, 0);
}

SimCameraConfig *
camera_test_config (double gop)
{
  SimCameraConfig *config = sim_camera_config_new (1001, 1, "大门 Gate");

  config->width = 160;
  config->height = 90;
  config->fps = 10;
  config->gop_seconds = gop;
  config->bitrate_kbps = 800; /* so that what differs is the scene, not the encoder */
  config->linger_ms = 100;
  return config;
}

char *
camera_test_probe (const char *path, const char *entries)
{
  g_autofree char *program = g_find_program_in_path ("ffprobe");
  char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program,         "-v",    "warning",        "-of", "compact=p=0",
                         "-show_entries", entries, "-count_packets", path,  NULL };

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  return output;
}

int
camera_test_run (int argc, char **argv, void (*add_tests) (void))
{
  int status;

  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  add_tests ();
  status = g_test_run ();
  sim_camera_drain ();
  return status;
}
