/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-device.h"

G_BEGIN_DECLS

typedef struct _OnvDevice OnvDevice;

FleetDevice *fleet_device_new (FleetSession *session, const char *id);
/* The session is closing: no more calls, and the circle of device and channels is cut. */
void fleet_device_detach (FleetDevice *self);

/* What the platform said of the device, at this moment of the session's clock. */
void fleet_device_update (FleetDevice *self, OnvDevice *record);
void fleet_device_set_online (FleetDevice *self, FleetOnline online);
/* µs of the session's clock, 0 for never. */
gint64 fleet_device_get_online_at (FleetDevice *self);
/* The platform was asked how it is, and did not know it. */
gboolean fleet_device_get_absent (FleetDevice *self);

/* The channels as the platform listed them; objects that are known stay the same. */
void fleet_device_take_channels (FleetDevice *self, GListModel *records);

void fleet_device_set_loading (FleetDevice *self, gboolean loading);
void fleet_device_set_error (FleetDevice *self, const GError *error);
/* Who waits for the channels. */
void fleet_device_add_waiting (FleetDevice *self, GTask *task);
GPtrArray *fleet_device_steal_waiting (FleetDevice *self);

G_END_DECLS
