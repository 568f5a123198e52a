/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/fleet-session-private.h"

#include "accounts/fleet-account.h"
#include "images/fleet-images-private.h"
#include "model/fleet-channel.h"
#include "model/fleet-device-list.h"
#include "model/fleet-device-private.h"
#include "poll/fleet-clock.h"
#include "poll/fleet-poller-private.h"
#include "poll/fleet-tally-private.h"
#include "resolver/fleet-resolver-private.h"

#include "onv.h"

enum
{
  PROP_0,
  PROP_ACCOUNT,
  PROP_CLIENT,
  PROP_DEVICES,
  PROP_RESOLVER,
  PROP_POLLER,
  PROP_TALLY,
  PROP_IMAGES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _FleetSession
{
  GObject parent;

  FleetAccount *account;
  OnvClient *client;
  FleetClock *clock;
  GCancellable *closing;
  GHashTable *known; /* device id → FleetDevice */
  guint n_uses;      /* how often the store has opened it, less how often it was closed */

  FleetDeviceList *devices;
  FleetResolver *resolver;
  FleetPoller *poller;
  FleetTally *tally; /* once it is asked for */
  FleetImages *images;
};

G_DEFINE_FINAL_TYPE (FleetSession, fleet_session, G_TYPE_OBJECT)

static void
fleet_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FleetSession *self = FLEET_SESSION (object);
  gpointer objects[N_PROPS] = {
    [PROP_ACCOUNT] = self->account,
    [PROP_CLIENT] = self->client,
    [PROP_DEVICES] = prop_id == PROP_DEVICES ? fleet_session_get_devices (self) : NULL,
    [PROP_RESOLVER] = self->resolver,
    [PROP_POLLER] = self->poller,
    [PROP_TALLY] = prop_id == PROP_TALLY ? fleet_session_get_tally (self) : NULL,
    [PROP_IMAGES] = self->images,
  };

  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_object (value, objects[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fleet_session_end (FleetSession *self)
{
  GHashTableIter iter;
  gpointer device;

  if (fleet_session_is_closed (self))
    return;
  g_cancellable_cancel (self->closing);
  fleet_poller_detach (self->poller);
  if (self->tally != NULL)
    fleet_tally_detach (self->tally);
  fleet_resolver_detach (self->resolver);
  fleet_images_detach (self->images);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &device))
    fleet_device_detach (device);
}

static void
fleet_session_dispose (GObject *object)
{
  FleetSession *self = FLEET_SESSION (object);

  fleet_session_end (self);
  G_OBJECT_CLASS (fleet_session_parent_class)->dispose (object);
}

static void
fleet_session_finalize (GObject *object)
{
  FleetSession *self = FLEET_SESSION (object);

  g_clear_object (&self->devices);
  g_clear_object (&self->resolver);
  g_clear_object (&self->poller);
  g_clear_object (&self->tally);
  g_clear_object (&self->images);
  g_hash_table_unref (self->known);
  g_clear_object (&self->closing);
  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (fleet_session_parent_class)->finalize (object);
}

static void
fleet_session_class_init (FleetSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_session_get_property;
  object_class->dispose = fleet_session_dispose;
  object_class->finalize = fleet_session_finalize;

  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, FLEET_TYPE_ACCOUNT, flags);
  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, ONV_TYPE_CLIENT, flags);
  properties[PROP_DEVICES]
      = g_param_spec_object ("devices", NULL, NULL, FLEET_TYPE_DEVICE_LIST, flags);
  properties[PROP_RESOLVER]
      = g_param_spec_object ("resolver", NULL, NULL, FLEET_TYPE_RESOLVER, flags);
  properties[PROP_POLLER] = g_param_spec_object ("poller", NULL, NULL, FLEET_TYPE_POLLER, flags);
  properties[PROP_TALLY] = g_param_spec_object ("tally", NULL, NULL, FLEET_TYPE_TALLY, flags);
  properties[PROP_IMAGES] = g_param_spec_object ("images", NULL, NULL, FLEET_TYPE_IMAGES, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_session_init (FleetSession *self)
{
  self->closing = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * fleet_session_new:
 * @account: an account
 * @client: a client for it
 * @clock: (nullable): the time, or %NULL for the machine's
 *
 * Opens a session. [method@Fleet.AccountStore.open_async] is the usual way to get one.
 *
 * Returns: (transfer full): a new session
 */
FleetSession *
fleet_session_new (FleetAccount *account, OnvClient *client, FleetClock *clock)
{
  FleetSession *self;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (ONV_IS_CLIENT (client), NULL);

  self = g_object_new (FLEET_TYPE_SESSION, NULL);
  self->account = g_object_ref (account);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock != NULL ? clock : fleet_clock_get_system ());
  self->resolver = fleet_resolver_new (self);
  self->poller = fleet_poller_new (self);
  self->images = fleet_images_new (self);
  return self;
}

/**
 * fleet_session_close:
 * @self: a session
 *
 * Ends everything that is under way. Whoever still holds a device or channel of the session keeps
 * an object that does not change any more; its calls fail with [error@Fleet.Error.CLOSED].
 *
 * A session that [method@Fleet.AccountStore.open_finish] gave more than once, because several use the account, goes on
 * until each of them has closed it.
 */
void
fleet_session_close (FleetSession *self)
{
  g_return_if_fail (FLEET_IS_SESSION (self));

  if (self->n_uses > 0)
    self->n_uses--;
  if (self->n_uses == 0)
    fleet_session_end (self);
}

void
fleet_session_use (FleetSession *self)
{
  self->n_uses++;
}

GCancellable *
fleet_session_get_closing (FleetSession *self)
{
  return self->closing;
}

gboolean
fleet_session_is_closed (FleetSession *self)
{
  return g_cancellable_is_cancelled (self->closing);
}

FleetDevice *
fleet_session_take_record (FleetSession *self, OnvDevice *record)
{
  const char *id = onv_device_get_id (record);
  FleetDevice *device;

  if (id == NULL || *id == '\0')
    return NULL;
  device = fleet_session_get_device (self, id);
  fleet_device_update (device, record);
  return device;
}

/**
 * fleet_session_get_device:
 * @self: a session
 * @id: the platform's id of a device
 *
 * Gets the one object for a device. The platform is not asked whether it has such a device; what is
 * not known yet comes with a list, or with [method@Fleet.Device.refresh_async].
 *
 * Returns: (transfer none): the device
 */
FleetDevice *
fleet_session_get_device (FleetSession *self, const char *id)
{
  FleetDevice *device;

  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  device = g_hash_table_lookup (self->known, id);
  if (device != NULL)
    return device;
  device = fleet_device_new (fleet_session_is_closed (self) ? NULL : self, id);
  g_hash_table_insert (self->known, (gpointer) fleet_device_get_id (device), device);
  return device;
}

/**
 * fleet_session_dup_devices:
 * @self: a session
 *
 * Gets the devices that the platform has told of so far, in no order. There may be many: look at them bit by bit.
 *
 * Returns: (transfer full) (element-type FleetDevice): the devices
 */
GPtrArray *
fleet_session_dup_devices (FleetSession *self)
{
  g_autoptr (GPtrArray) devices = NULL;
  GHashTableIter iter;
  gpointer device;

  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  devices = g_ptr_array_new_full (g_hash_table_size (self->known), g_object_unref);
  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &device))
    if (fleet_device_get_title (device) != NULL)
      g_ptr_array_add (devices, g_object_ref (device));
  return g_steal_pointer (&devices);
}

