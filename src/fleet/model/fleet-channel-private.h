/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-channel.h"

G_BEGIN_DECLS

FleetChannel *fleet_channel_new (FleetDevice *device, guint channel_id);
void fleet_channel_update (FleetChannel *self, const char *title, const char *description);

G_END_DECLS
