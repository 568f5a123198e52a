/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "poll/fleet-poller-private.h"

#include "model/fleet-device-private.h"
#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"
#include "poll/fleet-reach.h"

#include "onv.h"

#define BATCH 30
#define GATHER_MS 50
#define DEFAULT_INTERVAL 15
#define MAX_BACKOFF \
  2 /* doublings of the interval: a minute, so that nobody looks at an old state for long */
#define JITTER 0.1

enum
{
  PROP_0,
  PROP_INTERVAL,
  PROP_N_VISIBLE,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One visible device. */
typedef struct
{
  FleetDevice *device;
  guint views;     /* how many views show it */
  gint64 asked_at; /* µs, 0 for never */
  gboolean forced; /* whatever is known already */
} Watch;

struct _FleetPoller
{
  GObject parent;

  FleetSession *session; /* not owned: it owns this */
  FleetClock *clock;
  FleetReach *reach;
  GHashTable *watches; /* FleetDevice → Watch */
  guint interval;
  guint alarm;
  gint64 alarm_at;
  guint failures;
  gboolean asking;
  GError *error;
};

G_DEFINE_FINAL_TYPE (FleetPoller, fleet_poller, G_TYPE_OBJECT)

static void fleet_poller_plan (FleetPoller *self);

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_object_unref (watch->device);
  g_free (watch);
}

static void
fleet_poller_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetPoller *self = FLEET_POLLER (object);

  switch (prop_id)
    {
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_N_VISIBLE:
      g_value_set_uint (value, fleet_poller_get_n_visible (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_poller_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_INTERVAL)
    fleet_poller_set_interval (FLEET_POLLER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_poller_finalize (GObject *object)
{
  FleetPoller *self = FLEET_POLLER (object);

  fleet_poller_detach (self);
  g_hash_table_unref (self->watches);
  g_clear_object (&self->clock);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (fleet_poller_parent_class)->finalize (object);
}

static void
fleet_poller_class_init (FleetPollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_poller_get_property;
  object_class->set_property = fleet_poller_set_property;
  object_class->finalize = fleet_poller_finalize;

  properties[PROP_INTERVAL]
      = g_param_spec_uint ("interval", NULL, NULL, 1, 3600, DEFAULT_INTERVAL,
                           flags | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_VISIBLE] = g_param_spec_uint ("n-visible", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_poller_init (FleetPoller *self)
{
  self->interval = DEFAULT_INTERVAL;
  self->watches = g_hash_table_new_full (NULL, NULL, NULL, watch_free);
}

FleetPoller *
fleet_poller_new (FleetSession *session)
{
  FleetPoller *self = g_object_new (FLEET_TYPE_POLLER, NULL);

  self->session = session;
  self->clock = g_object_ref (fleet_session_get_clock (session));
  fleet_poller_set_monitor (self, NULL);
  return self;
}

void
fleet_poller_set_monitor (FleetPoller *self, GNetworkMonitor *monitor)
{
  g_clear_object (&self->reach);
  self->reach = fleet_reach_new (fleet_session_get_account (self->session), monitor);
  g_signal_connect_object (self->reach, "notify::reachable", G_CALLBACK (fleet_poller_refresh),
                           self, G_CONNECT_SWAPPED);
}

void
fleet_poller_detach (FleetPoller *self)
{
  self->session = NULL;
  g_clear_object (&self->reach);
  if (self->clock != NULL)
    fleet_clock_clear (self->clock, &self->alarm);
  g_hash_table_remove_all (self->watches);
}

static void
fleet_poller_set_error (FleetPoller *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Not all clients at the same moment, and longer and longer while the platform does not answer. */
static gint64
fleet_poller_get_wait (FleetPoller *self)
{
  double seconds = (double) self->interval * (double) (1u << MIN (self->failures, MAX_BACKOFF));

  return (gint64) (seconds * g_random_double_range (1 - JITTER, 1 + JITTER) * G_USEC_PER_SEC);
}

/* When a device should be asked for: 0 for at once. What a list told counts as asked. */
static gint64
fleet_poller_get_due (FleetPoller *self, const Watch *watch)
{
  gint64 known_at = MAX (watch->asked_at, fleet_device_get_online_at (watch->device));

  if (watch->forced || known_at == 0)
    return 0;
  return known_at + (gint64) self->interval * G_USEC_PER_SEC;
}

typedef struct
{
  Watch *watch;
  gint64 due;
} Due;

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const Due *left = a;
  const Due *right = b;

  return (left->due > right->due) - (left->due < right->due);
}

static GArray *
fleet_poller_sort (FleetPoller *self)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (Due));
  GHashTableIter iter;
  gpointer watch;

  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &watch))
    {
      Due due = { watch, fleet_poller_get_due (self, watch) };

      g_array_append_val (dues, due);
    }
  g_array_sort (dues, compare_due);
  return dues;
}

/* What a batch asked for, to be answered. */
typedef struct
{
  FleetPoller *poller;
  GPtrArray *devices;
} Batch;

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->poller);
  g_ptr_array_unref (batch->devices);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

