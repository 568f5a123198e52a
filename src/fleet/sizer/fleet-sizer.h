/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_SIZER (fleet_sizer_get_type ())

/**
 * FleetSizer:
 *
 * Which stream one camera is asked for (command 6): the one that a person wants, or else, if that is wished for, the
 * smallest that fills the place where it is shown. Whoever shows the camera says again and again how things stand; what
 * follows from that comes late enough not to follow each movement of an edge. `send` asks for a level, and whoever
 * sends it says what became of it.
 *
 * Cameras do not confirm a level, and those that do not know the command ignore it: when the pictures stay as large as
 * they were, or the platform refuses, the camera is not asked by itself any more.
 */
G_DECLARE_FINAL_TYPE (FleetSizer, fleet_sizer, FLEET, SIZER, GObject)

FleetSizer *fleet_sizer_new (FleetClock *clock);

FleetStreamSize fleet_sizer_get_wish (FleetSizer *self);
void fleet_sizer_set_wish (FleetSizer *self, FleetStreamSize wish);
void fleet_sizer_set_automatic (FleetSizer *self, gboolean automatic);
void fleet_sizer_see (FleetSizer *self, guint shown, guint width, gboolean best);
void fleet_sizer_answer (FleetSizer *self, const GError *error);
gboolean fleet_sizer_get_refused (FleetSizer *self);

G_END_DECLS
