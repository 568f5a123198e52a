/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-certificate.h"
#include "client/onv-client-private.h"
#include "onv-enums.h"

#define DEFAULT_DEADLINE_MS 10000
#define DEFAULT_MAX_IN_FLIGHT 8

/**
 * OnvClient:
 *
 * An account on a platform: where it is, the keys, and every call.
 *
 * All calls go out through one session, at most [property@Onv.Client:max-in-flight] at a time; the
 * others wait their turn. Each call ends within [property@Onv.Client:deadline-ms] of its turn, can be
 * cancelled at any moment, and ends with an [error@Onv.Error] or with %G_IO_ERROR_CANCELLED. A key
 * never follows a redirect. A client belongs to the thread that made it.
 */

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_PRODUCT_ID,
  PROP_DEADLINE_MS,
  PROP_MAX_IN_FLIGHT,
  PROP_TOKEN_METHOD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OnvClient, onv_client, G_TYPE_OBJECT)

void
onv_client_clear_secret (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
onv_client_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OnvClient *self = ONV_CLIENT (object);
  const char *text;

  switch (id)
    {
    case PROP_BASE_URL:
      text = g_value_get_string (value);
      if (text == NULL)
        text = "";
      self->base_url
          = g_str_has_suffix (text, "/") ? g_strdup (text) : g_strconcat (text, "/", NULL);
      self->base_uri = g_uri_parse (self->base_url, SOUP_HTTP_URI_FLAGS, NULL);
      break;
    case PROP_PRODUCT_ID:
      self->product_id = g_value_dup_string (value);
      break;
    case PROP_DEADLINE_MS:
      onv_client_set_deadline_ms (self, g_value_get_uint (value));
      break;
    case PROP_MAX_IN_FLIGHT:
      onv_client_set_max_in_flight (self, g_value_get_uint (value));
      break;
    case PROP_TOKEN_METHOD:
      onv_client_set_token_method (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_client_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvClient *self = ONV_CLIENT (object);

  switch (id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, self->base_url);
      break;
    case PROP_PRODUCT_ID:
      g_value_set_string (value, self->product_id);
      break;
    case PROP_DEADLINE_MS:
      g_value_set_uint (value, self->deadline_ms);
      break;
    case PROP_MAX_IN_FLIGHT:
      g_value_set_uint (value, self->max_in_flight);
      break;
    case PROP_TOKEN_METHOD:
      g_value_set_enum (value, self->token_method);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
onv_client_finalize (GObject *object)
{
  OnvClient *self = ONV_CLIENT (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->rejected);
  onv_client_clear_secret (&self->api_key);
  onv_client_clear_secret (&self->access_key);
  onv_client_clear_secret (&self->token);
  g_clear_pointer (&self->pin, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->base_uri, g_uri_unref);
  g_clear_pointer (&self->product_id, g_free);
  G_OBJECT_CLASS (onv_client_parent_class)->finalize (object);
}

static void
onv_client_class_init (OnvClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags always = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = onv_client_set_property;
  object_class->get_property = onv_client_get_property;
  object_class->finalize = onv_client_finalize;

  /**
   * OnvClient:base-url:
   *
   * The platform's address, with scheme and port: `https://api-video.heclouds.com:8443/`.
   */
  properties[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, once);
  /**
   * OnvClient:product-id:
   *
   * The product that the account is for.
   */
  properties[PROP_PRODUCT_ID] = g_param_spec_string ("product-id", NULL, NULL, NULL, once);
  /**
   * OnvClient:deadline-ms:
   *
   * How long a call may take, with all its attempts, in milliseconds from when its turn has come. A
   * command may take three times as long, since the camera must answer, too.
   */
  properties[PROP_DEADLINE_MS]
      = g_param_spec_uint ("deadline-ms", NULL, NULL, 1, G_MAXINT, DEFAULT_DEADLINE_MS, always);
  /**
   * OnvClient:max-in-flight:
   *
   * How many calls are under way at once.
   */
  properties[PROP_MAX_IN_FLIGHT]
      = g_param_spec_uint ("max-in-flight", NULL, NULL, 1, 64, DEFAULT_MAX_IN_FLIGHT, always);
  /**
   * OnvClient:token-method:
   *
   * How `Authorization` tokens are signed.
   */
  properties[PROP_TOKEN_METHOD]
      = g_param_spec_enum ("token-method", NULL, NULL, onv_token_method_get_type (),
                           ONV_TOKEN_METHOD_SHA256, always);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
onv_client_init (OnvClient *self)
{
  self->deadline_ms = DEFAULT_DEADLINE_MS;
  self->max_in_flight = DEFAULT_MAX_IN_FLIGHT;
  self->token_method = ONV_TOKEN_METHOD_SHA256;
  g_queue_init (&self->waiting);
  self->session = soup_session_new_with_options ("max-conns", 256, "max-conns-per-host", 64,
                                                 "timeout", 0, "user-agent", "Lookout", NULL);
}

/**
 * onv_client_new:
 * @base_url: the platform's address, with scheme and port
 * @product_id: (nullable): the product
 *
 * Makes a client. It has no key yet.
 *
 * Returns: (transfer full): the client
 */
OnvClient *
onv_client_new (const char *base_url, const char *product_id)
{
  return g_object_new (ONV_TYPE_CLIENT, "base-url", base_url, "product-id", product_id, NULL);
}

/**
 * onv_client_get_base_url:
 * @self: a client
 *
 * Gets the platform's address.
 *
 * Returns: the address, ending with a slash
 */
const char *
onv_client_get_base_url (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), NULL);

  return self->base_url;
}

/**
 * onv_client_get_product_id:
 * @self: a client
 *
 * Gets the product that the account is for.
 *
 * Returns: (nullable): the product
 */
const char *
onv_client_get_product_id (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), NULL);

  return self->product_id;
}

