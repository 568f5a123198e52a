/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "onv.h"

/* The head of a simulated camera, through the whole library and the stand-in's own log. */

static const char *const online[] = { "--devices", "2", "--online", "100", NULL };
static const char *const half[] = { "--devices", "2", "--online", "50", NULL };

typedef struct
{
  FleetTestPlatform *platform;
  const char *wanted;
} Log;

static FleetPtz *
get_ptz (FleetTestPlatform *platform, const char *key)
{
  return fleet_channel_get_ptz (fleet_session_get_channel (platform->session, key));
}

static gboolean
log_is (gpointer data)
{
  Log *log = data;
  g_autofree char *movements = fleet_test_platform_dup_movements (log->platform);

  return g_str_equal (movements, log->wanted);
}

static void
await_movements (FleetTestPlatform *platform, const char *wanted)
{
  Log log = { platform, wanted };

  fleet_test_wait (log_is, &log, wanted);
}

static gboolean
is_settled (gpointer data)
{
  return fleet_ptz_is_settled (data);
}

/* The session ends in mid-move, while a platform takes its time for each answer. */
static void
test_closed_in_flight (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, online);
  g_autoptr (FleetPtz) ptz = g_object_ref (get_ptz (platform, "1001/1"));

  fleet_test_platform_set_faults (platform, "[\"latency:ms=5000,path=*cmds*\"]");
  fleet_ptz_press (ptz, ONV_PTZ_ACTION_LEFT, 4);
  fleet_manual_clock_advance (platform->clock, 300);
  await_movements (platform, "start 13 4");
  fleet_session_close (platform->session);
  await_movements (platform, "start 13 4, stop 13 4");
  g_assert_false (fleet_ptz_is_settled (ptz));
  fleet_test_wait_until (ptz, is_settled);
  await_movements (platform, "start 13 4, stop 13 4, stop 13 4");
  g_assert_no_error (fleet_ptz_get_error (ptz));
}

static void
test_one_head (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, online);
  FleetChannel *channel = fleet_session_get_channel (platform->session, "1001/1");

  g_assert_true (fleet_channel_get_ptz (channel) == get_ptz (platform, "1001/1"));
  g_object_ref (channel);
  fleet_session_close (platform->session);
  g_assert_nonnull (fleet_channel_get_ptz (channel));
  g_object_unref (channel);
}

/* (transfer none): a key of a device that is offline */
static const char *
find_offline (FleetTestPlatform *platform)
{
  FleetDeviceList *list = fleet_session_get_devices (platform->session);

  fleet_test_await_list (list);
  for (guint i = 0; i < fleet_device_list_get_total (list); i++)
    {
      FleetDevice *device = fleet_test_await_device (list, i);

      if (fleet_device_get_online (device) == FLEET_ONLINE_OFFLINE)
        return fleet_channel_get_key (fleet_device_get_channel (device, 1));
    }
  g_assert_not_reached ();
}

static void
test_offline (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, half);
  FleetPtz *ptz = get_ptz (platform, find_offline (platform));

  fleet_ptz_steer (ptz, ONV_PTZ_ACTION_UP, 2);
  fleet_test_wait_until (ptz, is_settled);
  g_assert_error (fleet_ptz_get_error (ptz), ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  g_assert_false (fleet_ptz_is_lost (ptz));
  await_movements (platform, "start 11 2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ptz-sim/closed-in-flight", test_closed_in_flight);
  g_test_add_func ("/ptz-sim/one-head", test_one_head);
  g_test_add_func ("/ptz-sim/offline", test_offline);
  return g_test_run ();
}
