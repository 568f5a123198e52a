/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-reaper.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>
#endif

/* Enough that a few connections that hang do not hold up the others; each that hangs ends by a
 * time-out of its own element, so the threads come back. */
#define MAX_THREADS 24

typedef struct
{
  MediaReaperFunc func;
  gpointer data;
} Job;

static GMutex lock;
static GCond quiet;
static guint n_jobs;
static gboolean freed; /* since memory was last given back */
static GThreadPool *pool;

/* A player's threads allocate in arenas of their own, and what they free stays there: the arenas of a wall that is
   rebuilt again and again grow by what each of its streams took at most. */
static void
give_back (void)
{
#ifdef HAVE_MALLOC_TRIM
  malloc_trim (0);
#endif
}

static void
run_job (gpointer data, gpointer user_data)
{
  g_autofree Job *job = data;
  gboolean idle;

  job->func (job->data);

  g_mutex_lock (&lock);
  idle = n_jobs == 1 && freed;
  if (idle)
    freed = FALSE;
  g_mutex_unlock (&lock);

  if (idle)
    give_back ();

  g_mutex_lock (&lock);
  if (--n_jobs == 0)
    g_cond_broadcast (&quiet);
  g_mutex_unlock (&lock);
}

/**
 * media_reaper_push:
 * @func: what may block
 * @data: its argument
 *
 * Calls @func on some other thread, soon.
 */
void
media_reaper_push (MediaReaperFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  job->func = func;
  job->data = data;

  g_mutex_lock (&lock);
  if (pool == NULL)
    pool = g_thread_pool_new (run_job, NULL, MAX_THREADS, FALSE, NULL);
  n_jobs++;
  g_thread_pool_push (pool, job, NULL);
  g_mutex_unlock (&lock);
}

/**
 * media_reaper_note_freed:
 *
 * For what is called by the reaper and has taken a pipeline down: once nothing else is to be done, the memory that
 * this has freed is given back to the system.
 */
void
media_reaper_note_freed (void)
{
  g_mutex_lock (&lock);
  freed = TRUE;
  g_mutex_unlock (&lock);
}

/**
 * media_reaper_wait_quiet:
 * @timeout_ms: how long to wait at most
 *
 * Returns: whether all that was pushed is done
 */
gboolean
media_reaper_wait_quiet (guint timeout_ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) timeout_ms * 1000;
  gboolean done = TRUE;

  g_mutex_lock (&lock);
  while (n_jobs > 0 && done)
    done = g_cond_wait_until (&quiet, &lock, end);
  done = n_jobs == 0;
  g_mutex_unlock (&lock);

  return done;
}
