/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-session.h"

G_BEGIN_DECLS

typedef struct _OnvDevice OnvDevice;

/* Cancelled when the session closes: for calls that nobody else would cancel. */
GCancellable *fleet_session_get_closing (FleetSession *self);
gboolean fleet_session_is_closed (FleetSession *self);

/* One more has opened it, and will close it. */
void fleet_session_use (FleetSession *self);

/* The one object for what the platform sent, brought up to date. */
FleetDevice *fleet_session_take_record (FleetSession *self, OnvDevice *record);

G_END_DECLS
