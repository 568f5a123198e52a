/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-exchange.h"

#include "client/onv-uri.h"

/* One attempt of an exchange: the message goes out, the answer comes in. */

/* Most answers are short, and what is short malloc has at hand. */
#define FIRST_READ_SIZE (8 * 1024)
#define READ_SIZE (64 * 1024)

/* What takes time to write is not written when nobody reads it on the terminal. */
static gboolean
is_debugging (void)
{
  return !g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN);
}

static void read_more (GTask *task);
static void save (GTask *task, GBytes *piece);

/* The download is complete; its result is that it is. */
static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;

  if (onv_transfer_complete_finish (ONV_TRANSFER (object), result, &error) && !exchange->given_up
      && !exchange->timed_out)
    onv_exchange_end (task, GINT_TO_POINTER (TRUE));
  else
    onv_exchange_fail (task, error);
}

static void
on_piece_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;

  if (!onv_transfer_write_finish (ONV_TRANSFER (object), result, &error))
    onv_exchange_fail (task, error);
  else if (exchange->stream == NULL) /* it was all there already */
    onv_transfer_complete_async (exchange->request->transfer, exchange->io, on_saved, task);
  else
    read_more (task);
}

static void
save (GTask *task, GBytes *piece)
{
  OnvExchange *exchange = onv_exchange_get (task);

  onv_exchange_note_progress (exchange);
  onv_transfer_write_async (exchange->request->transfer, piece, exchange->io, on_piece_written,
                            task);
}

static void
take_reply (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;
  gpointer answer;

  if (exchange->timed_out || exchange->given_up)
    {
      onv_exchange_fail (task, NULL);
      return;
    }
  answer = onv_reply_read (exchange->reply, exchange->request->call, &error);
  if (error != NULL)
    onv_exchange_fail (task, error);
  else if (exchange->request->call->reply != ONV_REPLY_FILE)
    onv_exchange_end (task, answer);
  else
    { /* a file that looked like a message */
      g_autoptr (GBytes) file = answer;

      g_clear_object (&exchange->stream);
      save (task, file);
    }
}

static void
on_parsed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  onv_reply_parse_finish (onv_exchange_get (user_data)->reply, result);
  take_reply (user_data);
}

static gboolean
is_called_json (SoupMessage *message)
{
  const char *type
      = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return type != NULL && strcmp (type, "application/json") == 0;
}

static void
read_reply (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  const OnvCall *call = exchange->request->call;
  OnvReply *reply = g_new0 (OnvReply, 1);

  reply->status = soup_message_get_status (exchange->message);
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
  reply->called_json = call->any_file && is_called_json (exchange->message);
  exchange->reply = reply;
  /* One line of each answer, as a row names it: it holds no value, and a report of a fault shows the last ones. */
  g_debug ("%s /%s: HTTP %u, %" G_GSIZE_FORMAT " bytes in %" G_GINT64_FORMAT " ms", call->method,
           onv_exchange_get_path (exchange), reply->status, g_bytes_get_size (reply->body),
           onv_exchange_get_passed_ms (exchange));
  if (reply->status == SOUP_STATUS_NOT_FOUND && call->path_on_404 != NULL && !exchange->other_path)
    {
      exchange->other_path = TRUE;
      onv_exchange_clear_attempt (exchange);
      onv_exchange_send (task);
      return;
    }
  if (onv_reply_parse_at_once (reply))
    take_reply (task);
  else
    onv_reply_parse_async (reply, on_parsed, task);
}

static gsize
longest (OnvExchange *exchange)
{
  return exchange->request->call->reply == ONV_REPLY_BYTES ? ONV_REPLY_BYTES_MAX
                                                           : ONV_REPLY_JSON_MAX;
}

static void
save_received (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  g_autoptr (GBytes) piece = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));

  save (task, piece);
}

/* What comes is collected, until it is clear that it is the file that was asked for. */
static void
collect (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  const OnvCall *call = exchange->request->call;
  guint status = soup_message_get_status (exchange->message);

  if (call->reply == ONV_REPLY_FILE
      && onv_reply_is_file (call, status, exchange->body->data, exchange->body->len))
    {
      exchange->saving = TRUE;
      save_received (task);
    }
  else if (exchange->body->len > longest (exchange))
    {
      g_cancellable_cancel (exchange->io);
      onv_exchange_fail (task, onv_error_new (ONV_ERROR_GARBLED, "The answer is too long"));
    }
  else
    read_more (task);
}

/* Where a server says that it closes the connection, libsoup takes its end for the end of the answer, whatever
 * length was promised. That is the length of the bytes as they were sent, before they were decompressed. */
