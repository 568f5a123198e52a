/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-auth.h"

#include <libsoup/soup.h>
#include <string.h>

#define ACCESS_KEY_BYTES 32
#define DEVICE_DIGEST_CHARS 20

struct _SimKeys
{
  char *product_id;
  char *master;
  char *access;
  guint8 access_bytes[ACCESS_KEY_BYTES];
  guint64 seed;
};

/* The methods of an Authorization token, as OneNET names them. */
typedef struct
{
  const char *name;
  GChecksumType type;
} Method;

static const Method methods[] = {
  { "md5", G_CHECKSUM_MD5 },
  { "sha1", G_CHECKSUM_SHA1 },
  { "sha256", G_CHECKSUM_SHA256 },
};

static char *
derive (guint64 seed, const char *purpose, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%s %" G_GUINT64_FORMAT, purpose, number);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) &seed, sizeof seed, text,
                                    -1);
}

static void
fill_access_key (SimKeys *self)
{
  g_autofree char *hex = derive (self->seed, "access", 0);

  for (guint i = 0; i < ACCESS_KEY_BYTES; i++)
    self->access_bytes[i]
        = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  self->access = g_base64_encode (self->access_bytes, ACCESS_KEY_BYTES);
}

/**
 * sim_keys_new:
 * @seed: what the keys are derived from: the same seed, the same keys
 * @product_id: the product
 *
 * Returns: (transfer full): the keys of a product
 */
SimKeys *
sim_keys_new (guint64 seed, const char *product_id)
{
  SimKeys *self = g_new0 (SimKeys, 1);
  g_autofree char *hex = derive (seed, "master", 0);

  self->seed = seed;
  self->product_id = g_strdup (product_id);
  self->master = g_strdup_printf ("M%.27s", hex);
  fill_access_key (self);
  return self;
}

/**
 * sim_keys_free:
 * @self: the keys
 */
void
sim_keys_free (SimKeys *self)
{
  g_free (self->product_id);
  g_free (self->master);
  g_free (self->access);
  g_free (self);
}

const char *
sim_keys_get_product_id (SimKeys *self)
{
  return self->product_id;
}

const char *
sim_keys_get_master (SimKeys *self)
{
  return self->master;
}

const char *
sim_keys_get_access (SimKeys *self)
{
  return self->access;
}

/**
 * sim_keys_make_register_code:
 * @self: the keys
 *
 * Returns: (transfer full): what devices of the product register with (1.2)
 */
char *
sim_keys_make_register_code (SimKeys *self)
{
  g_autofree char *hex = derive (self->seed, "register", 0);

  return g_strndup (hex, 16);
}

/**
 * sim_keys_make_secret:
 * @self: the keys
 * @purpose: what it is for
 * @number: whose it is
 *
 * Returns: (transfer full): a secret that stays the same as long as the seed does
 */
char *
sim_keys_make_secret (SimKeys *self, const char *purpose, guint64 number)
{
  g_autofree char *hex = derive (self->seed, purpose, number);

  return g_strndup (hex, 32);
}

/**
 * sim_keys_make_device_key:
 * @self: the keys
 * @device_id: a device
 *
 * Returns: (transfer full): the key that opens this device alone
 */
char *
sim_keys_make_device_key (SimKeys *self, guint64 device_id)
{
  g_autofree char *hex = derive (self->seed, "device", device_id);

  return g_strdup_printf ("D%" G_GINT64_MODIFIER "x-%.*s", device_id, DEVICE_DIGEST_CHARS, hex);
}

static gboolean
is_device_key (SimKeys *self, const char *key, guint64 *device_id)
{
  g_autofree char *expected = NULL;

  if (key[0] != 'D')
    return FALSE;
  *device_id = g_ascii_strtoull (key + 1, NULL, 16);
  expected = sim_keys_make_device_key (self, *device_id);
  return g_str_equal (expected, key);
}

/**
 * sim_keys_check:
 * @self: the keys
 * @key: (nullable): what the header `api-key` held
 * @device_id: (out): the device that a device key opens
 *
 * Returns: whose key it is
 */
SimKeyOwner
sim_keys_check (SimKeys *self, const char *key, guint64 *device_id)
{
  *device_id = 0;
  if (key == NULL || *key == '\0')
    return SIM_KEY_NONE;
  if (g_str_equal (key, self->master))
    return SIM_KEY_MASTER;
  if (is_device_key (self, key, device_id))
    return SIM_KEY_DEVICE;
  *device_id = 0;
  return SIM_KEY_UNKNOWN;
}

static char *
sign (SimKeys *self, const Method *method, const char *text)
{
  g_autoptr (GHmac) hmac = g_hmac_new (method->type, self->access_bytes, ACCESS_KEY_BYTES);
  guint8 digest[64];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (hmac, digest, &length);
  return g_base64_encode (digest, length);
}

static const Method *
find_method (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_strcmp0 (methods[i].name, name) == 0)
      return &methods[i];
  return NULL;
}

static gboolean
is_signed (SimKeys *self, GHashTable *parts)
{
  const Method *method = find_method (g_hash_table_lookup (parts, "method"));
  const char *given = g_hash_table_lookup (parts, "sign");
  g_autofree char *text = g_strjoin ("\n", (const char *) g_hash_table_lookup (parts, "et"),
                                     (const char *) g_hash_table_lookup (parts, "method"),
                                     (const char *) g_hash_table_lookup (parts, "res"),
                                     (const char *) g_hash_table_lookup (parts, "version"), NULL);
  g_autofree char *expected = method != NULL ? sign (self, method, text) : NULL;

  return expected != NULL && g_strcmp0 (expected, given) == 0;
}

/**
 * sim_keys_check_authorization:
 * @self: the keys
 * @header: (nullable): what the header `Authorization` held
 * @now: UNIX seconds
 *
 * Checks OneNET's public token scheme, version 2018-10-31, for the product as the resource.
 *
 * Returns: %TRUE when the token is signed with the access key and has not ended
 */
gboolean
sim_keys_check_authorization (SimKeys *self, const char *header, gint64 now)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autofree char *resource = g_strdup_printf ("products/%s", self->product_id);
  gint64 end;

  if (header == NULL)
    return FALSE;
  parts = g_uri_parse_params (header, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (parts == NULL || g_strcmp0 (g_hash_table_lookup (parts, "version"), "2018-10-31") != 0
      || g_strcmp0 (g_hash_table_lookup (parts, "res"), resource) != 0
      || g_hash_table_lookup (parts, "et") == NULL)
    return FALSE;
  if (!g_ascii_string_to_signed (g_hash_table_lookup (parts, "et"), 10, 0, G_MAXINT64, &end, NULL)
      || end < now)
    return FALSE;
  return is_signed (self, parts);
}
