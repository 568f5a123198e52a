/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most tiles of any layout, and the most of them that are larger than one cell. */
#define LOOKOUT_MAX_TILES 36
#define LOOKOUT_MAX_SPANS 4

/**
 * LookoutCell:
 * @column: from 0, from the start of the line
 * @row: from 0, from the top
 * @columns: how many columns it is wide; 0 is no cell
 * @rows: how many rows it is high
 *
 * Where a tile stands in the grid of a layout.
 */
typedef struct
{
  guint8 column;
  guint8 row;
  guint8 columns;
  guint8 rows;
} LookoutCell;

/**
 * LookoutLayout:
 * @n_tiles: how many tiles; also its name in actions, settings and on the command line
 * @columns: columns of the grid
 * @rows: rows of the grid
 * @spans: where the first tiles stand, if they are larger than one cell; ended by a cell without columns.
 *   The other tiles fill what is left, one cell each, in reading order.
 *
 * One way to divide the wall.
 */
typedef struct
{
  guint n_tiles;
  guint8 columns;
  guint8 rows;
  LookoutCell spans[LOOKOUT_MAX_SPANS];
} LookoutLayout;

/* Ends with a layout without tiles. */
extern const LookoutLayout lookout_layouts[];

const LookoutLayout *lookout_layouts_find (guint n_tiles);
const LookoutLayout *lookout_layouts_find_for (guint n_cameras);
guint lookout_layout_get_cells (const LookoutLayout *layout, LookoutCell cells[LOOKOUT_MAX_TILES]);

G_END_DECLS
