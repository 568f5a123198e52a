/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decoder/media-av-decoder.h"
#include "player/media-feed.h"
#include "player/media-rate.h"
#include "player/media-sound.h"
#include "sink/media-sink.h"
#include "source/media-source.h"
#include "tap/media-tap.h"

G_BEGIN_DECLS

struct _MediaFeed
{
  int ref_count;
  MediaAddress *address;
  const MediaSource *source;
  MediaSite site;
  MediaPacer *pacer;
  MediaChange *change;
  MediaTurn *turn;
  MediaSound *sound;
  MediaTap *tap;
  MediaSink *sink;
  MediaAvDecoder *decoder; /* under lock; NULL until there is one, and if it is another's */
  GstElement *pipeline;    /* built and taken down on the reaper's threads */
  gboolean has_video;      /* streaming thread */

  MediaFeedFunc func; /* main thread; NULL once stopped */
  gpointer user_data;
  GSource *wakeup;

  GMutex lock;
  MediaFeedReport box;
  guint64 received; /* bytes */
  MediaRate rate;
  gint64 last_pts; /* of video */
  gboolean failed;
  gboolean visible;
  gboolean slowed;
  gboolean coarse;
  gboolean building;
  gboolean stopped;
};

/* media-feed.c; from any thread */
void media_feed_fail (MediaFeed *self, GError *error);
void media_feed_received (MediaFeed *self, gsize bytes);
void media_feed_set_decoder (MediaFeed *self, GstElement *decoder);
void media_feed_set_codec (MediaFeed *self, MediaStream stream, const char *name);

/* media-feed-build.c; may block */
void media_feed_build (MediaFeed *self);

G_END_DECLS
