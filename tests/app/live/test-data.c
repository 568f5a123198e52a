/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What simulated cameras send, and what tiles do when that was enough. */

#include "app-test.h"
#include "sim-wall.h"
#include "usage/lookout-meter.h"

static guint64
get_month (void)
{
  guint64 month;

  fleet_meter_get_total (lookout_meter_get (), NULL, &month);
  return month;
}

/* Of one camera, by its key: the account is of this run only. */
static guint64
get_month_of (const char *key)
{
  g_autoptr (GPtrArray) cameras = fleet_meter_dup_cameras (lookout_meter_get ());

  for (guint i = 0; i < cameras->len; i++)
    {
      const FleetMeterCamera *camera = g_ptr_array_index (cameras, i);

      if (g_str_equal (camera->account, "") && g_str_equal (camera->key, key))
        return camera->month;
    }
  return 0;
}

static gboolean
are_capped (gpointer user_data)
{
  return sim_wall_all_have_mood (user_data, LOOKOUT_MOOD_CAPPED, LOOKOUT_MOOD_CAPPED);
}

static gboolean
have_stills (gpointer user_data)
{
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    if (lookout_play_get_still (sim_wall_get_play (user_data, i)) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
first_is_live (gpointer user_data)
{
  return lookout_play_get_mood (sim_wall_get_play (user_data, 0)) == LOOKOUT_MOOD_LIVE;
}

/* What came is counted, camera by camera; at the limit there are small pictures, unless a person wants one all the
 * same, and beyond it all play again. */
static void
test_data (SimWall *self, gconstpointer data)
{
  guint64 before = get_month (), first_before = get_month_of ("1001/1"), received = 0;
  guint64 first, rest;
  GtkWidget *tile = GTK_WIDGET (lookout_wall_get_tile (self->wall, 0));
  GtkWidget *button;

  g_assert_true (app_test_wait (sim_wall_are_live, self));
  sim_wall_wait_for_pictures (self, 0, 10);
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    received += lookout_play_get_player (sim_wall_get_play (self, i)) != NULL
                    ? media_player_get_received_bytes (
                        lookout_play_get_player (sim_wall_get_play (self, i)))
                    : 0;
  g_assert_cmpuint (received, >, 20 * 1000);
  fleet_meter_set_cap (lookout_meter_get (), 1);
  g_assert_true (are_capped (self));
  g_assert_cmpuint (get_month () - before, >=, received);
  first = get_month_of ("1001/1");
  g_assert_cmpuint (first, >, first_before);
  rest = get_month () - first;
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    g_assert_null (lookout_play_get_player (sim_wall_get_play (self, i)));
  g_assert_true (app_test_wait (have_stills, self));
  g_assert_nonnull (app_test_find (tile, GTK_TYPE_LABEL, "label", "This Month’s Data Are Used"));
  button = app_test_find (tile, GTK_TYPE_BUTTON, "label", "Play Anyway");
  g_assert_true (gtk_widget_get_mapped (button));

  g_signal_emit_by_name (button, "clicked");
  g_assert_true (app_test_wait (first_is_live, self));
  g_assert_false (gtk_widget_get_mapped (button));
  sim_wall_wait_for_pictures (self, 0, 5);
  g_assert_cmpuint (get_month_of ("1001/1"), >, first);
  g_assert_cmpuint (get_month () - get_month_of ("1001/1"), ==, rest);
  g_assert_cmpint (lookout_play_get_mood (sim_wall_get_play (self, 1)), ==, LOOKOUT_MOOD_CAPPED);

  fleet_meter_set_cap (lookout_meter_get (), 0);
  g_assert_true (app_test_wait (sim_wall_are_live, self));
  g_assert_null (lookout_play_get_still (sim_wall_get_play (self, 1)));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/live/data", SimWall, NULL, sim_wall_set_up, test_data, sim_wall_tear_down);
  return g_test_run ();
}
