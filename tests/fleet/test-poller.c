/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-network.h"
#include "fleet-test-platform.h"
#include "poll/fleet-poller-private.h"
#include "poll/fleet-reach.h"

#define STATUS "QryDevStatus"
#define STATUS_FAULT(kind) "[\"" kind ",path=*" STATUS "*\"]"

static const char *const fleet[] = { "--devices", "100", "--online", "70", NULL };

static FleetDevice *
get_device (FleetTestPlatform *platform, guint number)
{
  g_autofree char *id = g_strdup_printf ("%u", 1001 + number);

  return fleet_session_get_device (platform->session, id);
}

static void
set_visible (FleetTestPlatform *platform, guint from, guint n, gboolean visible)
{
  FleetPoller *poller = fleet_session_get_poller (platform->session);

  for (guint i = from; i < from + n; i++)
    fleet_poller_set_visible (poller, get_device (platform, i), visible);
}

static gboolean
is_known (gpointer data)
{
  return fleet_device_get_online (data) != FLEET_ONLINE_UNKNOWN;
}

static gboolean
has_plan (gpointer data)
{
  return fleet_manual_clock_get_n_pending (data) > 0;
}

static gboolean
has_no_plan (gpointer data)
{
  return !has_plan (data);
}

static gboolean
has_asked_twice (gpointer data)
{
  return fleet_test_platform_count (data, STATUS) >= 2;
}

static gboolean
has_error (gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_object_get (data, "error", &error, NULL);
  return error != NULL;
}

static gboolean
has_no_error (gpointer data)
{
  return !has_error (data);
}

/* 70 visible devices are three calls, one after another, and no more until they are old. */
static void
test_batches (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  guint online = 0;

  set_visible (platform, 0, 70, TRUE);
  g_assert_cmpuint (fleet_poller_get_n_visible (fleet_session_get_poller (platform->session)), ==,
                    70);
  for (guint i = 0; i < 3; i++)
    {
      fleet_test_wait_until (platform->clock, has_plan);
      fleet_manual_clock_advance (platform->clock, 100);
    }
  for (guint i = 0; i < 70; i++)
    {
      fleet_test_wait_until (get_device (platform, i), is_known);
      online += fleet_device_get_online (get_device (platform, i)) == FLEET_ONLINE_ONLINE;
    }
  g_assert_cmpuint (online, >, 30);
  g_assert_cmpuint (online, <, 70);
  g_assert_cmpint (fleet_device_get_online (get_device (platform, 70)), ==, FLEET_ONLINE_UNKNOWN);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, 3);

  fleet_test_wait_until (platform->clock, has_plan);
  fleet_manual_clock_advance (platform->clock, 5000);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, 3);
  fleet_manual_clock_advance (platform->clock, 15000);
  fleet_test_wait_until (platform->clock, has_plan);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), >=, 4);
}

/* Views are counted; when the last one looks away, nothing is asked any more. */
static void
test_nothing_visible (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  guint asked;

  set_visible (platform, 0, 2, TRUE);
  set_visible (platform, 0, 1, TRUE);
  fleet_manual_clock_advance (platform->clock, 100);
  fleet_test_wait_until (get_device (platform, 1), is_known);
  fleet_test_wait_until (platform->clock, has_plan);
  set_visible (platform, 0, 2, FALSE);
  g_assert_cmpuint (fleet_poller_get_n_visible (fleet_session_get_poller (platform->session)), ==,
                    1);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (platform->clock), ==, 1);
  set_visible (platform, 0, 1, FALSE);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (platform->clock), ==, 0);
  asked = fleet_test_platform_count (platform, STATUS);
  fleet_manual_clock_advance (platform->clock, 600000);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, asked);
}

/* What a list has just told is not asked for again. */
static void
test_list_counts (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetDeviceList *list = fleet_session_get_devices (platform->session);

  fleet_test_await_list (list);
  for (guint i = 0; i < 20; i++)
    fleet_test_await_device (list, i);
  set_visible (platform, 0, 20, TRUE);
  fleet_manual_clock_advance (platform->clock, 5000);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, 0);
  fleet_manual_clock_advance (platform->clock, 15000);
  fleet_test_wait_until (platform->clock, has_plan);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, 1);
}

