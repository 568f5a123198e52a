/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * The handshakes of a server over TLS that have begun and not ended. Debian 13's libsoup (3.6.5) looks at
 * a connection once more after it is gone if the server is closed during its handshake: that is
 * where a server still is when a client has just told its test that it refuses the certificate.
 */

/* Before the server listens. */
void test_handshakes_watch (SoupServer *server);
/* Before soup_server_disconnect(): waits until none is under way. */
void test_handshakes_await (SoupServer *server);

G_END_DECLS
