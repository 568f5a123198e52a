/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

static void
append (gpointer user_data)
{
  GString *log = user_data;

  g_string_append_c (log, 'x');
}

typedef struct
{
  FleetClock *clock;
  GString *log;
  guint left;
} Repeat;

static void
repeat (gpointer user_data)
{
  Repeat *data = user_data;

  g_string_append_printf (data->log, "%" G_GINT64_FORMAT " ",
                          fleet_clock_get_monotonic (data->clock) / 1000 % 1000);
  if (--data->left > 0)
    fleet_clock_add (data->clock, 100, repeat, data);
}

static void
test_order (void)
{
  g_autoptr (FleetManualClock) clock = fleet_manual_clock_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Repeat data = { FLEET_CLOCK (clock), log, 3 };

  fleet_clock_add (FLEET_CLOCK (clock), 100, repeat, &data);
  fleet_manual_clock_advance (clock, 99);
  g_assert_cmpstr (log->str, ==, "");
  fleet_manual_clock_advance (clock, 500);
  g_assert_cmpstr (log->str, ==, "100 200 300 ");
  g_assert_cmpuint (fleet_manual_clock_get_n_pending (clock), ==, 0);
}

static void
test_clear (void)
{
  g_autoptr (FleetManualClock) clock = fleet_manual_clock_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  guint id = fleet_clock_add (FLEET_CLOCK (clock), 10, append, log);

  fleet_clock_clear (FLEET_CLOCK (clock), &id);
  g_assert_cmpuint (id, ==, 0);
  fleet_clock_clear (FLEET_CLOCK (clock), &id);
  fleet_manual_clock_advance (clock, 1000);
  g_assert_cmpstr (log->str, ==, "");
}

static gboolean
has_text (gpointer data)
{
  return ((GString *) data)->len > 0;
}

static void
test_system (void)
{
  FleetClock *clock = fleet_clock_get_system ();
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 before = fleet_clock_get_monotonic (clock);

  fleet_clock_add (clock, 5, append, log);
  fleet_test_wait_until (log, has_text);
  g_assert_cmpint (fleet_clock_get_monotonic (clock) - before, >=, 4000);
  g_assert_cmpint (ABS (fleet_clock_get_real (clock) - g_get_real_time ()), <, 10 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/order", test_order);
  g_test_add_func ("/clock/clear", test_clear);
  g_test_add_func ("/clock/system", test_system);
  return g_test_run ();
}