/* A device that was asked for and is not in the answer is no longer known to the platform. */
static void
batch_apply (Batch *batch, GListModel *answer)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (answer); i++)
    {
      g_autoptr (OnvDeviceStatus) status = g_list_model_get_item (answer, i);
      FleetOnline online
          = onv_device_status_get_online (status) ? FLEET_ONLINE_ONLINE : FLEET_ONLINE_OFFLINE;

      g_hash_table_insert (told, g_strdup (onv_device_status_get_id (status)),
                           GUINT_TO_POINTER (online));
    }
  for (guint i = 0; i < batch->devices->len; i++)
    {
      FleetDevice *device = g_ptr_array_index (batch->devices, i);

      fleet_device_set_online (device,
                               GPOINTER_TO_UINT (
                                   g_hash_table_lookup (told, fleet_device_get_id (device))));
    }
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  FleetPoller *self = batch->poller;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) answer
      = onv_client_query_online_finish (ONV_CLIENT (object), result, &error);

  self->asking = FALSE;
  if (self->session == NULL)
    return;
  self->failures = error == NULL ? 0 : self->failures + 1;
  if (answer != NULL)
    batch_apply (batch, answer);
  fleet_poller_set_error (self, error);
  fleet_poller_plan (self);
}

static void
fleet_poller_ask (FleetPoller *self)
{
  gint64 now = fleet_clock_get_monotonic (self->clock);
  g_autoptr (GArray) dues = fleet_poller_sort (self);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) device_ids = NULL;
  Batch *batch = g_new0 (Batch, 1);

  batch->poller = g_object_ref (self);
  batch->devices = g_ptr_array_new_with_free_func (g_object_unref);
  /* What would be due soon goes along, so that it is one call and not two. */
  for (guint i = 0; i < MIN (dues->len, BATCH); i++)
    {
      const Due *due = &g_array_index (dues, Due, i);

      if (due->due > now + (gint64) self->interval * G_USEC_PER_SEC / 2)
        break;
      due->watch->asked_at = now;
      due->watch->forced = FALSE;
      g_strv_builder_add (ids, fleet_device_get_id (due->watch->device));
      g_ptr_array_add (batch->devices, g_object_ref (due->watch->device));
    }
  if (batch->devices->len == 0)
    {
      batch_free (batch);
      fleet_poller_plan (self);
      return;
    }

  self->asking = TRUE;
  device_ids = g_strv_builder_end (ids);
  onv_client_query_online_async (fleet_session_get_client (self->session),
                                 (const char *const *) device_ids,
                                 fleet_session_get_closing (self->session), on_answer, batch);
}

static void
on_alarm (gpointer user_data)
{
  FleetPoller *self = user_data;

  self->alarm = 0;
  fleet_poller_ask (self);
}

