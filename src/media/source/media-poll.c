/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source/media-poll.h"

/* RFC 8216 (6.3.4) wants a client to wait for the target duration after a list that has changed, and for
 * half of it after one that has not. That is for players that hold back several segments. A wall wants
 * the newest at once, and what a list is asked for too late is delay; but sixteen tiles that ask four
 * times a second are a load. Both can be had, since segments come like clockwork: one that lasts 2 s is
 * in the list 2 s after the one before it. So the moment is looked for once, in eighths of the target
 * duration, and then the list is asked for when the next segment must be there, about once for each:
 * no more than the RFC allows. Now and then it is asked for a little sooner, to know the moment better,
 * and to follow a server whose clock is not ours. When a segment is late, the old steps are taken again,
 * and longer ones when it stays away. */

#define STEP_LEAST_US (200 * G_TIME_SPAN_MILLISECOND)
#define STEP_MOST_US (1 * G_USEC_PER_SEC)
#define STEPS 8

/* How exactly the moment is to be known, in parts of a step, and how much of that goes with each segment. */
#define EXACT_PARTS 4
#define DRIFT_PARTS 32

#define N_SHORT_STEPS 4

static gint64
add_up (const MediaPlaylist *list, guint64 after)
{
  gint64 sum = 0;

  for (guint i = 0; i < list->segments->len; i++)
    {
      const MediaSegment *segment = list->segments->pdata[i];

      if (segment->sequence > after)
        sum += segment->duration_us;
    }

  return sum;
}

/* The next one may be as short as any other. */
static gint64
find_shortest (const MediaPlaylist *list)
{
  gint64 shortest = list->target_us;

  for (guint i = 0; i < list->segments->len; i++)
    {
      const MediaSegment *segment = list->segments->pdata[i];

      if (segment->duration_us > 0)
        shortest = MIN (shortest, segment->duration_us);
    }

  return shortest;
}

/* What is known of the moment when the newest segment came: the one before came at some time, this one
 * its own duration later; and it was there with this answer, but not with the one before. */
static void
narrow (MediaPoll *self, const MediaPlaylist *list, gint64 answered_at)
{
  gint64 passed = add_up (list, self->newest);
  gint64 from = self->not_before + passed - self->step / DRIFT_PARTS;
  gint64 to = self->not_after + passed + self->step / DRIFT_PARTS;

  self->not_before = CLAMP (from, self->asked_at, answered_at);
  self->not_after = CLAMP (to, self->not_before, answered_at);
  if (self->not_before == self->not_after) /* not like clockwork, this time */
    {
      self->not_before = self->asked_at;
      self->not_after = answered_at;
    }
}

/**
 * media_poll_take:
 * @list: a list of segments
 * @asked_at: when it was asked for
 * @answered_at: when it was there
 *
 * Learns from a list.
 */
void
media_poll_take (MediaPoll *self, const MediaPlaylist *list, gint64 asked_at, gint64 answered_at)
{
  const MediaSegment *last;

  self->step = CLAMP (list->target_us / STEPS, STEP_LEAST_US, STEP_MOST_US);
  if (list->segments->len == 0)
    {
      self->asked_at = answered_at;
      return;
    }

  last = list->segments->pdata[list->segments->len - 1];
  self->duration = find_shortest (list);
  if (!self->begun || last->sequence < self->newest)
    {
      self->not_before = answered_at - self->duration;
      self->not_after = answered_at;
    }
  else if (last->sequence > self->newest)
    {
      narrow (self, list, answered_at);
    }
  else
    {
      self->n_late += asked_at >= self->not_after + self->duration;
      self->asked_at = asked_at;
      return;
    }

  self->begun = TRUE;
  self->newest = last->sequence;
  self->n_late = 0;
  self->asked_at = asked_at;
}

/**
 * media_poll_get_next:
 *
 * Returns: when to ask for the list again, in the time that was handed in
 */
gint64
media_poll_get_next (const MediaPoll *self)
{
  gint64 from = MAX (self->not_before + self->duration, self->asked_at);
  gint64 to = self->not_after + self->duration;

  if (!self->begun)
    return self->asked_at + self->step;
  if (self->n_late > N_SHORT_STEPS)
    return self->asked_at + MIN (2 * self->step, STEP_MOST_US);
  if (to <= self->asked_at || to - from > 2 * self->step)
    return from + self->step;
  if (to - from > self->step / EXACT_PARTS)
    return from + (to - from) / 2;
  return to;
}
