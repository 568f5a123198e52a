/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sink/media-frame.h"

/* swscale writes whole vectors, and reads nothing: rows start at, and end on, this many bytes. */
#define ALIGNMENT 64

/* What a picture needs on its way: being scaled, waiting, shown, and held by the last render node. */
#define POOL_MAX_FREE 3

struct _MediaFramePool
{
  int ref_count;
  GMutex lock;
  GQueue free; /* of MediaFrame, all of one size */
};

static void
media_frame_free (MediaFrame *self)
{
  g_aligned_free (self->data);
  g_free (self);
}

/**
 * media_frame_pool_new:
 *
 * Returns: (transfer full): a pool that keeps the memory of a few pictures of one size
 */
MediaFramePool *
media_frame_pool_new (void)
{
  MediaFramePool *self = g_new0 (MediaFramePool, 1);

  self->ref_count = 1;
  g_mutex_init (&self->lock);
  g_queue_init (&self->free);

  return self;
}

/**
 * media_frame_pool_ref:
 *
 * Returns: (transfer full): @self
 */
MediaFramePool *
media_frame_pool_ref (MediaFramePool *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * media_frame_pool_unref:
 *
 * Frees the pool with the last reference; each picture in use holds one.
 */
void
media_frame_pool_unref (MediaFramePool *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_queue_clear_full (&self->free, (GDestroyNotify) media_frame_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static MediaFrame *
media_frame_new (int width, int height)
{
  MediaFrame *self = g_new0 (MediaFrame, 1);

  self->width = width;
  self->height = height;
  self->stride = (width * 4 + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  self->data = g_aligned_alloc ((gsize) self->stride, (gsize) height + 1, ALIGNMENT);

  return self;
}

/**
 * media_frame_pool_acquire:
 * @width: px, at least 1
 * @height: px, at least 1
 *
 * Returns: (transfer full): a picture with memory of that size, its content undefined
 */
MediaFrame *
media_frame_pool_acquire (MediaFramePool *self, int width, int height)
{
  MediaFrame *frame;

  g_return_val_if_fail (width > 0 && height > 0, NULL);

  g_mutex_lock (&self->lock);
  frame = g_queue_peek_head (&self->free);
  if (frame != NULL && (frame->width != width || frame->height != height))
    g_queue_clear_full (&self->free, (GDestroyNotify) media_frame_free);
  frame = g_queue_pop_head (&self->free);
  g_mutex_unlock (&self->lock);

  if (frame == NULL)
    frame = media_frame_new (width, height);
  frame->ref_count = 1;
  frame->stream_width = width;
  frame->stream_height = height;
  frame->region = MEDIA_REGION_WHOLE;
  frame->overview = NULL;
  frame->pool = media_frame_pool_ref (self);

  return frame;
}

/**
 * media_frame_ref:
 *
 * Returns: (transfer full): @self
 */
MediaFrame *
media_frame_ref (MediaFrame *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * media_frame_unref:
 *
 * Gives the memory back to the pool with the last reference.
 */
void
media_frame_unref (MediaFrame *self)
{
  g_autoptr (MediaFramePool) pool = NULL;
  MediaFrame *head;

  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_clear_pointer (&self->overview, media_frame_unref);
  pool = g_steal_pointer (&self->pool);
  g_mutex_lock (&pool->lock);
  head = g_queue_peek_head (&pool->free);
  if (g_queue_get_length (&pool->free) < POOL_MAX_FREE
      && (head == NULL || (head->width == self->width && head->height == self->height)))
    g_queue_push_head (&pool->free, g_steal_pointer (&self));
  g_mutex_unlock (&pool->lock);

  if (self != NULL)
    media_frame_free (self);
}

/* A surface would be simpler, but cairo copies the pixels of one that has been recorded when it is destroyed. */

static cairo_surface_t *
acquire_surface (cairo_pattern_t *pattern,
                 void *data,
                 cairo_surface_t *target,
                 const cairo_rectangle_int_t *extents)
{
  MediaFrame *self = data;

  return cairo_image_surface_create_for_data (self->data, CAIRO_FORMAT_RGB24, self->width,
                                              self->height, self->stride);
}

static void
release_surface (cairo_pattern_t *pattern, void *data, cairo_surface_t *surface)
{
  cairo_surface_destroy (surface);
}

static cairo_status_t
copy_pattern (cairo_pattern_t *pattern, void *data, const cairo_pattern_t *other)
{
  media_frame_ref (data);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish_pattern (cairo_pattern_t *pattern, void *data)
{
  media_frame_unref (data);
}

/**
 * media_frame_create_pattern:
 *
 * Returns: (transfer full): an opaque cairo pattern over the same memory, which it and its copies keep
 */
cairo_pattern_t *
media_frame_create_pattern (MediaFrame *self)
{
  cairo_pattern_t *pattern
      = cairo_pattern_create_raster_source (media_frame_ref (self), CAIRO_CONTENT_COLOR,
                                            self->width, self->height);

  cairo_raster_source_pattern_set_acquire (pattern, acquire_surface, release_surface);
  cairo_raster_source_pattern_set_copy (pattern, copy_pattern);
  cairo_raster_source_pattern_set_finish (pattern, finish_pattern);

  return pattern;
}

/**
 * media_frame_create_texture:
 *
 * Returns: (transfer full): a texture over the same memory, which it keeps
 */
GdkTexture *
media_frame_create_texture (MediaFrame *self)
{
  g_autoptr (GBytes) bytes
      = g_bytes_new_with_free_func (self->data, (gsize) self->stride * (gsize) self->height,
                                    (GDestroyNotify) media_frame_unref, media_frame_ref (self));

  return gdk_memory_texture_new (self->width, self->height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) self->stride);
}
