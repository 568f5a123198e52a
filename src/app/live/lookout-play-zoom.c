/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which part of its picture a play shows. */

#include "live/lookout-play-private.h"

/* Whoever zooms by hand is not done with it before. */
#define ZOOM_REST_MS 300

static guint zoomed_signal;

void
lookout_play_install_zoom (LookoutPlayClass *klass)
{
  zoomed_signal = g_signal_new ("zoomed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

/* To be called when there is another player, too. */
void
lookout_play_apply_zoom (LookoutPlay *self)
{
  MediaRegion region = lookout_zoom_get_region (&self->zoom);

  if (self->player != NULL)
    media_player_set_region (self->player, &region);
}

/**
 * lookout_play_get_zoom:
 * @self: a play
 *
 * Returns: (transfer none): what part of its picture is shown, wherever it goes
 */
const LookoutZoom *
lookout_play_get_zoom (LookoutPlay *self)
{
  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  return &self->zoom;
}

static gboolean
on_zoom_rest (gpointer user_data)
{
  LookoutPlay *self = user_data;

  self->zoom_rest = 0;
  lookout_play_changed (self);
  return G_SOURCE_REMOVE;
}

/**
 * lookout_play_set_zoom:
 * @self: a play
 * @zoom: what part of its picture is shown from now on; a wrong one becomes the nearest that there is
 */
void
lookout_play_set_zoom (LookoutPlay *self, const LookoutZoom *zoom)
{
  LookoutZoom possible;

  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  possible = lookout_zoom_clamp (zoom);
  if (lookout_zoom_is_same (&possible, &self->zoom))
    return;
  self->zoom = possible;
  lookout_play_apply_zoom (self);
  g_signal_emit (self, zoomed_signal, 0);
  g_clear_handle_id (&self->zoom_rest, g_source_remove);
  self->zoom_rest = g_timeout_add (ZOOM_REST_MS, on_zoom_rest, self);
}
