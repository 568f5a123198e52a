/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How cameras come to the wall. */

#include "live/lookout-wall-private.h"

#include <glib/gi18n.h>

#include "live/lookout-live-words.h"
#include "live/lookout-layouts.h"

LookoutTile *
lookout_wall_find_free (LookoutWall *self)
{
  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);

      if (lookout_tile_is_empty (tile) && tile != lookout_wall_get_hotspot (self))
        return tile;
    }
  return NULL;
}

/* Where a camera goes that nobody gave a place: beside the others if there is room. */
static LookoutTile *
lookout_wall_choose_tile (LookoutWall *self)
{
  LookoutTile *current = lookout_wall_get_current (self);
  LookoutTile *free_tile = lookout_wall_find_free (self);
  LookoutTile *first = lookout_wall_get_tile (self, 0);

  if (current == lookout_wall_get_hotspot (self))
    current = NULL;
  if (first == lookout_wall_get_hotspot (self) && lookout_wall_get_n_tiles (self) > 1)
    first = lookout_wall_get_tile (self, 1);
  if (current != NULL && (lookout_tile_is_empty (current) || free_tile == NULL))
    return current;
  return free_tile != NULL ? free_tile : first;
}

/* A new camera shall be seen. */
static void
lookout_wall_show (LookoutWall *self, LookoutTile *tile)
{
  if (lookout_wall_get_enlarged (self) != NULL)
    lookout_wall_set_enlarged (self, NULL);
  lookout_wall_set_current (self, tile);
}

/**
 * lookout_wall_open_play:
 * @self: the wall
 * @play: what is to be shown
 *
 * Shows it in the current tile if that is empty, or else in the first one that is, or else in place of what the
 * current tile shows.
 */
void
lookout_wall_open_play (LookoutWall *self, LookoutPlay *play)
{
  LookoutTile *tile;

  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (LOOKOUT_IS_PLAY (play));

  tile = lookout_wall_choose_tile (self);
  lookout_tile_set_play (tile, play);
  lookout_wall_show (self, tile);
}

/**
 * lookout_wall_open_at:
 * @self: the wall
 * @tile: where
 * @channel: what is to be played
 *
 * Plays a channel in a tile, in place of what it shows. If another tile shows the channel already, the two
 * change places.
 */
void
lookout_wall_open_at (LookoutWall *self, LookoutTile *tile, FleetChannel *channel)
{
  LookoutTile *other;
  g_autoptr (LookoutPlay) play = NULL;

  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (LOOKOUT_IS_TILE (tile));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  other = lookout_wall_find_channel (self, channel);
  if (tile == lookout_wall_get_hotspot (self))
    lookout_wall_spot (self, channel);
  else if (other == NULL)
    {
      play = lookout_wall_ref_play (self, channel);
      lookout_tile_set_play (tile, play);
    }
  else if (other != tile)
    lookout_wall_swap (self, tile, other);
  lookout_wall_show (self, tile);
}

/**
 * lookout_wall_swap:
 * @self: the wall
 * @a: a tile
 * @b: another tile
 *
 * Lets two tiles change what they show, without a break, and which of them is the hotspot.
 */
void
lookout_wall_swap (LookoutWall *self, LookoutTile *a, LookoutTile *b)
{
  LookoutTile *hotspot = lookout_wall_get_hotspot (self);
  g_autoptr (LookoutPlay) of_a = NULL;
  g_autoptr (LookoutPlay) of_b = NULL;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  g_set_object (&of_a, lookout_tile_get_play (a));
  g_set_object (&of_b, lookout_tile_get_play (b));
  lookout_tile_set_play (a, NULL);
  lookout_tile_set_play (b, of_a);
  lookout_tile_set_play (a, of_b);
  if (a == hotspot || b == hotspot)
    lookout_wall_mark_hotspot (self, a == hotspot ? b : a);
  lookout_wall_park (self);
}

/**
 * lookout_wall_open:
 * @self: the wall
 * @channel: what is to be played
 *
 * Plays a channel, in a place as for [method@Wall.open_play]. A channel that is open already is only made the
 * current one.
 */
void
lookout_wall_open (LookoutWall *self, FleetChannel *channel)
{
  LookoutTile *tile;

  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (FLEET_IS_CHANNEL (channel));

  tile = lookout_wall_find_channel (self, channel);
  if (tile != NULL && lookout_play_get_parked (lookout_tile_get_play (tile)))
    tile = NULL;
  lookout_wall_open_at (self, tile != NULL ? tile : lookout_wall_choose_tile (self), channel);
}

static guint
count_open (LookoutWall *self)
{
  guint n_open = 0;

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    n_open += !lookout_tile_is_empty (lookout_wall_get_tile (self, i))
              || lookout_wall_get_tile (self, i) == lookout_wall_get_hotspot (self);
  return n_open;
}

static void
lookout_wall_tell_no_room (LookoutWall *self, guint n_left)
{
  g_autofree char *message
      = g_strdup_printf (ngettext ("There is no room for %u more camera",
                                   "There is no room for %u more cameras", n_left),
                         n_left);

  lookout_wall_tell (self, message);
}

