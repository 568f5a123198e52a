/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/fleet-view-change.h"
#include "views/fleet-view-store.h"

G_BEGIN_DECLS

/* What the sources of FleetViewStore offer to each other only. */
void fleet_view_store_do (FleetViewStore *self, FleetViewChange *change, gboolean saved);
const char *fleet_view_store_get_id_at (FleetViewStore *self, guint position);

G_END_DECLS
