/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "palette/lookout-palette-item.h"

G_BEGIN_DECLS

/* The action that shows the palette, which is none of its answers. */
#define LOOKOUT_ACTION_PALETTE "palette"
/* As many cameras are among the answers at most. */
#define LOOKOUT_PALETTE_MAX_CAMERAS 20

#define LOOKOUT_TYPE_PALETTE_SEARCH (lookout_palette_search_get_type ())

/**
 * LookoutPaletteSearch:
 *
 * Looks for cameras, views and actions by what they are called. Views and actions are there at once. Devices that the
 * platform has told of are looked through bit by bit, so that nothing waits however many there are; the platform is
 * asked for those whose names begin so. `changed` is emitted when there is something else to say: that it looks,
 * that something went wrong, that there are more.
 */
G_DECLARE_FINAL_TYPE (LookoutPaletteSearch,
                      lookout_palette_search,
                      LOOKOUT,
                      PALETTE_SEARCH,
                      GObject)

LookoutPaletteSearch *lookout_palette_search_new (LookoutContext *context);

GListModel *lookout_palette_search_get_results (LookoutPaletteSearch *self);
void lookout_palette_search_set_text (LookoutPaletteSearch *self, const char *text);
gboolean lookout_palette_search_get_busy (LookoutPaletteSearch *self);
gboolean lookout_palette_search_get_settled (LookoutPaletteSearch *self);
gboolean lookout_palette_search_get_truncated (LookoutPaletteSearch *self);
char *lookout_palette_search_dup_status (LookoutPaletteSearch *self);

G_END_DECLS
