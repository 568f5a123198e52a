/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

void sim_devices_handle_add (SimCall *call);
void sim_devices_handle_register (SimCall *call);
void sim_devices_handle_change (SimCall *call);
void sim_devices_handle_remove (SimCall *call);

G_END_DECLS
