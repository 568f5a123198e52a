/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-tile-status.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_TILE_MESSAGE (lookout_tile_message_get_type ())

/**
 * LookoutTileMessage:
 *
 * What stands in the middle of a tile that shows no moving picture: what to do with an empty one, a spinner, or
 * what is wrong, when it will be tried again, and a button with what can be done. In a small tile the least
 * important parts go first.
 */
G_DECLARE_FINAL_TYPE (LookoutTileMessage, lookout_tile_message, LOOKOUT, TILE_MESSAGE, GtkWidget)

void lookout_tile_message_show_empty (LookoutTileMessage *self, const char *text);
void lookout_tile_message_show_status (LookoutTileMessage *self,
                                       const LookoutTileStatus *status,
                                       gboolean has_picture);

G_END_DECLS
