/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pacer/media-pacer.h"

/* A picture with the time stamp pts came at `arrival`. The difference of the two, its lag, is least
 * for the pictures that came quickest: that is the live edge. What is shown is shown at anchor + pts;
 * the delay, anchor - edge, should be what the jitter of the lags asks for. Everything else is how the
 * anchor is moved, a little at a time, so that pictures run slightly faster or slower. */

#define N_LAGS 256
#define MEASURE_EVERY_US (200 * G_TIME_SPAN_MILLISECOND)

/* Time stamps that leap by more than this, and not with the clock, begin a new time line. */
#define LEAP_US (5 * G_USEC_PER_SEC)
#define BACK_US (500 * G_TIME_SPAN_MILLISECOND)

/* A picture that is late by less than this is shown at once without moving the others. */
#define TOLERATED_US (30 * G_TIME_SPAN_MILLISECOND)

/* So much too much or too little is left as it is. */
#define IGNORED_US (15 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_STEP_US (200 * G_TIME_SPAN_MILLISECOND)

const MediaPacing media_pacing_stream = {
  .window = 6 * G_USEC_PER_SEC, /* what stood still once is as before within ten seconds */
  .margin = 10 * G_TIME_SPAN_MILLISECOND,
  .most = 250 * G_TIME_SPAN_MILLISECOND,
  .percentile = 0.95,
  .jump = 5 * G_USEC_PER_SEC,
};

const MediaPacing media_pacing_segments = {
  .window = 12 * G_USEC_PER_SEC, /* some segments */
  .margin = 150 * G_TIME_SPAN_MILLISECOND,
  .most = 20 * G_USEC_PER_SEC,
  .percentile = 1.0,
  .jump = 6 * G_USEC_PER_SEC,
};

typedef struct
{
  gint64 lag;
  gint64 arrival;
} Lag;

struct _MediaPacer
{
  GMutex lock;
  MediaPacing pacing;
  const MediaPaceRow *pace;

  Lag lags[N_LAGS];
  guint n_lags; /* ever written since the time line began */
  gint64 last_pts;
  gint64 last_arrival;
  gint64 measured_at;
  gint64 edge;
  gint64 jitter;  /* that is covered */
  gint64 allowed; /* a delay that is too much only since the pace was changed */

  gboolean anchored;
  gint64 anchor;
  gint64 placed_at;
  gint64 seek_pts; /* show nothing before */
  double speed;
};

/**
 * media_pacer_new:
 * @pacing: how to pace
 *
 * Returns: (transfer full): a pacer that has seen nothing, of the normal pace
 */
MediaPacer *
media_pacer_new (const MediaPacing *pacing)
{
  MediaPacer *self = g_new0 (MediaPacer, 1);

  g_mutex_init (&self->lock);
  self->pacing = *pacing;
  self->pace = media_pace_get_row (MEDIA_PACE_NORMAL);
  self->seek_pts = G_MININT64;
  self->speed = 1.0;

  return self;
}

