/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

void lookout_group_show (LookoutContext *context, FleetGroup *group);
void lookout_group_patrol (LookoutContext *context, FleetGroup *group);

G_END_DECLS
