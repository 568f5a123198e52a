/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>
#include <unistd.h>

#include "media-test-server.h"

/* Generous: the machine may be busy. */
#define PATIENCE_MS 20000

typedef struct
{
  TestServer *server;
  TestLocator *locator;
  MediaPlayer *player;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->server = test_server_new (FALSE, data);
  self->locator = test_locator_new ();
  self->player = media_player_new (MEDIA_LOCATOR (self->locator));
  media_player_set_target_size (self->player, 160, 120);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  media_player_stop (self->player);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_IDLE);
  g_assert_finalize_object (self->player);
  g_assert_true (media_wait_quiet (PATIENCE_MS));
  while (g_main_context_iteration (NULL, FALSE)) /* answers that nobody waits for any more */
    ;
  g_assert_finalize_object (self->locator);
  test_server_free (self->server);
}

static void
offer (Fixture *self, MediaProtocol protocol, const char *path)
{
  g_autofree char *uri = test_server_get_uri (self->server, path);

  test_locator_set (self->locator, protocol, uri);
}

static guint
get_checksum (MediaPlayer *player)
{
  g_autoptr (GdkPaintable) image
      = gdk_paintable_get_current_image (media_player_get_paintable (player));
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (GDK_TEXTURE (image));

  return g_bytes_hash (png);
}

static gboolean
has_shown (gpointer data)
{
  return media_player_get_shown (data) >= 20;
}

static gboolean
has_shown_none (gpointer data)
{
  return FALSE;
}

static void
assert_moving (MediaPlayer *player)
{
  guint first = get_checksum (player);
  guint64 shown = media_player_get_shown (player);

  for (int i = 0; i < 100; i++)
    {
      test_wait (has_shown_none, NULL, 50);
      if (media_player_get_shown (player) > shown && get_checksum (player) != first)
        return;
    }
  g_assert_not_reached ();
}

static void
test_flv (Fixture *self, gconstpointer data)
{
  GdkPaintable *paintable = media_player_get_paintable (self->player);
  g_autoptr (GdkPaintable) image = NULL;

  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_CONNECTING);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, PATIENCE_MS));
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));
  assert_moving (self->player);

  g_assert_cmpuint (media_player_get_width (self->player), ==, 320);
  g_assert_cmpuint (media_player_get_height (self->player), ==, 180);
  g_assert_cmpstr (media_player_get_codec (self->player), ==, "H.264");
  g_assert_cmpstr (media_player_get_audio_codec (self->player), ==, "G.711 A-law");
  g_assert_true (media_player_get_has_audio (self->player));
  g_assert_cmpuint (media_player_get_first_picture_ms (self->player), >, 0);
  g_assert_cmpuint (media_player_get_bitrate (self->player), >, 0);
  g_assert_cmpfloat (media_player_get_fps (self->player), >, 5);
  g_assert_cmpuint (test_locator_get_n_keyframes (self->locator), ==, 1);
  g_assert_null (media_player_get_error (self->player));

  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==, 320);
  image = gdk_paintable_get_current_image (paintable);
  g_assert_cmpint (gdk_texture_get_width (GDK_TEXTURE (image)), ==, 160);
  g_assert_cmpint (gdk_texture_get_height (GDK_TEXTURE (image)), ==, 90);
  g_test_message ("first picture %u ms, delay %u ms, dropped %" G_GUINT64_FORMAT,
                  media_player_get_first_picture_ms (self->player),
                  media_player_get_delay_ms (self->player),
                  media_player_get_dropped (self->player));
}

static void
test_hls (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, PATIENCE_MS));
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));
  assert_moving (self->player);
  g_assert_cmpstr (media_player_get_codec (self->player), ==,
                   g_str_equal (data, "h265") ? "H.265" : "H.264");
  g_test_message ("first picture %u ms, delay %u ms",
                  media_player_get_first_picture_ms (self->player),
                  media_player_get_delay_ms (self->player));
}

static void
test_h265_to_hls (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/h265.flv");
  offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, PATIENCE_MS));
  g_assert_cmpint (media_player_get_protocol (self->player), ==, MEDIA_PROTOCOL_HLS);
  g_assert_cmpint (media_player_get_notice (self->player), ==, MEDIA_NOTICE_H265_TO_HLS);
  g_assert_cmpstr (media_player_get_codec (self->player), ==, "H.265");
}

