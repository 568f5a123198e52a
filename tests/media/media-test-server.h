/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media.h"

G_BEGIN_DECLS

/* A camera and its server, small enough to stand in a test: one encoder for every viewer. */

typedef enum
{
  TEST_HEALTHY,
  TEST_STALL,      /* the connection stays, no byte comes */
  TEST_FREEZE,     /* pictures go on, all the same */
  TEST_SOUND_ONLY, /* sound goes on, no pictures */
  TEST_BLACK_HOLE, /* connections are taken, nothing is answered */
} TestFault;

typedef struct _TestServer TestServer;

TestServer *test_server_new (gboolean tls, const char *hls_codec);
TestServer *test_server_new_for_segments (TestServer *first, gboolean same_certificate);
void test_server_free (TestServer *self);
guint test_server_get_port (TestServer *self);
char *test_server_get_uri (TestServer *self, const char *path);
void test_server_set_fault (TestServer *self, TestFault fault);
void test_server_reset_viewers (TestServer *self);
GTlsCertificate *test_server_get_certificate (TestServer *self);
guint test_server_get_n_viewers (TestServer *self);
guint test_server_get_n_lists (TestServer *self);
guint test_server_get_n_segments (TestServer *self);

/* A locator that answers with addresses by protocol, in the order of the flags, and can be told to
 * fail; and waiting for something to become true. */

#define TEST_TYPE_LOCATOR (test_locator_get_type ())
G_DECLARE_FINAL_TYPE (TestLocator, test_locator, TEST, LOCATOR, GObject)

TestLocator *test_locator_new (void);
void test_locator_set (TestLocator *self, MediaProtocol protocol, const char *uri);
void test_locator_set_tls (TestLocator *self, const char *pin, GTlsDatabase *database);
void test_locator_set_reached (TestLocator *self, gboolean reached);
void test_locator_set_error (TestLocator *self, const GError *error);
guint test_locator_get_n_asked (TestLocator *self);
guint test_locator_get_n_keyframes (TestLocator *self);

typedef gboolean (*TestFunc) (gpointer data);
gboolean test_wait (TestFunc func, gpointer data, guint timeout_ms);
gboolean test_wait_state (MediaPlayer *player, MediaState state, guint timeout_ms);

G_END_DECLS
