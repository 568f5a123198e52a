/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-clock.h"

G_DEFINE_INTERFACE (MediaClock, media_clock, G_TYPE_OBJECT)

static void
media_clock_default_init (MediaClockInterface *iface)
{
}

/**
 * media_clock_get_time:
 *
 * Returns: the time in µs, from an arbitrary start, never going back
 */
gint64
media_clock_get_time (MediaClock *self)
{
  return MEDIA_CLOCK_GET_IFACE (self)->get_time (self);
}

/**
 * media_clock_add_timeout:
 * @interval_ms: when to call, in ms from now, and again as long as @func returns %G_SOURCE_CONTINUE
 *
 * Returns: an id for media_clock_remove()
 */
guint
media_clock_add_timeout (MediaClock *self, guint interval_ms, GSourceFunc func, gpointer data)
{
  return MEDIA_CLOCK_GET_IFACE (self)->add_timeout (self, interval_ms, func, data);
}

/**
 * media_clock_remove:
 * @id: what media_clock_add_timeout() returned, not yet run out
 */
void
media_clock_remove (MediaClock *self, guint id)
{
  MEDIA_CLOCK_GET_IFACE (self)->remove (self, id);
}

/* The system's clock. */

#define MEDIA_TYPE_SYSTEM_CLOCK (media_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (MediaSystemClock, media_system_clock, MEDIA, SYSTEM_CLOCK, GObject)

struct _MediaSystemClock
{
  GObject parent_instance;
};

static gint64
system_get_time (MediaClock *clock)
{
  return g_get_monotonic_time ();
}

static guint
system_add_timeout (MediaClock *clock, guint interval_ms, GSourceFunc func, gpointer data)
{
  g_autoptr (GSource) source = g_timeout_source_new (interval_ms);

  g_source_set_callback (source, func, data, NULL);
  return g_source_attach (source, g_main_context_get_thread_default ());
}

static void
system_remove (MediaClock *clock, guint id)
{
  GSource *source = g_main_context_find_source_by_id (g_main_context_get_thread_default (), id);

  if (source != NULL)
    g_source_destroy (source);
}

static void
media_system_clock_iface_init (MediaClockInterface *iface)
{
  iface->get_time = system_get_time;
  iface->add_timeout = system_add_timeout;
  iface->remove = system_remove;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MediaSystemClock,
                               media_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_CLOCK,
                                                      media_system_clock_iface_init))

static void
media_system_clock_class_init (MediaSystemClockClass *klass)
{
}

static void
media_system_clock_init (MediaSystemClock *self)
{
}

/**
 * media_clock_get_system:
 *
 * Returns: (transfer none): the clock that everything uses unless it is told otherwise
 */
MediaClock *
media_clock_get_system (void)
{
  static MediaClock *system_clock;

  if (g_once_init_enter (&system_clock))
    g_once_init_leave (&system_clock, g_object_new (MEDIA_TYPE_SYSTEM_CLOCK, NULL));

  return system_clock;
}

/* A clock that tests move. */

typedef struct
{
  guint id;
  gint64 due;
  gint64 interval;
  GSourceFunc func;
  gpointer data;
} Timeout;

struct _MediaManualClock
{
  GObject parent_instance;

  gint64 now;
  guint last_id;
  GList *timeouts; /* of Timeout, soonest first */
};

static int
timeout_compare (gconstpointer a, gconstpointer b)
{
  const Timeout *x = a, *y = b;

  return x->due < y->due ? -1 : x->due > y->due;
}

static gint64
manual_get_time (MediaClock *clock)
{
  return MEDIA_MANUAL_CLOCK (clock)->now;
}

static guint
manual_add_timeout (MediaClock *clock, guint interval_ms, GSourceFunc func, gpointer data)
{
  MediaManualClock *self = MEDIA_MANUAL_CLOCK (clock);
  Timeout *timeout = g_new (Timeout, 1);

  timeout->id = ++self->last_id;
  timeout->interval = (gint64) interval_ms * 1000;
  timeout->due = self->now + timeout->interval;
  timeout->func = func;
  timeout->data = data;
  self->timeouts = g_list_insert_sorted (self->timeouts, timeout, timeout_compare);

  return timeout->id;
}

static GList *
manual_find (MediaManualClock *self, guint id)
{
  for (GList *l = self->timeouts; l != NULL; l = l->next)
    if (((Timeout *) l->data)->id == id)
      return l;

  return NULL;
}

static void
manual_remove (MediaClock *clock, guint id)
{
  MediaManualClock *self = MEDIA_MANUAL_CLOCK (clock);
  GList *link = manual_find (self, id);

  if (link != NULL)
    {
      g_free (link->data);
      self->timeouts = g_list_delete_link (self->timeouts, link);
    }
}

static void
media_manual_clock_iface_init (MediaClockInterface *iface)
{
  iface->get_time = manual_get_time;
  iface->add_timeout = manual_add_timeout;
  iface->remove = manual_remove;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MediaManualClock,
                               media_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_CLOCK,
                                                      media_manual_clock_iface_init))

static void
media_manual_clock_finalize (GObject *object)
{
  MediaManualClock *self = MEDIA_MANUAL_CLOCK (object);

  g_list_free_full (self->timeouts, g_free);

  G_OBJECT_CLASS (media_manual_clock_parent_class)->finalize (object);
}

static void
media_manual_clock_class_init (MediaManualClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = media_manual_clock_finalize;
}

static void
media_manual_clock_init (MediaManualClock *self)
{
  self->now = G_USEC_PER_SEC;
}

/**
 * media_manual_clock_new:
 *
 * Returns: (transfer full): a clock that stands still until it is advanced
 */
MediaManualClock *
media_manual_clock_new (void)
{
  return g_object_new (MEDIA_TYPE_MANUAL_CLOCK, NULL);
}

/**
 * media_manual_clock_advance:
 * @ms: how far, in ms
 *
 * Moves the clock, and calls on the way, in order, whatever falls due.
 */
void
media_manual_clock_advance (MediaManualClock *self, guint ms)
{
  gint64 end;

  g_return_if_fail (MEDIA_IS_MANUAL_CLOCK (self));

  end = self->now + (gint64) ms * 1000;
  while (self->timeouts != NULL && ((Timeout *) self->timeouts->data)->due <= end)
    {
      Timeout due = *(Timeout *) self->timeouts->data;
      GList *link;

      self->now = MAX (self->now, due.due);
      if (due.func (due.data) == G_SOURCE_REMOVE)
        {
          manual_remove (MEDIA_CLOCK (self), due.id);
          continue;
        }

      link = manual_find (self, due.id);
      if (link != NULL)
        {
          Timeout *again = link->data;

          self->timeouts = g_list_remove_link (self->timeouts, link);
          g_list_free (link);
          again->due = self->now + MAX (again->interval, 1);
          self->timeouts = g_list_insert_sorted (self->timeouts, again, timeout_compare);
        }
    }
  self->now = MAX (self->now, end);
}