static gboolean
is_cut_off (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  guint64 came
      = soup_message_metrics_get_response_body_bytes_received (soup_message_get_metrics (message));

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && came < (guint64) soup_message_headers_get_content_length (headers);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  g_byte_array_set_size (exchange->body, exchange->received + (guint) MAX (n, 0));
  if (n < 0)
    onv_exchange_fail (task, error);
  else if (n == 0 && is_cut_off (exchange->message))
    onv_exchange_fail (task, onv_error_new (ONV_ERROR_GARBLED, "The answer was cut off"));
  else if (n == 0 && exchange->saving)
    onv_transfer_complete_async (exchange->request->transfer, exchange->io, on_saved, task);
  else if (n == 0)
    read_reply (task);
  else if (exchange->saving)
    save_received (task);
  else
    collect (task);
}

static void
read_more (GTask *task)
{
  OnvExchange *exchange = onv_exchange_get (task);
  guint size;

  if (exchange->body == NULL)
    exchange->body = g_byte_array_new ();
  exchange->received = exchange->body->len;
  size = exchange->saving || exchange->received > FIRST_READ_SIZE / 2
             ? READ_SIZE
             : FIRST_READ_SIZE - exchange->received;
  g_byte_array_set_size (exchange->body, exchange->received + size);
  g_input_stream_read_async (exchange->stream, exchange->body->data + exchange->received, size,
                             G_PRIORITY_DEFAULT, exchange->io, on_read, task);
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

/* How long a download is, where the server says so. */
static void
note_length (OnvExchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  if (exchange->request->call->reply == ONV_REPLY_FILE
      && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (exchange->message)))
    onv_transfer_set_total (exchange->request->transfer,
                            soup_message_headers_get_content_length (headers));
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvExchange *exchange = onv_exchange_get (task);
  OnvTransfer *transfer = exchange->request->transfer;
  GError *error = NULL;
  GError *own = transfer != NULL ? onv_transfer_dup_source_error (transfer) : NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (exchange->stream == NULL && own != NULL) /* it was not the network */
    {
      g_error_free (error);
      error = g_steal_pointer (&own);
    }
  g_clear_error (&own);
  onv_exchange_note_progress (exchange);
  if (exchange->stream == NULL)
    {
      onv_exchange_fail (task, error);
      return;
    }
  if (SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (exchange->message)))
    {
      onv_exchange_fail (task, error_for_redirect (exchange->message));
      return;
    }
  note_length (exchange);
  read_more (task);
}

static gboolean
on_accept_certificate (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       OnvClient *client)
{
  return onv_client_accept_certificate (client, certificate);
}

static void
on_wrote_body_data (SoupMessage *message, guint n, gpointer user_data)
{
  OnvExchange *exchange = onv_exchange_get (user_data);

  onv_exchange_note_progress (exchange);
  onv_transfer_add_done (exchange->request->transfer, n);
}

static void
set_body (SoupMessage *message, GTask *task)
{
  OnvRequest *request = onv_exchange_get (task)->request;

  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  if (request->transfer == NULL)
    return;
  if (!onv_transfer_is_upload (request->transfer))
    { /* the bytes as they are, and so many as the server says */
      soup_message_disable_feature (message, SOUP_TYPE_CONTENT_DECODER);
      return;
    }
  soup_message_set_request_body (message, request->content_type,
                                 onv_transfer_get_source (request->transfer),
                                 onv_transfer_get_total (request->transfer));
  g_signal_connect_object (message, "wrote-body-data", G_CALLBACK (on_wrote_body_data), task, 0);
}

static SoupMessage *
create_message (OnvClient *client, GTask *task, GError **error)
{
  OnvExchange *exchange = onv_exchange_get (task);
  const OnvCall *call = exchange->request->call;
  const char *path = onv_exchange_get_path (exchange);
  g_autoptr (GUri) uri = onv_request_build_uri (exchange->request, client->base_url, path, error);
  g_autoptr (SoupMessage) message = NULL;

  if (uri == NULL)
    return NULL;
  message = soup_message_new_from_uri (call->method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  if (!call->retry) /* libsoup itself asks again when a kept connection turns out to be closed */
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  if (!onv_client_authorize (client, message, call->auth, error))
    return NULL;
  set_body (message, task);
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    g_signal_connect_object (message, "accept-certificate", G_CALLBACK (on_accept_certificate),
                             client, 0);
  if (is_debugging ())
    {
      g_autofree char *shown = onv_uri_redact (uri);

      g_debug ("%s: %s %s", call->name, call->method, shown);
    }
  return g_steal_pointer (&message);
}

void
onv_exchange_send (GTask *task)
{
  OnvClient *client = g_task_get_source_object (task);
  OnvExchange *exchange = onv_exchange_get (task);
  GError *error = NULL;

  exchange->message = create_message (client, task, &error);
  if (exchange->message == NULL)
    {
      onv_exchange_fail (task, error);
      return;
    }
  soup_session_send_async (client->session, exchange->message, G_PRIORITY_DEFAULT, exchange->io,
                           on_sent, task);
}
