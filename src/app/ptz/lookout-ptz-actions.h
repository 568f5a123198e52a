/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-actions.h"

#include "onv.h"

G_BEGIN_DECLS

/* The action of which each movement is a choice: its target is the number of command 7. */
#define LOOKOUT_PTZ_STEP "ptz-step"

extern const LookoutActionRow lookout_ptz_actions[];

const LookoutActionRow *lookout_ptz_actions_find (OnvPtzAction action);
OnvPtzAction lookout_ptz_actions_get_action (const LookoutActionRow *row);

G_END_DECLS
