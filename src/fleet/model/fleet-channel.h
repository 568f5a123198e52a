/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_CHANNEL (fleet_channel_get_type ())
G_DECLARE_FINAL_TYPE (FleetChannel, fleet_channel, FLEET, CHANNEL, GObject)

FleetDevice *fleet_channel_get_device (FleetChannel *self);
guint fleet_channel_get_channel_id (FleetChannel *self);
const char *fleet_channel_get_title (FleetChannel *self);
const char *fleet_channel_get_description (FleetChannel *self);
const char *fleet_channel_get_key (FleetChannel *self);
FleetPtz *fleet_channel_get_ptz (FleetChannel *self);
FleetSizer *fleet_channel_get_sizer (FleetChannel *self);
char *fleet_channel_dup_name (FleetChannel *self);

gboolean fleet_channel_parse_key (const char *key, char **device_id, guint *channel_id);

G_END_DECLS
