/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gst/gst.h>

#include "media-test.h"
#include "test-devices.h"

static void
test_flv (MediaTest *self, gconstpointer data)
{
  GdkPaintable *paintable = media_player_get_paintable (self->player);
  g_autoptr (GdkPaintable) image = NULL;

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_CONNECTING);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, MEDIA_TEST_PATIENCE_MS));
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  media_test_assert_moving (self->player);

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

/* A segment is behind as a whole when its first picture is shown, and its age says so. */
static gboolean
is_as_old_as_it_is_late (gpointer player)
{
  guint delay = media_player_get_delay_ms (player);

  return delay > 700 && media_player_get_picture_age_ms (player) >= delay;
}

static void
test_hls (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, MEDIA_TEST_PATIENCE_MS));
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  media_test_assert_moving (self->player);
  g_assert_cmpstr (media_player_get_codec (self->player), ==,
                   g_str_equal (data, "h265") ? "H.265" : "H.264");
  g_assert_true (test_wait (is_as_old_as_it_is_late, self->player, MEDIA_TEST_PATIENCE_MS));
  g_test_message ("first picture %u ms, delay %u ms, age %u ms",
                  media_player_get_first_picture_ms (self->player),
                  media_player_get_delay_ms (self->player),
                  media_player_get_picture_age_ms (self->player));
}

static gboolean
has_begun (gpointer server)
{
  return test_server_get_n_segments (server) >= 1;
}

static gboolean
has_played_on (gpointer server)
{
  return test_server_get_n_segments (server) >= 13;
}

/* A list is asked for when it has something new: about once for each segment. */
static void
test_hls_asks (MediaTest *self, gconstpointer data)
{
  guint n_lists;

  media_test_offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (self->player);
  g_assert_true (test_wait (has_begun, self->server, MEDIA_TEST_PATIENCE_MS));
  n_lists = test_server_get_n_lists (self->server);
  g_assert_true (test_wait (has_played_on, self->server, 2 * MEDIA_TEST_PATIENCE_MS));
  n_lists = test_server_get_n_lists (self->server) - n_lists;
  g_test_message ("%u lists for 12 segments", n_lists);
  g_assert_cmpuint (n_lists, <=, 30);
}

static void
test_h265_to_hls (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/h265.flv");
  media_test_offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpint (media_player_get_protocol (self->player), ==, MEDIA_PROTOCOL_HLS);
  g_assert_cmpint (media_player_get_notice (self->player), ==, MEDIA_NOTICE_H265_TO_HLS);
  g_assert_cmpstr (media_player_get_codec (self->player), ==, "H.265");
}

/* One stream, so that whatever disturbs it disturbs all players alike. */
typedef struct
{
  MediaPlayer *players[MEDIA_N_PACES];
  guint n_changes; /* of their states, since all were live */
} Paced;

static void
on_paced_state (Paced *paced)
{
  paced->n_changes++;
}

static guint
find_paced_delay (Paced *paced, MediaPace pace)
{
  for (guint i = 0; i < MEDIA_N_PACES; i++)
    if (media_player_get_pace (paced->players[i]) == pace)
      return media_player_get_delay_ms (paced->players[i]);
  g_assert_not_reached ();
}

static gboolean
are_in_order (gpointer data)
{
  guint fast = find_paced_delay (data, MEDIA_PACE_FAST);
  guint normal = find_paced_delay (data, MEDIA_PACE_NORMAL);
  guint smooth = find_paced_delay (data, MEDIA_PACE_SMOOTH);

  return fast > 0 && normal > fast + 40 && smooth > normal + 700;
}

static MediaPlayer *
start_smooth (MediaTest *self, MediaManualClock *clock)
{
  MediaPlayer *player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));

  media_player_set_pace (player, MEDIA_PACE_SMOOTH);
  media_player_start (player);
  return player;
}

static gboolean
has_much_in_hand (gpointer player)
{
  return media_player_get_delay_ms (player) > 800;
}

/* The second in hand is no second more for which it is called live. */
static void
check_stalls_in_time (MediaPlayer *player, MediaManualClock *clock)
{
  g_assert_true (test_wait (has_much_in_hand, player, MEDIA_TEST_PATIENCE_MS));
  media_manual_clock_advance (clock, 1750);
  g_assert_cmpint (media_player_get_state (player), ==, MEDIA_STATE_LIVE);
  media_manual_clock_advance (clock, 1000);
  g_assert_cmpint (media_player_get_state (player), ==, MEDIA_STATE_STALLED);
}

