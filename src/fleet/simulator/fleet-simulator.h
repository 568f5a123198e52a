/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_SIMULATOR (fleet_simulator_get_type ())
G_DECLARE_FINAL_TYPE (FleetSimulator, fleet_simulator, FLEET, SIMULATOR, GObject)

FleetSimulator *fleet_simulator_new (void);

void fleet_simulator_set_program (FleetSimulator *self, const char *program);
void fleet_simulator_set_secure (FleetSimulator *self, gboolean secure);
void fleet_simulator_set_ready_timeout (FleetSimulator *self, guint ms);

void fleet_simulator_start_async (FleetSimulator *self,
                                  const char *const *arguments,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
FleetAccount *
fleet_simulator_start_finish (FleetSimulator *self, GAsyncResult *result, GError **error);
void fleet_simulator_stop (FleetSimulator *self);

gboolean fleet_simulator_get_running (FleetSimulator *self);
const char *fleet_simulator_get_url (FleetSimulator *self);
const char *fleet_simulator_get_api_key (FleetSimulator *self);
const char *fleet_simulator_get_access_key (FleetSimulator *self);
const char *fleet_simulator_get_rtmp (FleetSimulator *self);

G_END_DECLS