/**
 * onv_client_get_deadline_ms:
 * @self: a client
 *
 * Gets how long a call may take.
 *
 * Returns: milliseconds
 */
guint
onv_client_get_deadline_ms (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), 0);

  return self->deadline_ms;
}

/**
 * onv_client_set_deadline_ms:
 * @self: a client
 * @deadline_ms: milliseconds, from 1
 *
 * Sets how long a call may take; calls under way keep their deadline.
 */
void
onv_client_set_deadline_ms (OnvClient *self, guint deadline_ms)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (deadline_ms > 0);

  if (self->deadline_ms == deadline_ms)
    return;
  self->deadline_ms = deadline_ms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEADLINE_MS]);
}

/**
 * onv_client_get_max_in_flight:
 * @self: a client
 *
 * Gets how many calls are under way at once.
 *
 * Returns: how many
 */
guint
onv_client_get_max_in_flight (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), 0);

  return self->max_in_flight;
}

/**
 * onv_client_set_max_in_flight:
 * @self: a client
 * @max_in_flight: from 1 to 64
 *
 * Sets how many calls are under way at once.
 */
void
onv_client_set_max_in_flight (OnvClient *self, guint max_in_flight)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (max_in_flight > 0 && max_in_flight <= 64);

  if (self->max_in_flight == max_in_flight)
    return;
  self->max_in_flight = max_in_flight;
  onv_client_start_waiting (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAX_IN_FLIGHT]);
}

/* A key comes from a file or a clipboard: what is around it is not part of it. */
static char *
clean_key (const char *key)
{
  return key != NULL && *key != '\0' ? g_strstrip (g_strdup (key)) : NULL;
}

/**
 * onv_client_set_api_key:
 * @self: a client
 * @api_key: (nullable): a master key, or the key of one device
 *
 * Sets the key that most calls send. It cannot be read back. What stands around it is no part of it; with one
 * that has line breaks in it, calls end with %ONV_ERROR_ARGUMENT at `api-key`.
 */
