/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rtmp/sim-relay.h"

#include "http/sim-outlet.h"

/* Loopback is a whole network: 127.1.0.1 to 127.254.255.254 are free to come from. */
#define FIRST_NETWORK 1
#define N_NETWORKS 254
#define N_HOSTS 254

struct _SimRelay
{
  GSocketService *service;
  guint port;
  guint server_port;
  guint n_connections;
  GHashTable *relayed; /* the address that nginx sees → SimRelayed */
};

struct _SimRelayed
{
  SimRelay *relay;
  char *address;
  char *peer;
  GIOStream *incoming; /* until nginx is reached */
  GCancellable *cancellable;
  SimOutlet *client;
  SimOutlet *server;
};

static void
outlet_free (SimOutlet *outlet, gpointer relayed)
{
  g_signal_handlers_disconnect_by_data (outlet, relayed);
  sim_outlet_set_received_func (outlet, NULL, NULL);
  sim_outlet_close (outlet, FALSE);
  g_object_unref (outlet);
}

static void
relayed_free (gpointer data)
{
  SimRelayed *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  if (self->client != NULL)
    outlet_free (self->client, self);
  if (self->server != NULL)
    outlet_free (self->server, self);
  g_clear_object (&self->incoming);
  g_free (self->address);
  g_free (self->peer);
  g_free (self);
}

static void
on_client_closed (SimOutlet *outlet, gpointer data)
{
  SimRelayed *self = data;

  g_hash_table_remove (self->relay->relayed, self->address);
}

/* What nginx said last still goes out. */
static void
on_server_closed (SimOutlet *outlet, gpointer data)
{
  sim_outlet_finish (((SimRelayed *) data)->client);
}

static void
pass_on (SimOutlet *outlet, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  sim_outlet_send (outlet, bytes);
}

static void
on_client_bytes (const guint8 *data, gsize size, gpointer user_data)
{
  pass_on (((SimRelayed *) user_data)->server, data, size);
}

static void
on_server_bytes (const guint8 *data, gsize size, gpointer user_data)
{
  pass_on (((SimRelayed *) user_data)->client, data, size);
}

static SimOutlet *
open_outlet (SimRelayed *self, GIOStream *stream, SimOutletReceived func, GCallback closed)
{
  SimOutlet *outlet = sim_outlet_new (stream);

  sim_outlet_set_received_func (outlet, func, self);
  g_signal_connect (outlet, "closed", closed, self);
  return outlet;
}

static void
on_reached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection
      = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);
  SimRelayed *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL)
    {
      g_debug ("nginx is not reached: %s", error->message);
      g_hash_table_remove (self->relay->relayed, self->address);
      return;
    }
  self->client = open_outlet (self, g_steal_pointer (&self->incoming), on_client_bytes,
                              G_CALLBACK (on_client_closed));
  self->server = open_outlet (self, G_IO_STREAM (connection), on_server_bytes,
                              G_CALLBACK (on_server_closed));
}

static char *
make_address (SimRelay *self)
{
  guint number = self->n_connections++;

  return g_strdup_printf ("127.%u.%u.%u", FIRST_NETWORK + number / N_HOSTS / 256 % N_NETWORKS,
                          number / N_HOSTS % 256, 1 + number % N_HOSTS);
}

static char *
get_peer (GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) address = g_socket_connection_get_remote_address (connection, NULL);

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return g_strdup ("");
  return g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  SimRelay *relay = data;
  SimRelayed *self = g_new0 (SimRelayed, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) from = NULL;
  g_autoptr (GSocketAddress) to
      = g_inet_socket_address_new_from_string ("127.0.0.1", relay->server_port);

  self->relay = relay;
  self->address = make_address (relay);
  self->peer = get_peer (connection);
  self->incoming = g_object_ref (G_IO_STREAM (connection));
  self->cancellable = g_cancellable_new ();
  g_hash_table_replace (relay->relayed, self->address, self);
  from = g_inet_socket_address_new_from_string (self->address, 0);
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_local_address (client, from);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (to), self->cancellable, on_reached,
                                 self);
  return TRUE;
}

static gboolean
listen_on (SimRelay *self, guint port, GError **error)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocketAddress) bound = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound,
                                      error))
    return FALSE;
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  return TRUE;
}

/**
 * sim_relay_new:
 * @port: where it listens, 0 for a free port
 * @server_port: where nginx listens
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a relay that listens
 */
SimRelay *
sim_relay_new (guint port, guint server_port, GError **error)
{
  g_autoptr (SimRelay) self = g_new0 (SimRelay, 1);

  self->server_port = server_port;
  self->relayed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, relayed_free);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  if (!listen_on (self, port, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sim_relay_free:
 * @self: a relay
 *
 * Ends every connection.
 */
void
sim_relay_free (SimRelay *self)
{
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_hash_table_unref (self->relayed);
  g_free (self);
}

guint
sim_relay_get_port (SimRelay *self)
{
  return self->port;
}

/**
 * sim_relay_find:
 * @self: a relay
 * @address: where nginx saw a connection come from
 *
 * Returns: (transfer none) (nullable): that connection
 */
SimRelayed *
sim_relay_find (SimRelay *self, const char *address)
{
  return g_hash_table_lookup (self->relayed, address);
}

/**
 * sim_relayed_get_peer:
 * @self: a connection
 *
 * Returns: (transfer none): the address of who connected
 */
const char *
sim_relayed_get_peer (SimRelayed *self)
{
  return self->peer;
}

/**
 * sim_relayed_set_held:
 * @self: a connection
 * @held: whether nothing is carried; nginx must wait, and leaves out what waits too long
 */
void
sim_relayed_set_held (SimRelayed *self, gboolean held)
{
  sim_outlet_set_held (self->client, held);
  sim_outlet_set_deaf (self->server, held);
}

/**
 * sim_relayed_set_rate:
 * @self: a connection
 * @bytes_per_second: how fast its client gets anything, 0 for as fast as it goes
 */
void
sim_relayed_set_rate (SimRelayed *self, double bytes_per_second)
{
  sim_outlet_set_rate (self->client, bytes_per_second);
}

/**
 * sim_relayed_end:
 * @self: a connection, gone afterwards
 * @reset: %TRUE to reset it instead of ending it in order
 */
void
sim_relayed_end (SimRelayed *self, gboolean reset)
{
  sim_outlet_close (self->client, reset);
}

/**
 * sim_relayed_finish:
 * @self: a connection
 *
 * Ends it in order, once its client has got what waits.
 */
void
sim_relayed_finish (SimRelayed *self)
{
  sim_outlet_finish (self->client);
}
