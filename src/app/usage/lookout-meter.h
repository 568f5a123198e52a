/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "shell/lookout-context.h"

G_BEGIN_DECLS

FleetMeter *lookout_meter_get (void);
void lookout_meter_watch (LookoutContext *context);

G_END_DECLS
