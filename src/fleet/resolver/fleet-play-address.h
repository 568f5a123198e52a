/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_PLAY_ADDRESS (fleet_play_address_get_type ())
G_DECLARE_FINAL_TYPE (FleetPlayAddress, fleet_play_address, FLEET, PLAY_ADDRESS, GObject)

FleetPlayAddress *fleet_play_address_new (const char *uri,
                                          FleetPlayProtocol protocol,
                                          const char *tls_pin,
                                          GTlsDatabase *tls_database,
                                          gint64 expires_at);

const char *fleet_play_address_get_uri (FleetPlayAddress *self);
FleetPlayProtocol fleet_play_address_get_protocol (FleetPlayAddress *self);
const char *fleet_play_address_get_tls_pin (FleetPlayAddress *self);
GTlsDatabase *fleet_play_address_get_tls_database (FleetPlayAddress *self);
gint64 fleet_play_address_get_expires_at (FleetPlayAddress *self);
gboolean fleet_play_address_is_reached (FleetPlayAddress *self);
void fleet_play_address_set_reached (FleetPlayAddress *self, gboolean reached);

G_END_DECLS
