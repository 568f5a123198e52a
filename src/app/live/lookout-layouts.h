/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"

G_BEGIN_DECLS

/* The most tiles of any layout, and the most of them that are larger than one cell. */
#define LOOKOUT_MAX_TILES FLEET_GRID_MAX_TILES
#define LOOKOUT_MAX_SPANS 4

/* In place of the number of tiles, where a person has divided the wall. */
#define LOOKOUT_LAYOUT_FREE 0

/**
 * LookoutLayout:
 * @n_tiles: how many tiles; also its name in actions, settings and on the command line
 * @columns: columns of the grid
 * @rows: rows of the grid
 * @spans: where the first tiles stand, if they are larger than one cell; ended by one without columns.
 *   The other tiles fill what is left, one cell each, in reading order.
 *
 * One way to divide the wall.
 */
typedef struct
{
  guint n_tiles;
  guint8 columns;
  guint8 rows;
  FleetGridCell spans[LOOKOUT_MAX_SPANS];
} LookoutLayout;

/* clang-format off */
/* The layouts, from the smallest: tiles, columns, rows, what a person reads, keys, and the tiles that are larger than
   one cell. Everything that offers layouts (the menu, the keys, the command line, a device with many cameras) is
   made from these rows. */
#define LOOKOUT_LAYOUTS(ROW)                                                                      \
  ROW (1, 1, 1, N_ ("1 Camera"), "<Control>1", { { 0 } })                                             \
  ROW (4, 2, 2, N_ ("4 Cameras"), "<Control>2", { { 0 } })                                            \
  ROW (6, 3, 3, N_ ("6 Cameras, One of Them Large"), "<Control>3", { { 0, 0 }, { 2, 2 } })        \
  ROW (8, 4, 4, N_ ("8 Cameras, One of Them Large"), "<Control>4", { { 0, 0 }, { 3, 3 } })        \
  ROW (9, 3, 3, N_ ("9 Cameras"), "<Control>5", { { 0 } })                                            \
  ROW (13, 4, 4, N_ ("13 Cameras, a Large One in the Middle"), "<Control>6", { { 1, 1 }, { 2, 2 } })     \
  ROW (16, 4, 4, N_ ("16 Cameras"), "<Control>7", { { 0 } })                                          \
  ROW (25, 5, 5, N_ ("25 Cameras"), "<Control>8", { { 0 } })                                          \
  ROW (36, 6, 6, N_ ("36 Cameras"), "<Control>9", { { 0 } })
/* clang-format on */

/* Ends with a layout without tiles. */
extern const LookoutLayout lookout_layouts[];

const LookoutLayout *lookout_layouts_find (guint n_tiles);
const LookoutLayout *lookout_layouts_find_for (guint n_cameras);
char *lookout_layouts_dup_names (const char *separator);
void lookout_layout_get_grid (const LookoutLayout *layout, FleetGrid *grid);

G_END_DECLS
