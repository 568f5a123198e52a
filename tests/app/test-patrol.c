/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "fleet.h"
#include "live/lookout-wall.h"
#include "patrol/lookout-round.h"
#include "shell/lookout-kiosk.h"
#include "views/lookout-views.h"

#define DWELL_S 10

typedef struct
{
  FleetManualClock *clock;
  LookoutPatrol *patrol;
  guint n_steps;
  guint n_ready;
  guint n_changes;
} Fixture;

static void
count (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->clock = fleet_manual_clock_new ();
  self->patrol = lookout_patrol_new (FLEET_CLOCK (self->clock));
  lookout_patrol_set_dwell (self->patrol, DWELL_S);
  g_signal_connect_swapped (self->patrol, "step", G_CALLBACK (count), &self->n_steps);
  g_signal_connect_swapped (self->patrol, "ready", G_CALLBACK (count), &self->n_ready);
  g_signal_connect_swapped (self->patrol, "changed", G_CALLBACK (count), &self->n_changes);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->patrol);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (self->clock), ==, 0);
  g_assert_finalize_object (self->clock);
}

static void
advance (Fixture *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    fleet_manual_clock_advance (self->clock, 1000);
}

static void
check (Fixture *self, LookoutPatrolState state, guint left, guint n_steps)
{
  g_assert_cmpint (lookout_patrol_get_state (self->patrol), ==, state);
  g_assert_cmpuint (lookout_patrol_get_left (self->patrol), ==, left);
  g_assert_cmpuint (self->n_steps, ==, n_steps);
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  check (self, LOOKOUT_PATROL_OFF, 0, 0);
  lookout_patrol_start (self->patrol);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 0);
  advance (self, DWELL_S - LOOKOUT_PATROL_READY_S - 1);
  g_assert_cmpuint (self->n_ready, ==, 0);
  advance (self, 1);
  g_assert_cmpuint (self->n_ready, ==, 1);
  check (self, LOOKOUT_PATROL_RUNNING, LOOKOUT_PATROL_READY_S, 0);
  advance (self, LOOKOUT_PATROL_READY_S);
  g_assert_cmpuint (self->n_ready, ==, 1);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 1);
  advance (self, 3 * DWELL_S);
  g_assert_cmpuint (self->n_ready, ==, 4);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 4);
  lookout_patrol_stop (self->patrol);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (self->clock), ==, 0);
  advance (self, DWELL_S);
  check (self, LOOKOUT_PATROL_OFF, 0, 4);
}

/* Every second is told once, whatever the seconds of the clock are. */
static void
test_seconds (Fixture *self, gconstpointer data)
{
  lookout_patrol_start (self->patrol);
  self->n_changes = 0;
  fleet_manual_clock_advance (self->clock, 999);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 0);
  fleet_manual_clock_advance (self->clock, 1);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S - 1, 0);
  g_assert_cmpuint (self->n_changes, ==, 1);
  fleet_manual_clock_advance (self->clock, 500);
  lookout_patrol_pause (self->patrol);
  lookout_patrol_resume (self->patrol);
  fleet_manual_clock_advance (self->clock, 999);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S - 1, 0);
}

static void
test_touch (Fixture *self, gconstpointer data)
{
  lookout_patrol_touch (self->patrol);
  check (self, LOOKOUT_PATROL_OFF, 0, 0);
  lookout_patrol_start (self->patrol);
  advance (self, DWELL_S - 1);
  lookout_patrol_touch (self->patrol);
  check (self, LOOKOUT_PATROL_HELD, LOOKOUT_PATROL_HOLD_S, 0);
  advance (self, LOOKOUT_PATROL_HOLD_S - 1);
  lookout_patrol_touch (self->patrol);
  check (self, LOOKOUT_PATROL_HELD, LOOKOUT_PATROL_HOLD_S, 0);
  advance (self, LOOKOUT_PATROL_HOLD_S);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 1);
  lookout_patrol_touch (self->patrol);
  lookout_patrol_resume (self->patrol);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 1);
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  lookout_patrol_start (self->patrol);
  advance (self, 3);
  lookout_patrol_pause (self->patrol);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (self->clock), ==, 0);
  lookout_patrol_touch (self->patrol);
  advance (self, 100);
  check (self, LOOKOUT_PATROL_PAUSED, DWELL_S - 3, 0);
  lookout_patrol_step (self->patrol, 1);
  check (self, LOOKOUT_PATROL_PAUSED, DWELL_S, 1);
  lookout_patrol_resume (self->patrol);
  advance (self, DWELL_S);
  check (self, LOOKOUT_PATROL_RUNNING, DWELL_S, 2);
  lookout_patrol_set_dwell (self->patrol, 60);
  check (self, LOOKOUT_PATROL_RUNNING, 60, 2);
}

