/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gst/app/gstappsink.h>
#include <libsoup/soup.h>

#include "media-test-server.h"
#include "media-test-tls.h"
#include "test-handshakes.h"

#define WIDTH 320
#define HEIGHT 180
#define FPS 15
#define GOP 15

struct _TestServer
{
  SoupServer *server;
  GTlsCertificate *certificate;
  TestFault fault;
  guint port;
  GPtrArray *viewers; /* of Viewer */
  char *hls_dir;
  char *segments_at;
  guint n_lists; /* asked for */
  guint n_segments;
  GstElement *hls;
};

typedef struct
{
  TestServer *server;
  SoupServerMessage *message;
  GstElement *pipeline;
  guint timer;
} Viewer;

#define PICTURES                                                      \
  "videotestsrc name=scene is-live=true pattern=ball motion=sweep ! " \
  "video/x-raw,format=I420,width=%d,height=%d,framerate=%d/1 ! valve name=shutter ! "

#define FLV                                                                                        \
  PICTURES "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=%d bitrate=400 threads=1 " \
           "! h264parse ! queue ! mux. "                                                           \
           "audiotestsrc is-live=true wave=ticks samplesperbuffer=800 ! "                          \
           "audio/x-raw,rate=8000,channels=1 ! alawenc ! queue ! mux. "                            \
           "flvmux name=mux streamable=true latency=100000000 ! appsink name=out sync=false"

#define HLS                                                                          \
  PICTURES "%s ! hlssink2 name=out target-duration=1 max-files=6 playlist-length=4 " \
           "send-keyframe-requests=false location=%s/s%%05d.ts playlist-location=%s/index.m3u8"

static void
viewer_free (gpointer data)
{
  Viewer *self = data;

  g_source_remove (self->timer);
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_object_unref (self->pipeline);
  g_object_unref (self->message);
  g_free (self);
}

static void
apply_fault (Viewer *self)
{
  g_autoptr (GstElement) scene = gst_bin_get_by_name (GST_BIN (self->pipeline), "scene");
  g_autoptr (GstElement) shutter = gst_bin_get_by_name (GST_BIN (self->pipeline), "shutter");

  gst_util_set_object_arg (G_OBJECT (scene), "pattern",
                           self->server->fault == TEST_FREEZE ? "white" : "ball");
  g_object_set (shutter, "drop", self->server->fault == TEST_SOUND_ONLY, NULL);
}

static gboolean
on_viewer_timer (gpointer data)
{
  Viewer *self = data;
  g_autoptr (GstElement) out = gst_bin_get_by_name (GST_BIN (self->pipeline), "out");
  GstSample *sample;
  gboolean any = FALSE;

  while ((sample = gst_app_sink_try_pull_sample (GST_APP_SINK (out), 0)) != NULL)
    {
      GstMapInfo map;

      if (self->server->fault != TEST_STALL)
        {
          gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ);
          soup_message_body_append (soup_server_message_get_response_body (self->message),
                                    SOUP_MEMORY_COPY, map.data, map.size);
          gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
          any = TRUE;
        }
      gst_sample_unref (sample);
    }
  if (any)
    soup_server_message_unpause (self->message);

  return G_SOURCE_CONTINUE;
}

static void
on_viewer_finished (SoupServerMessage *message, gpointer data)
{
  Viewer *self = data;

  g_ptr_array_remove (self->server->viewers, self);
}

static void
serve_flv (TestServer *self, SoupServerMessage *message)
{
  Viewer *viewer = g_new0 (Viewer, 1);
  g_autofree char *text = g_strdup_printf (FLV, WIDTH, HEIGHT, FPS, GOP);

  viewer->server = self;
  viewer->message = g_object_ref (message);
  viewer->pipeline = gst_object_ref_sink (gst_parse_launch (text, NULL));
  apply_fault (viewer);
  gst_element_set_state (viewer->pipeline, GST_STATE_PLAYING);
  viewer->timer = g_timeout_add (15, on_viewer_timer, viewer);
  g_ptr_array_add (self->viewers, viewer);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "finished", G_CALLBACK (on_viewer_finished), viewer);
  soup_server_message_pause (message);
}

static void
respond (SoupServerMessage *message, guint status, const char *type, const void *data, gsize size)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, data, size);
}

#define FLV_HEAD_BYTES 13

/* An FLV file whose only picture is said to be H.265, the Chinese way. */
static const guint8 flv_h265[] = {
  'F', 'L', 'V', 1, 1, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0x1c, 0, 0, 0, 0,
};

static void
on_half_sent (SoupServerMessage *message, guint length, gpointer data)
{
  g_socket_close (soup_server_message_get_socket (message), NULL);
}

/* Says that it will close the connection, and does so too soon. */
static void
respond_with_half (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  respond (message, 200, "video/x-flv", flv_h265, FLV_HEAD_BYTES);
  soup_message_headers_set_content_length (headers, 1000);
  soup_message_headers_replace (headers, "Connection", "close");
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_half_sent), NULL);
}

static void
respond_with_list (TestServer *self, SoupServerMessage *message, const char *data)
{
  g_autoptr (GString) list = g_string_new ("");
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (list, "%s%s\n",
                            *lines[i] != '#' && *lines[i] != '\0' ? self->segments_at : "",
                            lines[i]);
  respond (message, 200, "application/vnd.apple.mpegurl", list->str, list->len);
}