void
media_pacer_free (MediaPacer *self)
{
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* The delay to aim at. */
static gint64
get_target (MediaPacer *self)
{
  return self->jitter + self->pace->ahead;
}

static gint64
get_excess (MediaPacer *self)
{
  return self->anchor - self->edge - get_target (self);
}

/**
 * media_pacer_set_pace:
 * @pace: how soon pictures are wanted
 *
 * Pictures go on, a little faster or slower until their delay is as wanted.
 */
void
media_pacer_set_pace (MediaPacer *self, MediaPace pace)
{
  g_mutex_lock (&self->lock);
  self->pace = media_pace_get_row (pace);
  self->allowed = self->anchored ? self->anchor - self->edge : 0;
  g_mutex_unlock (&self->lock);
}

static int
compare_lags (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Finds the live edge, and the jitter to cover. */
static void
measure (MediaPacer *self, gint64 now)
{
  gint64 lags[N_LAGS];
  guint n = 0;

  for (guint i = 0; i < MIN (self->n_lags, N_LAGS); i++)
    if (self->lags[i].arrival > now - self->pacing.window)
      lags[n++] = self->lags[i].lag;
  if (n == 0)
    return;

  qsort (lags, n, sizeof lags[0], compare_lags);
  self->edge = lags[0];
  self->jitter
      = lags[(guint) (self->pacing.percentile * (n - 1))] - self->edge + self->pacing.margin;
  self->jitter = MIN (self->jitter, self->pacing.most);
  self->measured_at = now;
}

static gboolean
is_new_time_line (MediaPacer *self, gint64 pts, gint64 now)
{
  gint64 leap;

  if (self->n_lags == 0)
    return TRUE;

  leap = (pts - self->last_pts) - (now - self->last_arrival);
  return leap > LEAP_US || pts < self->last_pts - BACK_US;
}

/**
 * media_pacer_arrived:
 * @pts: time stamp of a packet
 * @now: when it came
 *
 * Takes note of a packet.
 */
void
media_pacer_arrived (MediaPacer *self, gint64 pts, gint64 now)
{
  g_mutex_lock (&self->lock);

  if (is_new_time_line (self, pts, now))
    {
      self->n_lags = 0;
      self->measured_at = 0;
      self->last_pts = pts;
      if (self->anchored)
        self->seek_pts = G_MININT64;
    }
  self->lags[self->n_lags++ % N_LAGS] = (Lag){ now - pts, now };
  self->last_pts = MAX (self->last_pts, pts);
  self->last_arrival = now;

  if (now - self->measured_at >= MEASURE_EVERY_US)
    measure (self, now);
  self->edge = MIN (self->edge, now - pts);

  g_mutex_unlock (&self->lock);
}

static void
move_anchor (MediaPacer *self, gint64 now)
{
  double step = (double) CLAMP (now - self->placed_at, 0, LONGEST_STEP_US);
  gint64 excess = get_excess (self);
  double faster = 0;

  if (excess > IGNORED_US)
    faster = MIN (self->pace->catch_up * (double) excess / G_USEC_PER_SEC + 0.005,
                  self->pace->most_faster);
  else if (excess < -IGNORED_US)
    faster = -self->pace->most_slower;

  self->speed = 1.0 + faster;
  self->anchor -= (gint64) (step * faster);
  self->allowed = MIN (self->allowed, self->anchor - self->edge);
}

/**
 * media_pacer_place:
 * @pts: time stamp of the next picture
 * @now: the time
 *
 * Returns: when to show it, or %MEDIA_PACER_DROP for not at all
 */
gint64
media_pacer_place (MediaPacer *self, gint64 pts, gint64 now)
{
  gint64 when, too_far;

  g_mutex_lock (&self->lock);

  if (pts < self->seek_pts)
    {
      g_mutex_unlock (&self->lock);
      return MEDIA_PACER_DROP;
    }
  self->seek_pts = G_MININT64;

  when = self->anchor + pts;
  too_far = self->pacing.jump + self->pacing.most + self->pace->ahead;
  if (!self->anchored || when > now + too_far || when < now - too_far)
    {
      self->anchored = TRUE;
      self->anchor = now - pts;
      self->speed = 1.0;
    }
  else
    {
      move_anchor (self, now);
      when = self->anchor + pts;
      if (when < now - TOLERATED_US)
        self->anchor = now - pts;
    }
  self->placed_at = now;
  when = MAX (self->anchor + pts, now);

  g_mutex_unlock (&self->lock);
  return when;
}

/**
 * media_pacer_seek:
 * @pts: the next picture to show
 *
 * Skips what comes before, and shows that one as soon as it is there.
 */
void
media_pacer_seek (MediaPacer *self, gint64 pts)
{
  g_mutex_lock (&self->lock);
  self->seek_pts = pts;
  self->anchored = FALSE;
  g_mutex_unlock (&self->lock);
}

/**
 * media_pacer_find_live:
 * @now: the time
 * @pts: (out): time stamp of the picture to be shown now, were everything as it should be
 *
 * Returns: whether that is known
 */
gboolean
media_pacer_find_live (MediaPacer *self, gint64 now, gint64 *pts)
{
  gboolean known;

  g_mutex_lock (&self->lock);
  known = self->n_lags > 0;
  *pts = known ? MIN (now - self->edge - get_target (self), self->last_pts) : 0;
  g_mutex_unlock (&self->lock);

  return known;
}

/**
 * media_pacer_is_far_behind:
 *
 * Returns: whether to skip rather than to catch up
 */
gboolean
media_pacer_is_far_behind (MediaPacer *self)
{
  gboolean far;

  g_mutex_lock (&self->lock);
  far = self->anchored && self->n_lags > 0 && get_excess (self) > self->pacing.jump;
  g_mutex_unlock (&self->lock);

  return far;
}

/**
 * media_pacer_get_delay:
 *
 * Returns: how much later than the live edge pictures are shown
 */
gint64
media_pacer_get_delay (MediaPacer *self)
{
  gint64 delay;

  g_mutex_lock (&self->lock);
  delay = self->anchored && self->n_lags > 0 ? MAX (self->anchor - self->edge, 0) : 0;
  g_mutex_unlock (&self->lock);

  return delay;
}

/**
 * media_pacer_get_excess:
 *
 * What is being caught up after the pace was changed does not count.
 *
 * Returns: by how much the delay is larger than the stream's jitter and the pace ask for
 */
gint64
media_pacer_get_excess (MediaPacer *self)
{
  gint64 excess;

  g_mutex_lock (&self->lock);
  excess = self->anchored && self->n_lags > 0
               ? self->anchor - self->edge - MAX (get_target (self), self->allowed)
               : 0;
  g_mutex_unlock (&self->lock);

  return MAX (excess, 0);
}

/**
 * media_pacer_get_end:
 * @pts: time stamp of a packet that came
 *
 * What comes seconds at a time lasts for seconds, though nothing comes. What the pace keeps beyond the jitter does not count.
 *
 * Returns: when its picture is to be shown at the latest
 */
gint64
media_pacer_get_end (MediaPacer *self, gint64 pts)
{
  gint64 end;

  g_mutex_lock (&self->lock);
  if (self->last_arrival > self->measured_at)
    measure (self, self->last_arrival);
  end = self->n_lags > 0 ? pts + self->edge + self->jitter : 0;
  g_mutex_unlock (&self->lock);

  return end;
}

/**
 * media_pacer_get_lateness:
 * @pts: time stamp of a picture
 * @now: when it is shown
 *
 * Counts from the live edge, not from when the picture itself came: it may have waited for us unread.
 *
 * Returns: how long ago it would have come, had it come as quickly as the quickest; 0 if that is not known
 */
gint64
media_pacer_get_lateness (MediaPacer *self, gint64 pts, gint64 now)
{
  gint64 late;

  g_mutex_lock (&self->lock);
  late = self->n_lags > 0 ? now - pts - self->edge : 0;
  /* A picture of the time line before this one says nothing. */
  if (late > self->pacing.most + self->pace->ahead + self->pacing.jump + LEAP_US)
    late = 0;
  g_mutex_unlock (&self->lock);

  return MAX (late, 0);
}

/**
 * media_pacer_get_anchor:
 * @anchor: (out): a picture is shown at this + its time stamp
 * @speed: (out): 1 when not catching up
 *
 * Returns: whether pictures are being shown at all; for the sound to go with them
 */
gboolean
media_pacer_get_anchor (MediaPacer *self, gint64 *anchor, double *speed)
{
  gboolean anchored;

  g_mutex_lock (&self->lock);
  anchored = self->anchored;
  *anchor = self->anchor;
  *speed = self->speed;
  g_mutex_unlock (&self->lock);

  return anchored;
}
