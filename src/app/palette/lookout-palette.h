/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "palette/lookout-palette-search.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PALETTE (lookout_palette_get_type ())

/**
 * LookoutPalette:
 *
 * A window with an entry and what answers to it: cameras, views and actions. Choosing one closes it.
 */
G_DECLARE_FINAL_TYPE (LookoutPalette, lookout_palette, LOOKOUT, PALETTE, AdwWindow)

LookoutPalette *lookout_palette_present (LookoutContext *context);

G_END_DECLS
