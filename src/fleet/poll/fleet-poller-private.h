/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "poll/fleet-poller.h"

G_BEGIN_DECLS

FleetPoller *fleet_poller_new (FleetSession *session);
/* The session is closing: nothing is asked any more. */
void fleet_poller_detach (FleetPoller *self);
/* Tests say what the network is; NULL is the system's. */
void fleet_poller_set_monitor (FleetPoller *self, GNetworkMonitor *monitor);

G_END_DECLS
