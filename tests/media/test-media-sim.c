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

      g_test_add_data_func (play, &test_ways[i], test_play);
      if (!test_ways[i].tls)
        g_test_add_data_func (join, &test_ways[i], test_first_picture);
    }
  g_test_add_func ("/media/sim/h265", test_h265);

  result = g_test_run ();
  test_sim_free (sim);
  return result;
}
