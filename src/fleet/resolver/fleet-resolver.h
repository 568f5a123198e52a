/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_RESOLVER (fleet_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FleetResolver, fleet_resolver, FLEET, RESOLVER, GObject)

guint fleet_resolver_get_token_lifetime (FleetResolver *self);
void fleet_resolver_set_token_lifetime (FleetResolver *self, guint seconds);

void fleet_resolver_resolve_async (FleetResolver *self,
                                   FleetChannel *channel,
                                   FleetPlayProtocol preferred,
                                   FleetPlayProtocols avoid,
                                   guint attempt,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
FleetPlayAddress *
fleet_resolver_resolve_finish (FleetResolver *self, GAsyncResult *result, GError **error);

void fleet_resolver_request_keyframe (FleetResolver *self, FleetChannel *channel);

gboolean fleet_resolver_choose (FleetPlayProtocol preferred,
                                FleetPlayProtocols avoid,
                                guint attempt,
                                FleetPlayProtocol *chosen);

G_END_DECLS
