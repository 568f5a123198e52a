/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

static const char *const fleet[] = { "--devices", "100", "--online", "70", NULL };

static gboolean
is_known (gpointer data)
{
  return fleet_tally_get_known (data);
}

static gboolean
has_plan (gpointer data)
{
  return fleet_manual_clock_get_n_pending (data) > 0;
}

/* What the platform's own list of those that are online holds. */
static guint
count_online (FleetSession *session)
{
  FleetDeviceList *list = fleet_session_get_devices (session);

  fleet_device_list_set_online (list, FLEET_ONLINE_FILTER_ONLINE);
  fleet_test_await_list (list);
  return fleet_device_list_get_total (list);
}

static void
test_count (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetTally *tally = fleet_session_get_tally (platform->session);
  guint online;

  g_assert_false (fleet_tally_get_known (tally));
  fleet_test_wait_until (tally, is_known);
  g_assert_cmpuint (fleet_tally_get_total (tally), ==, 100);
  online = fleet_tally_get_online (tally);
  g_assert_cmpuint (online, >, 40);
  g_assert_cmpuint (online, <, 100);
  g_assert_cmpuint (count_online (platform->session), ==, online);
}

/* Counted again after a minute; what is known stays when the platform fails, and nothing is asked once it is closed. */
static void
test_again (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetTally *tally = fleet_session_get_tally (platform->session);
  guint asked;

  fleet_test_wait_until (tally, is_known);
  fleet_test_wait_until (platform->clock, has_plan);
  fleet_test_platform_set_faults (platform, "[\"http:status=403,path=*/devices*\"]");
  asked = fleet_test_platform_count (platform, "/devices");
  fleet_manual_clock_advance (platform->clock, 59000);
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), ==, asked);
  fleet_manual_clock_advance (platform->clock, 2000);
  fleet_test_wait_until (platform->clock, has_plan);
  g_assert_cmpuint (fleet_test_platform_count (platform, "/devices"), >, asked);
  g_assert_true (fleet_tally_get_known (tally));
  g_assert_cmpuint (fleet_tally_get_total (tally), ==, 100);

  fleet_session_close (platform->session);
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (platform->clock), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/count", test_count);
  g_test_add_func ("/tally/again", test_again);
  return g_test_run ();
}
