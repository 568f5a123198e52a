/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-client-private.h"
#include "client/onv-reply.h"
#include "client/onv-request.h"
#include "client/onv-retry.h"
#include "client/onv-uri.h"

/* The one way out: every call of the library goes through here. */

#define READ_SIZE (64 * 1024)

typedef enum
{
  STATE_WAITING, /* for its turn */
  STATE_BUSY,    /* sending, reading or parsing */
  STATE_PAUSED,  /* before another attempt */
} ExchangeState;

typedef struct
{
  OnvRequest *request;
  ExchangeState state;
  guint attempt;       /* from 1 */
  gboolean other_path; /* the second spelling of the path is being tried */
  gboolean timed_out;
  gboolean given_up; /* by the person */
  gint64 started;    /* monotonic */
  GCancellable *io;  /* stops whatever is under way */
  GSource *cancelled;
  GSource *deadline;
  GSource *pause;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  OnvReply *reply;
} Exchange;

static void exchange_send (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
clear_attempt (Exchange *exchange)
{
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_clear_pointer (&exchange->reply, onv_reply_free);
}

static void
exchange_free (Exchange *exchange)
{
  clear_source (&exchange->cancelled);
  clear_source (&exchange->deadline);
  clear_source (&exchange->pause);
  clear_attempt (exchange);
  g_clear_object (&exchange->io);
  onv_request_free (exchange->request);
  g_free (exchange);
}

/* Ends the exchange; @result belongs to the task. */
static void
exchange_end (GTask *task, gpointer result, GError *error)
{
  OnvClient *client = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GTask) owned = task;

  clear_source (&exchange->cancelled);
  clear_source (&exchange->deadline);
  clear_source (&exchange->pause);
  clear_attempt (exchange);
  if (exchange->state == STATE_WAITING)
    g_queue_remove (&client->waiting, task);
  else
    client->in_flight--;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, onv_reply_get_destroy (exchange->request->call));
  onv_client_start_waiting (client);
}

static gboolean
on_pause_over (gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);

  clear_source (&exchange->pause);
  exchange->state = STATE_BUSY;
  exchange_send (task);
  return G_SOURCE_REMOVE;
}

static guint
asked_pause (Exchange *exchange)
{
  const char *text = NULL;
  guint64 seconds = 0;

  if (exchange->message != NULL)
    text = soup_message_headers_get_one (soup_message_get_response_headers (exchange->message),
                                         "Retry-After");
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, 3600, &seconds, NULL))
    return 0;
  return (guint) seconds;
}

static guint
deadline_of (OnvClient *client, const OnvCall *call)
{
  return client->deadline_ms * MAX (call->patience, 1);
}

/* Tries again, where the row allows it, it may help, and there is time. */
static gboolean
exchange_retry (GTask *task, const GError *error)
{
  OnvClient *client = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  const OnvCall *call = exchange->request->call;
  gint64 passed_ms = (g_get_monotonic_time () - exchange->started) / 1000;
  guint delay;

  if (!call->retry || exchange->attempt >= ONV_RETRY_ATTEMPTS || !onv_retry_is_worth (error))
    return FALSE;
  delay = onv_retry_delay_ms (exchange->attempt, asked_pause (exchange));
  if (passed_ms + delay >= deadline_of (client, call))
    return FALSE;
  g_debug ("%s: trying again in %u ms: %s", call->name, delay, error->message);
  clear_attempt (exchange);
  exchange->attempt++;
  exchange->state = STATE_PAUSED;
  exchange->pause = g_timeout_source_new (delay);
  g_source_set_callback (exchange->pause, on_pause_over, task, NULL);
  g_source_attach (exchange->pause, g_task_get_context (task));
  return TRUE;
}

static GError *
translate (const GError *error)
{
  OnvError code = ONV_ERROR_UNREACHABLE;

  g_assert (error != NULL);
  if (error->domain == ONV_ERROR)
    return g_error_copy (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = ONV_ERROR_TIMED_OUT;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    code = ONV_ERROR_GARBLED;
  else if (error->domain == G_TLS_ERROR && error->code != G_TLS_ERROR_EOF)
    code = ONV_ERROR_TLS;
  return onv_error_new (code, "%s", error->message);
}

/* Ends with what went wrong: the person's own doing first, then the clock, then the network. */
static void
exchange_fail (GTask *task, GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) reason = error;
  GError *told;

  if (exchange->given_up)
    exchange_end (task, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  else if (exchange->timed_out)
    exchange_end (task, NULL,
                  onv_error_new (ONV_ERROR_TIMED_OUT, "No answer within %u ms",
                                 deadline_of (g_task_get_source_object (task),
                                              exchange->request->call)));
  else
    {
      told = translate (reason);
      if (exchange_retry (task, told))
        g_error_free (told);
      else
        exchange_end (task, NULL, told);
    }
}

static void
on_parsed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer;

  onv_reply_parse_finish (exchange->reply, result);
  if (exchange->timed_out || exchange->given_up)
    {
      exchange_fail (task, NULL);
      return;
    }
  answer = onv_reply_read (exchange->reply, exchange->request->call, &error);
  if (error != NULL)
    exchange_fail (task, error);
  else
    exchange_end (task, answer, NULL);
}

