/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pacer/media-change.h"

/* A picture is new if some small part of it has clearly another brightness than in the last new one: a
 * clock that ticks, a leaf that moves. A camera that stands still never passes that, however many bits
 * its encoder spends on polishing the same picture after each keyframe (seen: parts of 16 × 16 change
 * by 6 at most, with things that move by 27 and more).
 *
 * A room at night does not pass it either, and is not broken: its sensor's noise changes every pixel a
 * little. So keyframes are compared with each other. Those of one picture come to be alike to the bit
 * within ten seconds, those of a noisy sensor never do. A camera that was still for long enough to
 * prove its noise once is known from then on, and need not move any more to count as alive.
 *
 * A keyframe draws everything anew, and may differ by more from what its forerunners had come to (seen
 * with 320 × 180). So the first keyframe that does so while nothing else changes is not taken for a new
 * picture. If the next one differs from it again, something does move, with the beat of the keyframes. */

#define GRID_MAX_WIDTH 80
#define GRID_MAX_HEIGHT 45
#define CELL_LEAST 16
#define CLEARLY 8
#define SURELY 20 /* by more than a keyframe adds by itself */
#define LOOK_EVERY_US (200 * G_TIME_SPAN_MILLISECOND)

/* Single pixels of keyframes, and the least mean difference (in 1/256) that is noise. */
#define POINTS_WIDTH 160
#define POINTS_HEIGHT 90
#define NOISE 90
#define PROVEN_AFTER_US (20 * G_USEC_PER_SEC)
#define PROVEN_BY_KEYS 4

/* A packet in which no block of 16 × 16 has changed is smaller than this, with a few slices. */
#define EMPTY_BYTES 100
#define EMPTY_BLOCKS_PER_BYTE 50
#define N_RECENT 32
#define N_KEYS 4

struct _MediaChange
{
  int ref_count;
  GMutex lock;
  guint64 recent; /* of the last packets that are not keyframes: 1 is "carries something" */
  guint n_recent;
  gsize empty_bytes;
  gint64 keys[N_KEYS]; /* time stamps of the last keyframes */
  guint n_keys;
  gboolean is_still; /* two keyframes that were looked at one after the other show the same */

