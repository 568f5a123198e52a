/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "simulator/fleet-simulator-ready.h"

G_BEGIN_DECLS

GStrv fleet_simulator_command_create (const char *program,
                                      const char *const *arguments,
                                      const FleetSimulatorReady *before,
                                      GError **error);

G_END_DECLS
