/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-tile-status.h"
#include "live/lookout-zoom.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TILE_OVERLAY (lookout_tile_overlay_get_type ())

/**
 * LookoutTileOverlay:
 *
 * What stands over a tile's picture: name, state, clock, messages, statistics, overview and buttons. It shows what it is
 * told and knows no player. Its buttons use the actions `tile.sound`, `tile.snapshot`, `tile.enlarge`,
 * `tile.close`, `tile.retry`, `tile.play-anyway` and `tile.next-protocol`.
 *
 * What does not fit into a small tile is left out. Figures that change all the time only redraw themselves.
 */
G_DECLARE_FINAL_TYPE (LookoutTileOverlay, lookout_tile_overlay, LOOKOUT, TILE_OVERLAY, GtkWidget)

GtkWidget *lookout_tile_overlay_new (void);
void lookout_tile_overlay_show_empty (LookoutTileOverlay *self);
void lookout_tile_overlay_show_status (LookoutTileOverlay *self,
                                       const LookoutTileStatus *status,
                                       gboolean has_picture);
void lookout_tile_overlay_set_name (LookoutTileOverlay *self, const char *name);
void lookout_tile_overlay_set_clock (LookoutTileOverlay *self, const char *text);
void lookout_tile_overlay_set_figures_visible (LookoutTileOverlay *self, gboolean visible);
void lookout_tile_overlay_set_zoom (LookoutTileOverlay *self,
                                    const LookoutZoom *zoom,
                                    GdkPaintable *paintable);
void lookout_tile_overlay_set_enlarged (LookoutTileOverlay *self, gboolean enlarged);
void lookout_tile_overlay_set_hotspot (LookoutTileOverlay *self, gboolean hotspot);

G_END_DECLS
