/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "live/lookout-awake.h"
#include "live/lookout-wall.h"

G_BEGIN_DECLS

/* A wall in a window, and simulated cameras by all that stands between them. */

#define SIM_WALL_N_CAMERAS 4

typedef struct
{
  FleetSimulator *simulator;
  FleetAccount *account;
  FleetSession *session;
  LookoutWall *wall;
  LookoutAwake *awake;
  GtkWidget *window;
  GAsyncResult *result;
  const char *n_channels; /* of each device */
  char *port;
} SimWall;

void sim_wall_on_result (GObject *source, GAsyncResult *result, gpointer user_data);
gboolean sim_wall_has_result (gpointer user_data);
void sim_wall_start_simulator (SimWall *self);
void sim_wall_stop_simulator (SimWall *self);
void sim_wall_open_session (SimWall *self);
void sim_wall_set_up (SimWall *self, gconstpointer data);
void sim_wall_tear_down (SimWall *self, gconstpointer data);
LookoutPlay *sim_wall_get_play (SimWall *self, guint index);
gboolean sim_wall_all_have_mood (SimWall *self, LookoutMood least, LookoutMood most);
gboolean sim_wall_are_live (gpointer user_data);
guint64 sim_wall_get_shown (SimWall *self, guint index);
void sim_wall_wait_for_pictures (SimWall *self, guint index, guint count);

G_END_DECLS
