/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http/sim-http.h"

#include "faults/sim-fault-answer.h"
#include "faults/sim-faults.h"
#include "http/sim-access.h"
#include "http/sim-certificate.h"
#include "http/sim-log.h"
#include "http/sim-params.h"
#include "platform/sim-chapters.h"

#define CONTROL_PREFIX "/_sim/"
#define KNOWN "sim-http-known"
#define BACKLOG 1024

struct _SimHttp
{
  SimPlatform *platform;
  SoupServer *plain;
  SoupServer *secure;
  GPtrArray *shaking; /* of GSocket: the handshake is under way, or has failed */
  guint plain_port;
  guint secure_port;
  char *ca_file;
};

/**
 * sim_http_new:
 * @platform: the platform that it serves
 *
 * Returns: (transfer full): servers that do not listen yet
 */
SimHttp *
sim_http_new (SimPlatform *platform)
{
  SimHttp *self = g_new0 (SimHttp, 1);

  self->platform = platform;
  self->shaking = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
on_connected (SoupServerMessage *message, SimHttp *self)
{
  g_ptr_array_remove (self->shaking, soup_server_message_get_socket (message));
}

/* The first request of a connection begins before its handshake. */
static void
on_request_started (SoupServer *server, SoupServerMessage *message, SimHttp *self)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket == NULL || g_object_get_data (G_OBJECT (socket), KNOWN) != NULL)
    return;
  g_object_set_data (G_OBJECT (socket), KNOWN, self);
  for (guint i = self->shaking->len; i-- > 0;)
    if (g_socket_is_closed (g_ptr_array_index (self->shaking, i)))
      g_ptr_array_remove_index_fast (self->shaking, i);
  g_ptr_array_add (self->shaking, g_object_ref (socket));
  g_signal_connect (message, "connected", G_CALLBACK (on_connected), self);
}

/* To close a connection is to wait for its handshake, and one whose client says nothing has no end. */
static void
end_handshakes (SimHttp *self)
{
  for (guint i = 0; i < self->shaking->len; i++)
    g_socket_shutdown (g_ptr_array_index (self->shaking, i), TRUE, TRUE, NULL);
}

static void
close_server (SoupServer *server)
{
  soup_server_disconnect (server);
  g_object_unref (server);
}

void
sim_http_free (SimHttp *self)
{
  end_handshakes (self);
  g_clear_pointer (&self->plain, close_server);
  g_clear_pointer (&self->secure, close_server);
  g_ptr_array_unref (self->shaking);
  g_free (self->ca_file);
  g_free (self);
}

static void
answer (SimCall *call)
{
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  g_autofree char *limit = NULL;

  if (call->route == NULL)
    sim_call_fail (call, call->path_known ? SIM_ERROR_BAD_METHOD : SIM_ERROR_NO_ROUTE, NULL);
  else if (!sim_access_check_key (call))
    return;
  else if (call->route->max_body > 0 && g_bytes_get_size (body) > call->route->max_body)
    {
      limit = g_strdup_printf ("more than %" G_GSIZE_FORMAT " bytes", call->route->max_body);
      sim_call_fail (call, SIM_ERROR_TOO_LARGE, limit);
    }
  else if (sim_params_check (call) && sim_access_check_token (call))
    call->route->handler (call);
}

static void
write_log (SimCall *call, const char *method)
{
  SimLog *log = call->platform->log;

  call->log_id = sim_log_add (log, method, call->path, sim_call_get_query (call), call->secure);
  call->logged = TRUE;
  sim_log_set_key (log, call->log_id, call->owner,
                   sim_call_get_header (call, "Authorization") != NULL);
  if (call->route != NULL && g_strcmp0 (call->route->call, "3.1") == 0)
    {
      g_autoptr (GBytes) body = sim_call_dup_body (call);

      sim_log_set_body (log, call->log_id, body);
    }
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  SimHttp *self = data;
  const char *method = soup_server_message_get_method (message);
  g_autoptr (SimCall) call = sim_call_new (self->platform, message, path, server == self->secure);

  call->route = sim_route_find (sim_chapters, method, path, call->params, &call->path_known);
  sim_call_add_query (call, query);
  call->owner = sim_keys_check (self->platform->keys, sim_call_get_header (call, "api-key"),
                                &call->owner_device);
  if (g_str_has_prefix (path, CONTROL_PREFIX))
    {
      answer (call);
      return;
    }
  write_log (call, method);
  call->faults = sim_faults_select (self->platform->faults, path, sim_call_get_device_id (call));
  sim_fault_answer_begin (call, answer);
}

/* On loopback. libsoup's own sockets let ten wait, and the kernel resets who comes while so many do: a wall
 * of tiles is more than that. */
static GSocket *
open_socket (int port, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_listen (socket, error) ? g_steal_pointer (&socket) : NULL;
}

static SoupServer *
listen_on (SimHttp *self, GTlsCertificate *certificate, int port, guint *bound, GError **error)
{
  g_autoptr (SoupServer) server
      = soup_server_new ("server-header", "lookout-sim ", "tls-certificate", certificate, NULL);
  g_autoptr (GSocket) socket = open_socket (port, error);
  GSList *uris;

  if (certificate != NULL)
    g_signal_connect (server, "request-started", G_CALLBACK (on_request_started), self);
  soup_server_add_handler (server, NULL, on_request, self, NULL);
  if (socket == NULL
      || !soup_server_listen_socket (server, socket,
                                     certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    {
      g_prefix_error (error, "Cannot listen on port %d: ", port);
      return NULL;
    }
  uris = soup_server_get_uris (server);
  *bound = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return g_steal_pointer (&server);
}

/**
 * sim_http_listen:
 * @self: the servers
 * @error: return location
 *
 * Makes the certificate and listens on this machine's own address, over HTTP and HTTPS.
 *
 * Returns: %TRUE when both ports are served
 */
gboolean
sim_http_listen (SimHttp *self, GError **error)
{
  const SimOptions *options = self->platform->options;
  g_autoptr (GTlsCertificate) certificate
      = sim_certificate_load (self->platform->state_dir, &self->ca_file, error);

  if (certificate == NULL)
    return FALSE;
  self->plain = listen_on (self, NULL, options->port, &self->plain_port, error);
  if (self->plain == NULL)
    return FALSE;
  self->secure = listen_on (self, certificate, options->https_port, &self->secure_port, error);
  return self->secure != NULL;
}

guint
sim_http_get_port (SimHttp *self, gboolean secure)
{
  return secure ? self->secure_port : self->plain_port;
}

/**
 * sim_http_make_url:
 * @self: the servers
 * @host: the host that the caller uses
 * @secure: %TRUE for TLS
 * @path: a path, percent-encoded
 *
 * Returns: (transfer full): an address here
 */
char *
sim_http_make_url (SimHttp *self, const char *host, gboolean secure, const char *path)
{
  return g_strdup_printf ("%s://%s:%u%s", secure ? "https" : "http", host,
                          sim_http_get_port (self, secure), path);
}

const char *
sim_http_get_ca_file (SimHttp *self)
{
  return self->ca_file;
}