typedef struct
{
  FleetAccountStore *accounts;
  LookoutWindow *window;
  LookoutContext *context;
  LookoutViews *views;
  FleetManualClock *clock;
  LookoutRound *round;
  LookoutPatrol *patrol;
} Room;

static void
set_up_room (Room *self, gconstpointer data)
{
  self->accounts = fleet_account_store_new ();
  self->window = app_test_create_window (self->accounts);
  self->context = lookout_window_get_context (self->window);
  self->views = lookout_context_get_views (self->context);
  self->clock = fleet_manual_clock_new ();
  self->round = lookout_round_new (self->context, FLEET_CLOCK (self->clock));
  self->patrol = lookout_round_get_patrol (self->round);
}

static void
tear_down_room (Room *self, gconstpointer data)
{
  g_clear_object (&self->round);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (self->clock), ==, 0);
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  g_clear_object (&self->clock);
  g_clear_object (&self->accounts);
}

/* For this run only, so that nothing is written. */
static FleetView *
add_view (Room *self, const char *name, guint layout)
{
  g_autoptr (FleetView) view = fleet_view_new (name, layout);

  fleet_view_set_temporary (view, TRUE);
  return fleet_view_store_save (lookout_views_get_store (self->views), view);
}

static LookoutWall *
get_wall (Room *self)
{
  return LOOKOUT_WALL (lookout_context_get_wall (self->context));
}

static void
advance_room (Room *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    fleet_manual_clock_advance (self->clock, 1000);
}

static void
check_room (Room *self, LookoutPatrolState state, guint layout)
{
  g_assert_cmpint (lookout_patrol_get_state (self->patrol), ==, state);
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (self)), ==, layout);
}

static gboolean
is_modified (gpointer views)
{
  return lookout_views_get_modified (views);
}

static void
test_views (Room *self, gconstpointer data)
{
  guint dwell = lookout_patrol_get_dwell (self->patrol);

  g_assert_false (lookout_round_can_start (self->round));
  add_view (self, "a", 1);
  g_assert_false (lookout_round_can_start (self->round));
  add_view (self, "b", 6);
  add_view (self, "c", 9);
  g_assert_true (lookout_round_can_start (self->round));
  lookout_round_start (self->round);
  check_room (self, LOOKOUT_PATROL_RUNNING, 1);
  advance_room (self, dwell);
  check_room (self, LOOKOUT_PATROL_RUNNING, 6);
  advance_room (self, dwell);
  check_room (self, LOOKOUT_PATROL_RUNNING, 9);
  advance_room (self, dwell);
  check_room (self, LOOKOUT_PATROL_RUNNING, 1);
}

/* It waits for a person, and does not throw away what they did. */
static void
test_person (Room *self, gconstpointer data)
{
  guint dwell = lookout_patrol_get_dwell (self->patrol);
  FleetView *last;

  add_view (self, "a", 1);
  add_view (self, "b", 6);
  last = add_view (self, "c", 9);
  lookout_round_start (self->round);
  advance_room (self, 1);
  lookout_views_open (self->views, last);
  check_room (self, LOOKOUT_PATROL_HELD, 9);
  advance_room (self, LOOKOUT_PATROL_HOLD_S);
  check_room (self, LOOKOUT_PATROL_RUNNING, 1);
  lookout_wall_set_layout (get_wall (self), 16);
  g_assert_true (app_test_wait (is_modified, self->views));
  lookout_patrol_touch (self->patrol);
  advance_room (self, LOOKOUT_PATROL_HOLD_S);
  check_room (self, LOOKOUT_PATROL_PAUSED, 16);
  lookout_patrol_resume (self->patrol);
  advance_room (self, dwell);
  check_room (self, LOOKOUT_PATROL_RUNNING, 6);
}

