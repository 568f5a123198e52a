/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "media.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_LOCATOR (lookout_locator_get_type ())

/**
 * LookoutLocator:
 *
 * Answers a player's question where to play from with what the fleet's resolver says: the bridge between the
 * two rooms, which know nothing of each other.
 */
G_DECLARE_FINAL_TYPE (LookoutLocator, lookout_locator, LOOKOUT, LOCATOR, GObject)

LookoutLocator *lookout_locator_new (FleetChannel *channel, MediaProtocol preferred);

FleetPlayProtocol lookout_protocol_to_fleet (MediaProtocol protocol);
MediaProtocol lookout_protocol_from_fleet (FleetPlayProtocol protocol);
FleetPace lookout_pace_to_fleet (MediaPace pace);
MediaPace lookout_pace_from_fleet (FleetPace pace);

G_END_DECLS
