/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The player against the stand-in platform: every protocol, and every way to break it. */
#include "config.h"

#include "media-test-server.h"
#include "media-test-sim.h"

#define PATIENCE_MS 30000

typedef struct
{
  const char *name;
  MediaProtocol protocol;
  gboolean tls;
  const char *path; /* what faults aim at */
} Way;

static const Way ways[] = {
  { "flv", MEDIA_PROTOCOL_FLV, FALSE, "/live/*.flv" },
  { "flv-tls", MEDIA_PROTOCOL_FLV, TRUE, "/live/*.flv" },
  { "hls", MEDIA_PROTOCOL_HLS, FALSE, "/live/live_*" },
  { "hls-tls", MEDIA_PROTOCOL_HLS, TRUE, "/live/live_*" },
  { "rtmp", MEDIA_PROTOCOL_RTMP, FALSE, "/live/1001-1" },
};

static TestSim *sim;

typedef struct
{
  TestSimLocator *locator;
  MediaPlayer *player;
} Fixture;

static void
on_state (MediaPlayer *player, GParamSpec *pspec, gpointer data)
{
  const GError *error = media_player_get_error (player);

  g_test_message ("%d %s, attempt %u: %s", (int) (g_get_monotonic_time () / 1000 % 1000000),
                  media_state_get_name (media_player_get_state (player)),
                  media_player_get_attempt (player), error != NULL ? error->message : "");
}

static void
set_up (Fixture *self, const Way *way, const char *device)
{
  self->locator = test_sim_locator_new (sim, device, way->protocol, way->tls);
  self->player = media_player_new (MEDIA_LOCATOR (self->locator));
  media_player_set_target_size (self->player, 160, 90);
  g_signal_connect (self->player, "notify::state", G_CALLBACK (on_state), NULL);
}

static void
tear_down (Fixture *self)
{
  test_sim_set_faults (sim, "[]");
  media_player_stop (self->player);
  g_assert_finalize_object (self->player);
  g_object_unref (self->locator);
  g_assert_true (media_wait_quiet (PATIENCE_MS));
}

static gboolean
has_shown (gpointer data)
{
  return media_player_get_shown (data) >= 12;
}

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
can_play (const Way *way)
{
  if (way->protocol != MEDIA_PROTOCOL_RTMP || test_sim_has_rtmp (sim))
    return TRUE;

  g_test_skip ("nginx with its RTMP module is not installed");
  return FALSE;
}

static void
test_play (gconstpointer data)
{
  const Way *way = data;
  Fixture self;

  if (!can_play (way))
    return;
  set_up (&self, way, "1001");
  media_player_start (self.player);
  g_assert_true (test_wait (has_shown, self.player, PATIENCE_MS));
  g_assert_cmpint (media_player_get_state (self.player), ==, MEDIA_STATE_LIVE);
  g_assert_cmpint (media_player_get_protocol (self.player), ==, way->protocol);
  g_assert_cmpstr (media_player_get_codec (self.player), ==, "H.264");
  g_assert_cmpstr (media_player_get_audio_codec (self.player), ==, "AAC");
  g_assert_cmpuint (media_player_get_width (self.player), ==, 320);
  g_test_message ("%s: first picture %u ms, delay %u ms", way->name,
                  media_player_get_first_picture_ms (self.player),
                  media_player_get_delay_ms (self.player));
  tear_down (&self);
}

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
  const Way *way;
  const Fault *fault;
} Break;

static Break breaks[G_N_ELEMENTS (ways) * G_N_ELEMENTS (faults)];

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
#define SEGMENTS_IN_HAND_MS 6000

static void
check_goes (const Break *broken, MediaPlayer *player, gint64 began)
{
  gint64 most = GOES_WITHIN_MS;
  guint age;

  if (broken->way->protocol == MEDIA_PROTOCOL_HLS)
    most += SEGMENTS_IN_HAND_MS;
  g_assert_true (test_wait (is_not_live, player, PATIENCE_MS));
  age = media_player_get_picture_age_ms (player);
  g_test_message ("LIVE left %d ms after the fault, at age %u ms",
                  (int) ((g_get_monotonic_time () - began) / 1000), age);
  g_assert_cmpuint (age, <, GOES_WITHIN_MS);
  g_assert_cmpint ((g_get_monotonic_time () - began) / 1000, <, most);
}

