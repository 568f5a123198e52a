/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-server.h"

#include "test-handshakes.h"

typedef struct
{
  guint status;
  char *body;
  char *location;
} Answer;

struct _TestServer
{
  SoupServer *server;
  char *url;
  GPtrArray *requests;
  GQueue once;         /* of Answer */
  GHashTable *answers; /* path → Answer */
  GPtrArray *hanging;  /* of SoupServerMessage */
  TestHandler handler;
  gpointer handler_data;
  guint at_once;
  guint most_at_once;
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->body);
  g_free (answer->location);
  g_free (answer);
}

static Answer *
answer_new (guint status, const char *body, const char *location)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->status = status;
  answer->body = g_strdup (body);
  answer->location = g_strdup (location);
  return answer;
}

static void
request_free (gpointer data)
{
  TestRequest *request = data;

  g_free (request->method);
  g_free (request->path);
  g_clear_pointer (&request->query, g_hash_table_unref);
  g_free (request->api_key);
  g_free (request->authorization);
  g_free (request->body);
  g_free (request->content_type);
  g_free (request);
}

static TestRequest *
request_new (SoupServerMessage *message, const char *path, GHashTable *query)
{
  TestRequest *request = g_new0 (TestRequest, 1);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (path);
  request->query
      = query != NULL ? g_hash_table_ref (query) : g_hash_table_new (g_str_hash, g_str_equal);
  request->api_key = g_strdup (soup_message_headers_get_one (headers, "api-key"));
  request->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  request->body_length = (gsize) body->length;
  request->body = g_malloc0 (request->body_length + 1);
  if (request->body_length > 0)
    memcpy (request->body, body->data, request->body_length);
  request->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  return request;
}

void
test_server_answer (SoupServerMessage *message, guint status, const char *body)
{
  gboolean json = body != NULL && (*body == '{' || *body == '[');

  soup_server_message_set_status (message, status, NULL);
  if (body != NULL)
    soup_server_message_set_response (message, json ? "application/json" : "text/html",
                                      SOUP_MEMORY_COPY, body, strlen (body));
}

static void
hang (TestServer *self, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_ptr_array_add (self->hanging, g_object_ref (message));
}

static void
begin_answer (SoupServerMessage *message,
              const char *type,
              const void *data,
              gsize sent,
              gsize length)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_content_type (headers, type, NULL);
  soup_message_headers_set_content_length (headers, (goffset) length);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, data,
                            sent);
}

/* Promises more than it sends. */
static void
send_half (SoupServerMessage *message, const char *body)
{
  const char *text = body != NULL ? body : "{\"errno\":0,";

  begin_answer (message, "application/json", text, strlen (text), 1000000);
}

static void
close_connection (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_close (socket, NULL);
}

static void
on_half_sent (SoupServerMessage *message, guint length, gpointer data)
{
  close_connection (message);
}

static void
close_after_half (SoupServerMessage *message)
{
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_half_sent), NULL);
}

static void
say_last (SoupServerMessage *message)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                "close");
}

void
test_server_answer_half (SoupServerMessage *message,
                         const char *type,
                         const void *data,
                         gsize sent,
                         gsize length)
{
  begin_answer (message, type, data, sent, length);
  say_last (message);
  if (sent < length)
    close_after_half (message);
}

static void
apply (TestServer *self, SoupServerMessage *message, const Answer *answer)
{
  switch (answer->status)
    {
    case TEST_HANG:
      hang (self, message);
      break;
    case TEST_HANG_IN_BODY:
      send_half (message, answer->body);
      break; /* the server waits for the rest of the body, which never comes */
    case TEST_TRUNCATE:
      send_half (message, answer->body);
      close_after_half (message);
      break;
    case TEST_TRUNCATE_LAST:
      send_half (message, answer->body);
      say_last (message);
      close_after_half (message);
      break;
    case TEST_RESET:
      hang (self, message);
      close_connection (message);
      break;
    default:
      test_server_answer (message, answer->status, answer->body);
      if (answer->location != NULL)
        soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                      "Location", answer->location);
    }
}

