/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "fleet.h"
#include "live/lookout-tile.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_WALL (lookout_wall_get_type ())

/**
 * LookoutWall:
 *
 * Tiles that fill a grid, one of which is the current one: it has, or had last, the focus. One may be enlarged over all. One
 * may be the hotspot: it shows, in addition, what the current one shows, or what is selected elsewhere.
 *
 * The wall knows no window: whoever shows it listens to `changed` (anything that an action may depend on),
 * `message` (something to tell the person, translated) and `snapshot` (a tile whose picture is wanted).
 */
G_DECLARE_FINAL_TYPE (LookoutWall, lookout_wall, LOOKOUT, WALL, GtkWidget)

GtkWidget *lookout_wall_new (void);

guint lookout_wall_get_layout (LookoutWall *self);
void lookout_wall_set_layout (LookoutWall *self, guint n_tiles);
const FleetGrid *lookout_wall_get_grid (LookoutWall *self);
void lookout_wall_set_free (LookoutWall *self, gboolean free);
gboolean lookout_wall_resize_tile (LookoutWall *self, LookoutTile *tile, FleetAxis axis, int by);
gboolean lookout_wall_divide_tile (LookoutWall *self, LookoutTile *tile);
void lookout_wall_remember (LookoutWall *self);
gboolean lookout_wall_can_undo (LookoutWall *self);
void lookout_wall_undo (LookoutWall *self);
MediaProtocol lookout_wall_get_protocol (LookoutWall *self);
void lookout_wall_set_protocol (LookoutWall *self, MediaProtocol protocol);
MediaPace lookout_wall_get_pace (LookoutWall *self);
void lookout_wall_set_pace (LookoutWall *self, MediaPace pace);
gboolean lookout_wall_get_figures_visible (LookoutWall *self);
void lookout_wall_set_figures_visible (LookoutWall *self, gboolean visible);
gboolean lookout_wall_get_right_size (LookoutWall *self);
void lookout_wall_set_right_size (LookoutWall *self, gboolean right_size);
FleetStreamSize lookout_wall_get_stream_size (LookoutWall *self, LookoutPlay *play);
void lookout_wall_set_stream_size (LookoutWall *self, LookoutPlay *play, FleetStreamSize size);
gboolean lookout_wall_get_sound_follows (LookoutWall *self);
void lookout_wall_set_sound_follows (LookoutWall *self, gboolean follows);
gboolean lookout_wall_get_silent (LookoutWall *self);
void lookout_wall_set_silent (LookoutWall *self, gboolean silent);
double lookout_wall_get_volume (LookoutWall *self);
void lookout_wall_set_volume (LookoutWall *self, double volume);

guint lookout_wall_get_n_tiles (LookoutWall *self);
LookoutTile *lookout_wall_get_tile (LookoutWall *self, guint index);
LookoutPlay *lookout_wall_get_play (LookoutWall *self, guint index);
LookoutTile *lookout_wall_get_current (LookoutWall *self);
void lookout_wall_set_current (LookoutWall *self, LookoutTile *tile);
LookoutTile *lookout_wall_get_enlarged (LookoutWall *self);
void lookout_wall_set_enlarged (LookoutWall *self, LookoutTile *tile);
LookoutTile *lookout_wall_get_hotspot (LookoutWall *self);
void lookout_wall_set_hotspot (LookoutWall *self, LookoutTile *tile);
void lookout_wall_spot (LookoutWall *self, FleetChannel *channel);

void lookout_wall_open (LookoutWall *self, FleetChannel *channel);
void lookout_wall_open_at (LookoutWall *self, LookoutTile *tile, FleetChannel *channel);
void lookout_wall_open_device (LookoutWall *self, FleetDevice *device);
void lookout_wall_open_play (LookoutWall *self, LookoutPlay *play);
void
lookout_wall_show_plays (LookoutWall *self, guint n_tiles, const FleetGrid *grid, GPtrArray *plays);
void lookout_wall_swap (LookoutWall *self, LookoutTile *a, LookoutTile *b);
void lookout_wall_retry (LookoutWall *self);
void lookout_wall_close_all (LookoutWall *self);

G_END_DECLS
