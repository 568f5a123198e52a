/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The player against the stand-in platform: every protocol, broken in every way. */
#include "config.h"

#include "media-test-server.h"
#include "media-test-way.h"

static TestSim *sim;

typedef struct
{
  const char *name;
  const char *fault; /* to be aimed */
} Fault;

static const Fault faults[] = {
  { "stall", "stall:" },
  { "freeze-picture", "freeze:mode=picture," },
  { "freeze-sound", "freeze:mode=sound," },
  { "reset", "reset:" },
  { "black-hole", "black-hole:" },
};

typedef struct
{
  const TestWay *way;
  const Fault *fault;
} Break;

static Break breaks[TEST_N_WAYS * G_N_ELEMENTS (faults)];

static gboolean
is_live_and_moving (gpointer data)
{
  static guint64 shown_before;

  if (media_player_get_state (data) != MEDIA_STATE_LIVE)
    {
      shown_before = media_player_get_shown (data);
      return FALSE;
    }
  return media_player_get_shown (data) > shown_before + 5;
}

static gboolean
is_not_live (gpointer data)
{
  return media_player_get_state (data) != MEDIA_STATE_LIVE;
}

static void
wait_for_recovery (MediaPlayer *player, const char *fault)
{
  gint64 began = g_get_monotonic_time ();

  test_sim_set_faults (sim, "[]");
  g_assert_true (test_wait (is_live_and_moving, player, 15000));
  g_test_message ("%s: back after %d ms", fault, (int) ((g_get_monotonic_time () - began) / 1000));
}

/* LIVE goes within 4 s of the newest picture, and is back within 15 s of the fault's end. Over FLV and
 * RTMP pictures are shown as they come, so it is 4 s of the fault too. HLS is behind by nature: what was
 * filmed before the fault is still shown, and that is real. There may be three segments of 2 s: one that
 * is shown, one that waits, and one that is being made and must be complete before it is sent. */
#define GOES_WITHIN_MS 4000

/* With sanitizers, pictures are decoded late when another test has the processor: those of before the fault are real, too. */
#ifdef __SANITIZE_ADDRESS__
#define LATE_MS 8000
#else
#define LATE_MS 0
#endif
#define SEGMENTS_IN_HAND_MS 6000

static void
check_goes (const Break *broken, MediaPlayer *player, gint64 began)
{
  gint64 most = GOES_WITHIN_MS + LATE_MS;
  guint age;

  if (broken->way->protocol == MEDIA_PROTOCOL_HLS)
    most += SEGMENTS_IN_HAND_MS;
  g_assert_true (test_wait (is_not_live, player, TEST_WAY_PATIENCE_MS));
  age = media_player_get_picture_age_ms (player);
  g_test_message ("LIVE left %d ms after the fault, at age %u ms",
                  (int) ((g_get_monotonic_time () - began) / 1000), age);
  g_assert_cmpint (age, <, most); /* it counts from when the picture came */
  g_assert_cmpint ((g_get_monotonic_time () - began) / 1000, <, most);
}

static void
test_break (gconstpointer data)
{
  const Break *broken = data;
  g_autofree char *fault
      = g_strdup_printf ("[\"%spath=%s\"]", broken->fault->fault, broken->way->path);
  gint64 began;
  TestWatch self;

  if (!test_way_can_play (broken->way, sim))
    return;
  test_watch_set_up (&self, sim, broken->way, "1001");
  media_player_start (self.player);
  g_assert_true (test_wait (test_watch_has_shown, self.player, TEST_WAY_PATIENCE_MS));
  g_assert_true (test_wait_state (self.player, MEDIA_STATE_LIVE, TEST_WAY_PATIENCE_MS));

  began = g_get_monotonic_time ();
  test_sim_set_faults (sim, fault);
  check_goes (broken, self.player, began);
  g_assert_true (test_wait_state (self.player, MEDIA_STATE_WAITING, 10000));

  wait_for_recovery (self.player, fault);
  test_watch_tear_down (&self);
}

/* A server that takes connections and never says a word, however long that lasts. */
static void
test_black_hole (gconstpointer data)
{
  const TestWay *way = data;
  g_autofree char *fault = g_strdup_printf ("[\"black-hole:path=%s\"]", way->path);
  TestWatch self;

  test_watch_set_up (&self, sim, way, "1002");
  test_sim_set_faults (sim, fault);
  media_player_start (self.player);
  for (guint i = 1; i < 3; i++)
    {
      g_assert_true (test_wait_state (self.player, MEDIA_STATE_WAITING, TEST_WAY_PATIENCE_MS));
      g_assert_error (media_player_get_error (self.player), MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT);
      g_assert_cmpuint (media_player_get_attempt (self.player), ==, i);
      g_assert_true (test_wait_state (self.player, MEDIA_STATE_CONNECTING, TEST_WAY_PATIENCE_MS));
    }

  wait_for_recovery (self.player, fault);
  test_watch_tear_down (&self);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  media_init ();
  sim = test_sim_new ("--devices=4", "--size=320x180", "--fps=10", "--gop=2", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      Break *broken = &breaks[i];
      g_autofree char *path = NULL;

      broken->way = &test_ways[i / G_N_ELEMENTS (faults)];
      broken->fault = &faults[i % G_N_ELEMENTS (faults)];
      path = g_strdup_printf ("/media/break/%s/%s", broken->way->name, broken->fault->name);
      if (!broken->way->tls)
        g_test_add_data_func (path, broken, test_break);
    }
  g_test_add_data_func ("/media/black-hole/flv", &test_ways[0], test_black_hole);
  g_test_add_data_func ("/media/black-hole/hls", &test_ways[2], test_black_hole);

  result = g_test_run ();
  test_sim_free (sim);
  return result;
}