  /* Of the thread that looks. */
  gint64 looked_at;
  gboolean was_key;    /* the picture before was a keyframe */
  gboolean is_doubted; /* the last keyframe's change was not taken for one */
  gboolean is_noisy;   /* the last keyframe differs from the one before */
  gboolean is_known;   /* to be a noisy camera */
  gint64 still_since;  /* the last clear change */
  guint n_noisy;       /* keyframes that differ since then, in a row */
  gint64 key_pts;      /* of the points; -1 for none */
  int grid_width;      /* 0 before the first picture */
  int grid_height;
  guint8 grid[GRID_MAX_WIDTH * GRID_MAX_HEIGHT]; /* of the last clearly new picture */
  guint8 points[POINTS_WIDTH * POINTS_HEIGHT];   /* of the last keyframe */
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
  self->key_pts = -1;

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
 * @keyframe: whether it stands for itself
 * @pts: its time stamp
 */
void
media_change_note_packet (MediaChange *self, gsize bytes, gboolean keyframe, gint64 pts)
{
  g_mutex_lock (&self->lock);
  if (keyframe)
    {
      self->keys[self->n_keys++ % N_KEYS] = pts;
    }
  else
    {
      self->recent = self->recent << 1 | (bytes > self->empty_bytes);
      self->n_recent = MIN (self->n_recent + 1, N_RECENT);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
has_content (MediaChange *self, const MediaLuma *luma)
{
  guint64 mask;
  guint full, of;

  g_mutex_lock (&self->lock);
  mask = (G_GUINT64_CONSTANT (1) << self->n_recent) - 1;
  full = (guint) __builtin_popcountll (self->recent & mask);
  of = self->n_recent;
  self->empty_bytes
      = EMPTY_BYTES
        + (gsize) (luma->width / 16) * (gsize) (luma->height / 16) / EMPTY_BLOCKS_PER_BYTE;
  g_mutex_unlock (&self->lock);

  return 2 * full > of;
}

static gboolean
is_keyframe (MediaChange *self, gint64 pts)
{
  gboolean found = FALSE;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < MIN (self->n_keys, N_KEYS); i++)
    found = found || self->keys[i] == pts;
  g_mutex_unlock (&self->lock);

  return found;
}

/* What lies side by side is added a register at a time. */
static guint
add_row (const guint8 *row, int length, int pixel_bytes)
{
  guint sum = 0;
  int x = 0;

  if (pixel_bytes == 1)
    for (; x + CELL_LEAST <= length; x += CELL_LEAST)
      for (int i = 0; i < CELL_LEAST; i++)
        sum += row[x + i];
  for (; x < length; x++)
    sum += row[x * pixel_bytes];

  return sum;
}

static guint
add_cell (const MediaLuma *luma, int x0, int x1, int y0, int y1)
{
  guint sum = 0, n = 0;

  for (int y = y0; y < y1; y += 2)
    {
      const guint8 *row = luma->data + (gsize) y * (gsize) luma->stride;

      sum += add_row (row + x0 * luma->pixel_bytes, x1 - x0, luma->pixel_bytes);
      n += (guint) (x1 - x0);
    }

  return sum / MAX (n, 1);
}

static void
fill_grid (guint8 *grid, int grid_width, int grid_height, const MediaLuma *luma)
{
  for (int gy = 0; gy < grid_height; gy++)
    for (int gx = 0; gx < grid_width; gx++)
      grid[gy * grid_width + gx]
          = (guint8) add_cell (luma, gx * luma->width / grid_width,
                               (gx + 1) * luma->width / grid_width, gy * luma->height / grid_height,
                               (gy + 1) * luma->height / grid_height);
}

/* Whether a change by that much is one of the scene. */
static gboolean
believe_change (MediaChange *self, int change, gboolean keyframe)
{
  if (!keyframe || self->was_key || change > SURELY)
    {
      self->is_doubted = FALSE;
      return TRUE;
    }
  if (self->is_doubted)
    return TRUE;

  self->is_doubted = TRUE;
  return FALSE;
}

/* Whether something has clearly changed; then this picture is what the next ones are held against. */
static gboolean
look_for_change (MediaChange *self, const MediaLuma *luma, gboolean keyframe)
{
  guint8 grid[GRID_MAX_WIDTH * GRID_MAX_HEIGHT];
  int width = CLAMP (luma->width / CELL_LEAST, 1, GRID_MAX_WIDTH);
  int height = CLAMP (luma->height / CELL_LEAST, 1, GRID_MAX_HEIGHT);
  int change = 0;

  fill_grid (grid, width, height, luma);
  if (width != self->grid_width || height != self->grid_height)
    change = G_MAXINT;
  for (int i = 0; i < width * height && change <= SURELY; i++)
    change = MAX (change, abs (grid[i] - self->grid[i]));
  if (change <= CLEARLY)
    return FALSE;

  self->grid_width = width;
  self->grid_height = height;
  memcpy (self->grid, grid, (gsize) width * (gsize) height);
  return believe_change (self, change, keyframe);
}

/* Compares a keyframe with the one before. */
static void
compare_keyframe (MediaChange *self, const MediaLuma *luma, gint64 pts)
{
  guint difference = 0;

  for (int py = 0; py < POINTS_HEIGHT; py++)
    {
      const guint8 *row
          = luma->data + (gsize) (py * luma->height / POINTS_HEIGHT) * (gsize) luma->stride;
      guint8 *points = self->points + py * POINTS_WIDTH;

      for (int px = 0; px < POINTS_WIDTH; px++)
        {
          guint8 value = row[px * luma->width / POINTS_WIDTH * luma->pixel_bytes];

          difference += (guint) abs (value - points[px]);
          points[px] = value;
        }
    }

  self->is_noisy = self->key_pts >= 0 && difference * 256 / (POINTS_WIDTH * POINTS_HEIGHT) > NOISE;
  self->n_noisy = self->is_noisy ? self->n_noisy + 1 : 0;
  self->key_pts = pts;
}

static void
set_still (MediaChange *self, gboolean still)
{
  g_mutex_lock (&self->lock);
  self->is_still = still;
  g_mutex_unlock (&self->lock);
}

/**
 * media_change_is_still:
 *
 * Where keyframes alone are looked at, packets are the only sign of life between them; but not of a camera that sends the
 * same picture again and again.
 *
 * Returns: whether the last two pictures that were looked at are keyframes, and show the same
 */
gboolean
media_change_is_still (MediaChange *self)
{
  gboolean still;

  g_mutex_lock (&self->lock);
  still = self->is_still;
  g_mutex_unlock (&self->lock);

  return still;
}

static gboolean
look (MediaChange *self, const MediaLuma *luma, gint64 pts, gint64 now, gboolean keyframe)
{
  gboolean changed;

  self->looked_at = now;
  if (keyframe)
    compare_keyframe (self, luma, pts);
  changed = look_for_change (self, luma, keyframe);
  self->was_key = keyframe;
  if (changed)
    {
      self->still_since = now;
      self->n_noisy = 0;
      return TRUE;
    }

  if (self->n_noisy >= PROVEN_BY_KEYS && now - self->still_since > PROVEN_AFTER_US)
    self->is_known = TRUE;
  return self->is_known && self->is_noisy && has_content (self, luma);
}

/**
 * media_change_look:
 * @luma: brightness of the picture
 * @pts: its time stamp
 * @now: µs
 *
 * Looks at a picture; at keyframes, and a few times a second at others.
 *
 * Returns: whether the camera shows something new
 */
gboolean
media_change_look (MediaChange *self, const MediaLuma *luma, gint64 pts, gint64 now)
{
  gboolean keyframe = pts != self->key_pts && is_keyframe (self, pts);
  gboolean was_key = self->was_key;
  gboolean fresh;

  if (self->grid_width > 0 && !keyframe && now - self->looked_at < LOOK_EVERY_US)
    return FALSE;

  fresh = look (self, luma, pts, now, keyframe);
  set_still (self, keyframe && was_key && !fresh);

  return fresh;
}
