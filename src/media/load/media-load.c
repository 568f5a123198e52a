/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "load/media-load.h"

/* It does not keep up when the processors have nothing left and pictures are late, or when they are not painted. One
 * look alone does not count: streams that begin catch up with all that there is. */
#define FULL 0.9
#define LATE_US (400 * G_TIME_SPAN_MILLISECOND)
#define OVERTAKEN 0.25
#define HOT_LOOKS 2

/* For so long, streams that are late leave out what is late when their next keyframe is due: after a start, or where
 * little is amiss, that is all it takes. If it begins again so soon after it ended, they have been given their chance. */
#define SKIP_US (4 * G_USEC_PER_SEC)
#define CALM_US (6 * G_USEC_PER_SEC)

/* Streams come back into this much at most. */
#define ROOM 0.9
#define LEAST_PAUSE_US (3 * G_USEC_PER_SEC)
#define MOST_PAUSE_US (60 * G_USEC_PER_SEC)
#define TOO_EARLY_US (15 * G_USEC_PER_SEC) /* overloaded again so soon after one came back */

/* Of all processors, from what share on decoding is made cheaper for small pictures, and until when. What is saved is a
 * quarter: the lower one cannot be reached by saving. */
#define COARSE_FROM 0.35
#define COARSE_UNTIL 0.2

static gint64
find_late (const MediaLoadView *view)
{
  gint64 late = 0;

  for (guint i = 0; i < view->n_streams; i++)
    if (view->streams[i].slowed_at == 0)
      late = MAX (late, view->streams[i].late_us);

  return late;
}

static gboolean
is_late (const MediaLoadView *view, gint64 late)
{
  return view->busy >= FULL && late > LATE_US;
}

/* The smallest picture, and of several the one that costs most. */
static int
find_to_slow (const MediaLoadView *view)
{
  const MediaLoadStream *best = NULL;

  for (guint i = 0; i < view->n_streams; i++)
    {
      const MediaLoadStream *stream = &view->streams[i];

      if (!stream->can_slow || stream->slowed_at != 0)
        continue;
      if (best == NULL || stream->area < best->area
          || (stream->area == best->area && stream->cost > best->cost))
        best = stream;
    }

  return best != NULL ? (int) (best - view->streams) : MEDIA_LOAD_NOTHING;
}

/* What was slowed last, if there is room for it. */
static int
find_to_return (const MediaLoadView *view)
{
  const MediaLoadStream *last = NULL;

  for (guint i = 0; i < view->n_streams; i++)
    if (view->streams[i].slowed_at != 0
        && (last == NULL || view->streams[i].slowed_at > last->slowed_at))
      last = &view->streams[i];

  return last != NULL && view->busy + last->cost <= ROOM ? (int) (last - view->streams)
                                                         : MEDIA_LOAD_NOTHING;
}

static int
slow_one (MediaLoad *self, const MediaLoadView *view, gint64 now)
{
  if (self->returned_at != 0 && now - self->returned_at < TOO_EARLY_US)
    {
      self->pause = MIN (2 * self->pause, MOST_PAUSE_US);
      self->returned_at = 0;
    }
  return find_to_slow (view);
}

/* It does not keep up. What has been done may help already: what is late becomes less. */
static int
relieve (MediaLoad *self, const MediaLoadView *view, gint64 late, gint64 now)
{
  gboolean falling = late < self->late;

  if (self->hot_at == 0 || now - self->hot_at > CALM_US)
    self->skips_since = now;
  self->hot_at = now;
  self->late = late;
  if (++self->n_hot < HOT_LOOKS)
    return MEDIA_LOAD_NOTHING;
  if (view->overtaken <= OVERTAKEN && (falling || now - self->skips_since < SKIP_US))
    return MEDIA_LOAD_NOTHING;
  return slow_one (self, view, now);
}

/**
 * media_load_decide_skip:
 * @view: how it went since the last look
 * @stream: one of them
 *
 * Returns: whether that stream is to leave out what is late, and go on with its next keyframe when that is due
 */
gboolean
media_load_decide_skip (const MediaLoadView *view, const MediaLoadStream *stream)
{
  return stream->slowed_at == 0 && is_late (view, stream->late_us);
}

/**
 * media_load_decide_coarse:
 * @busy: of all processors, the share of the time that decoding held since the last look
 *
 * Returns: whether small pictures are to be decoded without what cannot be seen in them
 */
gboolean
media_load_decide_coarse (MediaLoad *self, double busy)
{
  self->coarse = busy > (self->coarse ? COARSE_UNTIL : COARSE_FROM);
  return self->coarse;
}

/**
 * media_load_decide:
 * @view: how it went since the last look
 * @now: the time, monotonic, in µs
 *
 * To be called about once in a second; when a stream is let go on, once more, with @view as it will be then: others may
 * have room, too.
 *
 * Returns: the stream to slow if it is not slowed, or to let go on as before if it is; or MEDIA_LOAD_NOTHING
 */
int
media_load_decide (MediaLoad *self, const MediaLoadView *view, gint64 now)
{
  gint64 late = find_late (view);
  int found;

  self->pause = MAX (self->pause, LEAST_PAUSE_US);
  if (is_late (view, late) || view->overtaken > OVERTAKEN)
    return relieve (self, view, late, now);

  self->n_hot = 0;
  self->late = 0;
  if (self->returned_at != now && now - MAX (self->hot_at, self->returned_at) < self->pause)
    return MEDIA_LOAD_NOTHING;
  found = find_to_return (view);
  if (found == MEDIA_LOAD_NOTHING)
    return found;
  if (self->returned_at != 0 && self->returned_at != now)
    self->pause = LEAST_PAUSE_US; /* the one before did well */
  self->returned_at = now;
  return found;
}
