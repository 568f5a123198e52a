/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"

G_BEGIN_DECLS

extern const SimSubject sim_plan_subject;

gboolean sim_plan_holds (JsonObject *settings, gint64 seconds);

G_END_DECLS