/* How late pictures are shown, as wanted, and changed while they play: nothing stops, and nothing begins anew. */
static void
test_pace (MediaTest *self, gconstpointer data)
{
  Paced paced = { { g_object_ref (self->player) } };
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) smooth = NULL;

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  for (guint i = 0; i < MEDIA_N_PACES; i++)
    {
      if (i > 0)
        paced.players[i] = media_player_new (MEDIA_LOCATOR (self->locator));
      media_player_set_target_size (paced.players[i], 160, 120);
      media_player_set_pace (paced.players[i], (MediaPace) i);
      media_player_start (paced.players[i]);
    }
  smooth = start_smooth (self, clock);
  for (guint i = 0; i < MEDIA_N_PACES; i++)
    {
      g_assert_true (test_wait (media_test_has_shown, paced.players[i], MEDIA_TEST_PATIENCE_MS));
      g_signal_connect_swapped (paced.players[i], "notify::state", G_CALLBACK (on_paced_state),
                                &paced);
    }
  for (guint turn = 0; turn < MEDIA_N_PACES; turn++)
    {
      for (guint i = 0; i < MEDIA_N_PACES; i++)
        g_object_set (paced.players[i], "pace", (int) ((i + turn) % MEDIA_N_PACES), NULL);
      g_assert_true (test_wait (are_in_order, &paced, MEDIA_TEST_PATIENCE_MS));
      g_test_message ("fast %u ms, normal %u ms, smooth %u ms",
                      find_paced_delay (&paced, MEDIA_PACE_FAST),
                      find_paced_delay (&paced, MEDIA_PACE_NORMAL),
                      find_paced_delay (&paced, MEDIA_PACE_SMOOTH));
      for (guint i = 0; i < MEDIA_N_PACES; i++)
        media_test_assert_moving (paced.players[i]);
    }
  g_assert_cmpuint (paced.n_changes, ==, 0);
  g_assert_cmpuint (test_locator_get_n_asked (self->locator), ==, MEDIA_N_PACES + 1);
  check_stalls_in_time (smooth, clock);
  media_player_stop (smooth);
  for (guint i = 0; i < MEDIA_N_PACES; i++)
    {
      g_signal_handlers_disconnect_by_data (paced.players[i], &paced);
      media_player_stop (paced.players[i]);
      g_object_unref (paced.players[i]);
    }
}

static void
test_visible (MediaTest *self, gconstpointer data)
{
  guint64 shown;

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));

  media_player_set_visible (self->player, FALSE);
  test_wait (media_test_never, NULL, 300); /* what was on its way */
  shown = media_player_get_shown (self->player);
  test_wait (media_test_never, NULL, 4500);
  g_assert_cmpuint (media_player_get_shown (self->player), ==, shown);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_LIVE);

  media_player_set_visible (self->player, TRUE);
  test_wait (media_test_never, NULL, 500);
  g_assert_cmpuint (media_player_get_shown (self->player), >, shown);
  media_test_assert_moving (self->player);
}

typedef struct
{
  MediaManualClock *clock;
  MediaPlayer *player;
} Gap;

/* Five seconds in which nothing comes, by the player's clock. */
static gboolean
outlives_a_gap (gpointer data)
{
  Gap *gap = data;

  if (media_player_get_state (gap->player) != MEDIA_STATE_LIVE)
    return FALSE;
  media_manual_clock_advance (gap->clock, 5000);
  return media_player_get_state (gap->player) == MEDIA_STATE_LIVE;
}

/* HLS brings seconds at once. Where nobody sees the pictures, what has come is in hand until it would have been shown. */
static void
test_hidden_segments (MediaTest *self, gconstpointer data)
{
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  g_autoptr (MediaPlayer) player
      = media_player_new_with_clock (MEDIA_LOCATOR (self->locator), MEDIA_CLOCK (clock));
  Gap gap = { clock, player };

  media_test_offer (self, MEDIA_PROTOCOL_HLS, "/hls/index.m3u8");
  media_player_start (player);
  g_assert_true (test_wait (media_test_has_shown, player, MEDIA_TEST_PATIENCE_MS));
  media_player_set_visible (player, FALSE);
  g_assert_true (test_wait (outlives_a_gap, &gap, MEDIA_TEST_PATIENCE_MS));

  /* But no longer. */
  test_server_set_fault (self->server, TEST_BLACK_HOLE);
  while (outlives_a_gap (&gap))
    test_wait (media_test_never, NULL, 50);
  g_assert_error (media_player_get_error (player), MEDIA_ERROR, MEDIA_ERROR_STALLED);
  media_player_stop (player);
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
test_snapshot (MediaTest *self, gconstpointer data)
{
  GdkTexture *texture = NULL;
  GError *error = NULL;

  media_player_snapshot_async (self->player, NULL, on_no_snapshot, &error);
  g_assert_true (test_wait (is_set, &error, MEDIA_TEST_PATIENCE_MS));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_NO_PICTURE);
  g_error_free (error);

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait_state (self->player, MEDIA_STATE_LIVE, MEDIA_TEST_PATIENCE_MS));
  media_player_snapshot_async (self->player, NULL, on_snapshot, &texture);
  g_assert_true (test_wait (is_set, &texture, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 320);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 180);
  g_object_unref (texture);
}

