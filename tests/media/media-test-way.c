/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-test-way.h"

#include "media-test-server.h"

#define SHOWN 12

const TestWay test_ways[TEST_N_WAYS] = {
  { "flv", MEDIA_PROTOCOL_FLV, FALSE, "/live/*.flv" },
  { "flv-tls", MEDIA_PROTOCOL_FLV, TRUE, "/live/*.flv" },
  { "hls", MEDIA_PROTOCOL_HLS, FALSE, "/live/live_*" },
  { "hls-tls", MEDIA_PROTOCOL_HLS, TRUE, "/live/live_*" },
  { "rtmp", MEDIA_PROTOCOL_RTMP, FALSE, "/live/1001-1" },
};

static void
on_state (MediaPlayer *player, GParamSpec *pspec, gpointer data)
{
  const GError *error = media_player_get_error (player);

  g_test_message ("%d %s, attempt %u: %s", (int) (g_get_monotonic_time () / 1000 % 1000000),
                  media_state_get_name (media_player_get_state (player)),
                  media_player_get_attempt (player), error != NULL ? error->message : "");
}

void
test_watch_set_up (TestWatch *self, TestSim *sim, const TestWay *way, const char *device)
{
  self->sim = sim;
  self->locator = test_sim_locator_new (sim, device, way->protocol, way->tls);
  self->player = media_player_new (MEDIA_LOCATOR (self->locator));
  media_player_set_target_size (self->player, 160, 90);
  g_signal_connect (self->player, "notify::state", G_CALLBACK (on_state), NULL);
}

/* Ends every fault too. */
void
test_watch_tear_down (TestWatch *self)
{
  test_sim_set_faults (self->sim, "[]");
  media_player_stop (self->player);
  g_assert_finalize_object (self->player);
  g_object_unref (self->locator);
  g_assert_true (media_wait_quiet (TEST_WAY_PATIENCE_MS));
}

/* Skips the test where not. */
gboolean
test_way_can_play (const TestWay *way, TestSim *sim)
{
  if (way->protocol != MEDIA_PROTOCOL_RTMP || test_sim_has_rtmp (sim))
    return TRUE;

  g_test_skip ("nginx with its RTMP module is not installed");
  return FALSE;
}

/* A test_wait() for a second of pictures. */
gboolean
test_watch_has_shown (gpointer player)
{
  return media_player_get_shown (player) >= SHOWN;
}