/* Opens those that are not open yet, with more tiles if they are needed, and as many as there is room for. */
static void
lookout_wall_open_channels (LookoutWall *self, GListModel *channels)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_left = 0;

  for (guint i = 0; i < g_list_model_get_n_items (channels); i++)
    {
      g_autoptr (FleetChannel) channel = g_list_model_get_item (channels, i);

      if (lookout_wall_find_channel (self, channel) == NULL)
        g_ptr_array_add (wanted, g_steal_pointer (&channel));
    }
  if (count_open (self) + wanted->len > lookout_wall_get_n_tiles (self))
    {
      lookout_wall_remember (self);
      lookout_wall_set_layout (self,
                               lookout_layouts_find_for (count_open (self) + wanted->len)->n_tiles);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      LookoutTile *tile = lookout_wall_find_free (self);

      if (tile != NULL)
        lookout_wall_open_at (self, tile, g_ptr_array_index (wanted, i));
      else
        n_left++;
    }
  if (n_left > 0)
    lookout_wall_tell_no_room (self, n_left);
}

static void
lookout_wall_open_loaded (LookoutWall *self, LookoutTile *tile, GListModel *channels)
{
  g_autoptr (FleetChannel) first = NULL;

  if (g_list_model_get_n_items (channels) == 0)
    {
      lookout_wall_tell (self, _ ("This device has no cameras"));
      return;
    }
  first = g_list_model_get_item (channels, 0);
  if (tile != NULL)
    lookout_wall_open_at (self, tile, first);
  if (g_list_model_get_n_items (channels) > 1)
    lookout_wall_open_channels (self, channels);
  else if (tile == NULL)
    lookout_wall_open (self, first);
}

/* A device whose channels are being asked for. */
typedef struct
{
  LookoutWall *wall;
  LookoutTile *tile; /* (nullable) */
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->wall);
  g_clear_object (&opening->tile);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_channels (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  LookoutWall *self = opening->wall;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) channels
      = fleet_device_load_channels_finish (FLEET_DEVICE (source), result, &error);
  g_autoptr (FleetWords) words = NULL;
  g_autofree char *text = NULL;

  if (lookout_wall_get_tile (self, 0) == NULL)
    return; /* the window was closed meanwhile */
  if (channels != NULL)
    {
      gboolean there = opening->tile != NULL
                       && gtk_widget_get_parent (GTK_WIDGET (opening->tile)) == GTK_WIDGET (self);

      lookout_wall_open_loaded (self, there ? opening->tile : NULL, channels);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = lookout_live_words_for_error (error);
  text = fleet_words_dup_text (words);
  lookout_wall_tell (self, text);
}

/* With the first channel in @tile, if there is one, and the others where there is room. */
void
lookout_wall_open_device_at (LookoutWall *self, LookoutTile *tile, FleetDevice *device)
{
  GListModel *channels = fleet_device_get_channels (device);
  Opening *opening;

  if (channels != NULL)
    {
      lookout_wall_open_loaded (self, tile, channels);
      return;
    }
  opening = g_new0 (Opening, 1);
  g_set_object (&opening->wall, self);
  g_set_object (&opening->tile, tile);
  fleet_device_load_channels_async (device, NULL, on_channels, opening);
}

/**
 * lookout_wall_open_device:
 * @self: the wall
 * @device: a device
 *
 * Opens all channels of a device, in more tiles than before if need be. Channels that are not known yet are asked
 * for.
 */
void
lookout_wall_open_device (LookoutWall *self, FleetDevice *device)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (FLEET_IS_DEVICE (device));

  lookout_wall_open_device_at (self, NULL, device);
}

/**
 * lookout_wall_show_plays:
 * @self: the wall
 * @n_tiles: how many tiles are wanted; where no layout has just so many, it is the next larger one
 * @grid: (nullable): where the tiles stand instead
 * @plays: (element-type LookoutPlay): what each tile shows, from the first; %NULL is an empty tile
 *
 * Arranges the wall anew. What plays already, and is among @plays, goes on without a break.
 */
void
lookout_wall_show_plays (LookoutWall *self, guint n_tiles, const FleetGrid *grid, GPtrArray *plays)
{
  guint n_left = 0;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  lookout_wall_close_all (self);
  lookout_wall_forget_shapes (self);
  if (grid != NULL)
    lookout_wall_divide (self, grid, TRUE);
  else
    lookout_wall_set_layout (self, lookout_layouts_find_for (n_tiles)->n_tiles);
  for (guint i = 0; i < plays->len; i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);

      if (tile != NULL)
        lookout_tile_set_play (tile, g_ptr_array_index (plays, i));
      else
        n_left += g_ptr_array_index (plays, i) != NULL;
    }
  lookout_wall_park (self);
  lookout_wall_set_current (self, lookout_wall_get_tile (self, 0));
  if (n_left > 0)
    lookout_wall_tell_no_room (self, n_left);
}

/**
 * lookout_wall_retry:
 * @self: the wall
 *
 * Lets every camera that waits to be tried again be tried now. What connects or plays is left alone.
 */
void
lookout_wall_retry (LookoutWall *self)
{
  g_return_if_fail (LOOKOUT_IS_WALL (self));

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    {
      LookoutPlay *play = lookout_wall_get_play (self, i);
      MediaPlayer *player = play != NULL ? lookout_play_get_player (play) : NULL;

      if (player != NULL && media_player_get_state (player) == MEDIA_STATE_WAITING)
        media_player_retry_now (player);
    }
}
