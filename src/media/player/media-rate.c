/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-rate.h"

/* Keyframes are many times as large as the pictures between them: only whole groups are compared, as
 * many as fit into this, and one at least. */
#define GROUPS_WITHIN_US (8 * G_USEC_PER_SEC)

/* Before there is a whole group, what has come is worth a guess from here on. */
#define GUESS_AFTER_US (500 * G_TIME_SPAN_MILLISECOND)

#define SHOWN_WITHIN_US (4 * G_USEC_PER_SEC)

/* Pictures that stopped this long ago are no rate any more. */
#define STOPPED_AFTER_US (3 * G_USEC_PER_SEC)

/* Time stamps that leap begin a new time line; back a little go pictures that are not sent in order. */
#define LEAP_US (20 * G_USEC_PER_SEC)
#define BACK_US (500 * G_TIME_SPAN_MILLISECOND)

static gboolean
is_leap (gint64 from, gint64 to)
{
  return to > from + LEAP_US || to < from - BACK_US;
}

/**
 * media_rate_take_video:
 * @pts: time stamp of a compressed picture
 * @size: its bytes
 * @keyframe: whether it needs no other
 *
 * Takes note of what has come.
 */
void
media_rate_take_video (MediaRate *self, gint64 pts, gsize size, gboolean keyframe)
{
  if (self->n_keys > 0 && is_leap (self->last_pts, pts))
    self->n_keys = self->n_packets = 0;
  if (self->n_keys == 0 && !keyframe)
    return;

  if (keyframe)
    {
      self->keys[self->n_keys % MEDIA_RATE_N_KEYS].pts = pts;
      self->keys[self->n_keys % MEDIA_RATE_N_KEYS].bytes = self->bytes;
      self->n_keys++;
    }
  self->last_pts = self->n_packets > 0 ? MAX (self->last_pts, pts) : pts;
  self->n_packets++;
  self->bytes += size;
}

/**
 * media_rate_take_audio:
 * @size: bytes of compressed sound
 *
 * Takes note of what has come.
 */
void
media_rate_take_audio (MediaRate *self, gsize size)
{
  self->bytes += size;
}

/**
 * media_rate_take_shown:
 * @pts: time stamp of a picture
 * @now: the time
 *
 * Takes note of a picture that is shown.
 */
void
media_rate_take_shown (MediaRate *self, gint64 pts, gint64 now)
{
  gint64 last
      = self->n_shown > 0 ? self->shown[(self->n_shown - 1) % MEDIA_RATE_N_SHOWN] : G_MININT64;

  self->shown_at = now;
  if (self->n_shown > 0 && is_leap (last, pts))
    self->n_shown = 0;
  else if (pts <= last)
    return;
  self->shown[self->n_shown++ % MEDIA_RATE_N_SHOWN] = pts;
}

/**
 * media_rate_forget_shown:
 *
 * Begins anew with the pictures that are shown, as after some were not to be shown.
 */
void
media_rate_forget_shown (MediaRate *self)
{
  self->n_shown = 0;
}

static guint64
scale_to_second (guint64 amount, gint64 us)
{
  return (guint64) ((double) amount * G_USEC_PER_SEC / (double) us);
}

/* The first group is not complete: its pictures are taken to be evenly apart. */
static guint64
guess_bits (const MediaRate *self)
{
  gint64 span = self->last_pts - self->keys[0].pts;

  if (self->n_keys == 0 || span < GUESS_AFTER_US)
    return 0;

  span += span / (self->n_packets - 1);
  return scale_to_second ((self->bytes - self->keys[0].bytes) * 8, span);
}

/**
 * media_rate_get_bits:
 *
 * Returns: bits of pictures and sound in a second of the stream, 0 until known
 */
guint64
media_rate_get_bits (const MediaRate *self)
{
  guint newest, oldest;

  if (self->n_keys < 2)
    return guess_bits (self);

  newest = self->n_keys - 1;
  oldest = newest - 1;
  while (oldest > 0 && newest - oldest < MEDIA_RATE_N_KEYS - 1
         && self->keys[newest % MEDIA_RATE_N_KEYS].pts
                    - self->keys[(oldest - 1) % MEDIA_RATE_N_KEYS].pts
                <= GROUPS_WITHIN_US)
    oldest--;
  newest %= MEDIA_RATE_N_KEYS;
  oldest %= MEDIA_RATE_N_KEYS;

  return scale_to_second ((self->keys[newest].bytes - self->keys[oldest].bytes) * 8,
                          MAX (1, self->keys[newest].pts - self->keys[oldest].pts));
}

/**
 * media_rate_get_pictures:
 * @now: the time
 *
 * Returns: pictures shown of a second of the stream; 0 when there are none any more
 */
double
media_rate_get_pictures (const MediaRate *self, gint64 now)
{
  guint newest = self->n_shown - 1, oldest = newest;
  gint64 last = self->shown[newest % MEDIA_RATE_N_SHOWN], span;

  if (self->n_shown < 2 || now - self->shown_at > STOPPED_AFTER_US)
    return 0;

  while (oldest > 0 && newest - oldest < MEDIA_RATE_N_SHOWN - 1
         && (oldest == newest
             || last - self->shown[(oldest - 1) % MEDIA_RATE_N_SHOWN] <= SHOWN_WITHIN_US))
    oldest--;

  span = last - self->shown[oldest % MEDIA_RATE_N_SHOWN];
  return (double) (newest - oldest) * G_USEC_PER_SEC / (double) span;
}
