/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whose sound is heard, and how loud. */

#include "live/lookout-wall-private.h"

static LookoutPlay *
get_current_play (LookoutWall *self)
{
  LookoutTile *tile = lookout_wall_get_current (self);

  return tile != NULL ? lookout_tile_get_play (tile) : NULL;
}

/* The one before may be on its way from tile to tile. */
static void
give_sound_to (LookoutWall *self, LookoutPlay *heard)
{
  LookoutWallSound *sound = &self->sound;
  g_autoptr (LookoutPlay) before = NULL;

  g_set_object (&before, sound->heard);
  g_set_weak_pointer (&sound->heard, heard);
  if (before != NULL)
    lookout_play_set_muted (before, before != heard);
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      if (play != NULL)
        lookout_play_set_muted (play, play != heard);
    }
}

/* To be called when another camera may be the current one, or one is new. Between two such moments a person may turn
 * the sound of any camera on and off. */
void
lookout_wall_update_sound (LookoutWall *self)
{
  LookoutWallSound *sound = &self->sound;
  LookoutPlay *current = get_current_play (self);

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);

      if (play != NULL)
        lookout_play_set_volume (play, sound->silent ? 0 : sound->volume);
    }
  if (sound->follows && sound->heard != current)
    give_sound_to (self, current);
}

gboolean
lookout_wall_get_sound_follows (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  return self->sound.follows;
}

/**
 * lookout_wall_set_sound_follows:
 * @self: the wall
 * @follows: whether the current camera is heard from now on, and no other
 */
void
lookout_wall_set_sound_follows (LookoutWall *self, gboolean follows)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->sound.follows = follows;
  if (follows)
    give_sound_to (self, get_current_play (self));
  lookout_wall_changed (self);
}

gboolean
lookout_wall_get_silent (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  return self->sound.silent;
}

/**
 * lookout_wall_set_silent:
 * @self: the wall
 * @silent: whether nothing is heard, whichever cameras' sound is on
 */
void
lookout_wall_set_silent (LookoutWall *self, gboolean silent)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->sound.silent = silent;
  lookout_wall_changed (self);
}

double
lookout_wall_get_volume (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), 0);

  return self->sound.volume;
}

/**
 * lookout_wall_set_volume:
 * @self: the wall
 * @volume: how loud all cameras are, from 0 to 1
 */
void
lookout_wall_set_volume (LookoutWall *self, double volume)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  self->sound.volume = CLAMP (volume, 0, 1);
  lookout_wall_changed (self);
}