static void
test_ends (Room *self, gconstpointer data)
{
  FleetView *first = add_view (self, "a", 1);

  add_view (self, "b", 6);
  lookout_round_start (self->round);
  fleet_view_store_remove (lookout_views_get_store (self->views), first);
  advance_room (self, lookout_patrol_get_dwell (self->patrol) + LOOKOUT_PATROL_HOLD_S);
  check_room (self, LOOKOUT_PATROL_OFF, 1);
}

static gboolean
get_state (Room *self, const char *name)
{
  g_autoptr (GVariant) state
      = g_action_group_get_action_state (G_ACTION_GROUP (self->window), name);

  return g_variant_get_boolean (state);
}

static void
test_actions (Room *self, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (self->window);
  GtkWidget *icon;

  g_assert_false (g_action_group_get_action_enabled (actions, "patrol"));
  add_view (self, "a", 1);
  add_view (self, "b", 6);
  g_assert_true (g_action_group_get_action_enabled (actions, "patrol"));
  g_assert_false (g_action_group_get_action_enabled (actions, "patrol-pause"));
  g_action_group_activate_action (actions, "patrol", NULL);
  g_assert_true (get_state (self, "patrol"));
  g_action_group_activate_action (actions, "patrol-pause", NULL);
  g_assert_true (get_state (self, "patrol-pause"));
  icon = app_test_find (GTK_WIDGET (self->window), GTK_TYPE_IMAGE, "icon-name",
                        "media-playback-pause-symbolic");
  g_assert_nonnull (icon);
  g_assert_true (gtk_widget_get_visible (icon));
  g_action_group_activate_action (actions, "patrol-next", NULL);
  g_assert_cmpuint (lookout_wall_get_layout (get_wall (self)), ==, 6);
  g_action_group_activate_action (actions, "patrol", NULL);
  g_assert_false (get_state (self, "patrol"));
}

static gboolean
is_fullscreen (gpointer window)
{
  return gtk_window_is_fullscreen (window);
}

static void
on_fullscreened (GtkWindow *window, GParamSpec *pspec, guint *n_left)
{
  *n_left += !gtk_window_is_fullscreen (window);
}

static gboolean
has_left (gpointer n_left)
{
  return *(guint *) n_left > 0;
}

static gboolean
hides_pointer (gpointer window)
{
  GdkCursor *cursor = gtk_widget_get_cursor (window);

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "none") == 0;
}

static void
test_kiosk (Room *self, gconstpointer data)
{
  static const char *const closed[] = { "fullscreen", "sidebar", "close", "search" };
  guint n_left = 0;

  g_assert_false (lookout_kiosk_is_on (GTK_WINDOW (self->window)));
  gtk_window_present (GTK_WINDOW (self->window));
  lookout_kiosk_start (GTK_WINDOW (self->window));
  g_assert_true (lookout_kiosk_is_on (GTK_WINDOW (self->window)));
  g_assert_true (app_test_wait (is_fullscreen, self->window));
  lookout_context_changed (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), closed[i]));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "quit"));
  g_assert_true (app_test_wait (hides_pointer, self->window));
  g_signal_connect (self->window, "notify::fullscreened", G_CALLBACK (on_fullscreened), &n_left);
  gtk_window_unfullscreen (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (has_left, &n_left));
  g_assert_true (app_test_wait (is_fullscreen, self->window));
  g_signal_handlers_disconnect_by_data (self->window, &n_left);
}

#define ADD(name, func) g_test_add ("/app/patrol/" name, Fixture, NULL, set_up, func, tear_down)
#define ADD_ROOM(name, func) \
  g_test_add ("/app/round/" name, Room, NULL, set_up_room, func, tear_down_room)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("steps", test_steps);
  ADD ("seconds", test_seconds);
  ADD ("touch", test_touch);
  ADD ("pause", test_pause);
  ADD_ROOM ("views", test_views);
  ADD_ROOM ("person", test_person);
  ADD_ROOM ("ends", test_ends);
  ADD_ROOM ("actions", test_actions);
  ADD_ROOM ("kiosk", test_kiosk);
  return g_test_run ();
}
