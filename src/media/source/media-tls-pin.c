/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source/media-tls-pin.h"

struct _MediaTlsPin
{
  GTlsDatabase parent_instance;

  char *sha256_hex;
};

G_DEFINE_FINAL_TYPE (MediaTlsPin, media_tls_pin, G_TYPE_TLS_DATABASE)

/* The name is not looked at: who pins a certificate pins it for every host of the platform. */
static GTlsCertificateFlags
media_tls_pin_verify_chain (GTlsDatabase *database,
                            GTlsCertificate *chain,
                            const char *purpose,
                            GSocketConnectable *identity,
                            GTlsInteraction *interaction,
                            GTlsDatabaseVerifyFlags flags,
                            GCancellable *cancellable,
                            GError **error)
{
  MediaTlsPin *self = MEDIA_TLS_PIN (database);
  g_autoptr (GByteArray) der = NULL;
  g_autofree char *digest = NULL;

  g_object_get (chain, "certificate", &der, NULL);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);

  return g_str_equal (digest, self->sha256_hex) ? 0 : G_TLS_CERTIFICATE_UNKNOWN_CA;
}

static void
media_tls_pin_finalize (GObject *object)
{
  g_free (MEDIA_TLS_PIN (object)->sha256_hex);

  G_OBJECT_CLASS (media_tls_pin_parent_class)->finalize (object);
}

static void
media_tls_pin_class_init (MediaTlsPinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = media_tls_pin_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = media_tls_pin_verify_chain;
}

static void
media_tls_pin_init (MediaTlsPin *self)
{
}

/**
 * media_tls_pin_new:
 * @sha256_hex: SHA-256 of a certificate's DER form, in hexadecimal, with or without colons
 *
 * Returns: (transfer full): a database that trusts just that certificate
 */
GTlsDatabase *
media_tls_pin_new (const char *sha256_hex)
{
  MediaTlsPin *self = g_object_new (MEDIA_TYPE_TLS_PIN, NULL);
  GString *plain = g_string_new (NULL);

  for (const char *c = sha256_hex; *c != '\0'; c++)
    if (g_ascii_isxdigit (*c))
      g_string_append_c (plain, g_ascii_tolower (*c));
  self->sha256_hex = g_string_free (plain, FALSE);

  return G_TLS_DATABASE (self);
}
