/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "kit/lookout-paths.h"
#include "live/lookout-wall.h"
#include "shell/lookout-run.h"
#include "views/lookout-views.h"

typedef struct
{
  const char *name;
  const char *after;
} GoneCase;

/* By the first, the run looks at what stands on the wall at its time, by the second five times a second. */
static const GoneCase gone_cases[] = { { "seconds", "0.05" }, { "playing", "playing" } };

/* Longer than the run waits between two looks. */
#define LATER_MS 450

static gboolean
on_later (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_later (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* A window that is closed before its picture was taken: nothing looks at it any more. Whatever does ends the test,
   as every critical message does. */
static void
test_window_gone (gconstpointer data)
{
  const GoneCase *row = data;
  const LookoutOptions options
      = { .screenshot = (char *) "/nonexistent/wall.png", .after = (char *) row->after };
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();
  LookoutWindow *window = app_test_create_window (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (LookoutRun) run = lookout_run_new (&options, &error);
  gboolean later = FALSE;

  g_assert_no_error (error);
  lookout_run_start (run, window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_timeout_add (LATER_MS, on_later, &later);
  g_assert_true (app_test_wait (is_later, &later));
  g_assert_cmpint (lookout_run_get_status (run), ==, 0);
}

/* A plain start: no account, so that a view that begins has nothing but the reasons why its cameras are not there. */
typedef struct
{
  LookoutWindow *window;
  LookoutViews *views;
  FleetViewStore *store;
  LookoutRun *run;
} Start;

static gboolean
is_idle (gpointer store)
{
  return !fleet_view_store_get_busy (store);
}

static void
start (Start *self, const LookoutOptions *options)
{
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new ();
  g_autoptr (GError) error = NULL;

  self->window = app_test_create_window (accounts);
  self->views = lookout_context_get_views (lookout_window_get_context (self->window));
  self->store = lookout_views_get_store (self->views);
  self->run = lookout_run_new (options, &error);
  g_assert_no_error (error);
  lookout_run_start (self->run, self->window);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
end (Start *self)
{
  g_assert_true (app_test_wait (is_idle, self->store));
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->run);
  app_test_settle ();
}

static gboolean
has_begun (gpointer user_data)
{
  FleetView *view = lookout_views_get_current (((Start *) user_data)->views);

  return view != NULL && g_str_equal (fleet_view_get_name (view), "Yard");
}

static gboolean
is_fullscreen (gpointer window)
{
  return gtk_window_is_fullscreen (window);
}

static gboolean
shows_the_list (gpointer window)
{
  return !gtk_window_is_fullscreen (window) && lookout_window_get_sidebar_visible (window);
}

static char *
save_view (const char *name)
{
  g_autoptr (FleetViewStore) store = fleet_view_store_new ();
  g_autoptr (FleetView) view = fleet_view_new (name, 9);
  FleetView *saved;

  fleet_view_add_camera (view, &(FleetViewCamera){ 2, (char *) "elsewhere", (char *) "1001/1",
                                                   (char *) "Gate", FLEET_PLAY_HLS });
  saved = fleet_view_store_save (store, view);
  g_assert_true (app_test_wait (is_idle, store));
  return g_strdup (fleet_view_get_id (saved));
}

/* With the view that was chosen, on the whole screen, which leaves the list as it was. */
static void
test_chosen_start (void)
{
  const LookoutOptions nothing = { 0 };
  GSettings *settings = lookout_paths_get_settings ();
  g_autofree char *id = save_view ("Yard");
  Start self;
  LookoutWall *wall;

  g_settings_set_enum (settings, "start", LOOKOUT_VIEWS_START_VIEW);
  g_settings_set_string (settings, "start-view", id);
  g_settings_set_boolean (settings, "start-fullscreen", TRUE);
  start (&self, &nothing);
  g_assert_true (app_test_wait (has_begun, &self));
  wall = LOOKOUT_WALL (lookout_context_get_wall (lookout_window_get_context (self.window)));
  g_assert_cmpuint (lookout_wall_get_layout (wall), ==, 9);
  g_assert_nonnull (lookout_wall_get_play (wall, 2));
  g_assert_true (app_test_wait (is_fullscreen, self.window));
  app_test_settle ();
  g_assert_false (lookout_window_get_sidebar_visible (self.window));
  gtk_window_unfullscreen (GTK_WINDOW (self.window));
  g_assert_true (app_test_wait (shows_the_list, self.window));
  end (&self);
  g_settings_reset (settings, "start");
  g_settings_reset (settings, "start-view");
  g_settings_reset (settings, "start-fullscreen");
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (gone_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/run/window-gone/", gone_cases[i].name, NULL);

      g_test_add_data_func (path, &gone_cases[i], test_window_gone);
    }
  g_test_add_func ("/app/run/chosen-start", test_chosen_start);
  return g_test_run ();
}
