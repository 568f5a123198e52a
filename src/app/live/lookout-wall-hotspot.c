/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The tile that shows what is selected. A camera that another tile shows as well is played once for both. */

#include "live/lookout-wall-private.h"

/* What plays a channel already, be it parked, or else a new one. */
LookoutPlay *
lookout_wall_ref_play (LookoutWall *self, FleetChannel *channel)
{
  LookoutPlay *opened;

  for (guint i = 0; i < self->tiles->len; i++)
    {
      LookoutPlay *play = lookout_tile_get_play (g_ptr_array_index (self->tiles, i));

      if (play != NULL && lookout_play_get_channel (play) == channel)
        return g_object_ref (play);
    }
  opened = lookout_play_new (channel, self->protocol);
  lookout_play_set_pace (opened, self->pace);
  return opened;
}

/* In a tile of the layout that is not the hotspot. */
gboolean
lookout_wall_is_shown_elsewhere (LookoutWall *self, LookoutPlay *play)
{
  for (guint i = 0; play != NULL && i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);

      if (tile != NULL && tile != self->hotspot && lookout_tile_get_play (tile) == play)
        return TRUE;
    }
  return FALSE;
}

static void
lookout_wall_show_in_hotspot (LookoutWall *self, LookoutPlay *play)
{
  lookout_tile_set_play (self->hotspot, play);
  lookout_wall_park (self);
}

/* Shows in the hotspot, too, what the current tile shows; an empty one changes nothing. What was selected elsewhere
 * since stays, unless @anew: a person went to the tile. */
void
lookout_wall_follow (LookoutWall *self, gboolean anew)
{
  LookoutPlay *play = self->current != NULL ? lookout_tile_get_play (self->current) : NULL;

  if (self->hotspot == NULL || self->hotspot == self->current || play == NULL
      || (!anew && play == self->followed))
    return;
  g_set_weak_pointer (&self->followed, play);
  lookout_wall_show_in_hotspot (self, play);
}

/**
 * lookout_wall_spot:
 * @self: the wall
 * @channel: what was selected
 *
 * Shows @channel in the hotspot, if there is one.
 */
void
lookout_wall_spot (LookoutWall *self, FleetChannel *channel)
{
  g_autoptr (LookoutPlay) play = NULL;

  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  if (self->hotspot == NULL)
    return;
  play = lookout_wall_ref_play (self, channel);
  lookout_wall_show_in_hotspot (self, play);
}

/**
 * lookout_wall_get_hotspot:
 * @self: the wall
 *
 * Returns: (transfer none) (nullable): the tile that shows what is selected
 */
LookoutTile *
lookout_wall_get_hotspot (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), NULL);

  return self->hotspot;
}

void
lookout_wall_mark_hotspot (LookoutWall *self, LookoutTile *tile)
{
  if (self->hotspot == tile)
    return;
  self->hotspot = tile;
  lookout_wall_changed (self);
}

/* A tile like the others again: it keeps its camera, unless another shows it as well. */
static void
lookout_wall_dismiss_hotspot (LookoutWall *self)
{
  LookoutTile *tile = self->hotspot;

  if (tile == NULL)
    return;
  if (lookout_wall_is_shown_elsewhere (self, lookout_tile_get_play (tile)))
    lookout_tile_set_play (tile, NULL);
  lookout_wall_mark_hotspot (self, NULL);
}

/* What stood where the hotspot is now goes on in a free tile, if there is one. */
static void
lookout_wall_make_way (LookoutWall *self)
{
  LookoutPlay *play = lookout_tile_get_play (self->hotspot);
  LookoutTile *free_tile = play != NULL ? lookout_wall_find_free (self) : NULL;

  if (free_tile != NULL)
    lookout_tile_set_play (free_tile, play);
}

static LookoutPlay *
lookout_wall_find_first (LookoutWall *self)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    if (lookout_wall_get_play (self, i) != NULL)
      return lookout_wall_get_play (self, i);
  return NULL;
}

/**
 * lookout_wall_set_hotspot:
 * @self: the wall
 * @tile: (nullable): the tile of the layout that shows what is selected from now on; %NULL for none
 *
 * Until something is selected it shows what it shows already, or else the first camera of the wall.
 */
void
lookout_wall_set_hotspot (LookoutWall *self, LookoutTile *tile)
{
  LookoutPlay *first;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  if (self->hotspot == tile)
    return;
  lookout_wall_dismiss_hotspot (self);
  if (tile == NULL)
    return;
  lookout_wall_mark_hotspot (self, tile);
  lookout_wall_make_way (self);
  lookout_wall_follow (self, TRUE);
  first = lookout_wall_find_first (self);
  if (lookout_tile_is_empty (tile) && first != NULL)
    lookout_wall_show_in_hotspot (self, first);
}
