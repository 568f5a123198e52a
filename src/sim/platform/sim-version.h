/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

G_BEGIN_DECLS

void sim_version_set (SimStore *store, const char *version);

G_END_DECLS
