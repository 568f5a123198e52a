/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* What the simulated cameras say when they are ready: one line of JSON. */
typedef struct
{
  char *url;
  char *https_url; /* (nullable) */
  char *ca_file;   /* (nullable) */
  char *product_id;
  char *master_key;
  char *access_key; /* (nullable) */
  char *rtmp;       /* (nullable): host:port */
} FleetSimulatorReady;

FleetSimulatorReady *fleet_simulator_ready_parse (const char *line, GError **error);
void fleet_simulator_ready_free (FleetSimulatorReady *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetSimulatorReady, fleet_simulator_ready_free)

G_END_DECLS
