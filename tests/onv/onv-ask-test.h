/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-test.h"

G_BEGIN_DECLS

/* A client that asks a server for device 7, and what comes of it. */
typedef struct
{
  TestServer *server;
  OnvClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;
  GError *error;
} AskFixture;

#define ASK_GOOD "{\"errno\":0,\"data\":{\"id\":\"7\"}}"

/* @data: where the server's certificate is, or %NULL. */
void ask_set_up (AskFixture *f, gconstpointer data);
void ask_tear_down (AskFixture *f, gconstpointer data);

void ask_device (AskFixture *f);
/* Either waits for the answer. */
void ask_assert_fails (AskFixture *f, GQuark domain, int code);
void ask_assert_succeeds (AskFixture *f);

G_END_DECLS
