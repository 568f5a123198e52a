/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-layouts.h"

#define LAYOUT(n_tiles, columns, rows, label, keys, ...) \
  { n_tiles, columns, rows, { __VA_ARGS__ } },

const LookoutLayout lookout_layouts[]
    = { LOOKOUT_LAYOUTS (LAYOUT){ 0, 0, 0, { { { 0 }, { 0 } } } } };

/**
 * lookout_layouts_find:
 * @n_tiles: how many tiles
 *
 * Returns: (nullable): the layout of just so many tiles
 */
const LookoutLayout *
lookout_layouts_find (guint n_tiles)
{
  for (const LookoutLayout *layout = lookout_layouts; layout->n_tiles != 0; layout++)
    if (layout->n_tiles == n_tiles)
      return layout;
  return NULL;
}

/**
 * lookout_layouts_find_for:
 * @n_cameras: how many cameras are to be seen
 *
 * Returns: the smallest layout that holds them, or else the largest
 */
const LookoutLayout *
lookout_layouts_find_for (guint n_cameras)
{
  const LookoutLayout *layout = lookout_layouts;

  while (layout->n_tiles < n_cameras && layout[1].n_tiles != 0)
    layout++;
  return layout;
}

/**
 * lookout_layouts_dup_names:
 * @separator: what stands between two
 *
 * Returns: (transfer full): the number of tiles of each layout, in one line
 */
char *
lookout_layouts_dup_names (const char *separator)
{
  GString *names = g_string_new (NULL);

  for (const LookoutLayout *layout = lookout_layouts; layout->n_tiles != 0; layout++)
    g_string_append_printf (names, "%s%u", names->len > 0 ? separator : "", layout->n_tiles);
  return g_string_free (names, FALSE);
}

/**
 * lookout_layout_get_grid:
 * @layout: a layout
 * @grid: (out caller-allocates): where its tiles stand
 *
 * The larger tiles come first, the others in reading order.
 */
void
lookout_layout_get_grid (const LookoutLayout *layout, FleetGrid *grid)
{
  *grid = (FleetGrid){ .size = { layout->columns, layout->rows } };
  while (grid->n_tiles < LOOKOUT_MAX_SPANS && layout->spans[grid->n_tiles].size[0] != 0)
    {
      grid->tiles[grid->n_tiles] = layout->spans[grid->n_tiles];
      grid->n_tiles++;
    }
  for (guint8 row = 0; row < layout->rows; row++)
    for (guint8 column = 0; column < layout->columns; column++)
      if (grid->n_tiles < layout->n_tiles
          && fleet_grid_find_tile (grid, column, row) == FLEET_GRID_NO_TILE)
        grid->tiles[grid->n_tiles++] = (FleetGridCell){ { column, row }, { 1, 1 } };
}
