/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-certificate.h"

/**
 * onv_certificate_fingerprint:
 * @certificate: a certificate
 *
 * Computes what a person compares and pins: the SHA-256 of the certificate's DER form.
 *
 * Returns: (transfer full): 64 hexadecimal digits in lower case
 */
char *
onv_certificate_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  g_object_get (certificate, "certificate", &der, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
}
