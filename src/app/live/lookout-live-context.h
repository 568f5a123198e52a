/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

/* What the context of a window holds of the wall, as what it is: the shell knows no walls. All are (nullable). */

LookoutWall *lookout_live_get_wall (LookoutContext *context);
LookoutTile *lookout_live_get_tile (LookoutContext *context);
LookoutPlay *lookout_live_get_play (LookoutContext *context);

G_END_DECLS
