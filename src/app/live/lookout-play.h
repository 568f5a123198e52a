/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "live/lookout-tile-status.h"
#include "live/lookout-zoom.h"
#include "media.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PLAY (lookout_play_get_type ())

/**
 * LookoutPlay:
 *
 * One camera that is being watched: which, by which protocol, and the player that does it. A tile shows it, or two; it
 * may move from tile to tile without a break.
 *
 * A parked play remembers its camera and plays nothing, and so does one that is capped, but for a small picture. A new player is made whenever the protocol is changed,
 * upon which [property@Play:player] is notified. `changed` says that its name or how it stands has changed;
 * figures change without it. `zoomed` says at once that another part of its picture is shown, `changed` a little
 * later, when that has come to rest.
 */
G_DECLARE_FINAL_TYPE (LookoutPlay, lookout_play, LOOKOUT, PLAY, GObject)

LookoutPlay *lookout_play_new (FleetChannel *channel, MediaProtocol protocol);
LookoutPlay *
lookout_play_new_for_locator (MediaLocator *locator, const char *name, MediaProtocol protocol);

FleetChannel *lookout_play_get_channel (LookoutPlay *self);
GTimeZone *lookout_play_get_zone (LookoutPlay *self);
MediaLocator *lookout_play_get_locator (LookoutPlay *self);
const char *lookout_play_get_name (LookoutPlay *self);
MediaProtocol lookout_play_get_protocol (LookoutPlay *self);
MediaPlayer *lookout_play_get_player (LookoutPlay *self);
LookoutMood lookout_play_get_mood (LookoutPlay *self);
gint64 lookout_play_get_live_since (LookoutPlay *self);
void lookout_play_read_status (LookoutPlay *self, LookoutTileStatus *status);

gboolean lookout_play_get_parked (LookoutPlay *self);
void lookout_play_set_parked (LookoutPlay *self, gboolean parked);
void lookout_play_set_visible (LookoutPlay *self, gpointer viewer, gboolean visible);
void lookout_play_set_target_size (LookoutPlay *self, gpointer viewer, int width, int height);
void lookout_play_remove_viewer (LookoutPlay *self, gpointer viewer);
void lookout_play_set_spared (LookoutPlay *self, gboolean spared);
int lookout_play_get_shown_width (LookoutPlay *self);
void lookout_play_set_protocol (LookoutPlay *self, MediaProtocol protocol);
MediaPace lookout_play_get_pace (LookoutPlay *self);
void lookout_play_set_pace (LookoutPlay *self, MediaPace pace);
void lookout_play_next_protocol (LookoutPlay *self);
gboolean lookout_play_has_picture (LookoutPlay *self);
const LookoutZoom *lookout_play_get_zoom (LookoutPlay *self);
void lookout_play_set_zoom (LookoutPlay *self, const LookoutZoom *zoom);
gboolean lookout_play_has_audio (LookoutPlay *self);
gboolean lookout_play_get_muted (LookoutPlay *self);
void lookout_play_set_muted (LookoutPlay *self, gboolean muted);
void lookout_play_set_volume (LookoutPlay *self, double volume);
gboolean lookout_play_get_capped (LookoutPlay *self);
GdkPaintable *lookout_play_get_still (LookoutPlay *self);
void lookout_play_play_anyway (LookoutPlay *self);
void lookout_play_retry (LookoutPlay *self);

G_END_DECLS
