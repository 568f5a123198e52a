/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_DEVICE_ROW (fleet_device_row_get_type ())
G_DECLARE_FINAL_TYPE (FleetDeviceRow, fleet_device_row, FLEET, DEVICE_ROW, GObject)

FleetDevice *fleet_device_row_get_device (FleetDeviceRow *self);
gboolean fleet_device_row_get_loading (FleetDeviceRow *self);
const GError *fleet_device_row_get_error (FleetDeviceRow *self);

G_END_DECLS
