/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"
#include "client/onv-token.h"

#define TOKEN_VERSION "2018-10-31"

static const struct
{
  const char *name;
  GChecksumType type;
} methods[] = {
  [ONV_TOKEN_METHOD_MD5] = { "md5", G_CHECKSUM_MD5 },
  [ONV_TOKEN_METHOD_SHA1] = { "sha1", G_CHECKSUM_SHA1 },
  [ONV_TOKEN_METHOD_SHA256] = { "sha256", G_CHECKSUM_SHA256 },
};

/* g_base64_decode() takes anything; a key with other characters in it was mistyped. */
static guchar *
decode_key (const char *access_key, gsize *length)
{
  gsize n = strlen (access_key);

  if (n == 0 || n % 4 != 0
      || strspn (access_key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
             != n)
    return NULL;
  return g_base64_decode (access_key, length);
}

static char *
sign (const guchar *key, gsize key_length, GChecksumType type, const char *text)
{
  g_autoptr (GHmac) hmac = g_hmac_new (type, key, key_length);
  guchar digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  return g_base64_encode (digest, length);
}

/**
 * onv_token_build:
 * @access_key: the access key of a product, in base64
 * @resource: what the token is for: `products/{product id}`
 * @expires: when it ends, in UNIX seconds
 * @method: how it is signed
 * @error: return location for an error
 *
 * Builds the value of an `Authorization` header, for the calls of chapter 16 and for 18.2. The
 * scheme is the platform's public one, version 2018-10-31.
 *
 * Returns: (transfer full) (nullable): the token, %NULL with %ONV_ERROR_ARGUMENT where the key is not
 *   base64
 */
char *
onv_token_build (const char *access_key,
                 const char *resource,
                 gint64 expires,
                 OnvTokenMethod method,
                 GError **error)
{
  g_autofree guchar *key = NULL;
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *signature_escaped = NULL;
  g_autofree char *resource_escaped = NULL;
  gsize key_length = 0;

  g_return_val_if_fail (access_key != NULL && resource != NULL, NULL);
  g_return_val_if_fail (method <= ONV_TOKEN_METHOD_SHA256, NULL);

  key = decode_key (access_key, &key_length);
  if (key == NULL)
    {
      g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "access-key",
                                                          "The access key is not base64"));
      return NULL;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n" TOKEN_VERSION, expires,
                          methods[method].name, resource);
  signature = sign (key, key_length, methods[method].type, text);
  signature_escaped = g_uri_escape_string (signature, NULL, FALSE);
  resource_escaped = g_uri_escape_string (resource, NULL, FALSE);
  return g_strdup_printf ("version=" TOKEN_VERSION "&res=%s&et=%" G_GINT64_FORMAT
                          "&method=%s&sign=%s",
                          resource_escaped, expires, methods[method].name, signature_escaped);
}
