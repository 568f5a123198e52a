/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define MIDDLE_OF_GOP 7

static CameraTestPicture *
get (GPtrArray *pictures, guint nth)
{
  g_assert_cmpuint (nth, <, pictures->len);
  return pictures->pdata[nth];
}

static void
wait_for_idle (SimCamera *camera)
{
  camera_test_wait_until (!sim_camera_is_running (camera));
}

static char *
save (CameraTestRecording *recording)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("camera-test-XXXXXX.flv", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (
      g_file_set_contents (path, (char *) recording->data->data, recording->data->len, NULL));
  return path;
}

static void
test_moves (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (2);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  g_assert_false (sim_camera_is_running (camera));
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 12);
  g_assert_true (camera_test_get_picture (recording, 0)->is_key);
  pictures = camera_test_decode (recording->data->data, recording->data->len);
  g_assert_cmpint (get (pictures, 0)->width, ==, 160);
  g_assert_cmpint (get (pictures, 0)->height, ==, 90);
  for (guint i = 4; i < 12; i += 4)
    g_assert_cmpfloat (camera_test_difference (get (pictures, i - 4), get (pictures, i)), >, 0.5);
}

static void
test_cameras_differ (void)
{
  g_autoptr (CameraTestPicture) previous = NULL;

  for (guint channel = 1; channel <= 4; channel++)
    {
      g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, channel, "Camera");
      g_autoptr (SimCamera) camera = sim_camera_new (config);
      CameraTestPicture *picture = camera_test_look (camera, 160, 90);

      if (previous != NULL)
        g_assert_cmpfloat (camera_test_difference (previous, picture), >, 8);
      g_clear_pointer (&previous, camera_test_picture_free);
      previous = picture;
    }
}

static void
test_joiner_waits_for_keyframe (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (2);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) first = camera_test_record (camera);
  g_autoptr (CameraTestRecording) second = NULL;
  guint pictures_before, keyframes_before;

  camera_test_wait_until (first->n_pictures >= MIDDLE_OF_GOP);
  second = camera_test_record (camera);
  g_assert_cmpuint (sim_camera_get_n_viewers (camera), ==, 2);
  pictures_before = first->n_pictures;
  keyframes_before = first->n_keyframes;
  camera_test_wait_until (second->tags->len > 0);
  camera_test_wait_until (second->n_pictures > 0);
  g_assert_true (camera_test_get_picture (second, 0)->is_key);
  /* It was the camera's own next keyframe, so the first viewer got pictures meanwhile. */
  g_assert_cmpuint (first->n_pictures, >, pictures_before);
  g_assert_cmpuint (first->n_keyframes, ==, keyframes_before + 1);
}

static void
test_keyframe_on_request (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (60);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) recording = camera_test_record (camera);
  guint quickest = G_MAXUINT;

  camera_test_wait_until (recording->n_pictures >= MIDDLE_OF_GOP);
  for (guint nth = 2; nth < 5; nth++)
    {
      guint before = recording->n_pictures;

      sim_camera_request_keyframe (camera);
      camera_test_wait_until (recording->n_keyframes == nth);
      quickest = MIN (quickest, recording->n_pictures - before);
      camera_test_wait_until (recording->n_pictures >= before + 4);
      g_assert_cmpuint (recording->n_keyframes, ==, nth);
    }
  /* On a busy machine others may have been on their way. */
  g_assert_cmpuint (quickest, <=, 2);
}

static void
test_first_keyframe_comes_at_once (void)
{
  g_autoptr (SimCameraConfig) config = sim_camera_config_new (1001, 1, "Quick");
  g_autoptr (SimCamera) camera = NULL;
  gint64 quickest = G_MAXINT64;

  config->linger_ms = 1;
  camera = sim_camera_new (config);
  for (int i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (CameraTestRecording) recording = camera_test_record (camera);

      camera_test_wait_until (recording->n_keyframes > 0);
      quickest = MIN (quickest, camera_test_get_picture (recording, 0)->arrived - start);
      g_clear_pointer (&recording->viewer, sim_viewer_close);
      wait_for_idle (camera);
      sim_camera_drain (); /* so that the next start finds nothing ready */
    }
  g_test_message ("quickest first keyframe: %d ms", (int) (quickest / 1000));
  g_assert_cmpint (quickest, <, 300 * 1000);
}

