/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Who shows a play, and how large: it is decoded once, for the largest that can be seen. */

#include "live/lookout-play-private.h"

typedef struct
{
  gpointer who;
  gboolean visible;
  int width;
  int height;
} Viewer;

GArray *
lookout_viewers_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (Viewer));
}

static Viewer *
lookout_play_need_viewer (LookoutPlay *self, gpointer who)
{
  const Viewer viewer = { who };

  for (guint i = 0; i < self->viewers->len; i++)
    if (g_array_index (self->viewers, Viewer, i).who == who)
      return &g_array_index (self->viewers, Viewer, i);
  g_array_append_val (self->viewers, viewer);
  return &g_array_index (self->viewers, Viewer, self->viewers->len - 1);
}

static gboolean
is_seen (LookoutPlay *self)
{
  for (guint i = 0; i < self->viewers->len; i++)
    if (g_array_index (self->viewers, Viewer, i).visible)
      return TRUE;
  return FALSE;
}

static void
lookout_play_fit (LookoutPlay *self, int width, int height)
{
  if (width <= 0 || height <= 0 || (self->width == width && self->height == height))
    return;
  self->width = width;
  self->height = height;
  if (self->player != NULL)
    media_player_set_target_size (self->player, width, height);
}

/* While it moves from one tile to the next nobody shows it, and nothing is to stop. */
static void
lookout_play_look (LookoutPlay *self)
{
  int width = 0;
  int height = 0;

  if (self->viewers->len == 0)
    return;
  self->visible = is_seen (self);
  for (guint i = 0; i < self->viewers->len; i++)
    {
      const Viewer *viewer = &g_array_index (self->viewers, Viewer, i);

      if (self->visible && !viewer->visible)
        continue;
      width = MAX (width, viewer->width);
      height = MAX (height, viewer->height);
    }
  if (self->player != NULL)
    media_player_set_visible (self->player, self->visible);
  lookout_play_update_stills (self);
  lookout_play_fit (self, width, height);
}

/**
 * lookout_play_set_visible:
 * @self: a play
 * @viewer: who shows it
 * @visible: whether somebody can see its pictures there; if nobody can anywhere, none are decoded
 */
void
lookout_play_set_visible (LookoutPlay *self, gpointer viewer, gboolean visible)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  lookout_play_need_viewer (self, viewer)->visible = visible;
  lookout_play_look (self);
}

/**
 * lookout_play_set_target_size:
 * @self: a play
 * @viewer: who shows it
 * @width: how large its pictures are shown there, in device pixels
 * @height: how large its pictures are shown there, in device pixels
 */
void
lookout_play_set_target_size (LookoutPlay *self, gpointer viewer, int width, int height)
{
  Viewer *place;

  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  if (width <= 0 || height <= 0)
    return;
  place = lookout_play_need_viewer (self, viewer);
  place->width = width;
  place->height = height;
  lookout_play_look (self);
}

/**
 * lookout_play_remove_viewer:
 * @self: a play
 * @viewer: who shows it no longer
 */
void
lookout_play_remove_viewer (LookoutPlay *self, gpointer viewer)
{
  g_return_if_fail (LOOKOUT_IS_PLAY (self));

  for (guint i = self->viewers->len; i > 0; i--)
    if (g_array_index (self->viewers, Viewer, i - 1).who == viewer)
      g_array_remove_index (self->viewers, i - 1);
  lookout_play_look (self);
}

/**
 * lookout_play_get_shown_width:
 * @self: a play
 *
 * Returns: how many device pixels wide its whole picture is where it is shown largest; 0 while it has none or is not seen
 */
int
lookout_play_get_shown_width (LookoutPlay *self)
{
  MediaPaintable *paintable;
  double ratio;

  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), 0);

  if (self->player == NULL || !self->visible)
    return 0;
  paintable = MEDIA_PAINTABLE (media_player_get_paintable (self->player));
  ratio = gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (paintable));
  if (ratio <= 0)
    return 0;
  return (int) (self->zoom.factor * MIN (self->width, self->height * ratio));
}
