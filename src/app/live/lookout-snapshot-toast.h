/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

void lookout_snapshot_take_and_tell (LookoutContext *context, LookoutPlay *play);
void lookout_snapshot_take_all_and_tell (LookoutContext *context, LookoutWall *wall);

G_END_DECLS
