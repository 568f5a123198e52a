/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"
#include "ptz/fleet-ptz-line.h"
#include "ptz/fleet-ptz-moves.h"

G_BEGIN_DECLS

#define FLEET_TYPE_PTZ (fleet_ptz_get_type ())

/**
 * FleetPtz:
 *
 * The head and the lens of one camera: what a person wants of it, whatever they hold in their hand.
 *
 * Every input, be it a button, a key, a pointer or a gamepad, says one of four things: it presses and
 * releases (a short press is a step, a long one a movement), steers (moves at once, and differently a
 * moment later), steps, or stops. The newest of these is what counts. What is sent, and that a stop is
 * always the last, is the business of the wire behind it.
 *
 * It remembers what the head did since a known point, and can go back: approximately, since cameras
 * tell nobody where they look. `changed` says that anything about it is different.
 */
G_DECLARE_FINAL_TYPE (FleetPtz, fleet_ptz, FLEET, PTZ, GObject)

FleetPtz *fleet_ptz_new (FleetPtzLine *line, FleetClock *clock);

void fleet_ptz_press (FleetPtz *self, OnvPtzAction action, guint speed);
void fleet_ptz_release (FleetPtz *self);
void fleet_ptz_steer (FleetPtz *self, OnvPtzAction action, guint speed);
void fleet_ptz_step (FleetPtz *self, OnvPtzAction action, guint speed);
void fleet_ptz_stop (FleetPtz *self);
void fleet_ptz_go_back (FleetPtz *self);
void fleet_ptz_set_point (FleetPtz *self);

OnvPtzAction fleet_ptz_get_action (FleetPtz *self);
gboolean fleet_ptz_is_scanning (FleetPtz *self);
gboolean fleet_ptz_is_going_back (FleetPtz *self);
gboolean fleet_ptz_is_away (FleetPtz *self);
gboolean fleet_ptz_is_settled (FleetPtz *self);
gboolean fleet_ptz_is_lost (FleetPtz *self);
const GError *fleet_ptz_get_error (FleetPtz *self);

G_END_DECLS
