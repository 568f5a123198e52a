/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "poll/fleet-clock.h"
#include "ptz/fleet-ptz-line.h"

G_BEGIN_DECLS

#define FLEET_TYPE_PTZ_WIRE (fleet_ptz_wire_get_type ())

/**
 * FleetPtzWire:
 *
 * Decides what goes to a camera's head, and when, from what is wanted now.
 *
 * - At most one command that moves is unanswered. Meanwhile only the newest wish is kept.
 * - A stop waits for nothing: it is sent at once, beside whatever is unanswered. Since the platform may
 *   then carry out both in any order, a stop is sent again once everything that moves has been answered;
 *   only such a stop is believed. So the last command is a stop, however slow the platform is.
 * - A believed stop that fails is sent again, for a while.
 * - What does not cover the movement before it (up-left does cover left) waits for a believed stop.
 *
 * It lives by itself until it is at rest.
 */
G_DECLARE_FINAL_TYPE (FleetPtzWire, fleet_ptz_wire, FLEET, PTZ_WIRE, GObject)

/**
 * FleetPtzEvent:
 * @FLEET_PTZ_EVENT_MOVED: it did something: steps, or for some ms
 * @FLEET_PTZ_EVENT_FAILED: a command failed; see the error
 * @FLEET_PTZ_EVENT_LOST: no stop came through, and no more are sent: it may be moving still
 * @FLEET_PTZ_EVENT_OBEYED: a command came through
 *
 * What a wire tells of, with `event`; `changed` says that anything else is different.
 */
typedef enum
{
  FLEET_PTZ_EVENT_MOVED,
  FLEET_PTZ_EVENT_FAILED,
  FLEET_PTZ_EVENT_LOST,
  FLEET_PTZ_EVENT_OBEYED,
} FleetPtzEvent;

FleetPtzWire *fleet_ptz_wire_new (FleetPtzLine *line, FleetClock *clock);

void fleet_ptz_wire_move (FleetPtzWire *self, OnvPtzAction action, guint speed);
void fleet_ptz_wire_step (FleetPtzWire *self, OnvPtzAction action, guint speed);
void fleet_ptz_wire_rest (FleetPtzWire *self);

OnvPtzAction fleet_ptz_wire_get_wanted (FleetPtzWire *self);
gboolean fleet_ptz_wire_is_under_way (FleetPtzWire *self);
gboolean fleet_ptz_wire_is_settled (FleetPtzWire *self);

G_END_DECLS
