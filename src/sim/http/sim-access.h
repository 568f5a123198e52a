/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

gboolean sim_access_check_key (SimCall *call);
gboolean sim_access_check_token (SimCall *call);

G_END_DECLS
