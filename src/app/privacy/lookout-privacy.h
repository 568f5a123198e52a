/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

/* What is kept on disk of what was watched: the wall, the account, small pictures, and which cameras sent how much. */

void lookout_privacy_follow (FleetViewStore *wall_store);
gboolean lookout_privacy_get_remembers (void);
void lookout_privacy_forget (FleetViewStore *wall_store);
void lookout_privacy_forget_in (LookoutContext *context);
void lookout_privacy_forget_account (FleetAccount *account);

G_END_DECLS
