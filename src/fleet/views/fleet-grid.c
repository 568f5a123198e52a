/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-grid.h"

/* An axis with fewer lines is made finer before edges are moved: a half, a third and a quarter are whole numbers of
 * lines then. */
#define FINE_LINES 12

G_STATIC_ASSERT (FLEET_GRID_MAX_TILES <= 64); /* a bit each */

static FleetAxis
other_axis (FleetAxis axis)
{
  return axis == FLEET_AXIS_COLUMNS ? FLEET_AXIS_ROWS : FLEET_AXIS_COLUMNS;
}

static guint
get_end (const FleetGridCell *cell, FleetAxis axis)
{
  return (guint) cell->start[axis] + cell->size[axis];
}

/**
 * fleet_grid_find_tile:
 * @self: a grid, all of whose tiles need not be there yet
 * @column: from 0
 * @row: from 0
 *
 * Finds what stands in a cell.
 *
 * Returns: a tile, or %FLEET_GRID_NO_TILE
 */
guint
fleet_grid_find_tile (const FleetGrid *self, guint column, guint row)
{
  const guint place[FLEET_N_AXES] = { column, row };

  for (guint i = 0; i < self->n_tiles; i++)
    {
      const FleetGridCell *cell = &self->tiles[i];
      gboolean inside = TRUE;

      for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
        inside = inside && place[axis] >= cell->start[axis] && place[axis] < get_end (cell, axis);
      if (inside)
        return i;
    }
  return FLEET_GRID_NO_TILE;
}

static gboolean
is_same_cell (const FleetGridCell *a, const FleetGridCell *b)
{
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    if (a->start[axis] != b->start[axis] || a->size[axis] != b->size[axis])
      return FALSE;
  return TRUE;
}

/**
 * fleet_grid_is_same:
 * @self: (nullable): a grid
 * @other: (nullable): another
 *
 * Compares lines and tiles.
 *
 * Returns: %TRUE if they are the same, or if there is neither
 */
gboolean
fleet_grid_is_same (const FleetGrid *self, const FleetGrid *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  if (self->n_tiles != other->n_tiles)
    return FALSE;
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    if (self->size[axis] != other->size[axis])
      return FALSE;
  for (guint i = 0; i < self->n_tiles; i++)
    if (!is_same_cell (&self->tiles[i], &other->tiles[i]))
      return FALSE;
  return TRUE;
}

/**
 * fleet_grid_refine:
 * @self: a grid
 *
 * Gives it lines enough to move edges by small steps. The tiles stay where they are.
 */
void
fleet_grid_refine (FleetGrid *self)
{
  for (FleetAxis axis = 0; axis < FLEET_N_AXES; axis++)
    {
      guint n = self->size[axis];
      guint factor = MIN ((FINE_LINES + n - 1) / n, FLEET_GRID_MAX_LINES / n);

      self->size[axis] = (guint8) (n * factor);
      for (guint i = 0; i < self->n_tiles; i++)
        {
          self->tiles[i].start[axis] = (guint8) (self->tiles[i].start[axis] * factor);
          self->tiles[i].size[axis] = (guint8) (self->tiles[i].size[axis] * factor);
        }
    }
}

/* Takes in the tiles that touch the edge as far as it is known. TRUE when there was one more. */
static gboolean
edge_grow (const FleetGrid *self, FleetGridEdge *edge)
{
  FleetAxis across = other_axis (edge->axis);
  guint64 known = edge->before | edge->after;

  for (guint i = 0; i < self->n_tiles; i++)
    {
      const FleetGridCell *cell = &self->tiles[i];
      gboolean ends = get_end (cell, edge->axis) == edge->position;
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (cell->size[across] == 0 || cell->start[across] >= edge->end
          || get_end (cell, across) <= edge->start
          || (!ends && cell->start[edge->axis] != edge->position))
        continue;
      if (ends)
        edge->before |= bit;
      else
        edge->after |= bit;
      edge->start = MIN (edge->start, cell->start[across]);
      edge->end = MAX (edge->end, get_end (cell, across));
    }
  return (edge->before | edge->after) != known;
}

/**
 * fleet_grid_find_edge:
 * @self: a grid
 * @axis: along which axis the edge would move
 * @position: at which line, from 0, which is the border
 * @across: in which row, or column, something of the edge lies
 * @edge: (out caller-allocates): the edge
 *
 * Finds the edge that is there, as long as it must be so that all tiles stay rectangles.
 *
 * Returns: %FALSE if a tile spans the line there, and on the border, which does not move
 */
gboolean
fleet_grid_find_edge (const FleetGrid *self,
                      FleetAxis axis,
                      guint position,
                      guint across,
                      FleetGridEdge *edge)
{
  *edge = (FleetGridEdge){ axis, position, across, across + 1, 0, 0 };
  if (position == 0 || position >= self->size[axis] || across >= self->size[other_axis (axis)])
    return FALSE;
  while (edge_grow (self, edge))
    ;
  return edge->before != 0 && edge->after != 0;
}

