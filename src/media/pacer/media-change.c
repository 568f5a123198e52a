/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pacer/media-change.h"

/* A picture is new if it differs from the last new one and either
 *  - some small part of it has clearly another brightness (a clock that ticks, a leaf that moves), or
 *  - most packets lately were larger than "nothing has changed" needs (the noise of a sensor at night).
 * Neither alone will do: an encoder that is fed one picture for ever still pulses a little with each
 * keyframe, and a still room has no part that clearly changes. */

#define GRID_WIDTH 64
#define GRID_HEIGHT 36
#define LOOK_EVERY_US (200 * G_TIME_SPAN_MILLISECOND)
#define CLEARLY 6

/* A packet in which no block of 16 × 16 has changed is smaller than this, with a few slices. */
#define EMPTY_BYTES 100
#define EMPTY_BLOCKS_PER_BYTE 50
#define N_RECENT 32

struct _MediaChange
{
  int ref_count;
  GMutex lock;
  guint64 recent; /* of the last packets that are not keyframes: 1 is "carries something" */
  guint n_recent;
  gsize empty_bytes;

  gint64 looked_at;
  gboolean result;
  guint64 hash;
  gboolean has_grid;
  guint8 grid[GRID_WIDTH * GRID_HEIGHT]; /* of the last new picture */
};

/**
 * media_change_new:
 *
 * Returns: (transfer full): one for each camera
 */
MediaChange *
media_change_new (void)
{
  MediaChange *self = g_new0 (MediaChange, 1);

  self->ref_count = 1;
  g_mutex_init (&self->lock);
  self->empty_bytes = EMPTY_BYTES;

  return self;
}

MediaChange *
media_change_ref (MediaChange *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
media_change_unref (MediaChange *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * media_change_note_packet:
 * @bytes: size of the compressed picture
 * @keyframe: whether it stands for itself, and so says nothing
 */
void
media_change_note_packet (MediaChange *self, gsize bytes, gboolean keyframe)
{
  if (keyframe)
    return;

  g_mutex_lock (&self->lock);
  self->recent = self->recent << 1 | (bytes > self->empty_bytes);
  self->n_recent = MIN (self->n_recent + 1, N_RECENT);
  g_mutex_unlock (&self->lock);
}

static gboolean
has_content (MediaChange *self)
{
  guint64 mask = (G_GUINT64_CONSTANT (1) << self->n_recent) - 1;

  return 2 * (guint) __builtin_popcountll (self->recent & mask) > self->n_recent;
}

/* The mean of each cell over every second row, and a hash of exactly those bytes. */
static guint64
fill_grid (guint8 *grid, const guint8 *luma, int width, int height, int stride, int pixel_bytes)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (int gy = 0; gy < GRID_HEIGHT; gy++)
    {
      int y0 = gy * height / GRID_HEIGHT, y1 = MAX (y0 + 1, (gy + 1) * height / GRID_HEIGHT);

      for (int gx = 0; gx < GRID_WIDTH; gx++)
        {
          int x0 = gx * width / GRID_WIDTH, x1 = MAX (x0 + 1, (gx + 1) * width / GRID_WIDTH);
          guint sum = 0, n = 0;

          for (int y = y0; y < y1; y += 2)
            {
              const guint8 *row = luma + (gsize) y * (gsize) stride;

              for (int x = x0; x < x1; x++)
                sum += row[x * pixel_bytes];
              n += (guint) (x1 - x0);
            }
          hash = (hash ^ sum) * G_GUINT64_CONSTANT (1099511628211);
          grid[gy * GRID_WIDTH + gx] = (guint8) (sum / n);
        }
    }

  return hash;
}

static gboolean
is_clearly_different (const guint8 *a, const guint8 *b)
{
  for (int i = 0; i < GRID_WIDTH * GRID_HEIGHT; i++)
    if (abs (a[i] - b[i]) > CLEARLY)
      return TRUE;

  return FALSE;
}

/**
 * media_change_look:
 * @luma: brightness of the picture
 * @width: px, at least 1
 * @height: px, at least 1
 * @stride: bytes from a row to the next
 * @pixel_bytes: bytes from a pixel to the next; the first counts
 * @now: µs
 *
 * Looks at a picture, at most a few times a second.
 *
 * Returns: whether the stream shows something new
 */
gboolean
media_change_look (MediaChange *self,
                   const guint8 *luma,
                   int width,
                   int height,
                   int stride,
                   int pixel_bytes,
                   gint64 now)
{
  guint8 grid[GRID_WIDTH * GRID_HEIGHT];
  guint64 hash;

  if (self->has_grid && now - self->looked_at < LOOK_EVERY_US)
    return FALSE;

  self->looked_at = now;
  hash = fill_grid (grid, luma, width, height, stride, pixel_bytes);

  g_mutex_lock (&self->lock);
  self->empty_bytes
      = EMPTY_BYTES + (gsize) (width / 16) * (gsize) (height / 16) / EMPTY_BLOCKS_PER_BYTE;
  self->result
      = !self->has_grid
        || (hash != self->hash && (has_content (self) || is_clearly_different (grid, self->grid)));
  g_mutex_unlock (&self->lock);

  self->hash = hash;
  if (self->result)
    memcpy (self->grid, grid, sizeof grid);
  self->has_grid = TRUE;

  return self->result;
}
