/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "poll/fleet-tally-private.h"

#include "model/fleet-session-private.h"
#include "poll/fleet-clock.h"

#include "onv.h"

#define PERIOD_MS 60000

enum
{
  PROP_0,
  PROP_KNOWN,
  PROP_TOTAL,
  PROP_ONLINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetTally
{
  GObject parent;

  FleetSession *session; /* not owned: it owns this */
  FleetClock *clock;
  guint alarm;
  gboolean asking;
  gboolean known;
  guint total;
  guint online;
  guint next_total; /* until both are there */
};

G_DEFINE_FINAL_TYPE (FleetTally, fleet_tally, G_TYPE_OBJECT)

static void
fleet_tally_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetTally *self = FLEET_TALLY (object);

  switch (prop_id)
    {
    case PROP_KNOWN:
      g_value_set_boolean (value, self->known);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_ONLINE:
      g_value_set_uint (value, self->online);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fleet_tally_finalize (GObject *object)
{
  FleetTally *self = FLEET_TALLY (object);

  fleet_tally_detach (self);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (fleet_tally_parent_class)->finalize (object);
}

static void
fleet_tally_class_init (FleetTallyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_tally_get_property;
  object_class->finalize = fleet_tally_finalize;

  properties[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ONLINE] = g_param_spec_uint ("online", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_tally_init (FleetTally *self)
{
}

static void
on_alarm (gpointer user_data)
{
  FleetTally *self = user_data;

  self->alarm = 0;
  fleet_tally_refresh (self);
}

/* What was counted before stays when the platform does not answer: the list says what is wrong. */
static void
fleet_tally_end (FleetTally *self)
{
  self->asking = FALSE;
  if (self->session != NULL)
    self->alarm = fleet_clock_add (self->clock, PERIOD_MS, on_alarm, self);
}

static void
fleet_tally_set (FleetTally *self, guint total, guint online)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (!self->known)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
  if (self->total != total)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  if (self->online != online)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
  self->known = TRUE;
  self->total = total;
  self->online = online;
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fleet_tally_ask (FleetTally *self, OnvTristate online, GAsyncReadyCallback callback)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "per-page", (gint64) 1, NULL);

  if (online != ONV_TRISTATE_ANY)
    g_object_set (query, "online", online, NULL);
  onv_client_find_devices_async (fleet_session_get_client (self->session), query,
                                 fleet_session_get_closing (self->session), callback,
                                 g_object_ref (self));
}

/* A page of one device tells how many there are. */
static gboolean
read_count (GObject *client, GAsyncResult *result, guint *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvPage) page = onv_client_find_devices_finish (ONV_CLIENT (client), result, &error);

  if (page == NULL)
    {
      g_debug ("The devices cannot be counted: %s", error->message);
      return FALSE;
    }
  *count = (guint) CLAMP (onv_page_get_total (page), 0, G_MAXINT);
  return TRUE;
}

static void
on_online (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetTally) self = user_data;
  guint online;

  if (read_count (object, result, &online) && self->session != NULL)
    fleet_tally_set (self, self->next_total, MIN (online, self->next_total));
  fleet_tally_end (self);
}

static void
on_total (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FleetTally) self = user_data;

  if (read_count (object, result, &self->next_total) && self->session != NULL)
    fleet_tally_ask (self, ONV_TRISTATE_TRUE, on_online);
  else
    fleet_tally_end (self);
}

FleetTally *
fleet_tally_new (FleetSession *session)
{
  FleetTally *self = g_object_new (FLEET_TYPE_TALLY, NULL);

  self->session = session;
  self->clock = g_object_ref (fleet_session_get_clock (session));
  fleet_tally_refresh (self);
  return self;
}

void
fleet_tally_detach (FleetTally *self)
{
  self->session = NULL;
  if (self->clock != NULL)
    fleet_clock_clear (self->clock, &self->alarm);
}

/**
 * fleet_tally_refresh:
 * @self: a tally
 *
 * Counts again now, unless it is being counted.
 */
void
fleet_tally_refresh (FleetTally *self)
{
  g_return_if_fail (FLEET_IS_TALLY (self));

  if (self->asking || self->session == NULL || fleet_session_is_closed (self->session))
    return;
  fleet_clock_clear (self->clock, &self->alarm);
  self->asking = TRUE;
  fleet_tally_ask (self, ONV_TRISTATE_ANY, on_total);
}

/**
 * fleet_tally_get_known:
 * @self: a tally
 *
 * Returns: whether it has been counted at all
 */
gboolean
fleet_tally_get_known (FleetTally *self)
{
  g_return_val_if_fail (FLEET_IS_TALLY (self), FALSE);

  return self->known;
}

guint
fleet_tally_get_total (FleetTally *self)
{
  g_return_val_if_fail (FLEET_IS_TALLY (self), 0);

  return self->total;
}

guint
fleet_tally_get_online (FleetTally *self)
{
  g_return_val_if_fail (FLEET_IS_TALLY (self), 0);

  return self->online;
}
