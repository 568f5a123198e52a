/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

/**
 * SimFaultContinue:
 * @call: a call that no fault has answered
 */
typedef void (*SimFaultContinue) (SimCall *call);

void sim_fault_answer_begin (SimCall *call, SimFaultContinue proceed);
void sim_fault_answer_never (SimCall *call);
GBytes *sim_fault_answer_change (SimCall *call, const char *type, GBytes *body);
gboolean sim_fault_answer_drip (SimCall *call, guint status, const char *type, GBytes *body);

G_END_DECLS
