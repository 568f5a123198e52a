/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-device-row-private.h"

G_BEGIN_DECLS

/* The rows of a list by position, as far as anyone has taken them. */
typedef struct _FleetRowMap FleetRowMap;

FleetRowMap *fleet_row_map_new (void);
void fleet_row_map_free (FleetRowMap *self);

/* The row at a place of the list whose rows these are. Not owned by the caller. */
FleetDeviceRow *fleet_row_map_get (FleetRowMap *self, FleetDeviceList *list, guint position);
/* Rows that stay keep their objects, at their new places. */
void fleet_row_map_splice (FleetRowMap *self, guint position, guint removed, guint added);
/* G_MAXUINT if nobody has taken a row with it. */
guint fleet_row_map_find (FleetRowMap *self, FleetDevice *device);
void fleet_row_map_clear (FleetRowMap *self);

G_END_DECLS