static void
test_sound (MediaTest *self, gconstpointer data)
{
  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_set_muted (self->player, FALSE);
  media_player_set_volume (self->player, 0.5);
  media_player_start (self->player);
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  media_player_set_muted (self->player, TRUE);
  media_player_set_muted (self->player, FALSE);
  media_test_assert_moving (self->player);
}

static void
set_rank (const char *name, guint rank)
{
  g_autoptr (GstPluginFeature) feature = gst_registry_lookup_feature (gst_registry_get (), name);

  g_assert_nonnull (feature);
  gst_plugin_feature_set_rank (feature, rank);
}

static gboolean
lacks_device (gpointer player)
{
  return media_player_get_sound_notice (player) == MEDIA_NOTICE_NO_SOUND_DEVICE;
}

/* It is said each time somebody wants to hear, and the pictures play on; with a device it is not said. */
static void
test_no_sound_device (MediaTest *self, gconstpointer data)
{
  GList *devices = test_devices_take_away ();

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  media_player_start (self->player);
  g_assert_true (test_wait (media_test_has_shown, self->player, MEDIA_TEST_PATIENCE_MS));
  g_assert_cmpint (media_player_get_sound_notice (self->player), ==, MEDIA_NOTICE_NONE);
  for (guint i = 0; i < 2; i++)
    {
      media_player_set_muted (self->player, FALSE);
      g_assert_cmpint (media_player_get_sound_notice (self->player), ==, MEDIA_NOTICE_NONE);
      g_assert_true (test_wait (lacks_device, self->player, MEDIA_TEST_PATIENCE_MS));
      media_test_assert_moving (self->player);
      g_assert_null (media_player_get_error (self->player));
      media_player_set_muted (self->player, TRUE);
    }

  set_rank ("fakeaudiosink", GST_RANK_PRIMARY);
  media_player_set_muted (self->player, FALSE);
  media_test_assert_moving (self->player);
  g_assert_cmpint (media_player_get_sound_notice (self->player), ==, MEDIA_NOTICE_NONE);
  set_rank ("fakeaudiosink", GST_RANK_NONE);
  test_devices_give_back (devices);
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
has_few_threads (gpointer most)
{
  return count_entries ("/proc/self/task") <= GPOINTER_TO_UINT (most);
}

static gboolean
has_no_viewers (gpointer data)
{
  return test_server_get_n_viewers (data) == 0;
}

static void
test_cycles (MediaTest *self, gconstpointer data)
{
  guint fds = 0, threads = 0;

  media_test_offer (self, MEDIA_PROTOCOL_FLV, "/live.flv");
  for (int i = 0; i < 55; i++)
    {
      media_player_start (self->player);
      if (i % 5 == 0)
        g_assert_true (test_wait (has_picture, self->player, MEDIA_TEST_PATIENCE_MS));
      media_player_stop (self->player);
      if (i == 5 || i == 54)
        {
          g_assert_true (media_wait_quiet (MEDIA_TEST_PATIENCE_MS));
          g_assert_true (test_wait (has_no_viewers, self->server, MEDIA_TEST_PATIENCE_MS));
          test_wait (media_test_never, NULL, 500);
          if (i == 5)
            {
              fds = count_entries ("/proc/self/fd");
              threads = count_entries ("/proc/self/task");
            }
        }
    }
  /* A busy machine has threads of GLib's pools that are still to end; those that it keeps are two. */
  g_assert_true (
      test_wait (has_few_threads, GUINT_TO_POINTER (threads + 4), MEDIA_TEST_PATIENCE_MS));
  g_test_message ("descriptors %u → %u, threads %u → %u", fds, count_entries ("/proc/self/fd"),
                  threads, count_entries ("/proc/self/task"));
  g_assert_cmpuint (count_entries ("/proc/self/fd"), <=, fds + 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  media_init ();

  MEDIA_TEST_ADD ("/media/play/flv", NULL, test_flv);
  MEDIA_TEST_ADD ("/media/play/hls", "h264", test_hls);
  MEDIA_TEST_ADD ("/media/play/hls-h265", "h265", test_hls);
  MEDIA_TEST_ADD ("/media/play/hls-asks", "h264", test_hls_asks);
  MEDIA_TEST_ADD ("/media/play/h265-to-hls", "h265", test_h265_to_hls);
  MEDIA_TEST_ADD ("/media/play/pace", NULL, test_pace);
  MEDIA_TEST_ADD ("/media/play/visible", NULL, test_visible);
  MEDIA_TEST_ADD ("/media/play/hidden-segments", "h264", test_hidden_segments);
  MEDIA_TEST_ADD ("/media/play/snapshot", NULL, test_snapshot);
  MEDIA_TEST_ADD ("/media/play/sound", NULL, test_sound);
  MEDIA_TEST_ADD ("/media/play/no-sound-device", NULL, test_no_sound_device);
  MEDIA_TEST_ADD ("/media/cycles", NULL, test_cycles);

  return g_test_run ();
}
