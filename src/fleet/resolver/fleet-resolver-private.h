/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resolver/fleet-resolver.h"

G_BEGIN_DECLS

FleetResolver *fleet_resolver_new (FleetSession *session);
/* The session is closing: nothing is asked any more. */
void fleet_resolver_detach (FleetResolver *self);

G_END_DECLS
