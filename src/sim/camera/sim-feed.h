/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"
#include "camera/sim-scene.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimFeed:
 *
 * The running part of a camera: its stream while somebody wants it, and what is made of it for
 * viewers and for HLS.
 */
#define SIM_TYPE_FEED (sim_feed_get_type ())
G_DECLARE_FINAL_TYPE (SimFeed, sim_feed, SIM, FEED, GObject)

SimFeed *sim_feed_new (SimScene *scene, const SimCameraConfig *config);
gboolean sim_feed_is_running (SimFeed *self);
guint sim_feed_get_n_viewers (SimFeed *self);
const SimTrack *sim_feed_get_track (SimFeed *self, SimTrackKind kind);
guint64 sim_feed_get_bytes (SimFeed *self);
double sim_feed_get_seconds (SimFeed *self);
SimViewer *
sim_feed_watch (SimFeed *self, SimViewerFunc func, gpointer user_data, GDestroyNotify destroy);
SimTap *sim_feed_tap (SimFeed *self, SimTapFunc func, gpointer user_data);
void sim_feed_untap (SimFeed *self, SimTap *tap);
void sim_feed_set_push (SimFeed *self, const char *url);
gboolean sim_feed_is_pushed (SimFeed *self);
SimPacket *sim_feed_dup_keyframe (SimFeed *self);
void sim_feed_request_keyframe (SimFeed *self);
void sim_feed_set_config (SimFeed *self, const SimCameraConfig *config);
void sim_feed_interrupt (SimFeed *self);
void sim_feed_set_freeze (SimFeed *self, SimFreeze freeze);
void sim_feed_want_hls (SimFeed *self, guint seconds);
char *sim_feed_create_playlist (SimFeed *self, const char *query);
void sim_feed_await_playlist (SimFeed *self, GTask *task);
GBytes *sim_feed_get_segment (SimFeed *self, const char *name);

G_END_DECLS
