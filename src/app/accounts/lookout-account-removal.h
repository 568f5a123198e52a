/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

void lookout_account_removal_ask (LookoutContext *context, FleetAccount *account);

G_END_DECLS