static void
test_break (gconstpointer data)
{
  const Break *broken = data;
  g_autofree char *fault
      = g_strdup_printf ("[\"%spath=%s\"]", broken->fault->fault, broken->way->path);
  gint64 began;
  Fixture self;

  if (!can_play (broken->way))
    return;
  set_up (&self, broken->way, "1001");
  media_player_start (self.player);
  g_assert_true (test_wait (has_shown, self.player, PATIENCE_MS));
  g_assert_true (test_wait_state (self.player, MEDIA_STATE_LIVE, PATIENCE_MS));

  began = g_get_monotonic_time ();
  test_sim_set_faults (sim, fault);
  check_goes (broken, self.player, began);
  g_assert_true (test_wait_state (self.player, MEDIA_STATE_WAITING, 10000));

  wait_for_recovery (self.player, fault);
  tear_down (&self);
}

/* A server that takes connections and never says a word, however long that lasts. */
static void
test_black_hole (gconstpointer data)
{
  const Way *way = data;
  g_autofree char *fault = g_strdup_printf ("[\"black-hole:path=%s\"]", way->path);
  Fixture self;

  set_up (&self, way, "1002");
  test_sim_set_faults (sim, fault);
  media_player_start (self.player);
  for (guint i = 1; i < 3; i++)
    {
      g_assert_true (test_wait_state (self.player, MEDIA_STATE_WAITING, PATIENCE_MS));
      g_assert_error (media_player_get_error (self.player), MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT);
      g_assert_cmpuint (media_player_get_attempt (self.player), ==, i);
      g_assert_true (test_wait_state (self.player, MEDIA_STATE_CONNECTING, PATIENCE_MS));
    }

  wait_for_recovery (self.player, fault);
  tear_down (&self);
}

static void
test_h265 (void)
{
  TestSim *other
      = test_sim_new ("--devices=1", "--size=320x180", "--fps=10", "--gop=1", "--codec=h265", NULL);
  TestSim *usual = sim;
  Way way = ways[0];
  Fixture self;

  sim = other;
  for (int i = 0; i < 2; i++)
    {
      way.protocol = i == 0 ? MEDIA_PROTOCOL_FLV : MEDIA_PROTOCOL_RTMP;
      if (!can_play (&way))
        continue;
      set_up (&self, &way, "1001");
      media_player_start (self.player);
      g_assert_true (test_wait (has_shown, self.player, PATIENCE_MS));
      g_assert_cmpint (media_player_get_protocol (self.player), ==, MEDIA_PROTOCOL_HLS);
      g_assert_cmpint (media_player_get_notice (self.player), ==, MEDIA_NOTICE_H265_TO_HLS);
      g_assert_cmpstr (media_player_get_codec (self.player), ==, "H.265");
      g_test_message ("H.265 after %u ms", media_player_get_first_picture_ms (self.player));
      tear_down (&self);
    }
  sim = usual;
  test_sim_free (other);
}

/* The first picture in the middle of a group, with someone else watching already. */
static void
test_first_picture (gconstpointer data)
{
  const Way *way = data;
  Fixture other, self;

  if (!can_play (way))
    return;
  set_up (&other, way, "1003");
  media_player_start (other.player);
  g_assert_true (test_wait (has_shown, other.player, PATIENCE_MS));
  for (int i = 0; i < 5; i++)
    {
      set_up (&self, way, "1003");
      media_player_start (self.player);
      g_assert_true (test_wait (has_shown, self.player, PATIENCE_MS));
      g_test_message ("%s: joined after %u ms, delay %u ms", way->name,
                      media_player_get_first_picture_ms (self.player),
                      media_player_get_delay_ms (self.player));
      media_player_stop (self.player);
      g_object_unref (self.player);
      g_object_unref (self.locator);
    }
  tear_down (&other);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  media_init ();
  sim = test_sim_new ("--devices=4", "--size=320x180", "--fps=10", "--gop=2", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *play = g_strconcat ("/media/sim/play/", ways[i].name, NULL);
      g_autofree char *join = g_strconcat ("/media/sim/join/", ways[i].name, NULL);

      g_test_add_data_func (play, &ways[i], test_play);
      if (!ways[i].tls)
        g_test_add_data_func (join, &ways[i], test_first_picture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      Break *broken = &breaks[i];
      g_autofree char *path = NULL;

      broken->way = &ways[i / G_N_ELEMENTS (faults)];
      broken->fault = &faults[i % G_N_ELEMENTS (faults)];
      path = g_strdup_printf ("/media/sim/break/%s/%s", broken->way->name, broken->fault->name);
      if (!broken->way->tls)
        g_test_add_data_func (path, broken, test_break);
    }
  g_test_add_data_func ("/media/sim/black-hole/flv", &ways[0], test_black_hole);
  g_test_add_data_func ("/media/sim/black-hole/hls", &ways[2], test_black_hole);
  g_test_add_func ("/media/sim/h265", test_h265);

  result = g_test_run ();
  test_sim_free (sim);
  return result;
}
