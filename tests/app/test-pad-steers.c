/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <linux/input-event-codes.h>

#include "app-test.h"
#include "fleet-test-platform.h"
#include "live/live-test.h"
#include "live/lookout-live-page.h"
#include "ptz/lookout-gamepads.h"
#include "ptz/lookout-helm.h"

/* A gamepad that the test plays steers simulated cameras; what counts is what the platform was sent. */

#define NAME "Pad <of> a Test"

typedef struct
{
  FleetTestPlatform *platform;
  GtkWidget *window;
  LookoutContext *context;
  LookoutWall *wall;
  LookoutGamepads *gamepads;
  GString *movements;
} Fixture;

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (user_data);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const arguments[] = { "--devices", "2", "--online", "100", NULL };

  self->platform = fleet_test_platform_new (FALSE, arguments);
  self->window = adw_window_new ();
  self->context = lookout_context_new (GTK_WINDOW (self->window));
  adw_window_set_content (ADW_WINDOW (self->window), lookout_live_page_new (self->context));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (app_test_wait (is_active, self->window));
  self->wall = LOOKOUT_WALL (lookout_context_get_wall (self->context));
  lookout_wall_set_layout (self->wall, 4);
  for (guint i = 0; i < 2; i++)
    lookout_wall_open (self->wall, fleet_session_get_channel (self->platform->session,
                                                              i == 0 ? "1001/1" : "1002/1"));
  lookout_wall_set_current (self->wall, lookout_wall_get_tile (self->wall, 0));
  lookout_helm_set_open (LOOKOUT_HELM (lookout_context_get_helm (self->context)), TRUE);
  self->gamepads = lookout_gamepads_get_default ();
  lookout_gamepads_plug (self->gamepads, self, NAME);
  self->movements = g_string_new (NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  lookout_gamepads_unplug (self->gamepads, self);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  g_clear_object (&self->context);
  fleet_test_platform_free (self->platform);
  g_string_free (self->movements, TRUE);
  g_assert_true (media_wait_quiet (30000));
}

static void
push (Fixture *self, guint axis, double value)
{
  lookout_gamepads_feed (self->gamepads, self, LOOKOUT_PAD_AXIS, axis, value);
}

static void
button (Fixture *self, guint code, gboolean down)
{
  lookout_gamepads_feed (self->gamepads, self, LOOKOUT_PAD_BUTTON, code, down);
}

static gboolean
is_settled (gpointer user_data)
{
  Fixture *self = user_data;

  return fleet_ptz_is_settled (
             fleet_channel_get_ptz (fleet_session_get_channel (self->platform->session, "1001/1")))
         && fleet_ptz_is_settled (
             fleet_channel_get_ptz (fleet_session_get_channel (self->platform->session, "1002/1")));
}

static gboolean
is_sent (gpointer user_data)
{
  Fixture *self = user_data;
  g_autofree char *movements = fleet_test_platform_dup_movements (self->platform);

  return g_str_equal (movements, self->movements->str);
}

/* The platform is sent this next. */
static void
await (Fixture *self, const char *movement)
{
  if (self->movements->len > 0)
    g_string_append (self->movements, ", ");
  g_string_append (self->movements, movement);
  g_assert_true (app_test_wait (is_sent, self));
  /* Longer than a head waits before it begins anew; the clock is the test's. */
  fleet_manual_clock_advance (self->platform->clock, 200);
}

static void
assert_rest (Fixture *self)
{
  g_assert_true (app_test_wait (is_settled, self));
  g_assert_true (is_sent (self));
}

static void
test_unplugged (Fixture *self, gconstpointer data)
{
  g_autofree char *names = lookout_gamepads_dup_names (self->gamepads);

  g_assert_cmpstr (names, ==, NAME);
  push (self, ABS_X, 1);
  await (self, "start 14 7");
  lookout_gamepads_unplug (self->gamepads, self);
  await (self, "stop 14 7");
  push (self, ABS_X, -1);
  assert_rest (self);
}

static void
test_released (Fixture *self, gconstpointer data)
{
  push (self, ABS_RY, -1);
  await (self, "start 1 7");
  push (self, ABS_RY, 0.1);
  await (self, "stop 1 7");
  assert_rest (self);
}

/* What is still held moves neither the next tile nor the same one again, until it was let go. */
static void
test_other_tile (Fixture *self, gconstpointer data)
{
  push (self, ABS_Y, -1);
  await (self, "start 11 7");
  button (self, BTN_START, TRUE);
  g_assert_true (lookout_wall_get_current (self->wall) == lookout_wall_get_tile (self->wall, 1));
  await (self, "stop 11 7");
  push (self, ABS_Y, -0.6);
  assert_rest (self);
  push (self, ABS_Y, 0);
  push (self, ABS_Y, 1);
  await (self, "start 12 7");
  button (self, BTN_SELECT, TRUE);
  await (self, "stop 12 7");
  g_assert_true (lookout_wall_get_current (self->wall) == lookout_wall_get_tile (self->wall, 0));
  assert_rest (self);
}

static void
test_stop_button (Fixture *self, gconstpointer data)
{
  push (self, ABS_X, -1);
  await (self, "start 13 7");
  button (self, BTN_SOUTH, TRUE);
  await (self, "stop 13 7");
  push (self, ABS_X, -0.6);
  assert_rest (self);
}

/* Another window has the keyboard. */
static void
test_other_window (Fixture *self, gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();

  push (self, ABS_X, 1);
  await (self, "start 14 7");
  gtk_window_present (GTK_WINDOW (other));
  g_assert_true (app_test_wait (is_active, other));
  await (self, "stop 14 7");
  push (self, ABS_X, 0);
  push (self, ABS_X, 1);
  gtk_window_destroy (GTK_WINDOW (other));
  g_assert_true (app_test_wait (is_active, self->window));
  push (self, ABS_X, 0.6);
  assert_rest (self);
  push (self, ABS_X, 0);
  push (self, ABS_X, -1);
  await (self, "start 13 7");
  push (self, ABS_X, 0);
  await (self, "stop 13 7");
}

static void
test_closed (Fixture *self, gconstpointer data)
{
  push (self, ABS_X, 1);
  await (self, "start 14 7");
  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
  await (self, "stop 14 7");
  push (self, ABS_X, -1);
  assert_rest (self);
}

/* Nothing steers without the panel. */
static void
test_panel (Fixture *self, gconstpointer data)
{
  LookoutHelm *helm = LOOKOUT_HELM (lookout_context_get_helm (self->context));

  push (self, ABS_X, 1);
  await (self, "start 14 7");
  lookout_helm_set_open (helm, FALSE);
  await (self, "stop 14 7");
  push (self, ABS_X, 0);
  push (self, ABS_X, 1);
  lookout_helm_set_open (helm, TRUE);
  push (self, ABS_X, 0.6);
  assert_rest (self);
}

#define ADD(name, func) g_test_add ("/pad-steers/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("unplugged", test_unplugged);
  ADD ("released", test_released);
  ADD ("other-tile", test_other_tile);
  ADD ("stop-button", test_stop_button);
  ADD ("other-window", test_other_window);
  ADD ("closed", test_closed);
  ADD ("panel", test_panel);
  return g_test_run ();
}
