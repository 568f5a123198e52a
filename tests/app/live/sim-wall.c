/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-wall.h"

#include "app-test.h"
#include "live-test.h"
#include "onv.h"

void
sim_wall_on_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SimWall *self = user_data;

  self->result = g_object_ref (result);
}

gboolean
sim_wall_has_result (gpointer user_data)
{
  SimWall *self = user_data;

  return self->result != NULL;
}

/* On a port of its own choice at first, and on the same one afterwards. */
void
sim_wall_start_simulator (SimWall *self)
{
  const char *arguments[]
      = { "--devices", "4",     "--channels", self->n_channels, "--size",   "320x180", "--fps",
          "10",        "--gop", "1",          "--port",         self->port, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetAccount) account = NULL;
  g_autoptr (GUri) uri = NULL;

  self->simulator = fleet_simulator_new ();
  fleet_simulator_set_program (self->simulator, g_getenv ("LOOKOUT_SIM"));
  fleet_simulator_start_async (self->simulator, arguments, NULL, sim_wall_on_result, self);
  g_assert_true (app_test_wait (sim_wall_has_result, self));
  account = fleet_simulator_start_finish (self->simulator, self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  if (self->account == NULL)
    self->account = g_object_ref (account);
  uri = g_uri_parse (fleet_simulator_get_url (self->simulator), G_URI_FLAGS_NONE, NULL);
  g_free (self->port);
  self->port = g_strdup_printf ("%d", g_uri_get_port (uri));
}

void
sim_wall_stop_simulator (SimWall *self)
{
  fleet_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}

void
sim_wall_open_session (SimWall *self)
{
  g_autoptr (OnvClient) client = onv_client_new (fleet_account_get_base_url (self->account),
                                                 fleet_account_get_product_id (self->account));

  onv_client_set_api_key (client, fleet_simulator_get_api_key (self->simulator));
  self->session = fleet_session_new (self->account, client, fleet_clock_get_system ());
}

/* The data of the test may say how many channels a device has; it is one otherwise. */
void
sim_wall_set_up (SimWall *self, gconstpointer data)
{
  self->n_channels = data != NULL ? data : "1";
  self->port = g_strdup ("0");
  sim_wall_start_simulator (self);
  sim_wall_open_session (self);
  self->wall = LOOKOUT_WALL (lookout_wall_new ());
  self->awake = lookout_awake_new (self->wall);
  self->window = live_test_present (GTK_WIDGET (self->wall), 800, 600);
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u/1", 1001 + i);

      lookout_wall_open (self->wall, fleet_session_get_channel (self->session, key));
    }
}

void
sim_wall_tear_down (SimWall *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  app_test_settle ();
  g_assert_false (lookout_awake_get_held (self->awake));
  g_clear_object (&self->awake);
  fleet_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->account);
  sim_wall_stop_simulator (self);
  g_free (self->port);
  g_assert_true (media_wait_quiet (30000));
}

LookoutPlay *
sim_wall_get_play (SimWall *self, guint index)
{
  return lookout_wall_get_play (self->wall, index);
}

gboolean
sim_wall_all_have_mood (SimWall *self, LookoutMood least, LookoutMood most)
{
  for (guint i = 0; i < SIM_WALL_N_CAMERAS; i++)
    {
      LookoutMood mood = lookout_play_get_mood (sim_wall_get_play (self, i));

      if (mood < least || mood > most)
        return FALSE;
    }
  return TRUE;
}

gboolean
sim_wall_are_live (gpointer user_data)
{
  return sim_wall_all_have_mood (user_data, LOOKOUT_MOOD_LIVE, LOOKOUT_MOOD_SLOWED);
}

guint64
sim_wall_get_shown (SimWall *self, guint index)
{
  return media_player_get_shown (lookout_play_get_player (sim_wall_get_play (self, index)));
}

typedef struct
{
  SimWall *fixture;
  guint index;
  guint64 wanted;
} Shown;

static gboolean
has_shown (gpointer user_data)
{
  Shown *shown = user_data;

  return sim_wall_get_shown (shown->fixture, shown->index) >= shown->wanted;
}

void
sim_wall_wait_for_pictures (SimWall *self, guint index, guint count)
{
  Shown shown = { self, index, sim_wall_get_shown (self, index) + count };

  g_assert_true (app_test_wait (has_shown, &shown));
}
