/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-layouts.h"

#define LAYOUT(n_tiles, columns, rows, label, keys, ...) \
  { n_tiles, columns, rows, { __VA_ARGS__ } },

const LookoutLayout lookout_layouts[] = { LOOKOUT_LAYOUTS (LAYOUT){ 0, 0, 0, { { 0 } } } };

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

static gboolean
is_covered (const LookoutCell *cells, guint n_cells, guint column, guint row)
{
  for (guint i = 0; i < n_cells; i++)
    if (column >= cells[i].column && column < cells[i].column + cells[i].columns
        && row >= cells[i].row && row < cells[i].row + cells[i].rows)
      return TRUE;
  return FALSE;
}

/**
 * lookout_layout_get_cells:
 * @layout: a layout
 * @cells: (out): where each of its tiles stands
 *
 * Returns: how many cells there are, which is the number of tiles unless the grid is too small for them
 */
guint
lookout_layout_get_cells (const LookoutLayout *layout, LookoutCell cells[LOOKOUT_MAX_TILES])
{
  guint n_spans = 0;
  guint n_cells;

  while (n_spans < LOOKOUT_MAX_SPANS && layout->spans[n_spans].columns != 0)
    {
      cells[n_spans] = layout->spans[n_spans];
      n_spans++;
    }
  n_cells = n_spans;
  for (guint8 row = 0; row < layout->rows; row++)
    for (guint8 column = 0; column < layout->columns; column++)
      if (n_cells < layout->n_tiles && !is_covered (cells, n_spans, column, row))
        cells[n_cells++] = (LookoutCell){ column, row, 1, 1 };
  return n_cells;
}
