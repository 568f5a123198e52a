/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *text;
  GError *error;
} Answer;

static void
on_playlist (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->text = sim_camera_get_playlist_finish (SIM_CAMERA (source), result, &answer->error);
}

static char *
wait_for_playlist (SimCamera *camera, const char *query)
{
  Answer answer = { 0 };

  sim_camera_get_playlist_async (camera, query, NULL, on_playlist, &answer);
  camera_test_wait_until (answer.text != NULL || answer.error != NULL);
  g_assert_no_error (answer.error);
  return answer.text;
}

static char **
list_segments (const char *playlist)
{
  g_auto (GStrv) lines = g_strsplit (playlist, "\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (char **line = lines; *line != NULL; line++)
    if (**line != '#' && **line != '\0')
      {
        char *query = strchr (*line, '?');

        if (query != NULL)
          *query = '\0';
        g_strv_builder_add (names, *line);
      }
  return g_strv_builder_end (names);
}

static GByteArray *
join_segments (SimCamera *camera, const char *playlist)
{
  g_auto (GStrv) names = list_segments (playlist);
  GByteArray *joined = g_byte_array_new ();

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GBytes) segment = sim_camera_get_segment (camera, *name);

      g_assert_nonnull (segment);
      g_byte_array_append (joined, g_bytes_get_data (segment, NULL),
                           (guint) g_bytes_get_size (segment));
    }
  return joined;
}

static void
save_all (SimCamera *camera, const char *directory, const char *playlist)
{
  g_auto (GStrv) names = list_segments (playlist);
  g_autofree char *index = g_build_filename (directory, "index.m3u8", NULL);
  g_autofree char *ended = g_strconcat (playlist, "#EXT-X-ENDLIST\n", NULL);

  g_assert_true (g_file_set_contents (index, ended, -1, NULL));
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GBytes) segment = sim_camera_get_segment (camera, *name);
      g_autofree char *path = g_build_filename (directory, *name, NULL);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (segment, NULL),
                                          (gssize) g_bytes_get_size (segment), NULL));
    }
}

static void
remove_all (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_remove (path);
    }
  g_rmdir (directory);
}

/* Every row is one camera, and what a prober must say about its playlist. */
static const struct
{
  const char *name;
  SimSound sound;
  gboolean h265;
  const char *video;
  gboolean has_audio;
} kinds[] = {
  { "/camera/hls/h264-aac", SIM_SOUND_AAC, FALSE, "codec_name=h264", TRUE },
  { "/camera/hls/h264-pcma", SIM_SOUND_PCMA, FALSE, "codec_name=h264", FALSE },
  { "/camera/hls/h265", SIM_SOUND_NONE, TRUE, "codec_name=hevc", FALSE },
};

static void
test_kind (gconstpointer user_data)
{
  guint row = GPOINTER_TO_UINT (user_data);
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autofree char *playlist = NULL;
  g_autofree char *directory = g_dir_make_tmp ("camera-test-XXXXXX", NULL);
  g_autofree char *index = g_build_filename (directory, "index.m3u8", NULL);
  g_autofree char *probe = NULL;
  g_autoptr (GstElementFactory) x265 = gst_element_factory_find ("x265enc");

  if (kinds[row].h265 && x265 == NULL)
    {
      g_test_skip ("no x265enc");
      return;
    }
  config->sound = kinds[row].sound;
  config->h265 = kinds[row].h265;
  camera = sim_camera_new (config);
  playlist = wait_for_playlist (camera, NULL);
  g_test_message ("%s", playlist);
  save_all (camera, directory, playlist);
  probe = camera_test_probe (
      index, "stream=codec_type,codec_name,width,height,sample_rate,channels,nb_read_packets");
  remove_all (directory);
  if (probe == NULL)
    return;
  g_test_message ("%s", probe);
  g_assert_nonnull (strstr (probe, kinds[row].video));
  g_assert_nonnull (strstr (probe, "width=160|height=90|nb_read_packets="));
  g_assert_cmpint (strstr (probe, "codec_name=aac|codec_type=audio|sample_rate=16000") != NULL, ==,
                   kinds[row].has_audio);
}

