/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "load/media-turn.h"

struct _MediaTurn
{
  GCond granted;
  GList link; /* in the queue, while it waits */
  gint64 due;
  gint64 taken_at;
  gint64 used;
  gboolean waits;
  gboolean held;
  gboolean stopped;
};

/* One for the program: processors are what it shares. */
static struct
{
  GMutex lock;
  GQueue waiting; /* of MediaTurn, what is due first comes first */
  guint count;    /* 0 until known */
  guint n_held;
  gint64 used; /* by turns that were given back */
} turns;

static guint
ensure_count (void)
{
  if (turns.count == 0)
    turns.count = g_get_num_processors ();

  return turns.count;
}

/**
 * media_turn_new:
 *
 * Returns: (transfer full): a turn that is not held
 */
MediaTurn *
media_turn_new (void)
{
  MediaTurn *self = g_new0 (MediaTurn, 1);

  g_cond_init (&self->granted);
  self->link.data = self;
  return self;
}

void
media_turn_free (MediaTurn *self)
{
  media_turn_give (self);
  g_cond_clear (&self->granted);
  g_free (self);
}

static void
grant (MediaTurn *self)
{
  turns.n_held++;
  self->held = TRUE;
  self->taken_at = g_get_monotonic_time ();
}

static void
wait_in_queue (MediaTurn *self)
{
  GList *next = turns.waiting.head;

  while (next != NULL && ((MediaTurn *) next->data)->due <= self->due)
    next = next->next;
  if (next != NULL)
    g_queue_insert_before_link (&turns.waiting, next, &self->link);
  else
    g_queue_push_tail_link (&turns.waiting, &self->link);

  self->waits = TRUE;
  while (self->waits && !self->stopped)
    g_cond_wait (&self->granted, &turns.lock);
  if (self->waits)
    g_queue_unlink (&turns.waiting, &self->link);
  self->waits = FALSE;
}

/**
 * media_turn_take:
 * @due: when the picture is to be shown, in µs of the monotonic clock; 0 for at once
 *
 * Waits until it is this stream's turn. To be called by one thread at a time.
 *
 * Returns: %FALSE if it has been stopped instead
 */
gboolean
media_turn_take (MediaTurn *self, gint64 due)
{
  gboolean held;

  g_mutex_lock (&turns.lock);
  if (!self->held && !self->stopped)
    {
      self->due = due;
      if (turns.n_held < ensure_count ())
        grant (self);
      else
        wait_in_queue (self);
    }
  held = self->held;
  g_mutex_unlock (&turns.lock);

  return held;
}

/**
 * media_turn_give:
 *
 * Gives it back, if it is held: before waiting for anything but the processor.
 */
void
media_turn_give (MediaTurn *self)
{
  MediaTurn *next;

  g_mutex_lock (&turns.lock);
  if (self->held)
    {
      gint64 used = g_get_monotonic_time () - self->taken_at;

      self->held = FALSE;
      self->used += used;
      turns.used += used;
      turns.n_held--;
      next
          = g_queue_is_empty (&turns.waiting) ? NULL : g_queue_pop_head_link (&turns.waiting)->data;
      if (next != NULL)
        {
          next->waits = FALSE;
          grant (next);
          g_cond_signal (&next->granted);
        }
    }
  g_mutex_unlock (&turns.lock);
}

/**
 * media_turn_set_stopped:
 * @stopped: whether nobody is to wait for it
 */
void
media_turn_set_stopped (MediaTurn *self, gboolean stopped)
{
  g_mutex_lock (&turns.lock);
  self->stopped = stopped;
  g_cond_signal (&self->granted);
  g_mutex_unlock (&turns.lock);
}

/**
 * media_turn_is_waiting:
 *
 * Returns: whether somebody waits for it
 */
gboolean
media_turn_is_waiting (MediaTurn *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.lock);

  return self->waits;
}

/**
 * media_turn_get_used:
 *
 * Returns: for how long it has been held and given back, in µs
 */
gint64
media_turn_get_used (MediaTurn *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.lock);

  return self->used;
}

/**
 * media_turns_get_used:
 *
 * Returns: for how long all of them together have been held and given back, in µs
 */
gint64
media_turns_get_used (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.lock);

  return turns.used;
}

/**
 * media_turns_get_count:
 *
 * Returns: how many can be held at a time
 */
guint
media_turns_get_count (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&turns.lock);

  return ensure_count ();
}
