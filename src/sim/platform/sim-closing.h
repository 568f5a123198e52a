/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-platform.h"

G_BEGIN_DECLS

gboolean sim_closing_is_closed (SimPlatform *platform, guint64 device_id, guint channel_id);

G_END_DECLS
