/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The free layout: a person changes the shapes of tiles, and can have those of before back. */

#include "live/lookout-layouts.h"
#include "live/lookout-wall-private.h"

#include <glib/gi18n.h>

#define MAX_SHAPES 50

/**
 * lookout_wall_remember:
 * @self: the wall
 *
 * Lets [method@Wall.undo] bring back how the wall is divided now, and what stands where.
 */
void
lookout_wall_remember (LookoutWall *self)
{
  LookoutWallShape shape = { .free = self->free, .hotspot = FLEET_GRID_NO_TILE };

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  shape.grid = *lookout_wall_get_grid (self);
  for (guint i = 0; i < shape.grid.n_tiles; i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);

      if (tile == self->hotspot)
        shape.hotspot = i;
      else
        shape.plays[i] = lookout_tile_get_play (tile);
    }
  if (self->shapes->len >= MAX_SHAPES)
    g_array_remove_index (self->shapes, 0);
  g_array_append_val (self->shapes, shape);
}

/* Another view has nothing to do with them. */
void
lookout_wall_forget_shapes (LookoutWall *self)
{
  g_array_set_size (self->shapes, 0);
}

/**
 * lookout_wall_can_undo:
 * @self: the wall
 *
 * Returns: whether a division of before can be had back
 */
gboolean
lookout_wall_can_undo (LookoutWall *self)
{
  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);

  return self->shapes->len > 0;
}

/* In the layout or beyond it, but not where it is shown in addition. */
static LookoutTile *
find_play (LookoutWall *self, gconstpointer play)
{
  for (guint i = 0; play != NULL && i < self->tiles->len; i++)
    {
      LookoutTile *tile = g_ptr_array_index (self->tiles, i);

      if (tile != self->hotspot && lookout_tile_get_play (tile) == play)
        return tile;
    }
  return NULL;
}

/* What is on the wall still goes where it stood. */
static void
put_back (LookoutWall *self, const LookoutWallShape *shape)
{
  LookoutTile *hotspot
      = shape->hotspot != FLEET_GRID_NO_TILE ? lookout_wall_get_tile (self, shape->hotspot) : NULL;

  if (hotspot != NULL && self->hotspot != NULL && hotspot != self->hotspot)
    lookout_wall_swap (self, self->hotspot, hotspot);
  for (guint i = 0; i < shape->grid.n_tiles; i++)
    {
      LookoutTile *tile = lookout_wall_get_tile (self, i);
      LookoutTile *from = find_play (self, shape->plays[i]);

      if (from != NULL && from != tile)
        lookout_wall_swap (self, from, tile);
    }
  if (hotspot != NULL && self->hotspot == NULL)
    lookout_wall_set_hotspot (self, hotspot);
}

/**
 * lookout_wall_undo:
 * @self: the wall
 *
 * Divides the wall as it was before the last change of its layout. Cameras that are on it still go back to their
 * tiles, and play on.
 */
void
lookout_wall_undo (LookoutWall *self)
{
  LookoutWallShape shape;
  gconstpointer play;
  LookoutTile *tile;

  g_return_if_fail (LOOKOUT_IS_WALL (self));
  g_return_if_fail (self->shapes->len > 0);

  play = self->current != NULL ? lookout_tile_get_play (self->current) : NULL;
  shape = g_array_index (self->shapes, LookoutWallShape, self->shapes->len - 1);
  g_array_set_size (self->shapes, self->shapes->len - 1);
  lookout_wall_divide (self, &shape.grid, shape.free);
  put_back (self, &shape);
  lookout_wall_divide (self, &shape.grid, shape.free); /* what had to make way finds another tile */
  tile = find_play (self, play);
  if (tile != NULL && !lookout_play_get_parked (lookout_tile_get_play (tile)))
    lookout_wall_set_current (self, tile);
}

/* To the end of the layout, where it has no place soon. */
static void
send_back (LookoutWall *self, LookoutTile *tile)
{
  guint last = lookout_wall_get_n_tiles (self) - 1;
  GtkWidget *behind = GTK_WIDGET (lookout_wall_get_tile (self, last));

  if (behind == GTK_WIDGET (tile))
    return;
  gtk_widget_insert_after (GTK_WIDGET (tile), GTK_WIDGET (self), behind);
  g_ptr_array_remove (self->tiles, tile);
  g_ptr_array_insert (self->tiles, (int) last, tile);
}

static GPtrArray *
send_gone_back (LookoutWall *self, const FleetGrid *grid)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lookout_wall_get_n_tiles (self); i++)
    if (grid->tiles[i].size[0] == 0)
      g_ptr_array_add (gone, g_object_ref (lookout_wall_get_tile (self, i)));
  for (guint i = 0; i < gone->len; i++)
    send_back (self, g_ptr_array_index (gone, i));
  return gone;
}

static void
lookout_wall_tell_gone (LookoutWall *self, GPtrArray *gone)
{
  guint n = 0;
  g_autofree char *message = NULL;

  for (guint i = 0; i < gone->len; i++)
    {
      LookoutPlay *play = lookout_tile_get_play (g_ptr_array_index (gone, i));

      n += play != NULL && lookout_play_get_parked (play);
    }
  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("%u camera has no tile now. Ctrl+Z brings it back.",
                                       "%u cameras have no tile now. Ctrl+Z brings them back.", n),
                             n);
  lookout_wall_tell (self, message);
}

