/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-play.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_FIGURES_ITEM (lookout_figures_item_get_type ())

/**
 * LookoutFiguresItem:
 *
 * A line of the table of statistics: a camera, how it stands, and its figures, as they were when last updated.
 * `changed` says that one of them is another now.
 */
G_DECLARE_FINAL_TYPE (LookoutFiguresItem, lookout_figures_item, LOOKOUT, FIGURES_ITEM, GObject)

LookoutFiguresItem *lookout_figures_item_new (LookoutPlay *play);
LookoutPlay *lookout_figures_item_get_play (LookoutFiguresItem *self);
void lookout_figures_item_update (LookoutFiguresItem *self);
const char *lookout_figures_item_get_cell (gpointer self, guint column);

guint lookout_figures_get_n_columns (void);
const char *lookout_figures_get_title (guint column);

G_END_DECLS
