/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"
#include "player/media-feed.h"

struct _MediaFeed
{
  MediaFeedFunc func;
  gpointer user_data;
};

MediaFeed *
media_feed_new (MediaAddress *address, MediaFramePool *pool, MediaFeedFunc func, gpointer user_data)
{
  MediaFeed *self = g_new0 (MediaFeed, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
media_feed_start (MediaFeed *self)
{
}

void
media_feed_stop (MediaFeed *self)
{
  g_free (self);
}

void
media_feed_take_report (MediaFeed *self, MediaFeedReport *report)
{
  *report = (MediaFeedReport){ 0 };
}

void
media_feed_set_visible (MediaFeed *self, gboolean visible)
{
}

void
media_feed_set_target_size (MediaFeed *self, int width_px, int height_px)
{
}

void
media_feed_set_sound (MediaFeed *self, gboolean muted, double volume)
{
}

void
media_feed_snapshot_async (MediaFeed *self,
                           GObject *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_task_report_new_error (source, callback, user_data, media_feed_snapshot_async, MEDIA_ERROR,
                           MEDIA_ERROR_NO_PICTURE, "no picture yet");
}