static void
test_rtmpe (Fixture *self, gconstpointer data)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find ("rtmpsrc");

  if (factory != NULL)
    gst_registry_remove_feature (gst_registry_get (), GST_PLUGIN_FEATURE (factory));
  test_locator_set (self->locator, MEDIA_PROTOCOL_RTMP, "rtmpe://127.0.0.1:1/live/1-1?x");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, PATIENCE_MS));
  g_assert_cmpint (media_player_get_notice (self->player), ==, MEDIA_NOTICE_RTMPE_MISSING);
}

static void
test_not_a_stream (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *path;
    MediaError error;
    guint status;
  } rows[] = {
    { "/page", MEDIA_ERROR_NOT_A_STREAM, 0 },
    { "/json", MEDIA_ERROR_NOT_A_STREAM, 0 },
    { "/missing", MEDIA_ERROR_HTTP_STATUS, 404 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int protocol = MEDIA_PROTOCOL_FLV; protocol <= MEDIA_PROTOCOL_HLS; protocol++)
      {
        test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, NULL);
        test_locator_set (self->locator, MEDIA_PROTOCOL_HLS, NULL);
        offer (self, (MediaProtocol) protocol, rows[i].path);
        media_player_start (self->player);
        g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, PATIENCE_MS));
        g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, (int) rows[i].error);
        g_assert_cmpuint (media_error_get_http_status (media_player_get_error (self->player)), ==,
                          rows[i].status);
        g_assert_null (strstr (media_player_get_error (self->player)->message, "secret"));
        g_assert_cmpuint (media_player_get_retry_in_ms (self->player), >, 0);
        media_player_stop (self->player);
      }
}

static void
test_locator_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_FILE_ERROR, 4, "the camera is offline");

  test_locator_set_error (self->locator, error);
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), G_FILE_ERROR, 4);
  test_locator_set_error (self->locator, NULL);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, PATIENCE_MS));
  g_assert_null (media_player_get_error (self->player));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, "http://127.0.0.1:9/live.flv?secret");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_CONNECTION);
  media_player_stop (self->player);

  test_locator_set (self->locator, MEDIA_PROTOCOL_FLV, NULL);
  test_locator_set (self->locator, MEDIA_PROTOCOL_RTMP, "rtmp://127.0.0.1:9/live/1-1?secret");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, PATIENCE_MS));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_CONNECTION);
  g_assert_null (strstr (media_player_get_error (self->player)->message, "secret"));
}

static void
test_visible (Fixture *self, gconstpointer data)
{
  guint64 shown;

  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));

  media_player_set_visible (self->player, FALSE);
  test_wait (has_shown_none, NULL, 300); /* what was on its way */
  shown = media_player_get_shown (self->player);
  test_wait (has_shown_none, NULL, 4500);
  g_assert_cmpuint (media_player_get_shown (self->player), ==, shown);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_LIVE);

  media_player_set_visible (self->player, TRUE);
  test_wait (has_shown_none, NULL, 500);
  g_assert_cmpuint (media_player_get_shown (self->player), >, shown);
  assert_moving (self->player);
}

static void
on_snapshot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GdkTexture **) data = media_player_snapshot_finish (MEDIA_PLAYER (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
on_no_snapshot (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (media_player_snapshot_finish (MEDIA_PLAYER (source), result, data));
}

static void
test_snapshot (Fixture *self, gconstpointer data)
{
  GdkTexture *texture = NULL;
  GError *error = NULL;

  media_player_snapshot_async (self->player, NULL, on_no_snapshot, &error);
  g_assert_true (test_wait (is_set, &error, PATIENCE_MS));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_NO_PICTURE);
  g_error_free (error);

  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, PATIENCE_MS));
  media_player_snapshot_async (self->player, NULL, on_snapshot, &texture);
  g_assert_true (test_wait (is_set, &texture, PATIENCE_MS));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 320);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 180);
  g_object_unref (texture);
}

