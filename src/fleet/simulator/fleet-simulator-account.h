/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/fleet-account.h"
#include "simulator/fleet-simulator-ready.h"

G_BEGIN_DECLS

void fleet_simulator_account_create_async (const FleetSimulatorReady *ready,
                                           gboolean secure,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
FleetAccount *fleet_simulator_account_create_finish (GAsyncResult *result, GError **error);

G_END_DECLS
