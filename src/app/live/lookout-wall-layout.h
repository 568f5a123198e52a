/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fleet.h"

G_BEGIN_DECLS

/* Between two tiles, in application pixels. */
#define LOOKOUT_WALL_GAP 2

#define LOOKOUT_TYPE_WALL_LAYOUT (lookout_wall_layout_get_type ())

/**
 * LookoutWallLayout:
 *
 * Puts the children of a widget where the tiles of a [struct@Fleet.Grid] stand, in order and at whole pixels.
 * Children beyond the grid, and all others while one is enlarged, are not shown: they are unmapped, and
 * so cost nothing.
 */
G_DECLARE_FINAL_TYPE (LookoutWallLayout,
                      lookout_wall_layout,
                      LOOKOUT,
                      WALL_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *lookout_wall_layout_new (void);

const FleetGrid *lookout_wall_layout_get_grid (LookoutWallLayout *self);
void lookout_wall_layout_set_grid (LookoutWallLayout *self, const FleetGrid *grid);
GtkWidget *lookout_wall_layout_get_enlarged (LookoutWallLayout *self);
void lookout_wall_layout_set_enlarged (LookoutWallLayout *self, GtkWidget *child);

int lookout_wall_layout_get_line (int size, guint n_lines, guint line);
guint lookout_wall_layout_find_line (int size, guint n_lines, double at);

G_END_DECLS