static void
serve_hls (TestServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_build_filename (self->hls_dir, base, NULL);
  g_autofree char *data = NULL;
  gsize size;

  self->n_segments += g_str_has_suffix (path, ".ts");
  if (g_file_get_contents (name, &data, &size, NULL) && g_str_has_prefix (path, "/elsewhere/"))
    respond_with_list (self, message, data);
  else if (data != NULL)
    respond (message, 200, "application/octet-stream", data, size);
  else
    respond (message, 404, "application/json", "{}", 2);
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  TestServer *self = data;

  self->n_lists += g_str_has_suffix (path, ".m3u8");
  if (self->fault == TEST_BLACK_HOLE)
    soup_server_message_pause (message);
  else if (g_str_has_prefix (path, "/hls/") || g_str_has_prefix (path, "/elsewhere/"))
    serve_hls (self, message, path);
  else if (g_str_equal (path, "/live.flv"))
    serve_flv (self, message);
  else if (g_str_equal (path, "/h265.flv"))
    respond (message, 200, "video/x-flv", flv_h265, sizeof flv_h265);
  else if (g_str_equal (path, "/cut"))
    respond_with_half (message);
  else if (g_str_equal (path, "/page"))
    respond (message, 200, "text/html", "<html>no</html>", 15);
  else if (g_str_equal (path, "/json"))
    respond (message, 200, "application/json", "{\"errno\":3}", 11);
  else
    respond (message, 404, "application/json", "{\"errno\":404}", 13);
}

static void
start_hls (TestServer *self, const char *codec)
{
  g_autofree char *encoder = NULL, *text = NULL;

  if (g_str_equal (codec, "h265"))
    encoder = g_strdup_printf ("x265enc tune=zerolatency speed-preset=ultrafast key-int-max=%d "
                               "bitrate=400 log-level=none ! h265parse",
                               GOP);
  else
    encoder = g_strdup_printf ("x264enc tune=zerolatency speed-preset=ultrafast key-int-max=%d "
                               "bitrate=400 threads=1 ! h264parse",
                               GOP);

  self->hls_dir = g_dir_make_tmp ("media-test-XXXXXX", NULL);
  text = g_strdup_printf (HLS, WIDTH, HEIGHT, FPS, encoder, self->hls_dir, self->hls_dir);
  self->hls = gst_object_ref_sink (gst_parse_launch (text, NULL));
  gst_element_set_state (self->hls, GST_STATE_PLAYING);
}

static TestServer *
create_server (gboolean tls, GTlsCertificate *certificate)
{
  TestServer *self = g_new0 (TestServer, 1);
  GError *error = NULL;
  GSList *uris;

  self->viewers = g_ptr_array_new_with_free_func (viewer_free);
  self->server = soup_server_new (NULL, NULL);
  if (tls)
    {
      self->certificate
          = certificate != NULL ? g_object_ref (certificate) : test_certificate_new ();
      soup_server_set_tls_certificate (self->server, self->certificate);
      test_handshakes_watch (self->server);
    }
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | (tls ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return self;
}

/* hls_codec: NULL, "h264" or "h265" */
TestServer *
test_server_new (gboolean tls, const char *hls_codec)
{
  TestServer *self = create_server (tls, NULL);

  if (hls_codec != NULL)
    start_hls (self, hls_codec);

  return self;
}

/* Another host, where the lists of the first one's /elsewhere/ say that its segments are. */
TestServer *
test_server_new_for_segments (TestServer *first, gboolean same_certificate)
{
  TestServer *self = create_server (TRUE, same_certificate ? first->certificate : NULL);

  self->hls_dir = g_strdup (first->hls_dir);
  first->segments_at = g_strdup_printf ("https://localhost:%u/hls/", self->port);
  return self;
}

void
test_server_free (TestServer *self)
{
  test_handshakes_await (self->server);
  soup_server_disconnect (self->server);
  g_ptr_array_unref (self->viewers);
  g_object_unref (self->server);
  g_clear_object (&self->certificate);
  if (self->hls != NULL)
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      gst_element_set_state (self->hls, GST_STATE_NULL);
      gst_object_unref (self->hls);
      dir = g_dir_open (self->hls_dir, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (self->hls_dir, name, NULL);

          g_unlink (path);
        }
      g_rmdir (self->hls_dir);
    }
  g_free (self->hls_dir);
  g_free (self->segments_at);
  g_free (self);
}

guint
test_server_get_port (TestServer *self)
{
  return self->port;
}

char *
test_server_get_uri (TestServer *self, const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s?token=secret", self->certificate ? "https" : "http",
                          self->port, path);
}

void
test_server_set_fault (TestServer *self, TestFault fault)
{
  self->fault = fault;
  g_ptr_array_foreach (self->viewers, (GFunc) (void (*) (void)) apply_fault, NULL);
}

/* Cuts every connection. */
void
test_server_reset_viewers (TestServer *self)
{
  for (guint i = 0; i < self->viewers->len; i++)
    {
      Viewer *viewer = self->viewers->pdata[i];

      g_socket_close (soup_server_message_get_socket (viewer->message), NULL);
    }
}

GTlsCertificate *
test_server_get_certificate (TestServer *self)
{
  return self->certificate;
}

guint
test_server_get_n_viewers (TestServer *self)
{
  return self->viewers->len;
}

guint
test_server_get_n_lists (TestServer *self)
{
  return self->n_lists;
}

guint
test_server_get_n_segments (TestServer *self)
{
  return self->n_segments;
}
