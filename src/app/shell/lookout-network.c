/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-network.h"

#include "fleet.h"
#include "shell/lookout-stage.h"

/* A network that comes up says so many times: for each address, each route. */
#define SETTLE_MS 300

struct _LookoutNetwork
{
  GObject parent_instance;

  LookoutContext *context; /* weak */
  GNetworkMonitor *monitor;
  GSignalGroup *poller; /* of the account that is open */
  gboolean unanswered;  /* whether the platform failed to answer it last */
  guint settling;
};

G_DEFINE_FINAL_TYPE (LookoutNetwork, lookout_network, G_TYPE_OBJECT)

static void
retry_account (LookoutContext *context)
{
  FleetSession *session = lookout_context_get_session (context);

  if (session == NULL)
    return;
  fleet_poller_refresh (fleet_session_get_poller (session));
  fleet_tally_refresh (fleet_session_get_tally (session));
  if (fleet_device_list_get_error (fleet_session_get_devices (session)) != NULL)
    fleet_device_list_reload (fleet_session_get_devices (session));
}

/**
 * lookout_network_retry:
 * @context: what is open in a window
 *
 * Asks at once for whatever waits for its next try.
 */
void
lookout_network_retry (LookoutContext *context)
{
  retry_account (context);
  lookout_stage_retry (context);
}

static void
on_settled (gpointer user_data)
{
  LookoutNetwork *self = user_data;

  self->settling = 0;
  if (self->context != NULL)
    lookout_network_retry (self->context);
}

/* Also when it was there before: another network may lead where the last one did not. */
static void
on_network_changed (LookoutNetwork *self, gboolean available)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  if (available)
    self->settling = g_timeout_add_once (SETTLE_MS, on_settled, self);
}

/* The platform answers again: what waits for its next try, perhaps for half a minute, need not. */
static void
on_poller_error (LookoutNetwork *self, GParamSpec *pspec, FleetPoller *poller)
{
  gboolean unanswered = fleet_poller_get_error (poller) != NULL;
  gboolean recovered = self->unanswered && !unanswered;

  self->unanswered = unanswered;
  if (recovered && self->context != NULL)
    lookout_network_retry (self->context);
}

static void
on_session_changed (LookoutNetwork *self)
{
  FleetSession *session = lookout_context_get_session (self->context);

  self->unanswered = FALSE;
  g_signal_group_set_target (self->poller,
                             session != NULL ? fleet_session_get_poller (session) : NULL);
}

static void
lookout_network_dispose (GObject *object)
{
  LookoutNetwork *self = LOOKOUT_NETWORK (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->poller);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_network_parent_class)->dispose (object);
}

static void
lookout_network_class_init (LookoutNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_network_dispose;
}

static void
lookout_network_init (LookoutNetwork *self)
{
  self->poller = g_signal_group_new (FLEET_TYPE_POLLER);
  g_signal_group_connect_swapped (self->poller, "notify::error", G_CALLBACK (on_poller_error),
                                  self);
}

/**
 * lookout_network_new:
 * @context: what is open in the window; held weakly
 * @monitor: (nullable): the network, or %NULL for the system's
 *
 * Returns: (transfer full): what hears of the network, and of the platform when it answers again, for as long as it is
 *   kept
 */
LookoutNetwork *
lookout_network_new (LookoutContext *context, GNetworkMonitor *monitor)
{
  LookoutNetwork *self = g_object_new (LOOKOUT_TYPE_NETWORK, NULL);

  g_set_weak_pointer (&self->context, context);
  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (on_session_changed), self,
                           G_CONNECT_SWAPPED);
  on_session_changed (self);
  return self;
}
