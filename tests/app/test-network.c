/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-accounts.h"
#include "app-test.h"
#include "fake-network.h"
#include "fleet-test-platform.h"
#include "live/live-test.h"
#include "onv.h"
#include "shell/lookout-network.h"
#include "shell/lookout-window.h"

typedef struct
{
  LookoutWindow *window;
  LookoutContext *context;
  FakeNetwork *monitor;
  LookoutNetwork *network;
  guint n_loads; /* how often the list began to load */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = fleet_account_store_new ();

  fixture->window = app_test_create_window (store);
  fixture->context = lookout_window_get_context (fixture->window);
  fixture->monitor = fake_network_new (TRUE);
  fixture->network = lookout_network_new (fixture->context, G_NETWORK_MONITOR (fixture->monitor));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->network);
  g_assert_finalize_object (fixture->monitor);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
}

/* Left alone, every attempt has a higher number than the one before. */
static gboolean
has_waited_twice (gpointer player)
{
  return media_player_get_attempt (player) >= 2
         && media_player_get_state (player) == MEDIA_STATE_WAITING;
}

static gboolean
has_begun_anew (gpointer player)
{
  return media_player_get_attempt (player) < 2;
}

static void
test_tiles (Fixture *fixture, gconstpointer data)
{
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (fixture->context));
  g_autoptr (LookoutPlay) play = live_test_play_new ("Gate", ONV_ERROR, ONV_ERROR_UNREACHABLE);
  MediaPlayer *player = lookout_play_get_player (play);

  lookout_wall_open_play (wall, play);
  g_assert_true (app_test_wait (has_waited_twice, player));
  fake_network_set_available (fixture->monitor, FALSE);
  app_test_settle ();
  g_assert_cmpuint (media_player_get_attempt (player), >=, 2);
  fake_network_set_available (fixture->monitor, TRUE);
  g_assert_true (app_test_wait (has_begun_anew, player));
}

static void
on_loading (FleetDeviceList *devices, GParamSpec *pspec, Fixture *fixture)
{
  fixture->n_loads += fleet_device_list_get_loading (devices);
}

static gboolean
has_list_error (gpointer user_data)
{
  Fixture *fixture = user_data;
  FleetSession *session = lookout_context_get_session (fixture->context);

  return session != NULL
         && fleet_device_list_get_error (fleet_session_get_devices (session)) != NULL
         && !fleet_device_list_get_loading (fleet_session_get_devices (session));
}

static gboolean
has_loaded_again (gpointer user_data)
{
  return ((Fixture *) user_data)->n_loads > 0;
}

/* Port 9 is where nothing listens. */
static void
open_unreachable (Fixture *fixture)
{
  g_autoptr (FleetAccount) account = fleet_account_new ();

  fleet_account_set_name (account, "Far away");
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  fleet_account_set_base_url (account, "http://127.0.0.1:9/");
  fleet_account_set_product_id (account, "123456");
  lookout_accounts_open_temporary (lookout_context_get_accounts (fixture->context), account,
                                   "c2VjcmV0c2VjcmV0c2VjcmV0", NULL);
}

static void
test_account (Fixture *fixture, gconstpointer data)
{
  FleetDeviceList *devices;

  open_unreachable (fixture);
  g_assert_true (app_test_wait (has_list_error, fixture));
  devices = fleet_session_get_devices (lookout_context_get_session (fixture->context));
  g_signal_connect (devices, "notify::loading", G_CALLBACK (on_loading), fixture);
  fake_network_set_available (fixture->monitor, TRUE);
  g_assert_true (app_test_wait (has_loaded_again, fixture));
  g_assert_true (app_test_wait (has_list_error, fixture));
  g_signal_handlers_disconnect_by_data (devices, fixture);
}

static gboolean
has_failed (gpointer poller)
{
  return fleet_poller_get_error (poller) != NULL;
}

/* The platform answers again: nobody waits for the next try. It is asked at least once a minute. */
static void
test_platform (Fixture *fixture, gconstpointer data)
{
  static const char *const arguments[] = { "--devices", "1", NULL };
  LookoutWall *wall = LOOKOUT_WALL (lookout_context_get_wall (fixture->context));
  g_autoptr (LookoutPlay) play = live_test_play_new ("Gate", ONV_ERROR, ONV_ERROR_UNREACHABLE);
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, arguments);
  FleetPoller *poller = fleet_session_get_poller (platform->session);

  fleet_test_platform_set_faults (platform, "[\"http:status=403,path=*QryDevStatus*\"]");
  lookout_context_set_session (fixture->context, platform->session);
  fleet_poller_set_visible (poller, fleet_session_get_device (platform->session, "1001"), TRUE);
  fleet_manual_clock_advance (platform->clock, 100);
  g_assert_true (app_test_wait (has_failed, poller));

  lookout_wall_open_play (wall, play);
  g_assert_true (app_test_wait (has_waited_twice, lookout_play_get_player (play)));
  fleet_test_platform_set_faults (platform, "[]");
  fleet_manual_clock_advance (platform->clock, 66000);
  g_assert_true (app_test_wait (has_begun_anew, lookout_play_get_player (play)));
  g_assert_false (has_failed (poller));
  lookout_wall_close_all (wall);
  lookout_context_set_session (fixture->context, NULL);
  app_test_settle ();
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/app/network/tiles", Fixture, NULL, set_up, test_tiles, tear_down);
  g_test_add ("/app/network/account", Fixture, NULL, set_up, test_account, tear_down);
  g_test_add ("/app/network/platform", Fixture, NULL, set_up, test_platform, tear_down);
  return g_test_run ();
}
