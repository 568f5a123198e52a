/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "resolver/fleet-play-address.h"

struct _FleetPlayAddress
{
  GObject parent;

  char *uri;
  FleetPlayProtocol protocol;
  char *tls_pin;
  GTlsDatabase *tls_database;
  gint64 expires_at;
  gboolean reached;
};

G_DEFINE_FINAL_TYPE (FleetPlayAddress, fleet_play_address, G_TYPE_OBJECT)

static void
fleet_play_address_finalize (GObject *object)
{
  FleetPlayAddress *self = FLEET_PLAY_ADDRESS (object);

  g_free (self->uri);
  g_free (self->tls_pin);
  g_clear_object (&self->tls_database);
  G_OBJECT_CLASS (fleet_play_address_parent_class)->finalize (object);
}

static void
fleet_play_address_class_init (FleetPlayAddressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_play_address_finalize;
}

static void
fleet_play_address_init (FleetPlayAddress *self)
{
}

/**
 * fleet_play_address_new:
 * @uri: where to play from, with its token
 * @protocol: how
 * @tls_pin: (nullable): the pinned certificate, as SHA-256 of its DER in lower-case hex
 * @tls_database: (nullable): what certificates are checked against, or %NULL for the system's
 * @expires_at: when the token ends, in µs of the monotonic clock, or 0 for never
 *
 * Creates an address. It does not change any more once it was handed on.
 *
 * Returns: (transfer full): a new address
 */
FleetPlayAddress *
fleet_play_address_new (const char *uri,
                        FleetPlayProtocol protocol,
                        const char *tls_pin,
                        GTlsDatabase *tls_database,
                        gint64 expires_at)
{
  FleetPlayAddress *self;

  g_return_val_if_fail (uri != NULL, NULL);

  self = g_object_new (FLEET_TYPE_PLAY_ADDRESS, NULL);
  self->uri = g_strdup (uri);
  self->protocol = protocol;
  self->tls_pin = g_strdup (tls_pin);
  g_set_object (&self->tls_database, tls_database);
  self->expires_at = expires_at;
  return self;
}

/**
 * fleet_play_address_get_uri:
 * @self: an address
 *
 * Gets the URI. It holds a token: never log it.
 *
 * Returns: the URI
 */
const char *
fleet_play_address_get_uri (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), NULL);

  return self->uri;
}

/**
 * fleet_play_address_get_protocol:
 * @self: an address
 *
 * Gets how to play.
 *
 * Returns: the protocol
 */
FleetPlayProtocol
fleet_play_address_get_protocol (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), FLEET_PLAY_FLV);

  return self->protocol;
}

/**
 * fleet_play_address_get_tls_pin:
 * @self: an address
 *
 * Gets the certificate that the person pinned. It holds for every host of the stream.
 *
 * Returns: (nullable): SHA-256 of the certificate's DER in lower-case hex
 */
const char *
fleet_play_address_get_tls_pin (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), NULL);

  return self->tls_pin;
}

/**
 * fleet_play_address_get_tls_database:
 * @self: an address
 *
 * Gets what certificates are checked against.
 *
 * Returns: (nullable) (transfer none): the database, or %NULL for the system's
 */
GTlsDatabase *
fleet_play_address_get_tls_database (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), NULL);

  return self->tls_database;
}

/**
 * fleet_play_address_get_expires_at:
 * @self: an address
 *
 * Gets when the token ends.
 *
 * Returns: µs of the monotonic clock, or 0 for never
 */
gint64
fleet_play_address_get_expires_at (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), 0);

  return self->expires_at;
}

/**
 * fleet_play_address_is_reached:
 * @self: an address
 *
 * Gets whether the server of the stream has answered already, when the stream was preloaded. If the
 * stream itself is slow to come then, it is being made.
 *
 * Returns: %FALSE if that is not known
 */
gboolean
fleet_play_address_is_reached (FleetPlayAddress *self)
{
  g_return_val_if_fail (FLEET_IS_PLAY_ADDRESS (self), FALSE);

  return self->reached;
}

/**
 * fleet_play_address_set_reached:
 * @self: an address that was not handed on yet
 * @reached: whether its server has answered
 *
 * Takes down what preloading has shown.
 */
void
fleet_play_address_set_reached (FleetPlayAddress *self, gboolean reached)
{
  g_return_if_fail (FLEET_IS_PLAY_ADDRESS (self));

  self->reached = reached;
}
