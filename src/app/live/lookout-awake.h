/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_AWAKE (lookout_awake_get_type ())

/**
 * LookoutAwake:
 *
 * Keeps the screen from going dark while somebody watches a wall.
 *
 * It is kept on from the first picture until no tile is live any more, or nobody can see the wall: it was closed,
 * its window is minimised, or covered where the compositor tells. Pictures that fail for less than a minute do not
 * count, since a screen that goes dark then would not come back with them. The property `held` tells of it.
 */
G_DECLARE_FINAL_TYPE (LookoutAwake, lookout_awake, LOOKOUT, AWAKE, GObject)

LookoutAwake *lookout_awake_new (LookoutWall *wall);
gboolean lookout_awake_get_held (LookoutAwake *self);

G_END_DECLS
