/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

G_BEGIN_DECLS

/* How loud a wall is. */
typedef struct
{
  gboolean follows;   /* the current camera is heard, and no other */
  gboolean silent;    /* nothing is heard, whatever is turned on */
  double volume;      /* 0 to 1 */
  LookoutPlay *heard; /* (nullable) (weak): which was given the sound */
} LookoutWallSound;

/* What lookout-wall.c offers to its siblings only. */
LookoutWallSound *lookout_wall_get_sound (LookoutWall *self);
void lookout_wall_update_sound (LookoutWall *self);
void lookout_wall_changed (LookoutWall *self);
void lookout_wall_park (LookoutWall *self);
void lookout_wall_tell (LookoutWall *self, const char *message);
LookoutTile *lookout_wall_find_free (LookoutWall *self);
LookoutTile *lookout_wall_find_channel (LookoutWall *self, FleetChannel *channel);
gboolean lookout_wall_focus_before (LookoutWall *self);
gboolean lookout_wall_focus_neighbour (LookoutWall *self, GtkDirectionType direction);
void lookout_wall_open_device_at (LookoutWall *self, LookoutTile *tile, FleetDevice *device);
void lookout_wall_add_drop_target (LookoutWall *self, LookoutTile *tile);

G_END_DECLS
