/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Puts TLS before a plain server, and carries what comes in both directions. */
typedef struct _TestTlsProxy TestTlsProxy;

TestTlsProxy *test_tls_proxy_new (GTlsCertificate *certificate, const char *host_and_port);
void test_tls_proxy_free (TestTlsProxy *self);
guint test_tls_proxy_get_port (TestTlsProxy *self);
guint test_tls_proxy_get_n_handshakes (TestTlsProxy *self);

/* A certificate for this machine that nobody has signed, and what there is to know of it. */
GTlsCertificate *test_certificate_new (void);
char *test_certificate_get_pin (GTlsCertificate *certificate);
GTlsDatabase *test_certificate_create_database (GTlsCertificate *certificate);

G_END_DECLS
