/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PICTURES 25
#define PICTURE_MS 40

/* Films of one second, and whether they are shown as they are. */
static const struct
{
  const char *name;
  const char *pipeline;
  gboolean as_it_is;
  gboolean has_sound;
} films[] = {
  { "/camera/clip/mp4",
    "videotestsrc num-buffers=25 pattern=ball ! video/x-raw,width=192,height=108,framerate=25/1 ! "
    "x264enc bframes=2 key-int-max=25 ! queue ! mp4mux name=mux ! filesink location=%s "
    "audiotestsrc num-buffers=50 samplesperbuffer=1024 ! audio/x-raw,rate=44100,channels=2 ! "
    "voaacenc ! queue ! mux.",
    TRUE, TRUE },
  { "/camera/clip/matroska",
    "videotestsrc num-buffers=25 pattern=ball ! video/x-raw,width=192,height=108,framerate=25/1 ! "
    "x264enc bframes=2 key-int-max=25 ! matroskamux ! filesink location=%s",
    TRUE, FALSE },
  { "/camera/clip/flv",
    "videotestsrc num-buffers=25 pattern=ball ! video/x-raw,width=192,height=108,framerate=25/1 ! "
    "x264enc tune=zerolatency ! flvmux ! filesink location=%s",
    TRUE, FALSE },
  { "/camera/clip/encoded-anew",
    "videotestsrc num-buffers=25 pattern=ball ! video/x-raw,width=192,height=108,framerate=25/1 ! "
    "jpegenc ! avimux ! filesink location=%s",
    FALSE, FALSE },
};

static char *
make_film (const char *pattern)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("camera-film-XXXXXX", &path, NULL);
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], path, parts[1], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (text, &error);
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message = NULL;

  g_assert_no_error (error);
  g_close (fd, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  return path;
}

static void
assert_even (CameraTestRecording *recording, guint8 type, int step, int tolerance)
{
  gint64 last = -1;

  for (guint i = 0; i < recording->tags->len; i++)
    {
      const CameraTestTag *tag = &g_array_index (recording->tags, CameraTestTag, i);

      if (tag->type != type || tag->is_header)
        continue;
      if (last >= 0)
        g_assert_cmpint (ABS ((int) (tag->time - last) - step), <=, tolerance);
      last = tag->time;
    }
}

static void
test_film (gconstpointer user_data)
{
  guint row = GPOINTER_TO_UINT (user_data);
  g_autofree char *path = make_film (films[row].pipeline);
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (CameraTestPicture) still = NULL;

  config->fps = 25;
  config->video_file = g_strdup (path);
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 3 * N_PICTURES || recording->error != NULL);
  g_assert_no_error (recording->error);
  g_clear_pointer (&recording->viewer, sim_viewer_close);

  /* Three rounds without a seam: even times, a keyframe at each beginning, and all of it decodes. */
  assert_even (recording, 9, PICTURE_MS, 1);
  for (guint round = 0; round < 3; round++)
    g_assert_true (camera_test_get_picture (recording, round * N_PICTURES)->is_key);
  pictures = camera_test_decode (recording->data->data, recording->data->len);
  g_assert_cmpuint (pictures->len, >=, 3 * N_PICTURES - 3);
  g_assert_cmpint (((CameraTestPicture *) pictures->pdata[0])->width, ==,
                   films[row].as_it_is ? 192 : 160);
  g_assert_cmpfloat (camera_test_difference (pictures->pdata[5],
                                             pictures->pdata[5 + 2 * N_PICTURES]),
                     <, 1);
  g_assert_cmpfloat (camera_test_difference (pictures->pdata[5], pictures->pdata[15]), >, 1);
  if (films[row].has_sound)
    {
      g_assert_cmpuint (recording->n_sounds, >, 100);
      assert_even (recording, 8, 23, 24);
    }

  still = camera_test_look (camera, 96, 54);
  g_assert_cmpint (still->width, ==, 96);
  g_remove (path);
}

static void
test_freezes (void)
{
  g_autofree char *path = make_film (films[2].pipeline);
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  guint frozen;

  config->video_file = g_strdup (path);
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 10);
  sim_camera_set_freeze (camera, SIM_FREEZE_PICTURE);
  frozen = recording->n_pictures + 3;
  camera_test_wait_until (recording->n_pictures >= frozen + 30);
  pictures = camera_test_decode (recording->data->data, recording->data->len);
  g_assert_cmpfloat (camera_test_difference (pictures->pdata[frozen], pictures->pdata[frozen + 28]),
                     <, 0.1);
  g_remove (path);
}

static void
test_missing (void)
{
  static const char *const bad[] = { "/nowhere/at-all.mp4", "/etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SimCameraConfig) config = camera_test_config (1);
      g_autoptr (SimCamera) camera = NULL;
      g_autoptr (CameraTestRecording) recording = NULL;

      config->video_file = g_strdup (bad[i]);
      camera = sim_camera_new (config);
      recording = camera_test_record (camera);
      camera_test_wait_until (recording->error != NULL);
      g_test_message ("%s: %s", bad[i], recording->error->message);
    }
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (films); i++)
    g_test_add_data_func (films[i].name, GUINT_TO_POINTER (i), test_film);
  g_test_add_func ("/camera/clip/freezes", test_freezes);
  g_test_add_func ("/camera/clip/missing", test_missing);
}

int
main (int argc, char **argv)
{
  return camera_test_run (argc, argv, add_tests);
}