/* By one line, forwards or backwards. */
static void
edge_step (FleetGrid *self, const FleetGridEdge *edge, int by)
{
  for (guint i = 0; i < self->n_tiles; i++)
    {
      FleetGridCell *cell = &self->tiles[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << i;
      int size = cell->size[edge->axis];

      if (edge->after & bit)
        {
          cell->start[edge->axis] = (guint8) (cell->start[edge->axis] + by);
          size -= by;
        }
      else if (edge->before & bit)
        size += by;
      cell->size[edge->axis] = (guint8) size;
      if (size == 0)
        *cell = (FleetGridCell){ { 0, 0 }, { 0, 0 } };
    }
}

/**
 * fleet_grid_move_edge:
 * @self: a grid
 * @axis: along which axis
 * @position: at which line the edge is
 * @across: in which row, or column, something of it lies
 * @by: how many lines, backwards if negative
 *
 * Moves an edge line by line. What it moves into becomes smaller, and is gone in the end; what it leaves becomes larger.
 * Edges that it comes upon go along where they must. Tiles that are gone keep their number until
 * [func@grid_drop_gone].
 *
 * Returns: the line where it is then; it goes no further than to the border
 */
guint
fleet_grid_move_edge (FleetGrid *self, FleetAxis axis, guint position, guint across, int by)
{
  int step = by > 0 ? 1 : -1;
  FleetGridEdge edge;

  for (; by != 0 && fleet_grid_find_edge (self, axis, position, across, &edge); by -= step)
    {
      edge_step (self, &edge, step);
      position = (guint) ((int) position + step);
    }
  return position;
}

static gboolean
is_any_gone (const FleetGrid *self)
{
  for (guint i = 0; i < self->n_tiles; i++)
    if (self->tiles[i].size[0] == 0)
      return TRUE;
  return FALSE;
}

/**
 * fleet_grid_resize:
 * @self: a grid
 * @tile: one of its tiles
 * @axis: whether it becomes wider or higher
 * @by: 1, or -1 for narrower or lower
 *
 * Moves the far edge of a tile by a line, or the near one where the far one is the border. A tile that grows may push
 * others out, which are gone then; one that shrinks does not.
 *
 * Returns: %FALSE, and nothing has changed, if that cannot be
 */
gboolean
fleet_grid_resize (FleetGrid *self, guint tile, FleetAxis axis, int by)
{
  FleetGrid next = *self;
  const FleetGridCell *cell = &self->tiles[tile];
  guint across = cell->start[other_axis (axis)];
  guint end = get_end (cell, axis);

  if (end < self->size[axis])
    fleet_grid_move_edge (&next, axis, end, across, by);
  else if (cell->start[axis] > 0)
    fleet_grid_move_edge (&next, axis, cell->start[axis], across, -by);
  if (next.tiles[tile].size[axis] == cell->size[axis] || (by < 0 && is_any_gone (&next)))
    return FALSE;
  *self = next;
  return TRUE;
}

/**
 * fleet_grid_divide:
 * @self: a grid
 * @tile: one of its tiles
 *
 * Makes two tiles of one, side by side, or one below the other if it is higher than wide. The new one is the last.
 *
 * Returns: %FALSE, and nothing has changed, if it is too small, or there are too many already
 */
gboolean
fleet_grid_divide (FleetGrid *self, guint tile)
{
  FleetGridCell *cell = &self->tiles[tile];
  FleetGridCell second = *cell;
  FleetAxis axis = cell->size[FLEET_AXIS_ROWS] * self->size[FLEET_AXIS_COLUMNS]
                           > cell->size[FLEET_AXIS_COLUMNS] * self->size[FLEET_AXIS_ROWS]
                       ? FLEET_AXIS_ROWS
                       : FLEET_AXIS_COLUMNS;

  if (cell->size[axis] < 2)
    axis = other_axis (axis);
  if (cell->size[axis] < 2 || self->n_tiles >= FLEET_GRID_MAX_TILES)
    return FALSE;
  second.size[axis] = (guint8) (cell->size[axis] / 2);
  cell->size[axis] = (guint8) (cell->size[axis] - second.size[axis]);
  second.start[axis] = (guint8) (cell->start[axis] + cell->size[axis]);
  self->tiles[self->n_tiles++] = second;
  return TRUE;
}

/**
 * fleet_grid_drop_gone:
 * @self: a grid
 *
 * Lets the tiles that are left take the numbers of those that are gone.
 */
void
fleet_grid_drop_gone (FleetGrid *self)
{
  guint8 n = 0;

  for (guint i = 0; i < self->n_tiles; i++)
    if (self->tiles[i].size[0] > 0)
      self->tiles[n++] = self->tiles[i];
  self->n_tiles = n;
}
