/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "fleet.h"
#include "live/lookout-wall.h"
#include "patrol/lookout-pages.h"
#include "patrol/lookout-round.h"
#include "views/lookout-views.h"

typedef struct
{
  FleetAccountStore *store;
  FleetSimulator *simulator;
  FleetAccount *account;
  LookoutWindow *window;
  LookoutContext *context;
  FleetManualClock *clock;
  LookoutRound *round;
  LookoutPatrol *patrol;
  char *keys; /* what was read, or is wanted */
} Fixture;

static FleetDeviceList *
get_list (Fixture *self)
{
  FleetSession *session = lookout_context_get_session (self->context);

  return session != NULL ? fleet_session_get_devices (session) : NULL;
}

static gboolean
is_listed (gpointer user_data)
{
  FleetDeviceList *list = get_list (user_data);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = fleet_account_store_new ();
  self->simulator = app_test_start_simulator (data, &self->account);
  self->window = app_test_create_window (self->store);
  self->context = lookout_window_get_context (self->window);
  self->clock = fleet_manual_clock_new ();
  self->round = lookout_round_new (self->context, FLEET_CLOCK (self->clock));
  self->patrol = lookout_round_get_patrol (self->round);
  lookout_accounts_open_temporary (lookout_context_get_accounts (self->context), self->account,
                                   fleet_simulator_get_api_key (self->simulator), NULL);
  g_assert_true (app_test_wait (is_listed, self));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lookout_accounts_close (lookout_context_get_accounts (self->context));
  g_assert_cmpint (lookout_patrol_get_state (self->patrol), ==, LOOKOUT_PATROL_OFF);
  app_test_settle ();
  g_assert_finalize_object (self->round);
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  fleet_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
  g_clear_object (&self->account);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->keys, g_free);
}

static void
add_key (GString *keys, FleetChannel *channel)
{
  if (keys->len > 0)
    g_string_append_c (keys, ' ');
  g_string_append (keys, fleet_channel_get_key (channel));
}

typedef struct
{
  Fixture *fixture;
  gboolean turn;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) channels
      = lookout_pages_read_finish (LOOKOUT_PAGES (source), result, &error);
  GString *keys = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < channels->len; i++)
    add_key (keys, g_ptr_array_index (channels, i));
  if (reading->turn)
    lookout_pages_turn (LOOKOUT_PAGES (source), result);
  reading->fixture->keys = g_string_free (keys, FALSE);
}

static gboolean
is_read (gpointer user_data)
{
  return ((Fixture *) user_data)->keys != NULL;
}

static const char *
read_page (Fixture *self, LookoutPages *pages, int by, gboolean turn)
{
  Reading reading = { self, turn };

  g_clear_pointer (&self->keys, g_free);
  lookout_pages_read_async (pages, by, 4, NULL, on_read, &reading);
  g_assert_true (app_test_wait (is_read, self));
  return self->keys;
}

static void
check_place (LookoutPages *pages, const char *wanted)
{
  g_autofree char *place = lookout_pages_dup_place (pages);

  g_assert_cmpstr (place, ==, wanted);
}

#define FIRST "1001/1 1002/1 1003/1 1004/1"
#define SECOND "1005/1 1006/1 1007/1"
#define LAST "1004/1 1005/1 1006/1 1007/1"

static void
test_devices (Fixture *self, gconstpointer data)
{
  g_autoptr (LookoutPages) pages = lookout_pages_new (get_list (self), G_MAXUINT);

  g_assert_cmpstr (read_page (self, pages, 0, TRUE), ==, FIRST);
  check_place (pages, "Devices 1 to 4 of 7");
  g_assert_cmpstr (read_page (self, pages, 1, FALSE), ==, SECOND);
  check_place (pages, "Devices 1 to 4 of 7");
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, SECOND);
  check_place (pages, "Devices 5 to 7 of 7");
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, FIRST);
  g_assert_true (lookout_pages_is_first (pages));
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, SECOND);
  g_assert_cmpstr (read_page (self, pages, -1, TRUE), ==, FIRST);
  g_assert_cmpstr (read_page (self, pages, -1, TRUE), ==, LAST);
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, FIRST);
}

/* From the middle there is a way back, too. */
static void
test_middle (Fixture *self, gconstpointer data)
{
  g_autoptr (LookoutPages) pages = lookout_pages_new (get_list (self), 5);

  g_assert_cmpstr (read_page (self, pages, 0, TRUE), ==, "1006/1 1007/1");
  g_assert_cmpstr (read_page (self, pages, -1, TRUE), ==, "1002/1 1003/1 1004/1 1005/1");
}