static void
test_segments_decode (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autofree char *playlist = wait_for_playlist (camera, "token=a%2Fb");
  g_auto (GStrv) names = list_segments (playlist);
  g_autoptr (GByteArray) joined = join_segments (camera, playlist);
  g_autoptr (GPtrArray) pictures = camera_test_decode (joined->data, joined->len);
  guint n_alone = 0;

  g_assert_nonnull (strstr (playlist, "#EXT-X-TARGETDURATION:"));
  g_assert_nonnull (strstr (playlist, "#EXT-X-MEDIA-SEQUENCE:0\n"));
  g_assert_nonnull (strstr (playlist, ",\n0.ts?token=a%2Fb\n#EXTINF:2."));
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpuint (pictures->len, >=, 20); /* 40 unless the machine is busy */
  g_assert_cmpfloat (camera_test_difference (pictures->pdata[0],
                                             pictures->pdata[pictures->len - 1]),
                     >, 1);
  for (guint i = 1; i < pictures->len; i++)
    {
      gint64 step = ((CameraTestPicture *) pictures->pdata[i])->time
                    - ((CameraTestPicture *) pictures->pdata[i - 1])->time;

      g_assert_cmpint (step, >, 98 * 1000); /* more where a busy machine left one out */
    }

  /* Each segment stands alone. */
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GBytes) segment = sim_camera_get_segment (camera, *name);
      g_autoptr (GPtrArray) alone
          = camera_test_decode (g_bytes_get_data (segment, NULL), g_bytes_get_size (segment));

      n_alone += alone->len;
    }
  g_assert_cmpuint (n_alone, ==, pictures->len);
  g_assert_null (sim_camera_get_segment (camera, "77.ts"));
  g_assert_null (sim_camera_get_segment (camera, "0.ts/../1"));
  g_assert_null (sim_camera_get_segment (camera, "x.ts"));
}

static gboolean
has_slid (SimCamera *camera)
{
  g_autofree char *playlist = sim_camera_get_playlist (camera, NULL);

  return playlist != NULL && strstr (playlist, "#EXT-X-MEDIA-SEQUENCE:2\n") != NULL;
}

static void
test_list_slides (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autofree char *playlist = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GBytes) just_gone = NULL;

  camera_test_wait_until (has_slid (camera));
  playlist = sim_camera_get_playlist (camera, NULL);
  names = list_segments (playlist);
  g_assert_cmpuint (g_strv_length (names), ==, 5);
  g_assert_cmpstr (names[0], ==, "2.ts");
  /* Who has an older list still gets what it names. */
  just_gone = sim_camera_get_segment (camera, "1.ts");
  g_assert_nonnull (just_gone);
}

static void
test_ends_when_idle (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  gint64 start = g_get_monotonic_time ();

  sim_camera_preload_hls (camera, 2);
  g_assert_true (sim_camera_is_running (camera));
  g_assert_cmpuint (sim_camera_get_n_viewers (camera), ==, 0);
  camera_test_wait_until (!sim_camera_is_running (camera));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_USEC_PER_SEC);
}

static void
test_preload_makes_it_ready (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = sim_camera_new (config);
  g_autofree char *playlist = NULL;

  sim_camera_preload_hls (camera, 30);
  camera_test_wait_until ((playlist = sim_camera_get_playlist (camera, NULL)) != NULL);
  g_assert_nonnull (playlist);
}

static void
add_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_test_add_data_func (kinds[i].name, GUINT_TO_POINTER (i), test_kind);
  g_test_add_func ("/camera/hls/segments-decode", test_segments_decode);
  g_test_add_func ("/camera/hls/list-slides", test_list_slides);
  g_test_add_func ("/camera/hls/ends-when-idle", test_ends_when_idle);
  g_test_add_func ("/camera/hls/preload-makes-it-ready", test_preload_makes_it_ready);
}

int
main (int argc, char **argv)
{
  return camera_test_run (argc, argv, add_tests);
}
