/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-live-context.h"

/**
 * lookout_live_get_wall:
 * @context: what is open in a window
 *
 * Returns: (transfer none) (nullable): its wall
 */
LookoutWall *
lookout_live_get_wall (LookoutContext *context)
{
  GtkWidget *wall = lookout_context_get_wall (context);

  return wall != NULL ? LOOKOUT_WALL (wall) : NULL;
}

/**
 * lookout_live_get_tile:
 * @context: what is open in a window
 *
 * Returns: (transfer none) (nullable): its current tile
 */
LookoutTile *
lookout_live_get_tile (LookoutContext *context)
{
  GObject *tile = lookout_context_get_tile (context);

  return tile != NULL ? LOOKOUT_TILE (tile) : NULL;
}

/**
 * lookout_live_get_play:
 * @context: what is open in a window
 *
 * Returns: (transfer none) (nullable): what its current tile shows
 */
LookoutPlay *
lookout_live_get_play (LookoutContext *context)
{
  LookoutTile *tile = lookout_live_get_tile (context);

  return tile != NULL ? lookout_tile_get_play (tile) : NULL;
}
