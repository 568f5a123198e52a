/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-device-row.h"

G_BEGIN_DECLS

/* A row that follows one of the platform's, from when someone asks what is in it, and has the session's
 * own object for its device. It does not keep the list. */
FleetDeviceRow *fleet_device_row_new (FleetDeviceList *list, guint position);
/* Without asking for what is not known yet. */
gboolean fleet_device_row_has (FleetDeviceRow *self, FleetDevice *device);
/* It is at another place of its list now. */
void fleet_device_row_move (FleetDeviceRow *self, guint position);
/* Its list has it no more, or is no more: it stays as it is. */
void fleet_device_row_detach (FleetDeviceRow *self);

G_END_DECLS
