/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-sight.h"
#include "live/lookout-wall-layout.h"
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

/* How a wall was divided, and what stood where: nothing is held, it is only looked for again. */
typedef struct
{
  gboolean free;
  FleetGrid grid;
  guint hotspot; /* a tile, or FLEET_GRID_NO_TILE */
  gconstpointer plays[FLEET_GRID_MAX_TILES];
} LookoutWallShape;

/* The edges between tiles that the pointer is at, or moves: one for each axis, without a position if there is none. */
typedef struct
{
  FleetGridEdge edges[FLEET_N_AXES];
  gboolean dragged;
  FleetGrid start; /* how the wall was divided when the drag began … */
  guint from[FLEET_N_AXES], across[FLEET_N_AXES]; /* … where the edges were … */
  FleetAxis first;                                /* … and which of them moves first */
} LookoutWallEdges;

struct _LookoutWall
{
  GtkWidget parent_instance;

  GPtrArray *tiles;      /* of LookoutTile; children of this */
  LookoutTile *current;  /* (nullable): one of them */
  LookoutTile *hotspot;  /* (nullable): one of them */
  LookoutPlay *followed; /* (nullable) (weak): what the current tile gave to the hotspot last */
  MediaProtocol protocol;
  MediaPace pace; /* of what is opened */
  gboolean free;  /* a person has divided it */
  GArray *shapes; /* of LookoutWallShape, from the oldest: what can be had back */
  LookoutWallEdges edges;
  gboolean figures_visible;
  gboolean right_size;
  LookoutWallSound sound;
  LookoutSight *sight; /* when somebody looks at it */
};

/* What its sources offer to each other only. */
LookoutWallLayout *lookout_wall_get_manager (LookoutWall *self);
void lookout_wall_add_tile (LookoutWall *self);
void lookout_wall_remove_last_tile (LookoutWall *self);
void lookout_wall_size_plays (LookoutWall *self);
void lookout_wall_update_sound (LookoutWall *self);
void lookout_wall_changed (LookoutWall *self);
void lookout_wall_divide (LookoutWall *self, const FleetGrid *grid, gboolean free);
void lookout_wall_reshape (LookoutWall *self, const FleetGrid *grid);
void lookout_wall_forget_shapes (LookoutWall *self);
void lookout_wall_describe_tiles (LookoutWall *self);
void lookout_wall_add_edges (LookoutWall *self);
void lookout_wall_give_up_edges (LookoutWall *self);
void lookout_wall_draw_edges (LookoutWall *self, GtkSnapshot *snapshot);
void lookout_wall_park (LookoutWall *self);
void lookout_wall_mark_hotspot (LookoutWall *self, LookoutTile *tile);
void lookout_wall_follow (LookoutWall *self, gboolean anew);
gboolean lookout_wall_is_shown_elsewhere (LookoutWall *self, LookoutPlay *play);
LookoutPlay *lookout_wall_ref_play (LookoutWall *self, FleetChannel *channel);
void lookout_wall_tell (LookoutWall *self, const char *message);
LookoutTile *lookout_wall_find_free (LookoutWall *self);
LookoutTile *lookout_wall_find_channel (LookoutWall *self, FleetChannel *channel);
gboolean lookout_wall_focus_before (LookoutWall *self);
gboolean lookout_wall_focus_neighbour (LookoutWall *self, GtkDirectionType direction);
void lookout_wall_open_device_at (LookoutWall *self, LookoutTile *tile, FleetDevice *device);
void lookout_wall_add_drop_target (LookoutWall *self, LookoutTile *tile);

G_END_DECLS
