/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_SESSION (fleet_session_get_type ())
G_DECLARE_FINAL_TYPE (FleetSession, fleet_session, FLEET, SESSION, GObject)

FleetSession *fleet_session_new (FleetAccount *account, OnvClient *client, FleetClock *clock);

FleetAccount *fleet_session_get_account (FleetSession *self);
OnvClient *fleet_session_get_client (FleetSession *self);
FleetClock *fleet_session_get_clock (FleetSession *self);
FleetDeviceList *fleet_session_get_devices (FleetSession *self);
FleetResolver *fleet_session_get_resolver (FleetSession *self);
FleetPoller *fleet_session_get_poller (FleetSession *self);
FleetTally *fleet_session_get_tally (FleetSession *self);
FleetImages *fleet_session_get_images (FleetSession *self);

FleetDevice *fleet_session_get_device (FleetSession *self, const char *id);
GPtrArray *fleet_session_dup_devices (FleetSession *self);
FleetChannel *fleet_session_get_channel (FleetSession *self, const char *key);

GTlsCertificate *fleet_session_dup_rejected_certificate (FleetSession *self);
void fleet_session_trust (FleetSession *self, const char *fingerprint);

void fleet_session_close (FleetSession *self);

G_END_DECLS
