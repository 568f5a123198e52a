/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

G_BEGIN_DECLS

void sim_messages_add (SimStore *store, guint64 device, GBytes *content);

G_END_DECLS
