/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-test-tls.h"

#include <glib/gstdio.h>
#include <unistd.h>

struct _TestTlsProxy
{
  GSocketService *service;
  GTlsCertificate *certificate;
  char *host_and_port;
  guint port;
  int n_handshakes;
};

static void
on_carried (GObject *source, GAsyncResult *result, gpointer data)
{
  g_io_stream_splice_finish (result, NULL);
}

/* On a thread of its own: the handshake waits for the other side. */
static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  TestTlsProxy *self = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) plain = NULL;
  g_autoptr (GIOStream) secure
      = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);

  if (!g_tls_connection_handshake (G_TLS_CONNECTION (secure), NULL, NULL))
    return TRUE;

  g_atomic_int_inc (&self->n_handshakes);
  plain = g_socket_client_connect_to_host (client, self->host_and_port, 0, NULL, NULL);
  if (plain == NULL)
    return TRUE;

  g_main_context_push_thread_default (context);
  g_io_stream_splice_async (secure, G_IO_STREAM (plain),
                            G_IO_STREAM_SPLICE_CLOSE_STREAM1 | G_IO_STREAM_SPLICE_CLOSE_STREAM2,
                            G_PRIORITY_DEFAULT, NULL, on_carried, NULL);
  while (!g_io_stream_is_closed (secure) || !g_io_stream_is_closed (G_IO_STREAM (plain)))
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);

  return TRUE;
}

TestTlsProxy *
test_tls_proxy_new (GTlsCertificate *certificate, const char *host_and_port)
{
  TestTlsProxy *self = g_new0 (TestTlsProxy, 1);
  GError *error = NULL;

  self->certificate = g_object_ref (certificate);
  self->host_and_port = g_strdup (host_and_port);
  self->service = g_threaded_socket_service_new (16);
  self->port
      = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);

  return self;
}

void
test_tls_proxy_free (TestTlsProxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_object_unref (self->certificate);
  g_free (self->host_and_port);
  g_free (self);
}

guint
test_tls_proxy_get_port (TestTlsProxy *self)
{
  return self->port;
}

guint
test_tls_proxy_get_n_handshakes (TestTlsProxy *self)
{
  return (guint) g_atomic_int_get (&self->n_handshakes);
}

GTlsCertificate *
test_certificate_new (void)
{
  g_autofree char *dir = g_dir_make_tmp ("media-test-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (dir, "key.pem", NULL);
  g_autofree char *cert = g_build_filename (dir, "cert.pem", NULL);
  g_autofree char *command = g_strdup_printf (
      "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
      "subjectAltName=IP:127.0.0.1,DNS:localhost -keyout %s -out %s",
      key, cert);
  g_autofree char *out = NULL, *err = NULL;
  GTlsCertificate *certificate;
  GError *error = NULL;

  g_spawn_command_line_sync (command, &out, &err, NULL, &error);
  g_assert_no_error (error);
  certificate = g_tls_certificate_new_from_files (cert, key, &error);
  g_assert_no_error (error);
  g_unlink (key);
  g_unlink (cert);
  g_rmdir (dir);

  return certificate;
}

char *
test_certificate_get_pin (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
}

static void
remove_file (gpointer file)
{
  g_unlink (file);
  g_free (file);
}

/* It is read when it is first asked, so the file stays as long as the database. */
GTlsDatabase *
test_certificate_create_database (GTlsCertificate *certificate)
{
  g_autofree char *pem = NULL, *file = NULL;
  GTlsDatabase *database;
  GError *error = NULL;
  int fd = g_file_open_tmp ("media-test-XXXXXX.pem", &file, &error);

  g_assert_no_error (error);
  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_file_set_contents (file, pem, -1, &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (file, &error);
  g_assert_no_error (error);
  close (fd);
  g_object_set_data_full (G_OBJECT (database), "file", g_steal_pointer (&file), remove_file);

  return database;
}
