/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How a free division of a wall stands in a file. */

#include "views/fleet-grid-json.h"

#include <glib/gi18n-lib.h>

#include "views/fleet-json.h"

/* By axis, in the grid as in a tile. */
static const char *const start_members[FLEET_N_AXES] = { "column", "row" };
static const char *const size_members[FLEET_N_AXES] = { "columns", "rows" };

/* Of what stands there already. */
static guint
find_covered (const FleetGrid *grid, const FleetGridCell *cell)
{
  for (guint row = 0; row < cell->size[FLEET_AXIS_ROWS]; row++)
    for (guint column = 0; column < cell->size[FLEET_AXIS_COLUMNS]; column++)
      {
        guint tile = fleet_grid_find_tile (grid, cell->start[FLEET_AXIS_COLUMNS] + column,
                                           cell->start[FLEET_AXIS_ROWS] + row);

        if (tile != FLEET_GRID_NO_TILE)
          return tile;
      }
  return FLEET_GRID_NO_TILE;
}

static gboolean
read_tile (JsonObject *object, const char *path, gpointer to, GError **error)
{
  FleetGrid *grid = to;
  FleetGridCell cell;
  guint covered;

  if (grid->n_tiles >= FLEET_GRID_MAX_TILES)
    return fleet_json_fail (error, "", path, _ ("there can be no more than %u tiles"),
                            FLEET_GRID_MAX_TILES);
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      guint start, size;

      if (!fleet_json_read_number (object, path, start_members[axis], grid->size[axis], &start,
                                   error)
          || !fleet_json_read_number (object, path, size_members[axis],
                                      grid->size[axis] - start + 1, &size, error))
        return FALSE;
      cell.start[axis] = (guint8) (start - 1);
      cell.size[axis] = (guint8) size;
    }
  covered = find_covered (grid, &cell);
  if (covered != FLEET_GRID_NO_TILE)
    return fleet_json_fail (error, "", path, _ ("this covers a part of tile %u"), covered + 1);
  grid->tiles[grid->n_tiles++] = cell;
  return TRUE;
}

static gboolean
check_filled (const FleetGrid *grid, const char *path, GError **error)
{
  for (guint row = 0; row < grid->size[FLEET_AXIS_ROWS]; row++)
    for (guint column = 0; column < grid->size[FLEET_AXIS_COLUMNS]; column++)
      if (fleet_grid_find_tile (grid, column, row) == FLEET_GRID_NO_TILE)
        return fleet_json_fail (error, path, "tiles", _ ("nothing stands in column %u of row %u"),
                                column + 1, row + 1);
  return TRUE;
}

/* Also that the tiles fill the grid, and that none covers a part of another. */
gboolean
fleet_grid_read (JsonObject *object, const char *path, FleetGrid *grid, GError **error)
{
  *grid = (FleetGrid){ 0 };
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      guint size;

      if (!fleet_json_read_number (object, path, size_members[axis], FLEET_GRID_MAX_LINES, &size,
                                   error))
        return FALSE;
      grid->size[axis] = (guint8) size;
    }
  return fleet_json_read_list (object, path, "tiles", TRUE, read_tile, grid, error)
         && check_filled (grid, path, error);
}

static JsonObject *
write_tile (const FleetGridCell *cell)
{
  JsonObject *object = json_object_new ();

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      json_object_set_int_member (object, start_members[axis], (gint64) cell->start[axis] + 1);
      json_object_set_int_member (object, size_members[axis], cell->size[axis]);
    }
  return object;
}

/* With what @source, which may be %NULL, had besides. */
JsonObject *
fleet_grid_write (const FleetGrid *self, JsonObject *source)
{
  JsonObject *object = fleet_json_begin (source);
  JsonArray *tiles = json_array_new ();

  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    json_object_set_int_member (object, size_members[axis], self->size[axis]);
  for (guint i = 0; i < self->n_tiles; i++)
    json_array_add_object_element (tiles, write_tile (&self->tiles[i]));
  json_object_set_array_member (object, "tiles", tiles);
  return object;
}
