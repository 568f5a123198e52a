/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-handshakes.h"

#define COUNT "test-handshakes"
#define PATIENCE_S 60

/* The message holds its connection, which would otherwise be gone before its end is told. */
static void
on_ended (SoupServerMessage *message, guint *count)
{
  (*count)--;
  g_signal_handlers_disconnect_by_func (message, on_ended, count);
  g_object_unref (message);
}

static void
on_request_started (SoupServer *server, SoupServerMessage *message, guint *count)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket == NULL || g_object_get_data (G_OBJECT (socket), COUNT) != NULL)
    return; /* no more than the next request of a connection */
  g_object_set_data (G_OBJECT (socket), COUNT, count);
  (*count)++;
  g_object_ref (message);
  g_signal_connect (message, "connected", G_CALLBACK (on_ended), count);
  g_signal_connect (message, "disconnected", G_CALLBACK (on_ended), count);
}

void
test_handshakes_watch (SoupServer *server)
{
  guint *count = g_new0 (guint, 1);

  g_object_set_data_full (G_OBJECT (server), COUNT, count, g_free);
  g_signal_connect (server, "request-started", G_CALLBACK (on_request_started), count);
}

static gboolean
on_too_long (gpointer data)
{
  g_error ("a handshake does not end");
  return G_SOURCE_REMOVE;
}

void
test_handshakes_await (SoupServer *server)
{
  const guint *count = g_object_get_data (G_OBJECT (server), COUNT);
  guint timer = g_timeout_add_seconds (PATIENCE_S, on_too_long, NULL);

  while (count != NULL && *count > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}
