/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media-test-server.h"

G_BEGIN_DECLS

/* Generous: the machine may be busy. */
#define MEDIA_TEST_PATIENCE_MS 20000

/* A player, who tells it where to play, and the server that plays. */
typedef struct
{
  TestServer *server;
  TestLocator *locator;
  MediaPlayer *player;
} MediaTest;

/* data: the codec of HLS, or NULL for a server without it */
void media_test_set_up (MediaTest *self, gconstpointer data);
void media_test_tear_down (MediaTest *self, gconstpointer data);
void media_test_offer (MediaTest *self, MediaProtocol protocol, const char *path);

gboolean media_test_has_shown (gpointer player);
gboolean media_test_never (gpointer data);
void media_test_assert_moving (MediaPlayer *player);

#define MEDIA_TEST_ADD(name, data, func) \
  g_test_add (name, MediaTest, data, media_test_set_up, func, media_test_tear_down)

G_END_DECLS