static void
test_sound (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_set_muted (self->player, FALSE);
  media_player_set_volume (self->player, 0.5);
  media_player_start (self->player);
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));
  media_player_set_muted (self->player, TRUE);
  media_player_set_muted (self->player, FALSE);
  assert_moving (self->player);
}

/* LIVE goes within 4 s of the fault, and is back within 15 s of its end. */
static void
check_fault (Fixture *self, TestFault fault)
{
  gint64 began;

  media_player_start (self->player);
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_LIVE);

  test_server_set_fault (self->server, fault);
  began = g_get_monotonic_time ();
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_STALLED, 4000));
  g_test_message ("stalled after %d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 4000));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_STALLED);
  test_wait (has_shown_none, NULL, 3000);
  g_assert_cmpint (media_player_get_state (self->player), !=, MEDIA_STATE_LIVE);

  test_server_set_fault (self->server, TEST_HEALTHY);
  began = g_get_monotonic_time ();
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
  g_test_message ("back after %d ms", (int) ((g_get_monotonic_time () - began) / 1000));
  assert_moving (self->player);
}

static void
test_stall (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_STALL);
}

static void
test_freeze (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_FREEZE);
}

static void
test_sound_only (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  check_fault (self, TEST_SOUND_ONLY);
}

static void
test_reset (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait (has_shown, self->player, PATIENCE_MS));
  test_server_reset_viewers (self->server);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 4000));
  g_assert_cmpuint (media_player_get_attempt (self->player), ==, 1);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
  g_assert_cmpuint (test_locator_get_n_asked (self->locator), >=, 2);
}

static void
test_black_hole (Fixture *self, gconstpointer data)
{
  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  test_server_set_fault (self->server, TEST_BLACK_HOLE);
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_WAITING, 9000));
  g_assert_error (media_player_get_error (self->player), MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT);
  test_server_set_fault (self->server, TEST_HEALTHY);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, 15000));
}

/* Years of outage in a moment: waits grow to 30 s and it never gives up. */
static void
test_for_ever (Fixture *self, gconstpointer data)
{
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));
  g_autoptr (GError) error = g_error_new (G_FILE_ERROR, 4, "down");
  guint longest = 0;

  test_locator_set_error (self->locator, error);
  media_player_start (player);
  for (int i = 1; i <= 200; i++)
    {
      g_assert_true (test_wait_state (player, MEDIA_STATE_WAITING, PATIENCE_MS));
      g_assert_cmpuint (media_player_get_attempt (player), ==, i);
      longest = MAX (longest, media_player_get_retry_in_ms (player));
      media_manual_clock_advance (clock, media_player_get_retry_in_ms (player));
    }
  g_assert_cmpuint (longest, <=, 30000);
  g_assert_cmpuint (longest, >, 24000);
  media_player_stop (player);
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
has_picture (gpointer data)
{
  return media_player_get_shown (data) >= 1;
}

static gboolean
has_no_viewers (gpointer data)
{
  return test_server_get_n_viewers (data) == 0;
}

static void
test_cycles (Fixture *self, gconstpointer data)
{
  guint fds = 0, threads = 0;

  offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  for (int i = 0; i < 55; i++)
    {
      media_player_start (self->player);
      if (i % 5 == 0)
        g_assert_true (test_wait (has_picture, self->player, PATIENCE_MS));
      media_player_stop (self->player);
      if (i == 5 || i == 54)
        {
          g_assert_true (media_wait_quiet (PATIENCE_MS));
          g_assert_true (test_wait (has_no_viewers, self->server, PATIENCE_MS));
          test_wait (has_shown_none, NULL, 500);
          if (i == 5)
            {
              fds = count_entries ("/proc/self/fd");
              threads = count_entries ("/proc/self/task");
            }
        }
    }
  g_test_message ("descriptors %u → %u, threads %u → %u", fds, count_entries ("/proc/self/fd"),
                  threads, count_entries ("/proc/self/task"));
  g_assert_cmpuint (count_entries ("/proc/self/fd"), <=, fds + 4);
  /* GLib's pools may have grown by their idle threads; a leak would be one for each of the 49 cycles. */
  g_assert_cmpuint (count_entries ("/proc/self/task"), <=, threads + 16);
}

