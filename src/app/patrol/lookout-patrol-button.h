/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "patrol/lookout-round.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PATROL_BUTTON (lookout_patrol_button_get_type ())

/**
 * LookoutPatrolButton:
 *
 * Says while there is a patrol how it stands, and opens what can be done with it.
 */
G_DECLARE_FINAL_TYPE (LookoutPatrolButton, lookout_patrol_button, LOOKOUT, PATROL_BUTTON, AdwBin)

void lookout_patrol_button_set_round (LookoutPatrolButton *self, LookoutRound *round);
void lookout_patrol_button_set_compact (LookoutPatrolButton *self, gboolean compact);

G_END_DECLS
