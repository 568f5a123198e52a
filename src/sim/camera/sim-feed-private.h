/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-fanout.h"
#include "camera/sim-feed.h"
#include "camera/sim-hls.h"

G_BEGIN_DECLS

struct _SimTap
{
  SimTapFunc func;
  gpointer user_data;
};

struct _SimFeed
{
  GObject parent_instance;

  SimCameraConfig *config;
  SimScene *scene;
  SimFreeze freeze;
  GMainContext *context;
  gint64 born; /* µs of the monotonic clock: where the timeline begins */

  SimStream *stream;   /* %NULL while nobody watches */
  char *push_url;      /* where the stream comes from instead of a scene or a film */
  SimPacket *keyframe; /* the last of what is pushed */
  gint64 stream_start;
  guint64 bytes;            /* that the stream has brought */
  gboolean awaits_keyframe; /* pictures were left out: what follows cannot be decoded */

  SimFanout *viewers;
  GList *taps; /* of SimTap */
  SimHls *hls; /* %NULL while nobody wants it */
  gboolean hls_started;
  GQueue playlists;  /* of GTask: who waits for the first segments */
  gint64 hls_until;  /* µs of the monotonic clock */
  gint64 keep_until; /* µs of the monotonic clock, when there is no viewer */
  GSource *check;
};

/* Starts what is not yet running. */
void sim_feed_start_stream (SimFeed *self);
/* Goes on for so many µs without a viewer. */
void sim_feed_keep (SimFeed *self, gint64 duration);
/* Ends what nobody wants any more, and looks again when that may change. */
void sim_feed_update (SimFeed *self);

void sim_feed_push_to_hls (SimFeed *self, const SimPacket *packet);
/* Answers who waits for the first segments, once they are there, or fails them. */
void sim_feed_answer_playlists (SimFeed *self);
void sim_feed_fail_playlists (SimFeed *self, const GError *error);

G_END_DECLS
