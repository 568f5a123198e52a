/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-address.h"

struct _MediaAddress
{
  GObject parent_instance;

  char *uri;
  MediaProtocol protocol;
  char *tls_pin;
  GTlsDatabase *tls_database;
  gint64 expires_at;
  gboolean reached;
};

enum
{
  PROP_0,
  PROP_URI,
  PROP_PROTOCOL,
  PROP_TLS_PIN,
  PROP_TLS_DATABASE,
  PROP_EXPIRES_AT,
  PROP_REACHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MediaAddress, media_address, G_TYPE_OBJECT)

static void
media_address_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MediaAddress *self = MEDIA_ADDRESS (object);

  switch (id)
    {
    case PROP_URI:
      g_value_set_string (value, self->uri);
      break;
    case PROP_PROTOCOL:
      g_value_set_enum (value, (int) self->protocol);
      break;
    case PROP_TLS_PIN:
      g_value_set_string (value, self->tls_pin);
      break;
    case PROP_TLS_DATABASE:
      g_value_set_object (value, self->tls_database);
      break;
    case PROP_EXPIRES_AT:
      g_value_set_int64 (value, self->expires_at);
      break;
    case PROP_REACHED:
      g_value_set_boolean (value, self->reached);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
media_address_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MediaAddress *self = MEDIA_ADDRESS (object);

  switch (id)
    {
    case PROP_URI:
      self->uri = g_value_dup_string (value);
      break;
    case PROP_PROTOCOL:
      self->protocol = (MediaProtocol) g_value_get_enum (value);
      break;
    case PROP_TLS_PIN:
      media_address_set_tls_pin (self, g_value_get_string (value));
      break;
    case PROP_TLS_DATABASE:
      media_address_set_tls_database (self, g_value_get_object (value));
      break;
    case PROP_EXPIRES_AT:
      media_address_set_expires_at (self, g_value_get_int64 (value));
      break;
    case PROP_REACHED:
      media_address_set_reached (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
media_address_finalize (GObject *object)
{
  MediaAddress *self = MEDIA_ADDRESS (object);

  g_free (self->uri);
  g_free (self->tls_pin);
  g_clear_object (&self->tls_database);

  G_OBJECT_CLASS (media_address_parent_class)->finalize (object);
}

static void
media_address_class_init (MediaAddressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags often = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = media_address_get_property;
  object_class->set_property = media_address_set_property;
  object_class->finalize = media_address_finalize;

  properties[PROP_URI] = g_param_spec_string ("uri", NULL, NULL, NULL, once);
  properties[PROP_PROTOCOL]
      = g_param_spec_enum ("protocol", NULL, NULL, MEDIA_TYPE_PROTOCOL, MEDIA_PROTOCOL_FLV, once);
  properties[PROP_TLS_PIN] = g_param_spec_string ("tls-pin", NULL, NULL, NULL, often);
  properties[PROP_TLS_DATABASE]
      = g_param_spec_object ("tls-database", NULL, NULL, G_TYPE_TLS_DATABASE, often);
  properties[PROP_EXPIRES_AT]
      = g_param_spec_int64 ("expires-at", NULL, NULL, 0, G_MAXINT64, 0, often);
  properties[PROP_REACHED] = g_param_spec_boolean ("reached", NULL, NULL, FALSE, often);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
media_address_init (MediaAddress *self)
{
}

/**
 * media_address_new:
 * @uri: where the stream is; its query holds a token: a secret, never to be logged
 * @protocol: how to play it
 *
 * Returns: (transfer full): where to play one live stream from
 */
MediaAddress *
media_address_new (const char *uri, MediaProtocol protocol)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return g_object_new (MEDIA_TYPE_ADDRESS, "uri", uri, "protocol", protocol, NULL);
}

/**
 * media_address_get_uri:
 *
 * Returns: (transfer none): the address, a secret
 */
const char *
media_address_get_uri (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), NULL);

  return self->uri;
}

/**
 * media_address_get_protocol:
 *
 * Returns: the protocol
 */
MediaProtocol
media_address_get_protocol (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), MEDIA_PROTOCOL_FLV);

  return self->protocol;
}

/**
 * media_address_get_tls_pin:
 *
 * Returns: (transfer none) (nullable): the only certificate to accept, see media_address_set_tls_pin()
 */
const char *
media_address_get_tls_pin (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), NULL);

  return self->tls_pin;
}

/**
 * media_address_set_tls_pin:
 * @sha256_hex: (nullable): SHA-256 of the certificate's DER form in hexadecimal, or %NULL
 *
 * Accepts exactly one server certificate, whoever signed it and whatever name it carries, on every
 * host the stream is fetched from.
 */
void
media_address_set_tls_pin (MediaAddress *self, const char *sha256_hex)
{
  g_return_if_fail (MEDIA_IS_ADDRESS (self));

  if (g_strcmp0 (self->tls_pin, sha256_hex) == 0)
    return;

  g_free (self->tls_pin);
  self->tls_pin = g_strdup (sha256_hex);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TLS_PIN]);
}

/**
 * media_address_get_tls_database:
 *
 * Returns: (transfer none) (nullable): the authorities to trust instead of the system's
 */
GTlsDatabase *
media_address_get_tls_database (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), NULL);

  return self->tls_database;
}

/**
 * media_address_set_tls_database:
 * @database: (nullable): the authorities to trust instead of the system's; a pin goes before it
 */
void
media_address_set_tls_database (MediaAddress *self, GTlsDatabase *database)
{
  g_return_if_fail (MEDIA_IS_ADDRESS (self));

  if (g_set_object (&self->tls_database, database))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TLS_DATABASE]);
}

/**
 * media_address_get_expires_at:
 *
 * Returns: when the address ends, in µs of g_get_monotonic_time(); 0 for never
 */
gint64
media_address_get_expires_at (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), 0);

  return self->expires_at;
}

/**
 * media_address_set_expires_at:
 * @monotonic_us: when the address ends, in µs of g_get_monotonic_time(); 0 for never
 */
void
media_address_set_expires_at (MediaAddress *self, gint64 monotonic_us)
{
  g_return_if_fail (MEDIA_IS_ADDRESS (self));

  if (self->expires_at == monotonic_us)
    return;

  self->expires_at = monotonic_us;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPIRES_AT]);
}

/**
 * media_address_get_reached:
 *
 * Returns: whether the server has answered somebody already, see media_address_set_reached()
 */
gboolean
media_address_get_reached (MediaAddress *self)
{
  g_return_val_if_fail (MEDIA_IS_ADDRESS (self), FALSE);

  return self->reached;
}

/**
 * media_address_set_reached:
 * @reached: whether the server has just said that it makes this stream
 *
 * A server that was reached and is silent about the stream, or does not have it yet, is waited for as
 * long as for a first picture; one that never said a word is given up sooner.
 */
void
media_address_set_reached (MediaAddress *self, gboolean reached)
{
  g_return_if_fail (MEDIA_IS_ADDRESS (self));

  reached = !!reached;
  if (self->reached == reached)
    return;

  self->reached = reached;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REACHED]);
}
