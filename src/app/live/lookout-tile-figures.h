/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-tile-status.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TILE_FIGURES (lookout_tile_figures_get_type ())

/**
 * LookoutTileFigures:
 *
 * The statistics over a tile's picture: a line for each row of [var@figure_rows], as many as there is room for.
 */
G_DECLARE_FINAL_TYPE (LookoutTileFigures, lookout_tile_figures, LOOKOUT, TILE_FIGURES, GtkWidget)

void lookout_tile_figures_set_status (LookoutTileFigures *self, const LookoutTileStatus *status);

G_END_DECLS