/* As a person wants it. @grid has the tiles that the wall has, those included that are gone, and perhaps one more. */
void
lookout_wall_reshape (LookoutWall *self, const FleetGrid *grid)
{
  FleetGrid next = *grid;
  g_autoptr (GPtrArray) gone = NULL;

  lookout_wall_remember (self);
  gone = send_gone_back (self, &next);
  fleet_grid_drop_gone (&next);
  lookout_wall_divide (self, &next, TRUE);
  lookout_wall_tell_gone (self, gone);
}

/**
 * lookout_wall_set_free:
 * @self: the wall
 * @free: whether its edges can be moved from now on; the tiles stay where they are. Otherwise it gets the smallest
 *   other layout with as many tiles.
 */
void
lookout_wall_set_free (LookoutWall *self, gboolean free)
{
  FleetGrid grid;

  g_return_if_fail (LOOKOUT_IS_WALL (self));

  if (self->free == free)
    return;
  grid = *lookout_wall_get_grid (self);
  fleet_grid_refine (&grid);
  if (free)
    {
      lookout_wall_reshape (self, &grid);
      lookout_wall_tell (self, _ ("Drag the edges between tiles, or press Shift and an arrow key"));
      return;
    }
  lookout_wall_remember (self);
  lookout_wall_set_layout (self, lookout_layouts_find_for (grid.n_tiles)->n_tiles);
}

static gboolean
find_tile (LookoutWall *self, LookoutTile *tile, guint *index)
{
  return tile != NULL && g_ptr_array_find (self->tiles, tile, index)
         && *index < lookout_wall_get_n_tiles (self);
}

/**
 * lookout_wall_resize_tile:
 * @self: the wall
 * @tile: a tile
 * @axis: whether it becomes wider or higher
 * @by: 1, or -1 for narrower or lower
 *
 * Changes the size of a tile by a line of the grid, and that of its neighbours. The layout is a free one then.
 *
 * Returns: %FALSE if that cannot be, which is told
 */
gboolean
lookout_wall_resize_tile (LookoutWall *self, LookoutTile *tile, FleetAxis axis, int by)
{
  static const char *const problems[FLEET_N_AXES][2]
      = { { N_ ("This tile cannot be narrower"), N_ ("This tile cannot be wider") },
          { N_ ("This tile cannot be lower"), N_ ("This tile cannot be higher") } };
  FleetGrid grid;
  guint index;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);
  g_return_val_if_fail (find_tile (self, tile, &index), FALSE);

  lookout_wall_give_up_edges (self);
  grid = *lookout_wall_get_grid (self);
  fleet_grid_refine (&grid);
  if (fleet_grid_resize (&grid, index, axis, by))
    {
      lookout_wall_reshape (self, &grid);
      return TRUE;
    }
  lookout_wall_tell (self, _ (problems[axis][by > 0]));
  return FALSE;
}

/**
 * lookout_wall_divide_tile:
 * @self: the wall
 * @tile: a tile
 *
 * Makes two tiles of it, the second of which is empty. The layout is a free one then.
 *
 * Returns: %FALSE if that cannot be, which is told
 */
gboolean
lookout_wall_divide_tile (LookoutWall *self, LookoutTile *tile)
{
  FleetGrid grid;
  guint index;

  g_return_val_if_fail (LOOKOUT_IS_WALL (self), FALSE);
  g_return_val_if_fail (find_tile (self, tile, &index), FALSE);

  lookout_wall_give_up_edges (self);
  grid = *lookout_wall_get_grid (self);
  fleet_grid_refine (&grid);
  if (fleet_grid_divide (&grid, index))
    {
      lookout_wall_reshape (self, &grid);
      return TRUE;
    }
  lookout_wall_tell (self, grid.n_tiles < FLEET_GRID_MAX_TILES
                               ? _ ("This tile is too small to be divided")
                               : _ ("The wall cannot have more tiles"));
  return FALSE;
}

/* Who does not see the wall hears what became of a tile. */
void
lookout_wall_describe_tiles (LookoutWall *self)
{
  const FleetGrid *grid = lookout_wall_get_grid (self);

  for (guint i = 0; i < self->tiles->len; i++)
    {
      const FleetGridCell *cell = self->free && i < grid->n_tiles ? &grid->tiles[i] : NULL;
      g_autofree char *extent = NULL;

      if (cell != NULL)
        /* Translators: how wide and how high a tile is, of how many lines the wall has. */
        extent = g_strdup_printf (_ ("%u of %u wide, %u of %u high"),
                                  cell->size[FLEET_AXIS_COLUMNS], grid->size[FLEET_AXIS_COLUMNS],
                                  cell->size[FLEET_AXIS_ROWS], grid->size[FLEET_AXIS_ROWS]);
      lookout_tile_set_extent (g_ptr_array_index (self->tiles, i), extent);
    }
}