static void
exchange_read_reply (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  const OnvCall *call = exchange->request->call;
  OnvReply *reply = g_new0 (OnvReply, 1);

  reply->status = soup_message_get_status (exchange->message);
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
  exchange->reply = reply;
  g_debug ("%s: HTTP %u, %" G_GSIZE_FORMAT " bytes in %" G_GINT64_FORMAT " ms", call->name,
           reply->status, g_bytes_get_size (reply->body),
           (g_get_monotonic_time () - exchange->started) / 1000);
  if (reply->status == SOUP_STATUS_NOT_FOUND && call->path_on_404 != NULL && !exchange->other_path)
    {
      exchange->other_path = TRUE;
      clear_attempt (exchange);
      exchange_send (task);
      return;
    }
  onv_reply_parse_async (reply, on_parsed, task);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  gboolean is_file = exchange->request->call->reply == ONV_REPLY_BYTES;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (bytes == NULL)
    {
      exchange_fail (task, g_steal_pointer (&error));
      return;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      exchange_read_reply (task);
      return;
    }
  g_byte_array_append (exchange->body, g_bytes_get_data (bytes, NULL),
                       (guint) g_bytes_get_size (bytes));
  if (exchange->body->len > (is_file ? ONV_REPLY_BYTES_MAX : ONV_REPLY_JSON_MAX))
    {
      g_cancellable_cancel (exchange->io);
      exchange_fail (task, onv_error_new (ONV_ERROR_GARBLED, "The answer is too long"));
      return;
    }
  g_input_stream_read_bytes_async (exchange->stream, READ_SIZE, G_PRIORITY_DEFAULT, exchange->io,
                                   on_read, task);
}

static GError *
error_for_redirect (SoupMessage *message)
{
  const char *location
      = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) uri
      = location != NULL ? g_uri_parse (location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return onv_error_new_for_status (ONV_ERROR_REDIRECTED, soup_message_get_status (message),
                                   "The server points elsewhere: %s",
                                   host != NULL && *host != '\0' ? host : "an address of its own");
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (exchange->stream == NULL)
    {
      exchange_fail (task, error);
      return;
    }
  if (SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (exchange->message)))
    {
      exchange_fail (task, error_for_redirect (exchange->message));
      return;
    }
  exchange->body = g_byte_array_new ();
  g_input_stream_read_bytes_async (exchange->stream, READ_SIZE, G_PRIORITY_DEFAULT, exchange->io,
                                   on_read, task);
}

static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       OnvClient *client)
{
  return onv_client_accept_certificate (client, certificate);
}

static SoupMessage *
create_message (OnvClient *client, Exchange *exchange, GError **error)
{
  const OnvCall *call = exchange->request->call;
  const char *path = exchange->other_path ? call->path_on_404 : call->path;
  g_autoptr (GUri) uri = onv_request_build_uri (exchange->request, client->base_url, path, error);
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *shown = NULL;

  if (uri == NULL)
    return NULL;
  message = soup_message_new_from_uri (call->method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (!call->retry) /* libsoup itself asks again when a kept connection turns out to be closed */
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  if (!onv_client_authorize (client, message, call->auth, error))
    return NULL;
  if (exchange->request->body != NULL)
    soup_message_set_request_body_from_bytes (message, exchange->request->content_type,
                                              exchange->request->body);
  g_signal_connect_object (message, "accept-certificate", G_CALLBACK (on_accept_certificate),
                           client, 0);
  shown = onv_uri_redact (uri);
  g_debug ("%s: %s %s", call->name, call->method, shown);
  return g_steal_pointer (&message);
}

static void
exchange_send (GTask *task)
{
  OnvClient *client = g_task_get_source_object (task);
  Exchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;

  exchange->message = create_message (client, exchange, &error);
  if (exchange->message == NULL)
    {
      exchange_end (task, NULL, error);
      return;
    }
  soup_session_send_async (client->session, exchange->message, G_PRIORITY_DEFAULT, exchange->io,
                           on_sent, task);
}

static gboolean
exchange_stop (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  if (exchange->state == STATE_BUSY)
    g_cancellable_cancel (exchange->io); /* its callback ends the exchange */
  else
    exchange_fail (task, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Exchange *exchange = g_task_get_task_data (user_data);

  exchange->given_up = TRUE;
  return exchange_stop (user_data);
}

static gboolean
on_deadline (gpointer user_data)
{
  Exchange *exchange = g_task_get_task_data (user_data);

  exchange->timed_out = TRUE;
  return exchange_stop (user_data);
}

static void
exchange_start (OnvClient *client, GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  client->in_flight++;
  exchange->state = STATE_BUSY;
  exchange->attempt = 1;
  exchange->started = g_get_monotonic_time ();
  exchange->deadline = g_timeout_source_new (deadline_of (client, exchange->request->call));
  g_source_set_callback (exchange->deadline, on_deadline, task, NULL);
  g_source_attach (exchange->deadline, g_task_get_context (task));
  exchange_send (task);
}

/* Gives those that wait their turn, as far as there is room. */
void
onv_client_start_waiting (OnvClient *self)
{
  g_autoptr (OnvClient) alive = g_object_ref (self);

  while (self->in_flight < self->max_in_flight && !g_queue_is_empty (&self->waiting))
    exchange_start (self, g_queue_pop_head (&self->waiting));
}

static void
watch_cancellable (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;
  exchange->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (exchange->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
  g_source_attach (exchange->cancelled, g_task_get_context (task));
}

/* Sends @request, which it takes. What is wrong with the arguments is told before anything waits. */
void
onv_client_send_async (OnvClient *self,
                       OnvRequest *request,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, (gpointer) request->call);
  g_task_set_name (task, request->call->name);
  exchange->request = request;
  exchange->io = g_cancellable_new ();
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);

  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (!onv_record_check (request->args, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else
    {
      watch_cancellable (task);
      g_queue_push_tail (&self->waiting, task);
      onv_client_start_waiting (self);
    }
}

gpointer
onv_client_send_finish (OnvClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
onv_client_send_finish_nothing (OnvClient *self, GAsyncResult *result, GError **error)
{
  return onv_client_send_finish (self, result, error) != NULL;
}
