/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The player against the stand-in platform: every protocol. */
#include "config.h"

#include "media-test-server.h"
#include "media-test-way.h"

static TestSim *sim;

static void
test_play (gconstpointer data)
{
  const TestWay *way = data;
  TestWatch self;

  if (!test_way_can_play (way, sim))
    return;
  test_watch_set_up (&self, sim, way, "1001");
  media_player_start (self.player);
  g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
  g_assert_cmpint (media_player_get_state (self.player), ==, MEDIA_STATE_LIVE);
  g_assert_cmpint (media_player_get_protocol (self.player), ==, way->protocol);
  g_assert_cmpstr (media_player_get_codec (self.player), ==, "H.264");
  g_assert_cmpstr (media_player_get_audio_codec (self.player), ==, "AAC");
  g_assert_cmpuint (media_player_get_width (self.player), ==, 320);
  g_test_message ("%s: first picture %u ms, delay %u ms", way->name,
                  media_player_get_first_picture_ms (self.player),
                  media_player_get_delay_ms (self.player));
  test_watch_tear_down (&self);
}

typedef struct
{
  MediaPlayer *player;
  char *protocol;
  guint64 agreed;
} Counted;

/* That nobody else watches: a session of HLS outlives its player. */
#define COUNTED_DEVICE "1002"

/* The stand-in counts what it sends. Some of it is under way, but not between two pictures. */
static void
on_received (Counted *counted)
{
  guint64 received = media_player_get_received_bytes (counted->player);

  if (test_sim_get_sent (sim, COUNTED_DEVICE, counted->protocol) == received)
    counted->agreed = received;
}

static gboolean
have_agreed (gpointer counted)
{
  return ((Counted *) counted)->agreed > 50 * 1000;
}

static void
test_bytes (gconstpointer data)
{
  const TestWay *way = data;
  Counted counted = { NULL };
  TestWatch self;

  if (!test_way_can_play (way, sim))
    return;
  test_watch_set_up (&self, sim, way, COUNTED_DEVICE);
  counted.player = self.player;
  counted.protocol
      = g_strconcat (way->tls ? "https-" : "", media_protocol_get_name (way->protocol), NULL);
  g_signal_connect_swapped (self.player, "notify::received-bytes", G_CALLBACK (on_received),
                            &counted);
  media_player_start (self.player);
  g_assert_true (test_wait (have_agreed, &counted, TEST_WAY_PATIENCE_MS));
  g_test_message ("%s: %" G_GUINT64_FORMAT " bytes", way->name, counted.agreed);
  g_signal_handlers_disconnect_by_data (self.player, &counted);
  test_watch_tear_down (&self);
  g_free (counted.protocol);
}

static void
test_h265 (void)
{
  TestSim *other
      = test_sim_new ("--devices=1", "--size=320x180", "--fps=10", "--gop=1", "--codec=h265", NULL);
  TestSim *usual = sim;
  TestWay way = test_ways[0];
  TestWatch self;

  sim = other;
  for (int i = 0; i < 2; i++)
    {
      way.protocol = i == 0 ? MEDIA_PROTOCOL_FLV : MEDIA_PROTOCOL_RTMP;
      if (!test_way_can_play (&way, sim))
        continue;
      test_watch_set_up (&self, sim, &way, "1001");
      media_player_start (self.player);
      g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
      g_assert_cmpint (media_player_get_protocol (self.player), ==, MEDIA_PROTOCOL_HLS);
      g_assert_cmpint (media_player_get_notice (self.player), ==, MEDIA_NOTICE_H265_TO_HLS);
      g_assert_cmpstr (media_player_get_codec (self.player), ==, "H.265");
      g_test_message ("H.265 after %u ms", media_player_get_first_picture_ms (self.player));
      test_watch_tear_down (&self);
    }
  sim = usual;
  test_sim_free (other);
}

typedef struct
{
  MediaPlayer *player;
  const char *codec;
} CodecWanted;

static gboolean
shows_codec (gpointer data)
{
  CodecWanted *self = data;

  return media_player_get_state (self->player) == MEDIA_STATE_LIVE
         && g_strcmp0 (media_player_get_codec (self->player), self->codec) == 0;
}

/* A camera that is set to another codec while it is watched over HLS: it comes back by itself. */
static void
test_codec_changes (void)
{
  const char *const codecs[] = { "h265", "h264" };
  const char *const names[] = { "H.265", "H.264" };
  TestSim *other = test_sim_new ("--devices=1", "--size=320x180", "--fps=10", "--gop=1", NULL);
  TestWatch self;

  test_watch_set_up (&self, other, &test_ways[2], "1001");
  media_player_start (self.player);
  g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
  g_assert_cmpint (media_player_get_protocol (self.player), ==, MEDIA_PROTOCOL_HLS);
  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    {
      CodecWanted wanted = { self.player, names[i] };
      gint64 changed = g_get_monotonic_time ();

      test_sim_set_codec (other, "1001", codecs[i]);
      g_assert_true (test_wait (shows_codec, &wanted, TEST_WAY_PATIENCE_MS));
      g_assert_cmpint (media_player_get_protocol (self.player), ==, MEDIA_PROTOCOL_HLS);
      g_test_message ("%s after %d ms", names[i],
                      (int) ((g_get_monotonic_time () - changed) / G_TIME_SPAN_MILLISECOND));
    }
  test_watch_tear_down (&self);
  test_sim_free (other);
}