static void
test_stops_when_idle (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (2);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  CameraTestRecording *recording = camera_test_record (camera);
  guint32 last;

  camera_test_wait_until (recording->n_pictures >= 3);
  last = camera_test_get_picture (recording, 2)->time;
  camera_test_recording_free (recording);
  g_assert_true (sim_camera_is_running (camera));
  wait_for_idle (camera);

  /* It starts again, and its time goes on. */
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 1);
  g_assert_true (camera_test_get_picture (recording, 0)->is_key);
  g_assert_cmpuint (camera_test_get_picture (recording, 0)->time, >, last);
  camera_test_recording_free (recording);
}

static void
on_chunk_close (GBytes *chunk, const GError *error, gpointer user_data)
{
  SimViewer **viewer = user_data;

  g_clear_pointer (viewer, sim_viewer_close);
}

static void
test_viewer_closes_itself (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (2);
  SimCamera *camera = sim_camera_new (config);
  SimViewer *viewer = NULL;
  CameraTestRecording *orphan;

  viewer = sim_camera_watch (camera, SIM_FORMAT_FLV, on_chunk_close, &viewer, NULL);
  camera_test_wait_until (viewer == NULL);
  wait_for_idle (camera);
  orphan = camera_test_record (camera);
  camera_test_wait_until (orphan->n_pictures > 0);
  g_assert_finalize_object (camera);
  g_assert_error (orphan->error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  camera_test_recording_free (orphan);
}

static void
test_freeze_picture (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  guint end;

  sim_camera_set_freeze (camera, SIM_FREEZE_PICTURE);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 25);
  sim_camera_set_freeze (camera, SIM_FREEZE_NONE);
  end = recording->n_pictures;
  camera_test_wait_until (recording->n_pictures >= end + 10);
  pictures = camera_test_decode (recording->data->data, recording->data->len);
  /* The encoder still improves it a little, but nothing in it moves. */
  g_assert_cmpfloat (camera_test_difference (get (pictures, 2), get (pictures, 22)), <, 1);
  g_assert_cmpfloat (camera_test_difference (get (pictures, 22), get (pictures, end + 8)), >, 1);
}

static void
test_freeze_to_sound (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (60);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (CameraTestRecording) joiner = NULL;
  guint pictures, sounds;

  config->sound = SIM_SOUND_PCMA;
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 3);
  sim_camera_set_freeze (camera, SIM_FREEZE_SOUND_ONLY);
  pictures = recording->n_pictures;
  sounds = recording->n_sounds;
  joiner = camera_test_record (camera);
  camera_test_wait_until (recording->n_sounds >= sounds + 30 && joiner->n_sounds >= 5);
  g_assert_cmpuint (recording->n_pictures, ==, pictures);
  g_assert_cmpuint (joiner->n_pictures, ==, 0);

  sim_camera_set_freeze (camera, SIM_FREEZE_NONE);
  camera_test_wait_until (recording->n_pictures > pictures && joiner->n_pictures > 0);
  g_assert_true (camera_test_get_picture (recording, pictures)->is_key);
  g_assert_true (camera_test_get_picture (joiner, 0)->is_key);
}

static const struct
{
  const char *name;
  SimSound sound;
  const char *codec;
  guint8 first; /* byte of an FLV tag */
} sounds[] = {
  { "/camera/live/sound/aac", SIM_SOUND_AAC,
    "codec_name=aac|codec_type=audio|sample_rate=16000|channels=1", 0xaf },
  { "/camera/live/sound/pcma", SIM_SOUND_PCMA,
    "codec_name=pcm_alaw|codec_type=audio|sample_rate=8000|channels=1", 0x72 },
  { "/camera/live/sound/pcmu", SIM_SOUND_PCMU,
    "codec_name=pcm_mulaw|codec_type=audio|sample_rate=8000|channels=1", 0x82 },
};

static void
test_sound (gconstpointer user_data)
{
  guint row = GPOINTER_TO_UINT (user_data);
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autofree char *path = NULL;
  g_autofree char *probe = NULL;
  guint n_headers = 0;

  config->sound = sounds[row].sound;
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_sounds >= 30 && recording->n_pictures >= 20);
  for (guint i = 0; i < recording->tags->len; i++)
    {
      const CameraTestTag *tag = &g_array_index (recording->tags, CameraTestTag, i);

      if (tag->type == 8)
        g_assert_cmphex (tag->first, ==, sounds[row].first);
      n_headers += tag->is_header;
    }
  g_assert_cmpuint (n_headers, ==, sounds[row].sound == SIM_SOUND_AAC ? 2 : 1);

  path = save (recording);
  probe = camera_test_probe (
      path, "stream=codec_type,codec_name,width,height,sample_rate,channels,nb_read_packets");
  g_remove (path);
  if (probe == NULL)
    return;
  g_test_message ("%s", probe);
  g_assert_nonnull (strstr (probe, "codec_name=h264|codec_type=video|width=160|height=90"));
  g_assert_nonnull (strstr (probe, sounds[row].codec));
}

