/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"
#include "http/sim-outlet.h"

G_BEGIN_DECLS

void sim_fault_stream_apply (SimCall *call, SimOutlet *outlet);
void sim_fault_stream_freeze (SimPlatform *platform,
                              const GPtrArray *faults,
                              const SimDevice *device,
                              guint channel_id);

G_END_DECLS