static void
on_finished (SoupServerMessage *message, TestServer *self)
{
  self->at_once--;
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  TestServer *self = data;
  TestRequest *request = request_new (message, path, query);
  Answer *answer;

  g_ptr_array_add (self->requests, request);
  self->at_once++;
  self->most_at_once = MAX (self->most_at_once, self->at_once);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);

  answer = g_queue_pop_head (&self->once);
  if (answer != NULL)
    {
      apply (self, message, answer);
      answer_free (answer);
      return;
    }
  if (self->handler != NULL)
    {
      self->handler (self, request, message, self->handler_data);
      return;
    }
  answer = g_hash_table_lookup (self->answers, path);
  if (answer == NULL)
    answer = g_hash_table_lookup (self->answers, "");
  if (answer != NULL)
    apply (self, message, answer);
  else
    test_server_answer (message, 404, "<html>not here</html>");
}

TestServer *
test_server_new (const char *tls_directory)
{
  TestServer *self = g_new0 (TestServer, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  GSList *uris;

  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->hanging = g_ptr_array_new_with_free_func (g_object_unref);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  g_queue_init (&self->once);
  self->server = soup_server_new ("server-header", "test ", NULL);
  if (tls_directory != NULL)
    {
      g_autofree char *file = g_build_filename (tls_directory, "certificate.pem", NULL);
      g_autofree char *key = g_build_filename (tls_directory, "key.pem", NULL);

      certificate = g_tls_certificate_new_from_files (file, key, &error);
      g_assert_no_error (error);
      soup_server_set_tls_certificate (self->server, certificate);
      test_handshakes_watch (self->server);
    }
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0,
                            (tls_directory != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0)
                                | SOUP_SERVER_LISTEN_IPV4_ONLY,
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
test_server_free (TestServer *self)
{
  test_server_release (self);
  test_handshakes_await (self->server);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_ptr_array_unref (self->hanging);
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->answers);
  g_queue_clear_full (&self->once, answer_free);
  g_free (self->url);
  g_free (self);
}

const char *
test_server_get_url (TestServer *self)
{
  return self->url;
}

char *
test_server_dup_host (TestServer *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, SOUP_HTTP_URI_FLAGS, NULL);

  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

void
test_server_push (TestServer *self, guint status, const char *body)
{
  g_queue_push_tail (&self->once, answer_new (status, body, NULL));
}

void
test_server_push_redirect (TestServer *self, guint status, const char *location)
{
  g_queue_push_tail (&self->once, answer_new (status, "<html>there</html>", location));
}

void
test_server_set_answer (TestServer *self, const char *path, guint status, const char *body)
{
  g_hash_table_insert (self->answers, g_strdup (path != NULL ? path : ""),
                       answer_new (status, body, NULL));
}

void
test_server_set_handler (TestServer *self, TestHandler handler, gpointer data)
{
  self->handler = handler;
  self->handler_data = data;
}

guint
test_server_get_n_requests (TestServer *self)
{
  return self->requests->len;
}

TestRequest *
test_server_get_request (TestServer *self, guint index)
{
  g_assert_cmpuint (index, <, self->requests->len);
  return g_ptr_array_index (self->requests, index);
}

const char *
test_request_get (TestRequest *request, const char *name)
{
  return g_hash_table_lookup (request->query, name);
}

void
test_server_forget (TestServer *self)
{
  g_ptr_array_set_size (self->requests, 0);
  self->most_at_once = self->at_once;
}

guint
test_server_get_most_at_once (TestServer *self)
{
  return self->most_at_once;
}

void
test_server_release (TestServer *self)
{
  for (guint i = 0; i < self->hanging->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (self->hanging, i);

      test_server_answer (message, 200, "{\"errno\":0,\"error\":\"succ\"}");
      soup_server_message_unpause (message);
    }
  g_ptr_array_set_size (self->hanging, 0);
}