static void
test_h265 (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GstElementFactory) factory = gst_element_factory_find ("x265enc");

  if (factory == NULL)
    {
      g_test_skip ("no x265enc");
      return;
    }
  config->h265 = TRUE;
  camera = sim_camera_new (config);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 5 || recording->error != NULL);
  g_assert_no_error (recording->error);
  g_assert_cmphex (camera_test_get_picture (recording, 0)->first, ==, 0x1c);
  g_assert_cmphex (camera_test_get_picture (recording, 1)->first, ==, 0x2c);
}

/* The ladder of encoders: with all but one hidden, that one is taken; with all hidden, viewers are
 * told what is missing. */
static const char *const encoders[] = { "x264enc", "openh264enc", "vah264enc" };

typedef struct
{
  GstPluginFeature *features[G_N_ELEMENTS (encoders)];
} Hidden;

static void
hide_all_but (Hidden *hidden, const char *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoders); i++)
    {
      hidden->features[i] = g_strcmp0 (encoders[i], kept) == 0
                                ? NULL
                                : gst_registry_lookup_feature (gst_registry_get (), encoders[i]);
      if (hidden->features[i] != NULL)
        gst_registry_remove_feature (gst_registry_get (), hidden->features[i]);
    }
}

static void
show_again (Hidden *hidden)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoders); i++)
    if (hidden->features[i] != NULL)
      {
        gst_registry_add_feature (gst_registry_get (), hidden->features[i]);
        gst_object_unref (hidden->features[i]);
      }
}

static void
test_encoder (gconstpointer user_data)
{
  const char *name = user_data;
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (name);
  g_autoptr (SimCameraConfig) config = camera_test_config (60);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) recording = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  Hidden hidden;
  guint before;

  if (factory == NULL)
    {
      g_test_skip ("not installed");
      return;
    }
  hide_all_but (&hidden, name);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->n_pictures >= 20 || recording->error != NULL);
  g_assert_no_error (recording->error);
  before = recording->n_pictures;
  g_assert_cmpuint (recording->n_keyframes, ==, 1);
  sim_camera_request_keyframe (camera);
  camera_test_wait_until (recording->n_keyframes == 2);
  g_assert_cmpuint (recording->n_pictures, <=, before + 10);
  pictures = camera_test_decode (recording->data->data, recording->data->len);
  g_assert_cmpuint (pictures->len, >=, 20);
  g_assert_cmpfloat (camera_test_difference (pictures->pdata[3], pictures->pdata[13]), >, 0.5);
  show_again (&hidden);
}

static void
test_without_encoder (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autoptr (CameraTestRecording) recording = NULL;
  Hidden hidden;

  hide_all_but (&hidden, NULL);
  recording = camera_test_record (camera);
  camera_test_wait_until (recording->error != NULL);
  g_assert_error (recording->error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN);
  g_assert_false (sim_camera_is_running (camera));
  show_again (&hidden);
}

static void
add_tests (void)
{
  g_test_add_func ("/camera/live/moves", test_moves);
  g_test_add_func ("/camera/live/cameras-differ", test_cameras_differ);
  g_test_add_func ("/camera/live/joiner-waits-for-keyframe", test_joiner_waits_for_keyframe);
  g_test_add_func ("/camera/live/keyframe-on-request", test_keyframe_on_request);
  g_test_add_func ("/camera/live/first-keyframe-comes-at-once", test_first_keyframe_comes_at_once);
  g_test_add_func ("/camera/live/stops-when-idle", test_stops_when_idle);
  g_test_add_func ("/camera/live/viewer-closes-itself", test_viewer_closes_itself);
  g_test_add_func ("/camera/live/freeze/picture", test_freeze_picture);
  g_test_add_func ("/camera/live/freeze/to-sound", test_freeze_to_sound);
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    g_test_add_data_func (sounds[i].name, GUINT_TO_POINTER (i), test_sound);
  g_test_add_func ("/camera/live/h265", test_h265);
  for (guint i = 0; i < G_N_ELEMENTS (encoders); i++)
    {
      g_autofree char *path = g_strconcat ("/camera/live/encoder/", encoders[i], NULL);

      g_test_add_data_func (path, encoders[i], test_encoder);
    }
  g_test_add_func ("/camera/live/without-encoder", test_without_encoder);
}

int
main (int argc, char **argv)
{
  return camera_test_run (argc, argv, add_tests);
}
