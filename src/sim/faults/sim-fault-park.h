/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

/**
 * SimFaultPark:
 *
 * Calls that are left waiting with their connections open, until a fault ends or their callers go.
 */
typedef struct _SimFaultPark SimFaultPark;

/**
 * SimFaultContinue:
 * @call: a call that no fault has answered
 */
typedef void (*SimFaultContinue) (SimCall *call);

SimFaultPark *sim_fault_park_new (void);
void sim_fault_park_free (SimFaultPark *self);
void sim_fault_park_add (SimFaultPark *self, SimCall *call, SimFaultContinue proceed);
void sim_fault_park_release (SimFaultPark *self);
gboolean sim_fault_park_is_empty (SimFaultPark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimFaultPark, sim_fault_park_free)

G_END_DECLS