/* On a slow machine the handshake itself may run out of time first, and is tried again. */
static gboolean
has_tls_error (gpointer data)
{
  return g_error_matches (media_player_get_error (data), MEDIA_ERROR, MEDIA_ERROR_TLS);
}

static void
play_tls (const char *path,
          MediaProtocol protocol,
          TestServer *server,
          const char *pin,
          GTlsDatabase *database,
          gboolean accepted)
{
  g_autoptr (TestLocator) locator = test_locator_new ();
  g_autoptr (MediaPlayer) player = media_player_new (MEDIA_LOCATOR (locator));
  g_autofree char *uri = test_server_get_uri (server, path);

  test_locator_set (locator, protocol, uri);
  test_locator_set_tls (locator, pin, database);
  media_player_start (player);
  if (accepted)
    {
      g_assert_true (test_wait_state (player, MEDIA_STATE_LIVE, PATIENCE_MS));
    }
  else
    {
      g_assert_true (test_wait (has_tls_error, player, PATIENCE_MS));
    }
  media_player_stop (player);
}

static void
test_tls (void)
{
  TestServer *server = test_server_new (TRUE, "h264");
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *pin = NULL, *pem = NULL, *file = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  GError *error = NULL;
  int fd = g_file_open_tmp ("media-test-XXXXXX.pem", &file, &error);

  g_assert_no_error (error);
  g_object_get (test_server_get_certificate (server), "certificate", &der, "certificate-pem", &pem,
                NULL);
  pin = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
  g_file_set_contents (file, pem, -1, &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (file, &error);
  g_assert_no_error (error);

  play_tls ("/live.flv", MEDIA_PROTOCOL_FLV, server, NULL, NULL, FALSE);
  play_tls ("/live.flv", MEDIA_PROTOCOL_FLV, server, "00ff", NULL, FALSE);
  play_tls ("/live.flv", MEDIA_PROTOCOL_FLV, server, "00ff", database, FALSE);
  play_tls ("/live.flv", MEDIA_PROTOCOL_FLV, server, pin, NULL, TRUE);
  play_tls ("/live.flv", MEDIA_PROTOCOL_FLV, server, NULL, database, TRUE);
  play_tls ("/hls/index.m3u8", MEDIA_PROTOCOL_HLS, server, NULL, NULL, FALSE);
  play_tls ("/hls/index.m3u8", MEDIA_PROTOCOL_HLS, server, pin, NULL, TRUE);
  play_tls ("/hls/index.m3u8", MEDIA_PROTOCOL_HLS, server, NULL, database, TRUE);

  g_assert_true (media_wait_quiet (PATIENCE_MS));
  g_unlink (file);
  close (fd);
  test_server_free (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  media_init ();

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  ADD ("/media/play/flv", NULL, test_flv);
  ADD ("/media/play/hls", "h264", test_hls);
  ADD ("/media/play/hls-h265", "h265", test_hls);
  ADD ("/media/play/h265-to-hls", "h265", test_h265_to_hls);
  ADD ("/media/play/visible", NULL, test_visible);
  ADD ("/media/play/snapshot", NULL, test_snapshot);
  ADD ("/media/play/sound", NULL, test_sound);
  g_test_add_func ("/media/play/tls", test_tls);
  ADD ("/media/fail/not-a-stream", NULL, test_not_a_stream);
  ADD ("/media/fail/locator", NULL, test_locator_error);
  ADD ("/media/fail/refused", NULL, test_refused);
  ADD ("/media/fail/stall", NULL, test_stall);
  ADD ("/media/fail/freeze", NULL, test_freeze);
  ADD ("/media/fail/sound-only", NULL, test_sound_only);
  ADD ("/media/fail/reset", NULL, test_reset);
  ADD ("/media/fail/black-hole", NULL, test_black_hole);
  ADD ("/media/fail/for-ever", NULL, test_for_ever);
  ADD ("/media/cycles", NULL, test_cycles);
  ADD ("/media/fail/rtmpe", NULL, test_rtmpe); /* last: it takes rtmpsrc away */

  return g_test_run ();
}
