/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "kit/lookout-paths.h"
#include "live/lookout-wall.h"
#include "shell/lookout-stage.h"
#include "shell/lookout-window-list.h"
#include "views/lookout-views.h"

static FleetSimulator *simulator;
static FleetAccount *simulated;

/* The windows of a program whose only account is that of the stand-in. */
typedef struct
{
  LookoutOptions options;
  FleetAccountStore *accounts;
  FleetViewStore *views;
  LookoutRun *run;
  LookoutWindowList *list;
} Fixture;

static LookoutContext *
get_context (Fixture *self, guint number)
{
  return lookout_window_get_context (lookout_window_list_get_window (self->list, number));
}

static LookoutWall *
get_wall (Fixture *self, guint number)
{
  return LOOKOUT_WALL (lookout_context_get_wall (get_context (self, number)));
}

static gboolean
all_are_open (gpointer user_data)
{
  Fixture *self = user_data;

  for (guint i = 0; i < lookout_window_list_get_n_open (self->list); i++)
    if (lookout_context_get_session (get_context (self, i)) == NULL)
      return FALSE;
  return TRUE;
}

static void
begin (Fixture *self)
{
  self->list = lookout_window_list_new (NULL, self->accounts, self->views, TRUE);
  lookout_window_list_begin (self->list, self->run);
  g_assert_true (app_test_wait (all_are_open, self));
}

static gboolean
is_idle (gpointer store)
{
  return !fleet_view_store_get_busy (store);
}

static void
end (Fixture *self)
{
  lookout_window_list_end (self->list);
  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 0);
  app_test_settle ();
  g_clear_object (&self->list);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_settings_reset (lookout_paths_get_settings (), "windows");
  self->accounts = fleet_account_store_new ();
  g_assert_true (fleet_account_store_add_temporary (self->accounts, simulated,
                                                    fleet_simulator_get_api_key (simulator),
                                                    fleet_simulator_get_access_key (simulator),
                                                    &error));
  self->views = fleet_view_store_new ();
  self->run = lookout_run_new (&self->options, &error);
  g_assert_no_error (error);
  begin (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->list != NULL)
    end (self);
  g_assert_true (app_test_wait (is_idle, self->views));
  g_clear_object (&self->run);
  g_clear_object (&self->views);
  g_clear_object (&self->accounts);
  app_test_settle ();
}

static guint
count_remembered (void)
{
  g_autoptr (GVariant) windows = g_settings_get_value (lookout_paths_get_settings (), "windows");

  return (guint) g_variant_n_children (windows);
}

static gboolean
is_playing (gpointer wall)
{
  LookoutPlay *play = lookout_wall_get_play (wall, 0);

  return play != NULL && lookout_mood_is_playing (lookout_play_get_mood (play));
}

/* Each has a wall of its own, over one session; what one closes goes on in the other. */
static void
test_two (Fixture *self, gconstpointer data)
{
  FleetSession *session;
  LookoutWall *wall;

  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 1);
  lookout_window_list_add (self->list);
  g_assert_true (app_test_wait (all_are_open, self));
  g_assert_cmpuint (count_remembered (), ==, 2);
  session = lookout_context_get_session (get_context (self, 0));
  g_assert_true (lookout_context_get_session (get_context (self, 1)) == session);

  lookout_stage_set_layout (get_context (self, 1), 1);
  lookout_stage_open_channel (get_context (self, 1), fleet_session_get_channel (session, "1001/1"));
  wall = get_wall (self, 1);
  g_assert_null (lookout_wall_get_play (get_wall (self, 0), 0));
  g_assert_cmpuint (lookout_wall_get_n_tiles (get_wall (self, 0)), >, 1);

  gtk_window_close (GTK_WINDOW (lookout_window_list_get_window (self->list, 0)));
  app_test_settle ();
  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 1);
  g_assert_true (get_wall (self, 0) == wall);
  g_assert_cmpuint (count_remembered (), ==, 1);
  g_assert_true (app_test_wait (is_playing, wall));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer removed)
{
  g_assert_true (fleet_account_store_remove_finish (FLEET_ACCOUNT_STORE (source), result, NULL));
  *(gboolean *) removed = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

/* An account that is removed is gone from all of them. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  gboolean removed = FALSE;

  lookout_window_list_add (self->list);
  g_assert_true (app_test_wait (all_are_open, self));
  fleet_account_store_remove_async (self->accounts, simulated, NULL, on_removed, &removed);
  g_assert_true (app_test_wait (is_true, &removed));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (lookout_context_get_session (get_context (self, i)));
      g_assert_cmpint (lookout_accounts_get_state (
                           lookout_context_get_accounts (get_context (self, i))),
                       ==, LOOKOUT_ACCOUNTS_CLOSED);
    }
}

static void
keep_wall (Fixture *self, guint number, guint n_tiles)
{
  FleetViewStore *store
      = lookout_views_get_wall_store (lookout_context_get_views (get_context (self, number)));
  g_autoptr (FleetView) view = fleet_view_new ("wall", n_tiles);

  fleet_view_add_camera (view, &(FleetViewCamera){ 0, (char *) "elsewhere", (char *) "1001/1",
                                                   (char *) "Gate", FLEET_PLAY_HLS });
  fleet_view_store_save (store, view);
  g_assert_true (app_test_wait (is_idle, store));
}

static gboolean
has_walls (gpointer user_data)
{
  return lookout_wall_get_n_tiles (get_wall (user_data, 0)) == 9
         && lookout_wall_get_n_tiles (get_wall (user_data, 1)) == 16;
}

/* Both are there again, each as large as it was and with its own wall. */
static void
test_restored (Fixture *self, gconstpointer data)
{
  LookoutWindow *second = lookout_window_list_add (self->list);
  int width;
  int height;

  g_assert_true (app_test_wait (all_are_open, self));
  keep_wall (self, 0, 9);
  keep_wall (self, 1, 16);
  gtk_window_set_default_size (GTK_WINDOW (second), 700, 500);
  end (self);
  g_assert_cmpuint (count_remembered (), ==, 2);

  begin (self);
  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 2);
  gtk_window_get_default_size (GTK_WINDOW (lookout_window_list_get_window (self->list, 1)), &width,
                               &height);
  g_assert_cmpint (width, ==, 700);
  g_assert_cmpint (height, ==, 500);
  g_assert_true (app_test_wait (has_walls, self));
}

/* Whoever begins with an empty wall has one window; the others are not forgotten for that. */
static void
test_not_restored (Fixture *self, gconstpointer data)
{
  GSettings *settings = lookout_paths_get_settings ();

  lookout_window_list_add (self->list);
  end (self);
  g_settings_set_string (settings, "start", "nothing");
  begin (self);
  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 1);
  end (self);
  g_settings_reset (settings, "start");
  begin (self);
  g_assert_cmpuint (lookout_window_list_get_n_open (self->list), ==, 2);
}

int
main (int argc, char *argv[])
{
  static const char *const arguments[] = { "--devices", "4", NULL };
  int status;

  app_test_init (&argc, &argv);
  simulator = app_test_start_simulator (arguments, &simulated);
  g_test_add ("/windows/two", Fixture, NULL, set_up, test_two, tear_down);
  g_test_add ("/windows/removed", Fixture, NULL, set_up, test_removed, tear_down);
  g_test_add ("/windows/restored", Fixture, NULL, set_up, test_restored, tear_down);
  g_test_add ("/windows/not-restored", Fixture, NULL, set_up, test_not_restored, tear_down);
  status = g_test_run ();
  g_clear_object (&simulated);
  g_clear_object (&simulator);
  return status;
}
