/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "faults/sim-fault-park.h"

G_BEGIN_DECLS

void sim_fault_answer_begin (SimCall *call, SimFaultContinue proceed);
void sim_fault_answer_reset (SimCall *call);
void sim_fault_answers_renew (SimPlatform *platform);
GBytes *sim_fault_answer_change (SimCall *call, const char *type, GBytes *body);
gboolean sim_fault_answer_drip (SimCall *call, guint status, const char *type, GBytes *body);

G_END_DECLS
