/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "poll/fleet-reach.h"

#include "accounts/fleet-account.h"

enum
{
  PROP_0,
  PROP_REACHABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetReach
{
  GObject parent;

  GNetworkMonitor *monitor;
  GSocketConnectable *host;
  GCancellable *asking;
  gboolean reachable;
};

G_DEFINE_FINAL_TYPE (FleetReach, fleet_reach, G_TYPE_OBJECT)

static void
fleet_reach_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_REACHABLE)
    g_value_set_boolean (value, FLEET_REACH (object)->reachable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_reach_dispose (GObject *object)
{
  FleetReach *self = FLEET_REACH (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->monitor);
  g_clear_object (&self->host);
  G_OBJECT_CLASS (fleet_reach_parent_class)->dispose (object);
}

static void
fleet_reach_class_init (FleetReachClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fleet_reach_get_property;
  object_class->dispose = fleet_reach_dispose;

  properties[PROP_REACHABLE] = g_param_spec_boolean ("reachable", NULL, NULL, TRUE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_reach_init (FleetReach *self)
{
  self->reachable = TRUE;
}

/* Only what says that there is no way counts: a name that is not resolved just now is no proof. */
static gboolean
says_away (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE);
}

static void
on_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetReach) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean reachable;

  g_network_monitor_can_reach_finish (G_NETWORK_MONITOR (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  reachable = error == NULL || !says_away (error);
  if (self->reachable == reachable)
    return;
  self->reachable = reachable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REACHABLE]);
}

static void
fleet_reach_ask (FleetReach *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  g_network_monitor_can_reach_async (self->monitor, self->host, self->asking, on_asked,
                                     g_object_ref (self));
}

/* The monitor may be NULL for the system's. */
FleetReach *
fleet_reach_new (FleetAccount *account, GNetworkMonitor *monitor)
{
  FleetReach *self = g_object_new (FLEET_TYPE_REACH, NULL);

  if (fleet_account_is_local (account))
    return self;
  self->host = g_network_address_parse_uri (fleet_account_get_base_url (account), 80, NULL);
  if (self->host == NULL)
    return self;

  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (fleet_reach_ask), self,
                           G_CONNECT_SWAPPED);
  fleet_reach_ask (self);
  return self;
}

gboolean
fleet_reach_get_reachable (FleetReach *self)
{
  return self->reachable;
}
