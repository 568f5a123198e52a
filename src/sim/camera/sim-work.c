/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-work.h"

/* Changes of a pipeline's state may block: they are made here, off the main thread, and counted, so
 * that a program can wait for them before it ends. */
typedef struct
{
  SimWorkFunc func;
  GObject *object;
} Work;

static GMutex lock;
static GCond done;
static guint pending;

static void
do_work (gpointer data, gpointer user_data)
{
  Work *work = data;

  work->func (work->object);
  g_object_unref (work->object);
  g_free (work);

  g_mutex_lock (&lock);
  pending--;
  g_cond_broadcast (&done);
  g_mutex_unlock (&lock);
}

/* No limit: one that waits for a film to be read must not keep others from stopping. */
static GThreadPool *
get_workers (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (do_work, NULL, -1, FALSE, NULL));
  return pool;
}

/**
 * sim_work_push:
 * @func: what to do
 * @object: with what; kept until it is done
 *
 * Calls @func on a worker thread. Calls for one object may overlap: they lock.
 */
void
sim_work_push (SimWorkFunc func, GObject *object)
{
  Work *work = g_new (Work, 1);

  *work = (Work){ func, g_object_ref (object) };
  g_mutex_lock (&lock);
  pending++;
  g_mutex_unlock (&lock);
  g_thread_pool_push (get_workers (), work, NULL);
}

/**
 * sim_work_drain:
 *
 * Blocks until all work is done.
 */
void
sim_work_drain (void)
{
  g_mutex_lock (&lock);
  while (pending > 0)
    g_cond_wait (&done, &lock);
  g_mutex_unlock (&lock);
}
