/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-play.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TILE (lookout_tile_get_type ())

/**
 * LookoutTile:
 *
 * One place of the wall: empty, or showing a [class@Play].
 *
 * While the tile is not mapped, or suspended by the wall, pictures are not decoded. Its actions are `tile.close`,
 * `tile.retry`, `tile.sound` and `tile.next-protocol`; `tile.snapshot` and `tile.enlarge` only ask, with signals
 * of these names. `changed` says that its play, or how that stands, has changed.
 */
G_DECLARE_FINAL_TYPE (LookoutTile, lookout_tile, LOOKOUT, TILE, GtkWidget)

GtkWidget *lookout_tile_new (void);

LookoutPlay *lookout_tile_get_play (LookoutTile *self);
void lookout_tile_set_play (LookoutTile *self, LookoutPlay *play);
gboolean lookout_tile_is_empty (LookoutTile *self);
void lookout_tile_get_picture_area (LookoutTile *self, graphene_rect_t *area);

void lookout_tile_tick (LookoutTile *self, GDateTime *now);
void lookout_tile_set_suspended (LookoutTile *self, gboolean suspended);
void lookout_tile_set_figures_visible (LookoutTile *self, gboolean visible);
void lookout_tile_set_enlarged (LookoutTile *self, gboolean enlarged);
void lookout_tile_set_extent (LookoutTile *self, const char *extent);
void lookout_tile_set_hotspot (LookoutTile *self, gboolean hotspot);

G_END_DECLS
