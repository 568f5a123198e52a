/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "pacer/media-change.h"
#include "pacer/media-pace.h"
#include "player/media-address.h"
#include "player/media-types.h"
#include "sink/media-frame.h"
#include "sink/media-scaler.h"

G_BEGIN_DECLS

/* One connection: an address being played, until it fails or is stopped. */

typedef struct _MediaFeed MediaFeed;

/**
 * MediaFeedReport:
 * @frame: (nullable) (transfer full): the newest picture that was not taken yet
 * @error: (nullable) (transfer full): why the feed has ended
 * @subscribed: whether bytes have come
 * @playing_us: when a picture was last shown that differs from the one before, or, hidden, video last
 *   came; g_get_monotonic_time(), 0 for never
 * @came_us: when that picture came, or would have, had nothing of ours held it up
 * @sound_tried: whether it is known how it went since sound was last asked for; @sound_notice says how
 *
 * What has happened since the report was last taken. Counters run since the feed's start.
 */
typedef struct
{
  MediaFrame *frame;
  GError *error;
  gboolean subscribed;
  guint64 packets; /* of video */
  gint64 playing_us;
  gint64 came_us;
  guint64 shown;
  guint64 overtaken; /* by another one, before they were taken */
  guint64 skipped;   /* packets that the decoder was never given */
  guint delay_ms;
  guint width;
  guint height;
  const char *codec;       /* (nullable): "H.264", "H.265" */
  const char *audio_codec; /* (nullable): "AAC", "G.711 A-law", "G.711 µ-law" */
  gboolean sound_tried;
  MediaNotice sound_notice;
} MediaFeedReport;

typedef void (*MediaFeedFunc) (MediaFeed *feed, gpointer user_data);

MediaFeed *media_feed_new (MediaAddress *address,
                           MediaFramePool *pool,
                           MediaChange *change,
                           MediaFeedFunc func,
                           gpointer user_data);
void media_feed_start (MediaFeed *self);
void media_feed_stop (MediaFeed *self);
void media_feed_take_report (MediaFeed *self, MediaFeedReport *report);
void media_feed_get_rates (MediaFeed *self, double *pictures, guint64 *bits);

void media_feed_set_visible (MediaFeed *self, gboolean visible);
void media_feed_skip_late (MediaFeed *self);
void media_feed_set_coarse (MediaFeed *self, gboolean coarse);
void media_feed_set_slowed (MediaFeed *self, gboolean slowed);
guint64 media_feed_get_received (MediaFeed *self);
gint64 media_feed_get_in_hand (MediaFeed *self);
gint64 media_feed_get_used (MediaFeed *self);
gint64 media_feed_get_excess (MediaFeed *self);
void media_feed_set_aim (MediaFeed *self, const MediaAim *aim);
void media_feed_set_pace (MediaFeed *self, MediaPace pace);
void media_feed_set_sound (MediaFeed *self, gboolean muted, double volume);

void media_feed_snapshot_async (MediaFeed *self,
                                GObject *source,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