/* Sets the one alarm to when the first device is due. One that comes sooner stays. */
static void
fleet_poller_plan (FleetPoller *self)
{
  gint64 now = fleet_clock_get_monotonic (self->clock);
  g_autoptr (GArray) dues = NULL;
  gint64 wait;

  if (self->session == NULL || self->asking || g_hash_table_size (self->watches) == 0
      || !fleet_reach_get_reachable (self->reach))
    {
      fleet_clock_clear (self->clock, &self->alarm);
      return;
    }

  dues = fleet_poller_sort (self);
  wait = MAX (g_array_index (dues, Due, 0).due - now, 0);
  if (self->failures > 0)
    wait = fleet_poller_get_wait (self);
  else if (wait > 0)
    wait = (gint64) ((double) wait * g_random_double_range (1 - JITTER, 1 + JITTER));
  wait = MAX (wait, GATHER_MS * 1000);
  if (self->alarm != 0 && self->alarm_at <= now + wait)
    return;

  fleet_clock_clear (self->clock, &self->alarm);
  self->alarm_at = now + wait;
  self->alarm = fleet_clock_add (self->clock, (guint) (wait / 1000), on_alarm, self);
}

/**
 * fleet_poller_set_visible:
 * @self: a poller
 * @device: a device of its session
 * @visible: whether one more view shows the device, or one fewer
 *
 * Tells that a device is shown. Views are counted: whoever said %TRUE says %FALSE once, later. What
 * has just become visible is asked for at once, unless a list has just told its state.
 */
void
fleet_poller_set_visible (FleetPoller *self, FleetDevice *device, gboolean visible)
{
  Watch *watch;

  g_return_if_fail (FLEET_IS_POLLER (self));
  g_return_if_fail (FLEET_IS_DEVICE (device));

  if (self->session == NULL)
    return;
  watch = g_hash_table_lookup (self->watches, device);
  if (visible && watch == NULL)
    {
      watch = g_new0 (Watch, 1);
      watch->device = g_object_ref (device);
      watch->views = 1;
      g_hash_table_insert (self->watches, device, watch);
    }
  else if (visible)
    {
      watch->views++;
      return;
    }
  else if (watch == NULL || --watch->views > 0)
    return;
  else
    g_hash_table_remove (self->watches, device);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_VISIBLE]);
  fleet_poller_plan (self);
}

/**
 * fleet_poller_refresh:
 * @self: a poller
 *
 * Asks at once for everything that is visible, as when the network has come back.
 */
void
fleet_poller_refresh (FleetPoller *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (FLEET_IS_POLLER (self));

  self->failures = 0;
  g_hash_table_iter_init (&iter, self->watches);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Watch *) value)->forced = TRUE;
  fleet_poller_plan (self);
}

/**
 * fleet_poller_get_interval:
 * @self: a poller
 *
 * Gets how old the state of a visible device may become.
 *
 * Returns: seconds
 */
guint
fleet_poller_get_interval (FleetPoller *self)
{
  g_return_val_if_fail (FLEET_IS_POLLER (self), 0);

  return self->interval;
}

/**
 * fleet_poller_set_interval:
 * @self: a poller
 * @seconds: 1 to 3600; 15 by default
 *
 * Sets how old the state of a visible device may become.
 */
void
fleet_poller_set_interval (FleetPoller *self, guint seconds)
{
  g_return_if_fail (FLEET_IS_POLLER (self));

  seconds = CLAMP (seconds, 1, 3600);
  if (self->interval == seconds)
    return;
  self->interval = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
  fleet_poller_plan (self);
}

/**
 * fleet_poller_get_n_visible:
 * @self: a poller
 *
 * Counts the devices that are visible.
 *
 * Returns: the number
 */
guint
fleet_poller_get_n_visible (FleetPoller *self)
{
  g_return_val_if_fail (FLEET_IS_POLLER (self), 0);

  return g_hash_table_size (self->watches);
}

/**
 * fleet_poller_get_error:
 * @self: a poller
 *
 * Returns: (nullable): why the platform did not tell when it was asked last, %NULL if it did
 */
const GError *
fleet_poller_get_error (FleetPoller *self)
{
  g_return_val_if_fail (FLEET_IS_POLLER (self), NULL);

  return self->error;
}
