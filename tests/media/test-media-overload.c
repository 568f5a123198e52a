/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Players on a machine that does not keep up: something else has the processors most of the time. */
#include "config.h"

#include "load/media-turn.h"
#include "media-test-server.h"
#include "media-test-way.h"

#define N_PLAYERS 4
#define LATE_PICTURES 4
#define SLOWED_WITHIN_MS 60000
#define BACK_WITHIN_MS 120000

/* All of them leave so many turns to others in a second, and the players want 60. */
#define TURNS_PER_S 30

typedef struct
{
  MediaTurn *turn;
  GThread *thread;
  gint stop;
} Hog;

static TestSim *sim;
static TestWatch watches[N_PLAYERS];

/* Is always due before everybody else. */
static gpointer
hog (gpointer data)
{
  Hog *self = data;

  while (!g_atomic_int_get (&self->stop))
    {
      media_turn_take (self->turn, G_MININT64);
      g_usleep (G_USEC_PER_SEC * media_turns_get_count () / TURNS_PER_S);
      media_turn_give (self->turn);
    }

  return NULL;
}

static guint
count_slowed (void)
{
  guint n = 0;

  for (int i = 0; i < N_PLAYERS; i++)
    {
      n += media_player_get_slowed (watches[i].player);
      g_assert_cmpint (media_player_get_state (watches[i].player), ==, MEDIA_STATE_LIVE);
    }
  g_assert_false (media_player_get_slowed (watches[0].player));

  return n;
}

/* What is late is left out, of the one that a person looks at, too. */
static gboolean
leaves_out (gpointer data)
{
  const guint64 *dropped = data;

  return media_player_get_dropped (watches[0].player) > *dropped + LATE_PICTURES;
}

static gboolean
some_are_slowed (gpointer data)
{
  return count_slowed () >= 2;
}

static gboolean
none_is_slowed (gpointer data)
{
  return count_slowed () == 0;
}

static gboolean
has_shown_more (gpointer data)
{
  guint64 *shown = data;
  gboolean more = TRUE;

  for (int i = 0; i < N_PLAYERS; i++)
    more = more && media_player_get_shown (watches[i].player) > shown[i];

  return more;
}

static void
note_shown (guint64 *shown, guint more)
{
  for (int i = 0; i < N_PLAYERS; i++)
    shown[i] = media_player_get_shown (watches[i].player) + more;
}

/* Packets come all the time, but what is seen is older than they are, and that is said. */
static gboolean
one_says_its_age (gpointer data)
{
  gboolean says = FALSE;

  for (int i = 0; i < N_PLAYERS; i++)
    says = says
           || (media_player_get_slowed (watches[i].player)
               && media_player_get_picture_age_ms (watches[i].player) > 1200);

  return says;
}

static int
find_slowed (void)
{
  int i = 1;

  while (!media_player_get_slowed (watches[i].player))
    g_assert_cmpint (++i, <, N_PLAYERS);
  return i;
}

static gboolean
is_live (gpointer player)
{
  return media_player_get_state (player) == MEDIA_STATE_LIVE;
}

static gboolean
is_not_live (gpointer player)
{
  return !is_live (player);
}

/* A camera that sends the same picture again and again is not live, though packets come all the time. */
static void
freeze_a_slowed_one (void)
{
  int i = find_slowed ();
  g_autofree char *fault = g_strdup_printf ("[\"freeze:device=%d\"]", 1001 + i);

  test_sim_set_faults (sim, fault);
  g_assert_true (test_wait (is_not_live, watches[i].player, TEST_WAY_PATIENCE_MS));
  test_sim_set_faults (sim, "[]");
  g_assert_true (test_wait (is_live, watches[i].player, TEST_WAY_PATIENCE_MS));
}

/* The one that a person turns to shows everything at once. */
static void
turn_to_a_slowed_one (void)
{
  int i = find_slowed ();

  g_object_set (watches[i].player, "spared", TRUE, NULL);
  g_assert_false (media_player_get_slowed (watches[i].player));
  g_object_set (watches[i].player, "spared", FALSE, NULL);
}

static void
test_overload (void)
{
  g_autofree Hog *hogs = g_new0 (Hog, media_turns_get_count ());
  guint64 shown[N_PLAYERS], dropped;

  for (int i = 0; i < N_PLAYERS; i++)
    {
      g_autofree char *device = g_strdup_printf ("%d", 1001 + i);

      test_watch_set_up (&watches[i], sim, &test_ways[0], device);
      media_player_set_spared (watches[i].player, i == 0);
      media_player_start (watches[i].player);
    }
  for (int i = 0; i < N_PLAYERS; i++)
    g_assert_true (test_wait (test_watch_has_shown, watches[i].player, TEST_WAY_PATIENCE_MS));

  dropped = media_player_get_dropped (watches[0].player);
  for (guint i = 0; i < media_turns_get_count (); i++)
    {
      hogs[i].turn = media_turn_new ();
      hogs[i].thread = g_thread_new ("hog", hog, &hogs[i]);
    }
  g_assert_true (test_wait (leaves_out, &dropped, SLOWED_WITHIN_MS));
  g_assert_true (test_wait (some_are_slowed, NULL, SLOWED_WITHIN_MS));
  g_test_message ("%u of %d are slowed", count_slowed (), N_PLAYERS);

  g_assert_true (test_wait (one_says_its_age, NULL, TEST_WAY_PATIENCE_MS));
  turn_to_a_slowed_one ();

  /* Keyframes go on, of all of them. */
  note_shown (shown, 1);
  g_assert_true (test_wait (has_shown_more, shown, TEST_WAY_PATIENCE_MS));
  freeze_a_slowed_one ();

  for (guint i = 0; i < media_turns_get_count (); i++)
    {
      g_atomic_int_set (&hogs[i].stop, TRUE);
      g_thread_join (hogs[i].thread);
      media_turn_free (hogs[i].turn);
    }
  g_assert_true (test_wait (none_is_slowed, NULL, BACK_WITHIN_MS));
  note_shown (shown, 30);
  g_assert_true (test_wait (has_shown_more, shown, TEST_WAY_PATIENCE_MS));

  for (int i = 0; i < N_PLAYERS; i++)
    test_watch_tear_down (&watches[i]);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  media_init ();
  sim = test_sim_new ("--devices=4", "--size=320x180", "--fps=15", "--gop=2", NULL);
  g_test_add_func ("/media/overload/slowed-and-back", test_overload);

  result = g_test_run ();
  test_sim_free (sim);
  return result;
}
