/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-device-row.h"

G_BEGIN_DECLS

typedef struct _OnvRow OnvRow;

/* A row that follows one of the platform's, and has the session's own object for its device. */
FleetDeviceRow *fleet_device_row_new (FleetSession *session, OnvRow *row);

G_END_DECLS
