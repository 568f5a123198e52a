/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-layouts.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_WALL_LAYOUT (lookout_wall_layout_get_type ())

/**
 * LookoutWallLayout:
 *
 * Puts the children of a widget into the cells of a [struct@Lookout.Layout], in order and at whole pixels.
 * Children beyond the layout, and all others while one is enlarged, are not shown: they are unmapped, and
 * so cost nothing.
 */
G_DECLARE_FINAL_TYPE (LookoutWallLayout,
                      lookout_wall_layout,
                      LOOKOUT,
                      WALL_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *lookout_wall_layout_new (void);

const LookoutLayout *lookout_wall_layout_get_layout (LookoutWallLayout *self);
void lookout_wall_layout_set_layout (LookoutWallLayout *self, const LookoutLayout *layout);
GtkWidget *lookout_wall_layout_get_enlarged (LookoutWallLayout *self);
void lookout_wall_layout_set_enlarged (LookoutWallLayout *self, GtkWidget *child);

G_END_DECLS
