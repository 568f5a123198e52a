/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "palette/lookout-palette-match.h"
#include "shell/lookout-actions.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PALETTE_ITEM (lookout_palette_item_get_type ())

/**
 * LookoutPaletteItem:
 *
 * One answer of the palette: a device, a channel, a view or an action, with its words.
 */
G_DECLARE_FINAL_TYPE (LookoutPaletteItem, lookout_palette_item, LOOKOUT, PALETTE_ITEM, GObject)

LookoutPaletteItem *lookout_palette_item_new_for_device (FleetDevice *device);
LookoutPaletteItem *lookout_palette_item_new_for_channel (FleetChannel *channel);
LookoutPaletteItem *lookout_palette_item_new_for_view (FleetView *view);
LookoutPaletteItem *lookout_palette_item_new_for_group (FleetGroup *group);
LookoutPaletteItem *lookout_palette_item_new_for_action (const LookoutActionRow *row,
                                                         LookoutContext *context);

const char *lookout_palette_item_get_icon (LookoutPaletteItem *self);
const char *lookout_palette_item_get_title (LookoutPaletteItem *self);
const char *lookout_palette_item_get_caption (LookoutPaletteItem *self);
const char *lookout_palette_item_get_keys (LookoutPaletteItem *self);
gpointer lookout_palette_item_get_subject (LookoutPaletteItem *self);
gboolean lookout_palette_item_is_camera (LookoutPaletteItem *self);
char *lookout_palette_item_dup_spoken (LookoutPaletteItem *self);

LookoutPaletteRank lookout_palette_item_rank_device (FleetDevice *device,
                                                     const LookoutPaletteQuery *query);
gboolean lookout_palette_item_match (LookoutPaletteItem *self, const LookoutPaletteQuery *query);
int lookout_palette_item_compare (gconstpointer a, gconstpointer b, gpointer user_data);
void lookout_palette_item_activate (LookoutPaletteItem *self, LookoutContext *context);

G_END_DECLS
