/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* The channels of one device: every one that was ever asked for, and those that the platform has. */
typedef struct _FleetChannelSet FleetChannelSet;

FleetChannelSet *fleet_channel_set_new (void);
void fleet_channel_set_free (FleetChannelSet *self);

/* Forgets all channels, which hold their device. */
void fleet_channel_set_clear (FleetChannelSet *self);
/* The one object for a channel. Not owned by the caller. */
FleetChannel *fleet_channel_set_get (FleetChannelSet *self, FleetDevice *device, guint channel_id);
/* NULL until the platform has told. */
GListModel *fleet_channel_set_get_list (FleetChannelSet *self);
/* What the platform told (OnvChannel); objects that are known stay the same. */
void fleet_channel_set_take (FleetChannelSet *self, FleetDevice *device, GListModel *records);

G_END_DECLS
