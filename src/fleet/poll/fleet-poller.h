/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_POLLER (fleet_poller_get_type ())
G_DECLARE_FINAL_TYPE (FleetPoller, fleet_poller, FLEET, POLLER, GObject)

void fleet_poller_set_visible (FleetPoller *self, FleetDevice *device, gboolean visible);
guint fleet_poller_get_interval (FleetPoller *self);
void fleet_poller_set_interval (FleetPoller *self, guint seconds);
guint fleet_poller_get_n_visible (FleetPoller *self);
const GError *fleet_poller_get_error (FleetPoller *self);
void fleet_poller_refresh (FleetPoller *self);

G_END_DECLS