/* A device with more cameras than there is room for goes on on the next page. */
static void
test_channels (Fixture *self, gconstpointer data)
{
  g_autoptr (LookoutPages) pages = lookout_pages_new (get_list (self), 0);

  g_assert_cmpstr (read_page (self, pages, 0, TRUE), ==, "1001/1 1001/2 1001/3 1002/1");
  check_place (pages, "Devices 1 to 2 of 3");
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, "1002/2 1002/3 1003/1 1003/2");
  g_assert_cmpstr (read_page (self, pages, 1, TRUE), ==, "1003/3");
  check_place (pages, "Devices 3 to 3 of 3");
  g_assert_cmpstr (read_page (self, pages, -1, TRUE), ==, "1002/2 1002/3 1003/1 1003/2");
}

static LookoutWall *
get_wall (Fixture *self)
{
  return LOOKOUT_WALL (lookout_context_get_wall (self->context));
}

static gboolean
is_shown (gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < lookout_wall_get_n_tiles (get_wall (self)); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (get_wall (self), i);

      if (play != NULL)
        add_key (keys, lookout_play_get_channel (play));
    }
  return g_str_equal (keys->str, self->keys);
}

static void
check_wall (Fixture *self, LookoutPatrolState state, const char *keys)
{
  g_assert_cmpint (lookout_patrol_get_state (self->patrol), ==, state);
  g_free (self->keys);
  self->keys = g_strdup (keys);
  g_assert_true (app_test_wait (is_shown, self));
}

static void
advance (Fixture *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    fleet_manual_clock_advance (self->clock, 1000);
}

static void
test_patrol (Fixture *self, gconstpointer data)
{
  guint dwell = lookout_patrol_get_dwell (self->patrol);
  g_autoptr (FleetChannel) first = NULL;

  lookout_wall_set_layout (get_wall (self), 4);
  g_assert_true (lookout_round_can_start_list (self->round));
  lookout_round_start_list (self->round);
  g_assert_true (lookout_round_is_in_list (self->round));
  check_wall (self, LOOKOUT_PATROL_RUNNING, FIRST);
  g_set_object (&first, lookout_play_get_channel (lookout_wall_get_play (get_wall (self), 0)));
  advance (self, dwell);
  check_wall (self, LOOKOUT_PATROL_RUNNING, SECOND);
  lookout_patrol_step (self->patrol, -1);
  check_wall (self, LOOKOUT_PATROL_RUNNING, FIRST);
  lookout_patrol_pause (self->patrol);
  advance (self, 3 * dwell);
  check_wall (self, LOOKOUT_PATROL_PAUSED, FIRST);
  lookout_patrol_step (self->patrol, 1);
  check_wall (self, LOOKOUT_PATROL_PAUSED, SECOND);
  lookout_patrol_resume (self->patrol);
  /* What a person puts on the wall is not taken away. */
  lookout_patrol_touch (self->patrol);
  lookout_wall_open (get_wall (self), first);
  advance (self, LOOKOUT_PATROL_HOLD_S);
  check_wall (self, LOOKOUT_PATROL_PAUSED, SECOND " 1001/1");
  lookout_patrol_stop (self->patrol);
  g_assert_false (lookout_round_is_in_list (self->round));
  check_wall (self, LOOKOUT_PATROL_OFF, SECOND " 1001/1");
}

/* The hotspot keeps its place, and what the list is asked for decides what comes. */
static void
test_hotspot (Fixture *self, gconstpointer data)
{
  lookout_wall_set_layout (get_wall (self), 4);
  lookout_wall_set_hotspot (get_wall (self), lookout_wall_get_tile (get_wall (self), 0));
  lookout_round_start_list (self->round);
  check_wall (self, LOOKOUT_PATROL_RUNNING, "1001/1 1002/1 1003/1");
  g_assert_true (lookout_wall_get_hotspot (get_wall (self))
                 == lookout_wall_get_tile (get_wall (self), 0));
  lookout_patrol_step (self->patrol, 1);
  check_wall (self, LOOKOUT_PATROL_RUNNING, "1004/1 1005/1 1006/1");
  fleet_device_list_set_text (get_list (self), "Camera 0002");
  lookout_patrol_step (self->patrol, 1);
  check_wall (self, LOOKOUT_PATROL_RUNNING, "1001/1 1002/1 1003/1");
}

static const char *const seven[] = { "--devices", "7", "--online", "100", NULL };
static const char *const three[] = { "--devices", "3", "--channels", "3", NULL };

#define ADD(name, arguments, func) \
  g_test_add ("/app/pages/" name, Fixture, arguments, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("devices", seven, test_devices);
  ADD ("middle", seven, test_middle);
  ADD ("channels", three, test_channels);
  ADD ("patrol", seven, test_patrol);
  ADD ("hotspot", seven, test_hotspot);
  return g_test_run ();
}
