/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whether a play is heard, and how loud. */

#include "live/lookout-play-private.h"

gboolean
lookout_play_has_audio (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), FALSE);

  return self->player != NULL && media_player_get_has_audio (self->player);
}

gboolean
lookout_play_get_muted (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), TRUE);

  return self->muted;
}

void
lookout_play_set_muted (LookoutPlay *self, gboolean muted)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (self->muted == muted)
    return;
  self->muted = muted;
  if (self->player != NULL)
    media_player_set_muted (self->player, muted);
  lookout_play_changed (self);
}

/**
 * lookout_play_set_volume:
 * @self: a play
 * @volume: how loud it is while it is not muted, from 0 to 1
 */
void
lookout_play_set_volume (LookoutPlay *self, double volume)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (ABS (self->volume - volume) < 0.001)
    return;
  self->volume = volume;
  if (self->player != NULL)
    media_player_set_volume (self->player, volume);
}
