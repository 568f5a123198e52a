/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/fleet-account.h"

#include "fleet-error.h"

#define MAX_KEY_CHARS 512
#define PIN_CHARS 64

static GUri *
parse_base_url (FleetAccount *self)
{
  const char *base_url = fleet_account_get_base_url (self);

  if (base_url == NULL)
    return NULL;
  return g_uri_parse (base_url, G_URI_FLAGS_NONE, NULL);
}

static gboolean
consists_of (const char *text, const char *allowed)
{
  return text[strspn (text, allowed)] == '\0';
}

/**
 * fleet_account_is_secure:
 * @self: an account
 *
 * Gets whether the platform is reached over TLS. Play addresses are asked for accordingly.
 *
 * Returns: %TRUE if the base URL is https
 */
gboolean
fleet_account_is_secure (FleetAccount *self)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  uri = parse_base_url (self);
  return uri != NULL && g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") == 0;
}

/**
 * fleet_account_is_local:
 * @self: an account
 *
 * Gets whether the platform runs on this very machine, as the simulated cameras do.
 *
 * Returns: %TRUE if the base URL names the loopback interface
 */
gboolean
fleet_account_is_local (FleetAccount *self)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GInetAddress) address = NULL;
  const char *host;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  uri = parse_base_url (self);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * fleet_account_sends_key_in_clear:
 * @self: an account
 *
 * Gets whether a person should be warned: the key would cross a network over plain HTTP.
 *
 * Returns: %TRUE if anyone on the way could read the key
 */
gboolean
fleet_account_sends_key_in_clear (FleetAccount *self)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  uri = parse_base_url (self);
  return uri != NULL && g_ascii_strcasecmp (g_uri_get_scheme (uri), "http") == 0
         && !fleet_account_is_local (self);
}

static gboolean
validate_name (FleetAccount *self, GError **error)
{
  const char *name = fleet_account_get_name (self);
  gboolean is_text = name != NULL && g_utf8_validate (name, -1, NULL);

  if (is_text && g_utf8_strlen (name, -1) <= FLEET_ACCOUNT_MAX_NAME_CHARS)
    return TRUE;
  g_set_error (error, FLEET_ERROR, is_text ? FLEET_ERROR_LONG_NAME : FLEET_ERROR_NAME,
               "name: 1 to %d characters are needed", FLEET_ACCOUNT_MAX_NAME_CHARS);
  return FALSE;
}

static gboolean
validate_base_url (FleetAccount *self, GError **error)
{
  g_autoptr (GUri) uri = parse_base_url (self);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (host != NULL && *host != '\0' && g_uri_get_query (uri) == NULL
      && g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL
      && (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0))
    return TRUE;
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_BASE_URL,
                       "base-url: a URL such as https://video.example.org:8443/ is needed");
  return FALSE;
}

static gboolean
validate_product_id (FleetAccount *self, GError **error)
{
  const char *product_id = fleet_account_get_product_id (self);

  if (product_id != NULL && strlen (product_id) <= 20 && consists_of (product_id, "0123456789"))
    return TRUE;
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_PRODUCT_ID,
                       "product-id: up to 20 digits are needed");
  return FALSE;
}

static gboolean
validate_tls_pin (FleetAccount *self, GError **error)
{
  const char *tls_pin = fleet_account_get_tls_pin (self);

  if (tls_pin == NULL
      || (strlen (tls_pin) == PIN_CHARS && consists_of (tls_pin, "0123456789abcdef")))
    return TRUE;
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_BASE_URL,
                       "tls-pin: the SHA-256 of a certificate is 64 hexadecimal digits");
  return FALSE;
}

/**
 * fleet_account_find_errors:
 * @self: an account
 *
 * Checks the fields before anything is sent. [func@Fleet.Error.get_field] tells which one an error is about.
 *
 * Returns: (transfer full) (element-type GError): what is wrong, in the order of the form; empty if all of them
 *   could be right
 */
GPtrArray *
fleet_account_find_errors (FleetAccount *self)
{
  static gboolean (*const rules[]) (FleetAccount *, GError **)
      = { validate_name, validate_base_url, validate_product_id, validate_tls_pin };
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GError *error = NULL;

      if (!rules[i](self, &error))
        g_ptr_array_add (errors, error);
    }
  return g_steal_pointer (&errors);
}

/**
 * fleet_account_validate:
 * @self: an account
 * @error: return location for the first error, or %NULL
 *
 * Checks the fields as [method@Fleet.Account.find_errors] does.
 *
 * Returns: %TRUE if all of them could be right
 */
gboolean
fleet_account_validate (FleetAccount *self, GError **error)
{
  g_autoptr (GPtrArray) errors = NULL;

  g_return_val_if_fail (FLEET_IS_ACCOUNT (self), FALSE);

  errors = fleet_account_find_errors (self);
  if (errors->len > 0)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (errors, 0)));
  return errors->len == 0;
}

/**
 * fleet_account_validate_api_key:
 * @api_key: (nullable): what was typed
 * @error: return location for an error, or %NULL
 *
 * Checks that an API key can stand in an HTTP header. The error never holds the key.
 *
 * Returns: %TRUE if it could be a key
 */
gboolean
fleet_account_validate_api_key (const char *api_key, GError **error)
{
  gsize length = api_key != NULL ? strlen (api_key) : 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isgraph (api_key[i]))
        length = 0;
    }
  if (length > 0 && length <= MAX_KEY_CHARS)
    return TRUE;
  g_set_error (error, FLEET_ERROR, FLEET_ERROR_API_KEY,
               "api-key: 1 to %d letters, digits and signs without blanks are needed",
               MAX_KEY_CHARS);
  return FALSE;
}

/**
 * fleet_account_validate_access_key:
 * @access_key: (nullable): what was typed
 * @error: return location for an error, or %NULL
 *
 * Checks that an access key is base64, as the authorization token needs it. Nothing at all is
 * right too, since the key is optional. The error never holds the key.
 *
 * Returns: %TRUE if it could be a key
 */
gboolean
fleet_account_validate_access_key (const char *access_key, GError **error)
{
  static const char alphabet[]
      = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
  gsize length = access_key != NULL ? strlen (access_key) : 0;

  if (length == 0
      || (length <= MAX_KEY_CHARS && length % 4 == 0 && consists_of (access_key, alphabet)))
    return TRUE;
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_ACCESS_KEY,
                       "access-key: base64 text is needed");
  return FALSE;
}
