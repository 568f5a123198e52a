/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include <malloc.h>

#define N_DEVICES 100000
#define N_SCROLLED 2000

static const char *const fleet[] = { "--devices", "100000", NULL };

static double
get_used_mb (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) (info.uordblks + info.hblkhd) / 1024 / 1024;
}

/* 100,000 devices cost what has been looked at. Measured, printed, and held to generous bounds. */
static void
test_many (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  double before = get_used_mb ();
  gint64 start = g_get_monotonic_time ();
  FleetDeviceList *list = fleet_session_get_devices (platform->session);
  gint64 usable;
  gint64 scrolled;
  double used;

  fleet_test_await_list (list);
  g_assert_cmpuint (fleet_device_list_get_total (list), ==, N_DEVICES);
  for (guint i = 0; i < 50; i++)
    fleet_test_await_device (list, i);
  usable = g_get_monotonic_time ();
  g_assert_nonnull (fleet_test_await_device (list, N_DEVICES - 1));
  for (guint i = 0; i < N_SCROLLED; i++)
    fleet_test_await_device (list, i * (N_DEVICES / N_SCROLLED / 10));
  scrolled = g_get_monotonic_time ();
  used = get_used_mb () - before;

  g_test_message ("100,000 devices: usable after %.0f ms, %u rows read in %.0f ms, %.1f MB more",
                  (double) (usable - start) / 1000, N_SCROLLED, (double) (scrolled - usable) / 1000,
                  used);
  g_assert_cmpfloat (used, <, 50);
  g_assert_cmpint (usable - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/many/list", test_many);
  return g_test_run ();
}
