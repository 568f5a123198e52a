/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera-test.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gst/app/gstappsink.h>
#include <signal.h>

#define MODULE "/usr/lib/nginx/modules/ngx_rtmp_module.so"

typedef struct
{
  char *directory;
  guint16 port;
  GSubprocess *process;
} Server;

static guint16
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();

  return g_socket_listener_add_any_inet_port (listener, NULL, NULL);
}

static void
start (Server *server)
{
  g_autofree char *config = g_build_filename (server->directory, "nginx.conf", NULL);
  g_autofree char *prefix = g_strconcat (server->directory, "/", NULL);
  g_autoptr (GError) error = NULL;

  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "/usr/sbin/nginx",
                                      "-p", prefix, "-c", config, "-e", "error.log", NULL);
  g_assert_no_error (error);
}

static void
stop (Server *server)
{
  g_subprocess_send_signal (server->process, SIGTERM);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
}

static void
set_up (Server *server)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  server->directory = g_dir_make_tmp ("camera-rtmp-XXXXXX", NULL);
  server->port = find_free_port ();
  path = g_build_filename (server->directory, "nginx.conf", NULL);
  text
      = g_strdup_printf ("load_module %s;\n"
                         "daemon off;\nmaster_process off;\npid nginx.pid;\n"
                         "error_log error.log;\n"
                         "events { worker_connections 64; }\n"
                         "rtmp { server { listen 127.0.0.1:%u; application live { live on; } } }\n",
                         MODULE, server->port);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  start (server);
}

static void
tear_down (Server *server)
{
  static const char *const files[] = { "nginx.conf", "nginx.pid", "error.log" };

  stop (server);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (server->directory, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (server->directory);
  g_free (server->directory);
}

static GstFlowReturn
on_sample (GstAppSink *sink, gpointer user_data)
{
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);

  g_atomic_int_inc ((int *) user_data);
  return GST_FLOW_OK;
}

/* Plays until decoded pictures come, trying again as a player would. */
static void
assert_plays (const char *url)
{
  int n_pictures = 0;

  while (g_atomic_int_get (&n_pictures) < 5)
    {
      g_autofree char *text = g_strdup_printf (
          "rtmp2src location=%s ! flvdemux ! h264parse ! decodebin ! appsink name=sink sync=false",
          url);
      g_autoptr (GstElement) pipeline = gst_parse_launch (text, NULL);
      g_autoptr (GstElement) sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
      GstAppSinkCallbacks callbacks = { .new_sample = on_sample };
      g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
      g_autoptr (GstMessage) end = NULL;

      gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, &n_pictures, NULL);
      gst_element_set_state (pipeline, GST_STATE_PLAYING);
      camera_test_wait_until (
          g_atomic_int_get (&n_pictures) >= 5
          || (end = gst_bus_pop_filtered (bus, GST_MESSAGE_EOS | GST_MESSAGE_ERROR)) != NULL);
      gst_element_set_state (pipeline, GST_STATE_NULL);
    }
}

static gboolean
is_available (void)
{
  if (g_file_test (MODULE, G_FILE_TEST_EXISTS)
      && g_file_test ("/usr/sbin/nginx", G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip ("no nginx with its RTMP module");
  return FALSE;
}

static void
test_publish (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  g_autoptr (SimCamera) camera = NULL;
  g_autofree char *url = NULL;
  Server server;

  if (!is_available ())
    return;
  config->sound = SIM_SOUND_AAC;
  camera = sim_camera_new (config);
  set_up (&server);
  url = g_strdup_printf ("rtmp://127.0.0.1:%u/live/1001-1", server.port);
  sim_camera_publish_rtmp (camera, url);
  assert_plays (url);
  g_assert_cmpuint (sim_camera_get_n_viewers (camera), ==, 1);

  stop (&server);
  start (&server);
  assert_plays (url);

  sim_camera_unpublish_rtmp (camera);
  g_assert_cmpuint (sim_camera_get_n_viewers (camera), ==, 0);
  camera_test_wait_until (!sim_camera_is_running (camera));
  tear_down (&server);
}

/* Where no server is, the camera tries and tries, and can be freed in between. */
static void
test_without_server (void)
{
  g_autoptr (SimCameraConfig) config = camera_test_config (1);
  SimCamera *camera = sim_camera_new (config);
  g_autofree char *url = g_strdup_printf ("rtmp://127.0.0.1:%u/live/x", find_free_port ());

  sim_camera_publish_rtmp (camera, url);
  camera_test_wait_until (sim_camera_get_n_viewers (camera) == 0);
  camera_test_wait_until (sim_camera_get_n_viewers (camera) == 1);
  g_assert_finalize_object (camera);
}

static void
add_tests (void)
{
  g_test_add_func ("/camera/rtmp/publish", test_publish);
  g_test_add_func ("/camera/rtmp/without-server", test_without_server);
}

int
main (int argc, char **argv)
{
  return camera_test_run (argc, argv, add_tests);
}