/* The first picture in the middle of a group, with someone else watching already. */
static void
test_first_picture (gconstpointer data)
{
  const TestWay *way = data;
  TestWatch other, self;

  if (!test_way_can_play (way, sim))
    return;
  test_watch_set_up (&other, sim, way, "1003");
  media_player_start (other.player);
  g_assert_true (test_wait (test_watch_has_shown, other.player, TEST_WAY_PATIENCE_MS));
  for (int i = 0; i < 5; i++)
    {
      test_watch_set_up (&self, sim, way, "1003");
      media_player_start (self.player);
      g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
      g_test_message ("%s: joined after %u ms, delay %u ms", way->name,
                      media_player_get_first_picture_ms (self.player),
                      media_player_get_delay_ms (self.player));
      media_player_stop (self.player);
      g_object_unref (self.player);
      g_object_unref (self.locator);
    }
  test_watch_tear_down (&other);
}

/* Nobody has watched the camera, and it makes few keyframes: HLS takes two groups, and is not given up. */
static void
test_cold (void)
{
  TestSim *slow = test_sim_new ("--devices=1", "--size=320x180", "--fps=10", "--gop=4", NULL);
  TestWay way = test_ways[2];
  TestWatch self;

  test_watch_set_up (&self, slow, &way, "1001");
  test_sim_locator_set_keyframes (self.locator, FALSE);
  test_sim_locator_set_reached (self.locator, TRUE);
  media_player_start (self.player);
  g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
  g_assert_cmpint (media_player_get_protocol (self.player), ==, MEDIA_PROTOCOL_HLS);
  g_assert_cmpuint (media_player_get_attempt (self.player), ==, 0);
  g_assert_cmpuint (media_player_get_first_picture_ms (self.player), >, 6000);
  test_watch_tear_down (&self);
  test_sim_free (slow);
}

/* The figures of a stream of 10 pictures a second, as they were looked at. */
typedef struct
{
  MediaPlayer *player;
  guint64 least;
  guint64 most;
  gint64 looked_at;
  guint n_right; /* in a row */
} Figures;

#define LOOK_EVERY_US (250 * G_TIME_SPAN_MILLISECOND)
#define LOOKS 14

static gboolean
are_right (gpointer data)
{
  Figures *self = data;
  guint64 bits = media_player_get_bitrate (self->player);
  double fps = media_player_get_fps (self->player);
  gint64 now = g_get_monotonic_time ();

  if (now - self->looked_at < LOOK_EVERY_US)
    return FALSE;

  self->looked_at = now;
  self->least = self->n_right > 0 ? MIN (self->least, bits) : bits;
  self->most = self->n_right > 0 ? MAX (self->most, bits) : bits;
  if (fps > 9.5 && fps < 10.5 && bits > 0 && (double) self->most < 1.2 * (double) self->least)
    self->n_right++;
  else
    self->n_right = 0;
  return self->n_right >= LOOKS;
}

/* For some seconds they are right and steady, however the stream comes. */
static void
test_figures (gconstpointer data)
{
  const TestWay *way = data;
  Figures figures = { NULL };
  TestWatch self;

  if (!test_way_can_play (way, sim))
    return;
  test_watch_set_up (&self, sim, way, "1004");
  media_player_start (self.player);
  g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
  figures.player = self.player;
  g_assert_true (test_wait (are_right, &figures, TEST_WAY_PATIENCE_MS));
  g_test_message ("%s: %.1f to %.1f kbit/s", way->name, (double) figures.least / 1000,
                  (double) figures.most / 1000);
  test_watch_tear_down (&self);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  media_init ();
  sim = test_sim_new ("--devices=4", "--size=320x180", "--fps=10", "--gop=2", NULL);

  for (guint i = 0; i < TEST_N_WAYS; i++)
    {
      g_autofree char *play = g_strconcat ("/media/sim/play/", test_ways[i].name, NULL);
      g_autofree char *join = g_strconcat ("/media/sim/join/", test_ways[i].name, NULL);
      g_autofree char *figures = g_strconcat ("/media/sim/figures/", test_ways[i].name, NULL);
      g_autofree char *bytes = g_strconcat ("/media/sim/bytes/", test_ways[i].name, NULL);

      g_test_add_data_func (play, &test_ways[i], test_play);
      /* The stand-in leaves RTMP to nginx, and does not know what that sends. */
      if (test_ways[i].protocol != MEDIA_PROTOCOL_RTMP)
        g_test_add_data_func (bytes, &test_ways[i], test_bytes);
      if (test_ways[i].tls)
        continue;
      g_test_add_data_func (join, &test_ways[i], test_first_picture);
      g_test_add_data_func (figures, &test_ways[i], test_figures);
    }
  g_test_add_func ("/media/sim/cold", test_cold);
  g_test_add_func ("/media/sim/h265", test_h265);
  g_test_add_func ("/media/sim/codec-changes", test_codec_changes);

  result = g_test_run ();
  test_sim_free (sim);
  return result;
}
