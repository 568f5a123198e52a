/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

gboolean sim_encryption_is_on (SimPlatform *platform);

G_END_DECLS
