/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a grid: as many lines as a narrow window has room for, and as many tiles as the largest division of a wall. */
#define FLEET_GRID_MAX_LINES 16
#define FLEET_GRID_MAX_TILES 36
#define FLEET_GRID_NO_TILE G_MAXUINT

/**
 * FleetAxis:
 * @FLEET_AXIS_COLUMNS: from the start of the line
 * @FLEET_AXIS_ROWS: from the top
 *
 * In which direction is counted.
 */
typedef enum
{
  FLEET_AXIS_COLUMNS,
  FLEET_AXIS_ROWS,
  FLEET_N_AXES
} FleetAxis;

/**
 * FleetGridCell:
 * @start: the first column and row, from 0
 * @size: how many columns and rows; 0 of both is a tile that is gone
 *
 * Where a tile stands.
 */
typedef struct
{
  guint8 start[FLEET_N_AXES];
  guint8 size[FLEET_N_AXES];
} FleetGridCell;

/**
 * FleetGrid:
 * @size: how many columns and rows
 * @n_tiles: how many tiles
 * @tiles: where each of them stands
 *
 * A division of a wall into tiles that span columns and rows. They fill it, and none covers a part of another: whatever
 * is done here keeps it so.
 */
typedef struct
{
  guint8 size[FLEET_N_AXES];
  guint8 n_tiles;
  FleetGridCell tiles[FLEET_GRID_MAX_TILES];
} FleetGrid;

/**
 * FleetGridEdge:
 * @axis: across which axis it lies: an edge between two columns moves along the columns
 * @position: at which line, from 1
 * @start: where it begins, along the other axis
 * @end: where it ends
 * @before: a bit for each tile that ends there
 * @after: a bit for each tile that begins there
 *
 * A line between tiles of which no part can move alone.
 */
typedef struct
{
  FleetAxis axis;
  guint position;
  guint start;
  guint end;
  guint64 before;
  guint64 after;
} FleetGridEdge;

guint fleet_grid_find_tile (const FleetGrid *self, guint column, guint row);
gboolean fleet_grid_is_same (const FleetGrid *self, const FleetGrid *other);
void fleet_grid_refine (FleetGrid *self);
gboolean fleet_grid_find_edge (const FleetGrid *self,
                               FleetAxis axis,
                               guint position,
                               guint across,
                               FleetGridEdge *edge);
guint fleet_grid_move_edge (FleetGrid *self, FleetAxis axis, guint position, guint across, int by);
gboolean fleet_grid_resize (FleetGrid *self, guint tile, FleetAxis axis, int by);
gboolean fleet_grid_divide (FleetGrid *self, guint tile);
void fleet_grid_drop_gone (FleetGrid *self);

G_END_DECLS
