/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "poll/fleet-tally.h"

G_BEGIN_DECLS

FleetTally *fleet_tally_new (FleetSession *session);
void fleet_tally_detach (FleetTally *self);

G_END_DECLS
