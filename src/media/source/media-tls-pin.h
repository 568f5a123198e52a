/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MEDIA_TYPE_TLS_PIN (media_tls_pin_get_type ())

/**
 * MediaTlsPin:
 *
 * Trusts one certificate, and nothing else.
 */
G_DECLARE_FINAL_TYPE (MediaTlsPin, media_tls_pin, MEDIA, TLS_PIN, GTlsDatabase)

GTlsDatabase *media_tls_pin_new (const char *sha256_hex);

G_END_DECLS
