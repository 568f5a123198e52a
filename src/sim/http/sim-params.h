/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

gboolean sim_params_check (SimCall *call);
GArray *sim_params_parse_ids (const char *text);

G_END_DECLS
