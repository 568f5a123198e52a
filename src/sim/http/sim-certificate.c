/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-certificate.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <sys/stat.h>
#include <time.h>

#define DAY (24 * 60 * 60)
#define LIFE_DAYS 825

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Pair;

static void
pair_clear (Pair *pair)
{
  if (pair->certificate != NULL)
    gnutls_x509_crt_deinit (pair->certificate);
  if (pair->key != NULL)
    gnutls_x509_privkey_deinit (pair->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
check (int code, GError **error)
{
  if (code >= 0)
    return TRUE;
  g_set_error (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "Cannot make a certificate: %s",
               gnutls_strerror (code));
  return FALSE;
}

static gboolean
begin_pair (Pair *pair, const char *name, GError **error)
{
  guint8 serial[16] = { 0 };
  time_t now = time (NULL);

  return check (gnutls_x509_privkey_init (&pair->key), error)
         && check (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_ECDSA,
                                                 GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1),
                                                 0),
                   error)
         && check (gnutls_x509_crt_init (&pair->certificate), error)
         && check (gnutls_rnd (GNUTLS_RND_NONCE, serial + 1, sizeof serial - 1), error)
         && check (gnutls_x509_crt_set_serial (pair->certificate, serial, sizeof serial), error)
         && check (gnutls_x509_crt_set_version (pair->certificate, 3), error)
         && check (gnutls_x509_crt_set_key (pair->certificate, pair->key), error)
         && check (gnutls_x509_crt_set_activation_time (pair->certificate, now - DAY), error)
         && check (gnutls_x509_crt_set_expiration_time (pair->certificate, now + LIFE_DAYS * DAY),
                   error)
         && check (gnutls_x509_crt_set_dn (pair->certificate, name, NULL), error);
}

static gboolean
set_key_id (gnutls_x509_crt_t certificate, GError **error)
{
  guint8 id[32];
  size_t size = sizeof id;

  return check (gnutls_x509_crt_get_key_id (certificate, 0, id, &size), error)
         && check (gnutls_x509_crt_set_subject_key_id (certificate, id, size), error);
}

static gboolean
make_authority (Pair *pair, GError **error)
{
  return begin_pair (pair, "CN=Lookout stand-in authority", error)
         && check (gnutls_x509_crt_set_basic_constraints (pair->certificate, 1, 0), error)
         && check (gnutls_x509_crt_set_key_usage (pair->certificate, GNUTLS_KEY_KEY_CERT_SIGN),
                   error)
         && set_key_id (pair->certificate, error)
         && check (gnutls_x509_crt_sign2 (pair->certificate, pair->certificate, pair->key,
                                          GNUTLS_DIG_SHA256, 0),
                   error);
}

static gboolean
add_names (gnutls_x509_crt_t certificate, GError **error)
{
  const guint8 ipv4[] = { 127, 0, 0, 1 };
  guint8 ipv6[16] = { 0 };

  ipv6[15] = 1;
  return check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, "localhost",
                                                      sizeof "localhost" - 1, GNUTLS_FSAN_SET),
                error)
         && check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, ipv4,
                                                         sizeof ipv4, GNUTLS_FSAN_APPEND),
                   error)
         && check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, ipv6,
                                                         sizeof ipv6, GNUTLS_FSAN_APPEND),
                   error);
}

static gboolean
make_leaf (Pair *pair, const Pair *authority, GError **error)
{
  return begin_pair (pair, "CN=localhost", error) && add_names (pair->certificate, error)
         && check (gnutls_x509_crt_set_basic_constraints (pair->certificate, 0, -1), error)
         && check (gnutls_x509_crt_set_key_usage (pair->certificate, GNUTLS_KEY_DIGITAL_SIGNATURE),
                   error)
         && check (gnutls_x509_crt_set_key_purpose_oid (pair->certificate, GNUTLS_KP_TLS_WWW_SERVER,
                                                        0),
                   error)
         && set_key_id (pair->certificate, error)
         && check (gnutls_x509_crt_sign2 (pair->certificate, authority->certificate, authority->key,
                                          GNUTLS_DIG_SHA256, 0),
                   error);
}

static gboolean
write_file (const char *path, gnutls_datum_t *pem, int code, GError **error)
{
  gboolean written
      = check (code, error)
        && g_file_set_contents_full (path, (const char *) pem->data, pem->size,
                                     G_FILE_SET_CONTENTS_CONSISTENT, S_IRUSR | S_IWUSR, error);

  gnutls_free (pem->data);
  return written;
}

static gboolean
write_certificate (const char *path, gnutls_x509_crt_t certificate, GError **error)
{
  gnutls_datum_t pem = { NULL, 0 };
  int code = gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem);

  return write_file (path, &pem, code, error);
}

static gboolean
write_key (const char *path, gnutls_x509_privkey_t key, GError **error)
{
  gnutls_datum_t pem = { NULL, 0 };
  int code = gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, 0, &pem);

  return write_file (path, &pem, code, error);
}

/**
 * sim_certificate_load:
 * @directory: where its files are
 * @ca_file: (out) (transfer full): the certificate of the authority, in PEM
 * @error: return location
 *
 * Loads the certificate of the HTTPS server and its own authority, made at the first start and kept
 * with the state, so that a pin holds over a restart. Valid for localhost, 127.0.0.1 and ::1. The
 * authority's key is thrown away.
 *
 * Returns: (transfer full) (nullable): the certificate with its key
 */
GTlsCertificate *
sim_certificate_load (const char *directory, char **ca_file, GError **error)
{
  g_auto (Pair) authority = { NULL, NULL };
  g_auto (Pair) leaf = { NULL, NULL };
  g_autofree char *ca = g_build_filename (directory, "ca.pem", NULL);
  g_autofree char *certificate = g_build_filename (directory, "server.pem", NULL);
  g_autofree char *key = g_build_filename (directory, "server-key.pem", NULL);
  GTlsCertificate *result = NULL;

  if (g_file_test (ca, G_FILE_TEST_EXISTS))
    result = g_tls_certificate_new_from_files (certificate, key, NULL);
  if (result == NULL && make_authority (&authority, error) && make_leaf (&leaf, &authority, error)
      && write_key (key, leaf.key, error)
      && write_certificate (certificate, leaf.certificate, error)
      && write_certificate (ca, authority.certificate, error))
    result = g_tls_certificate_new_from_files (certificate, key, error);
  if (result != NULL)
    *ca_file = g_steal_pointer (&ca);
  return result;
}
