/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "fleet-types.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_SIMULATION (lookout_simulation_get_type ())

/**
 * LookoutSimulation:
 *
 * The simulated cameras of the program, as an account for this run only. The account is the same object at each start,
 * so that its row in the tree stays; its address and its keys are others each time.
 */
G_DECLARE_FINAL_TYPE (LookoutSimulation, lookout_simulation, LOOKOUT, SIMULATION, GObject)

LookoutSimulation *lookout_simulation_get (FleetAccountStore *store);

FleetAccount *lookout_simulation_get_account (LookoutSimulation *self);
FleetAccount *lookout_simulation_need_account (LookoutSimulation *self);
GListModel *lookout_simulation_get_pending (LookoutSimulation *self);

void lookout_simulation_start_async (LookoutSimulation *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
lookout_simulation_start_finish (LookoutSimulation *self, GAsyncResult *result, GError **error);
void lookout_simulation_hold (LookoutSimulation *self);
void lookout_simulation_release (LookoutSimulation *self);
void lookout_simulation_forget (LookoutSimulation *self);

G_END_DECLS
