/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the wall is divided, and what has no place in it. */

#include "live/lookout-layouts.h"
#include "live/lookout-wall-private.h"

/* Stops what has no place in the layout, and lets what has one again go on. */
void
lookout_wall_park (LookoutWall *self)
{
  LookoutPlay *spotted = self->hotspot != NULL ? lookout_tile_get_play (self->hotspot) : NULL;

  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutPlay *play = lookout_tile_get_play (g_ptr_array_index (self->tiles, i));

      if (play != NULL)
        lookout_play_set_parked (play, i >= lookout_wall_get_n_tiles (self) && play != spotted);
    }
}

/* Moves what stands beyond the layout to free tiles within it; what finds none is parked until there is room. */
static void
lookout_wall_arrange (LookoutWall *self, guint n_tiles)
{
  guint n_wanted = n_tiles;
  guint position;

  if (self->hotspot != NULL && g_ptr_array_find (self->tiles, self->hotspot, &position)
      && position >= n_tiles)
    {
      lookout_tile_set_play (self->hotspot, NULL);
      self->hotspot = NULL;
    }

  for (guint i = n_tiles; i < self->tiles->len; i++)
    {
      LookoutTile *tile = g_ptr_array_index (self->tiles, i);
      LookoutTile *free_tile = lookout_wall_find_free (self);
      g_autoptr (LookoutPlay) play = NULL;

      if (lookout_tile_is_empty (tile))
        continue;
      n_wanted = i + 1;
      if (free_tile == NULL)
        continue;
      play = g_object_ref (lookout_tile_get_play (tile));
      lookout_tile_set_play (tile, NULL);
      lookout_tile_set_play (free_tile, play);
      n_wanted = i;
    }
  while (self->tiles->len > MAX (n_wanted, n_tiles))
    lookout_wall_remove_last_tile (self);
  lookout_wall_park (self);
}

/* Cameras move together; those without a place stop, and go on when there is one again. */
void
lookout_wall_divide (LookoutWall *self, const FleetGrid *grid, gboolean free)
{
  FleetGrid wanted;
  guint position;

  lookout_wall_give_up_edges (self); /* @grid may be the one that was tried */
  wanted = *grid;
  self->free = free;
  lookout_wall_layout_set_enlarged (lookout_wall_get_manager (self), NULL);
  lookout_wall_layout_set_grid (lookout_wall_get_manager (self), &wanted);
  while (self->tiles->len < wanted.n_tiles)
    lookout_wall_add_tile (self);
  lookout_wall_arrange (self, wanted.n_tiles);
  if (!g_ptr_array_find (self->tiles, self->current, &position) || position >= wanted.n_tiles)
    self->current = lookout_wall_get_tile (self, 0);
  lookout_wall_changed (self);
}

/**
 * lookout_wall_set_layout:
 * @self: the wall
 * @n_tiles: how many tiles are shown, as in [var@layouts]; anything else changes nothing
 *
 * Divides the wall anew. Cameras move together; those without a place stop, and go on when there is one again.
 */
void
lookout_wall_set_layout (LookoutWall *self, guint n_tiles)
{
  const LookoutLayout *layout;
  FleetGrid grid;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  layout = lookout_layouts_find (n_tiles);
  if (layout == NULL)
    return;
  lookout_layout_get_grid (layout, &grid);
  lookout_wall_divide (self, &grid, FALSE);
}

/**
 * lookout_wall_get_layout:
 * @self: the wall
 *
 * Returns: the layout, by the number of its tiles, or %LOOKOUT_LAYOUT_FREE
 */
guint
lookout_wall_get_layout (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), 0);

  return self->free ? LOOKOUT_LAYOUT_FREE : lookout_wall_get_n_tiles (self);
}

/**
 * lookout_wall_get_grid:
 * @self: the wall
 *
 * Returns: (transfer none): where its tiles stand, in any layout
 */
const FleetGrid *
lookout_wall_get_grid (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  return lookout_wall_layout_get_grid (lookout_wall_get_manager (self));
}

/**
 * lookout_wall_get_n_tiles:
 * @self: the wall
 *
 * Returns: how many tiles the layout shows
 */
guint
lookout_wall_get_n_tiles (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), 0);

  return lookout_wall_get_grid (self)->n_tiles;
}
