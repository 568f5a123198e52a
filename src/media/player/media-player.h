/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "pacer/media-pace.h"
#include "player/media-clock.h"
#include "player/media-locator.h"
#include "sink/media-region.h"

G_BEGIN_DECLS

#define MEDIA_TYPE_PLAYER (media_player_get_type ())

/**
 * MediaPlayer:
 *
 * Plays one live camera for as long as it is wanted. It asks its MediaLocator where to play from,
 * connects, shows pictures through MediaPlayer:paintable, notices when they stop, and repairs that
 * by itself, for ever.
 *
 * Everything is on the thread it was created on; no function waits for the network. Properties
 * notify on real changes only; figures (fps, bitrate, ages) twice a second.
 */
G_DECLARE_FINAL_TYPE (MediaPlayer, media_player, MEDIA, PLAYER, GObject)

MediaPlayer *media_player_new (MediaLocator *locator);
MediaPlayer *media_player_new_with_clock (MediaLocator *locator, MediaClock *clock);

void media_player_start (MediaPlayer *self);
void media_player_stop (MediaPlayer *self);
void media_player_retry_now (MediaPlayer *self);

gboolean media_player_get_visible (MediaPlayer *self);
gboolean media_player_get_slowed (MediaPlayer *self);
gboolean media_player_get_spared (MediaPlayer *self);
void media_player_set_spared (MediaPlayer *self, gboolean spared);
void media_player_set_visible (MediaPlayer *self, gboolean visible);
void media_player_set_target_size (MediaPlayer *self, int width_px, int height_px);
void media_player_set_region (MediaPlayer *self, const MediaRegion *region);
MediaPace media_player_get_pace (MediaPlayer *self);
void media_player_set_pace (MediaPlayer *self, MediaPace pace);
gboolean media_player_get_muted (MediaPlayer *self);
void media_player_set_muted (MediaPlayer *self, gboolean muted);
double media_player_get_volume (MediaPlayer *self);
void media_player_set_volume (MediaPlayer *self, double volume);

void media_player_snapshot_async (MediaPlayer *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GdkTexture *media_player_snapshot_finish (MediaPlayer *self, GAsyncResult *result, GError **error);

GdkPaintable *media_player_get_paintable (MediaPlayer *self);
GdkPaintable *media_player_get_overview (MediaPlayer *self);
MediaState media_player_get_state (MediaPlayer *self);
const GError *media_player_get_error (MediaPlayer *self);
MediaNotice media_player_get_notice (MediaPlayer *self);
MediaNotice media_player_get_sound_notice (MediaPlayer *self);
MediaProtocol media_player_get_protocol (MediaPlayer *self);
gboolean media_player_has_address (MediaPlayer *self);
guint media_player_get_attempt (MediaPlayer *self);
guint media_player_get_retry_in_ms (MediaPlayer *self);
guint media_player_get_first_picture_ms (MediaPlayer *self);
double media_player_get_fps (MediaPlayer *self);
guint64 media_player_get_bitrate (MediaPlayer *self);
guint media_player_get_width (MediaPlayer *self);
guint media_player_get_height (MediaPlayer *self);
const char *media_player_get_codec (MediaPlayer *self);
const char *media_player_get_audio_codec (MediaPlayer *self);
gboolean media_player_get_has_audio (MediaPlayer *self);
guint64 media_player_get_shown (MediaPlayer *self);
guint64 media_player_get_dropped (MediaPlayer *self);
guint media_player_get_delay_ms (MediaPlayer *self);
guint media_player_get_picture_age_ms (MediaPlayer *self);
guint64 media_player_get_received_bytes (MediaPlayer *self);

G_END_DECLS