void
onv_client_set_api_key (OnvClient *self, const char *api_key)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_client_clear_secret (&self->api_key);
  self->api_key = clean_key (api_key);
}

/**
 * onv_client_set_access_key:
 * @self: a client
 * @access_key: (nullable): the access key of the product, in base64
 *
 * Sets the key from which `Authorization` tokens are built (18.2; chapter 16 takes either key). It
 * cannot be read back, and is never sent itself.
 */
void
onv_client_set_access_key (OnvClient *self, const char *access_key)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  onv_client_clear_secret (&self->access_key);
  onv_client_clear_secret (&self->token);
  self->access_key = clean_key (access_key);
}

/**
 * onv_client_has_access_key:
 * @self: a client
 *
 * Tells whether calls can be made that need an access key.
 *
 * Returns: whether there is one
 */
gboolean
onv_client_has_access_key (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), FALSE);

  return self->access_key != NULL;
}

/**
 * onv_client_get_token_method:
 * @self: a client
 *
 * Gets how tokens are signed.
 *
 * Returns: the method
 */
OnvTokenMethod
onv_client_get_token_method (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), ONV_TOKEN_METHOD_SHA256);

  return self->token_method;
}

/**
 * onv_client_set_token_method:
 * @self: a client
 * @method: how tokens are signed from now on
 *
 * Sets how `Authorization` tokens are signed, for platforms that do not know SHA-256.
 */
void
onv_client_set_token_method (OnvClient *self, OnvTokenMethod method)
{
  g_return_if_fail (ONV_IS_CLIENT (self));
  g_return_if_fail (method <= ONV_TOKEN_METHOD_SHA256);

  if (self->token_method == method)
    return;
  self->token_method = method;
  onv_client_clear_secret (&self->token);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOKEN_METHOD]);
}

/**
 * onv_client_set_tls_pin:
 * @self: a client
 * @fingerprint: (nullable): what [func@Onv.certificate_fingerprint] gave for a certificate that a
 *   person has accepted
 *
 * Makes one certificate good though nobody vouches for it. Certificates that can be verified stay
 * good.
 */
void
onv_client_set_tls_pin (OnvClient *self, const char *fingerprint)
{
  g_return_if_fail (ONV_IS_CLIENT (self));

  g_free (self->pin);
  self->pin
      = fingerprint != NULL && *fingerprint != '\0' ? g_ascii_strdown (fingerprint, -1) : NULL;
}

/**
 * onv_client_set_tls_database:
 * @self: a client
 * @database: (nullable): the authorities to trust, %NULL for the system's
 *
 * Sets who may vouch for the server.
 */
void
onv_client_set_tls_database (OnvClient *self, GTlsDatabase *database)
{
  g_autoptr (GTlsDatabase) system = NULL;

  g_return_if_fail (ONV_IS_CLIENT (self));

  if (database == NULL && !self->has_tls_database)
    return;
  if (database == NULL)
    database = system = g_tls_backend_get_default_database (g_tls_backend_get_default ());
  self->has_tls_database = TRUE;
  soup_session_set_tls_database (self->session, database);
}

/**
 * onv_client_dup_rejected_certificate:
 * @self: a client
 *
 * Gets the certificate that was refused last, for a person to look at and perhaps to pin.
 *
 * Returns: (transfer full) (nullable): the certificate, %NULL where none was refused
 */
GTlsCertificate *
onv_client_dup_rejected_certificate (OnvClient *self)
{
  g_return_val_if_fail (ONV_IS_CLIENT (self), NULL);

  return self->rejected != NULL ? g_object_ref (self->rejected) : NULL;
}

/* Judges a certificate that could not be verified. */
gboolean
onv_client_accept_certificate (OnvClient *self, GTlsCertificate *certificate)
{
  g_autofree char *fingerprint = onv_certificate_fingerprint (certificate);

  if (g_strcmp0 (fingerprint, self->pin) == 0)
    return TRUE;
  g_set_object (&self->rejected, certificate);
  return FALSE;
}
