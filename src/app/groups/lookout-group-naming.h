/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

void lookout_group_naming_create (LookoutContext *context);
void lookout_group_naming_rename (LookoutContext *context, FleetGroup *group);

G_END_DECLS
