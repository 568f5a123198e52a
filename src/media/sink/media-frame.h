/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gdk/gdk.h>

#include "sink/media-region.h"

G_BEGIN_DECLS

/* One picture in the memory layout of cairo and of GDK_MEMORY_DEFAULT, from a pool that takes the
 * memory back. Thread-safe. */

typedef struct _MediaFramePool MediaFramePool;
typedef struct _MediaFrame MediaFrame;

struct _MediaFrame
{
  int width;  /* of the memory, px */
  int height; /* of the memory, px */
  int stride; /* bytes */
  guint8 *data;
  int stream_width;     /* of the stream, in square pixels */
  int stream_height;    /* of the stream, in square pixels */
  gint64 pts;           /* µs of the stream */
  MediaRegion region;   /* what part of the stream's picture it shows */
  MediaFrame *overview; /* (nullable): the whole picture, small, if this is a part; it owns it */

  /*< private >*/
  int ref_count;
  MediaFramePool *pool;
};

MediaFramePool *media_frame_pool_new (void);
MediaFramePool *media_frame_pool_ref (MediaFramePool *self);
void media_frame_pool_unref (MediaFramePool *self);
MediaFrame *media_frame_pool_acquire (MediaFramePool *self, int width, int height);

MediaFrame *media_frame_ref (MediaFrame *self);
void media_frame_unref (MediaFrame *self);
cairo_pattern_t *media_frame_create_pattern (MediaFrame *self);
GdkTexture *media_frame_create_texture (MediaFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaFramePool, media_frame_pool_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaFrame, media_frame_unref)

G_END_DECLS