/**
 * fleet_session_get_channel:
 * @self: a session
 * @key: a channel's key, "DEVICE/CHANNEL"
 *
 * Gets the one object for a channel, as [method@Fleet.Device.get_channel] does.
 *
 * Returns: (nullable) (transfer none): the channel, or %NULL if @key is not a key
 */
FleetChannel *
fleet_session_get_channel (FleetSession *self, const char *key)
{
  g_autofree char *device_id = NULL;
  guint channel_id;

  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  if (!fleet_channel_parse_key (key, &device_id, &channel_id))
    return NULL;
  return fleet_device_get_channel (fleet_session_get_device (self, device_id), channel_id);
}

/**
 * fleet_session_get_account:
 * @self: a session
 *
 * Gets the account.
 *
 * Returns: (transfer none): the account
 */
FleetAccount *
fleet_session_get_account (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->account;
}

/**
 * fleet_session_get_client:
 * @self: a session
 *
 * Gets the client that asks the platform.
 *
 * Returns: (transfer none): the client
 */
OnvClient *
fleet_session_get_client (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->client;
}

/**
 * fleet_session_get_clock:
 * @self: a session
 *
 * Gets the clock that everything in the session goes by.
 *
 * Returns: (transfer none): the clock
 */
FleetClock *
fleet_session_get_clock (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->clock;
}

/**
 * fleet_session_get_devices:
 * @self: a session
 *
 * Gets the list that the device tree shows. It begins to load when it is first asked for.
 *
 * Returns: (transfer none): the list
 */
FleetDeviceList *
fleet_session_get_devices (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  if (self->devices == NULL)
    self->devices = fleet_device_list_new (self);
  return self->devices;
}

/**
 * fleet_session_get_resolver:
 * @self: a session
 *
 * Gets what knows where to play from.
 *
 * Returns: (transfer none): the resolver
 */
FleetResolver *
fleet_session_get_resolver (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->resolver;
}

/**
 * fleet_session_get_poller:
 * @self: a session
 *
 * Gets what keeps visible devices fresh.
 *
 * Returns: (transfer none): the poller
 */
FleetPoller *
fleet_session_get_poller (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->poller;
}

/**
 * fleet_session_get_tally:
 * @self: a session
 *
 * Gets how many devices there are, and how many of them are online. They are counted when it is first asked for.
 *
 * Returns: (transfer none): the tally
 */
FleetTally *
fleet_session_get_tally (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  if (self->tally == NULL)
    self->tally = fleet_tally_new (self);
  return self->tally;
}

/**
 * fleet_session_get_images:
 * @self: a session
 *
 * Gets the images.
 *
 * Returns: (transfer none): the image cache
 */
FleetImages *
fleet_session_get_images (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return self->images;
}

/**
 * fleet_session_dup_rejected_certificate:
 * @self: a session
 *
 * Gets the certificate of the platform that was rejected last, to be shown to the person, who may trust it with
 * [method@Fleet.Session.trust].
 *
 * Returns: (transfer full) (nullable): the certificate, %NULL where none was rejected
 */
GTlsCertificate *
fleet_session_dup_rejected_certificate (FleetSession *self)
{
  g_return_val_if_fail (FLEET_IS_SESSION (self), NULL);

  return onv_client_dup_rejected_certificate (self->client);
}

/**
 * fleet_session_trust:
 * @self: a session
 * @fingerprint: (nullable): the SHA-256 of a certificate's DER in hex
 *
 * Pins a certificate for the account and for the session as it runs: what is asked from now on goes by it. Nothing
 * is saved.
 */
void
fleet_session_trust (FleetSession *self, const char *fingerprint)
{
  g_return_if_fail (FLEET_IS_SESSION (self));

  fleet_account_set_tls_pin (self->account, fingerprint);
  onv_client_set_tls_pin (self->client, fleet_account_get_tls_pin (self->account));
}
