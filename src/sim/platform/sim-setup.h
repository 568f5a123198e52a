/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"

G_BEGIN_DECLS

void sim_setup_apply (const SimPart *part, SimCamera *camera);

G_END_DECLS
