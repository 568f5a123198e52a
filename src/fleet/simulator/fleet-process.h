/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/*
 * A helper program that lives as long as its standard input is open. Signals: "line" (a line of
 * its output), "ended" (in words how). It keeps itself alive until the program has ended.
 */
#define FLEET_TYPE_PROCESS (fleet_process_get_type ())
G_DECLARE_FINAL_TYPE (FleetProcess, fleet_process, FLEET, PROCESS, GObject)

FleetProcess *fleet_process_spawn (const char *const *argv, GError **error);
void fleet_process_stop (FleetProcess *self);

G_END_DECLS