/* A platform that does not answer is asked more and more rarely, and said. */
static void
test_backoff (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetPoller *poller = fleet_session_get_poller (platform->session);
  guint asked;

  fleet_test_platform_set_faults (platform, STATUS_FAULT ("http:status=403"));
  set_visible (platform, 0, 5, TRUE);
  fleet_manual_clock_advance (platform->clock, 100);
  fleet_test_wait_until (poller, has_error);
  g_assert_cmpint (fleet_device_get_online (get_device (platform, 0)), ==, FLEET_ONLINE_UNKNOWN);
  asked = fleet_test_platform_count (platform, STATUS);
  fleet_manual_clock_advance (platform->clock, 26000);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, asked);

  fleet_test_platform_set_faults (platform, "[]");
  fleet_poller_refresh (poller);
  fleet_manual_clock_advance (platform->clock, 100);
  fleet_test_wait_until (poller, has_no_error);
  fleet_test_wait_until (get_device (platform, 0), is_known);
}

static gboolean
is_reachable (gpointer data)
{
  return fleet_reach_get_reachable (data);
}

static gboolean
is_away (gpointer data)
{
  return !fleet_reach_get_reachable (data);
}

static void
test_reach (void)
{
  g_autoptr (FakeNetwork) network = fake_network_new (FALSE);
  g_autoptr (FleetAccount) far = fleet_test_create_account ("https://192.0.2.1:8443/");
  g_autoptr (FleetAccount) local = fleet_test_create_account ("http://127.0.0.1:8000/");
  g_autoptr (FleetReach) reach = fleet_reach_new (far, G_NETWORK_MONITOR (network));
  g_autoptr (FleetReach) here = fleet_reach_new (local, G_NETWORK_MONITOR (network));

  fleet_test_wait_until (reach, is_away);
  g_assert_true (fleet_reach_get_reachable (here));
  fake_network_set_available (network, TRUE);
  fleet_test_wait_until (reach, is_reachable);
  fake_network_set_available (network, FALSE);
  fleet_test_wait_until (reach, is_away);
}

/* While there is no way to the platform nothing is planned; when it is back, all is asked at once. */
static void
test_network_away (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autoptr (FakeNetwork) network = fake_network_new (TRUE);
  g_autoptr (FleetAccount) far = fleet_test_create_account ("https://192.0.2.1:8443/");
  g_autoptr (FleetSession) session
      = fleet_session_new (far, fleet_session_get_client (platform->session),
                           FLEET_CLOCK (platform->clock));
  FleetPoller *poller = fleet_session_get_poller (session);
  FleetDevice *device = fleet_session_get_device (session, "1001");

  fleet_poller_set_monitor (poller, G_NETWORK_MONITOR (network));
  fleet_poller_set_visible (poller, device, TRUE);
  fleet_manual_clock_advance (platform->clock, 100);
  fleet_test_wait_until (device, is_known);
  fleet_test_wait_until (platform->clock, has_plan);

  fake_network_set_available (network, FALSE);
  fleet_test_wait_until (platform->clock, has_no_plan);
  fleet_manual_clock_advance (platform->clock, 600000);
  g_assert_cmpuint (fleet_test_platform_count (platform, STATUS), ==, 1);

  fake_network_set_available (network, TRUE);
  fleet_test_wait_until (platform->clock, has_plan);
  fleet_manual_clock_advance (platform->clock, 100);
  fleet_test_wait_until (platform, has_asked_twice);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poller/batches", test_batches);
  g_test_add_func ("/poller/nothing-visible", test_nothing_visible);
  g_test_add_func ("/poller/list-counts", test_list_counts);
  g_test_add_func ("/poller/backoff", test_backoff);
  g_test_add_func ("/poller/reach", test_reach);
  g_test_add_func ("/poller/network-away", test_network_away);
  return g_test_run ();
}
