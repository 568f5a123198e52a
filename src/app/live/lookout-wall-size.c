/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which streams cameras are asked for, by how large they are shown here. */

#include "live/lookout-wall-private.h"

static FleetSizer *
get_sizer (LookoutPlay *play)
{
  FleetChannel *channel = play != NULL ? lookout_play_get_channel (play) : NULL;

  return channel != NULL ? fleet_channel_get_sizer (channel) : NULL;
}

static void
lookout_wall_size_play (LookoutWall *self, LookoutPlay *play, FleetSizer *sizer)
{
  int shown = lookout_play_get_shown_width (play);
  LookoutTile *enlarged = lookout_wall_get_enlarged (self);
  gboolean best = lookout_wall_get_n_tiles (self) == 1
                  || (enlarged != NULL && lookout_tile_get_play (enlarged) == play);
  LookoutTileStatus status;

  if (shown == 0)
    return;
  lookout_play_read_status (play, &status);
  fleet_sizer_set_automatic (sizer, self->right_size);
  fleet_sizer_see (sizer, (guint) shown, status.width, best);
}

/* To be called again and again. */
void
lookout_wall_size_plays (LookoutWall *self)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);
      FleetSizer *sizer = get_sizer (play);

      if (sizer != NULL)
        lookout_wall_size_play (self, play, sizer);
    }
}

gboolean
lookout_wall_get_right_size (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  return self->right_size;
}

/**
 * lookout_wall_set_right_size:
 * @self: the wall
 * @right_size: whether cameras are asked for the smallest stream that fills their tile
 */
void
lookout_wall_set_right_size (LookoutWall *self, gboolean right_size)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->right_size = right_size;
  lookout_wall_size_plays (self);
  lookout_wall_changed (self);
}

/**
 * lookout_wall_get_stream_size:
 * @self: the wall
 * @play: what is watched there
 *
 * Returns: which stream of it a person wants
 */
FleetStreamSize
lookout_wall_get_stream_size (LookoutWall *self, LookoutPlay *play)
{
  FleetSizer *sizer = get_sizer (play);

  return sizer != NULL ? fleet_sizer_get_wish (sizer) : FLEET_STREAM_AUTOMATIC;
}

/**
 * lookout_wall_set_stream_size:
 * @self: the wall
 * @play: what is watched there
 * @size: which stream of it a person wants
 */
void
lookout_wall_set_stream_size (LookoutWall *self, LookoutPlay *play, FleetStreamSize size)
{
  FleetSizer *sizer = get_sizer (play);

  if (sizer != NULL)
    fleet_sizer_set_wish (sizer, size);
  lookout_wall_changed (self);
}
