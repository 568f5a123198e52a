/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-tile.h"

G_BEGIN_DECLS

void lookout_tile_zoom_add (LookoutTile *tile);

G_END_DECLS
