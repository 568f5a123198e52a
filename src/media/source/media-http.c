/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "player/media-error.h"
#include "source/media-http.h"
#include "source/media-tls-pin.h"

/* Nothing at all for this long, and the connection is given up; the player notices stalls sooner. */
#define SILENCE_S 20

struct _MediaHttp
{
  MediaAddress *address;
  GMainContext *context; /* libsoup's timers must not run on the main thread */
  SoupSession *session;
  SoupMessage *message; /* (nullable): whose answer is read … */
  GInputStream *body;   /* (nullable): … from here */
  char *final_uri;
  char *host; /* (nullable): who answered last, or did not */
};

/**
 * media_http_new:
 * @address: whose certificate rules hold
 *
 * Returns: (transfer full): an HTTP client that has done nothing yet
 */
MediaHttp *
media_http_new (MediaAddress *address)
{
  MediaHttp *self = g_new0 (MediaHttp, 1);

  self->address = g_object_ref (address);
  self->context = g_main_context_new ();

  return self;
}

static void
close_body (MediaHttp *self)
{
  g_clear_object (&self->body);
  g_clear_object (&self->message);
}

void
media_http_free (MediaHttp *self)
{
  g_main_context_push_thread_default (self->context);
  close_body (self);
  g_clear_object (&self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_object_unref (self->address);
  g_free (self->final_uri);
  g_free (self->host);
  g_free (self);
}

static void
ensure_session (MediaHttp *self)
{
  const char *pin = media_address_get_tls_pin (self->address);
  GTlsDatabase *database = media_address_get_tls_database (self->address);
  g_autoptr (GTlsDatabase) pinned = NULL;

  if (self->session != NULL)
    return;

  self->session = soup_session_new_with_options ("timeout", SILENCE_S, "user-agent",
                                                 "Lookout/" LOOKOUT_VERSION, NULL);
  if (pin != NULL)
    database = pinned = media_tls_pin_new (pin);
  if (database != NULL)
    soup_session_set_tls_database (self->session, database);
}

/* Says what went wrong in our domain. No message holds an address: they carry tokens. */
static GError *
translate (MediaHttp *self, GError *error)
{
  MediaError code = MEDIA_ERROR_CONNECTION;
  GError *translated;

  if (error->domain == MEDIA_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;

  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      g_error_free (error);
      return media_error_new_tls (self->host, media_address_get_tls_pin (self->address) != NULL);
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = MEDIA_ERROR_TIMED_OUT;

  translated = g_error_new_literal (MEDIA_ERROR, (int) code, error->message);
  g_error_free (error);
  return translated;
}

/* Redirects lead to others: the message says whose turn it was. */
static void
remember_host (MediaHttp *self, GUri *uri)
{
  int port = g_uri_get_port (uri);

  g_free (self->host);
  self->host = port > 0 ? g_strdup_printf ("%s:%d", g_uri_get_host (uri), port)
                        : g_strdup (g_uri_get_host (uri));
}

static GError *
check_answer (SoupMessage *message, const char *asked)
{
  guint status = soup_message_get_status (message);

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    return media_error_new_http (status, soup_message_get_reason_phrase (message));
  if (g_str_has_prefix (asked, "https:")
      && g_strcmp0 (g_uri_get_scheme (soup_message_get_uri (message)), "https") != 0)
    return g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_UNENCRYPTED,
                                "the server sent us on to an address without encryption");

  return NULL;
}

/**
 * media_http_open:
 * @uri: a secret
 *
 * Begins to read a resource; the one before is closed.
 *
 * Returns: whether the server answered with success; otherwise a MEDIA_ERROR_CONNECTION, _TLS,
 *   _UNENCRYPTED, _HTTP_STATUS, _TIMED_OUT, or G_IO_ERROR_CANCELLED
 */
gboolean
media_http_open (MediaHttp *self, const char *uri, GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);
  GError *failure = NULL;

  if (message == NULL)
    {
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CONNECTION, "not an HTTP address");
      return FALSE;
    }

  g_main_context_push_thread_default (self->context);
  ensure_session (self);
  close_body (self);
  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);
  self->message = g_object_ref (message);
  self->body = soup_session_send (self->session, message, cancellable, &failure);
  remember_host (self, soup_message_get_uri (message));
  if (failure == NULL)
    failure = check_answer (message, uri);
  if (failure != NULL)
    close_body (self);
  g_main_context_pop_thread_default (self->context);

  if (failure != NULL)
    {
      g_propagate_error (error, translate (self, failure));
      return FALSE;
    }

  g_free (self->final_uri);
  self->final_uri = g_uri_to_string (soup_message_get_uri (message));
  return TRUE;
}

/* Where a server says that it closes the connection, libsoup takes its end for the end of the body, however
 * many bytes were promised. Those are counted as they are sent, compressed or not. */
static gboolean
is_cut_off (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return FALSE;
  return soup_message_metrics_get_response_body_bytes_received (metrics)
         < (guint64) soup_message_headers_get_content_length (headers);
}

/**
 * media_http_read:
 *
 * Returns: how many bytes were read, 0 at the end, -1 with an error as of media_http_open()
 */
gssize
media_http_read (MediaHttp *self,
                 guint8 *data,
                 gsize size,
                 GCancellable *cancellable,
                 GError **error)
{
  GError *failure = NULL;
  gssize n;

  g_main_context_push_thread_default (self->context);
  n = g_input_stream_read (self->body, data, size, cancellable, &failure);
  if (n == 0 && is_cut_off (self->message))
    {
      failure = g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_CONNECTION,
                                     "the server ended its answer before it was complete");
      n = -1;
    }
  g_main_context_pop_thread_default (self->context);

  if (failure != NULL)
    g_propagate_error (error, translate (self, failure));

  return n;
}

/**
 * media_http_close:
 *
 * Ends the current resource; its connection is kept for the next.
 */
void
media_http_close (MediaHttp *self)
{
  g_main_context_push_thread_default (self->context);
  close_body (self);
  g_main_context_pop_thread_default (self->context);
}

/**
 * media_http_load:
 * @most: more bytes than this are an error
 * @final_uri: (out) (transfer full): where it came from, after redirects
 *
 * Returns: (transfer full): all of a small text
 */
char *
media_http_load (MediaHttp *self,
                 const char *uri,
                 gsize most,
                 char **final_uri,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char block[4096];
  gssize n;

  if (!media_http_open (self, uri, cancellable, error))
    return NULL;

  while ((n = media_http_read (self, (guint8 *) block, sizeof block, cancellable, error)) > 0)
    {
      g_string_append_len (text, block, n);
      if (text->len > most)
        {
          g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM, "a text without end");
          n = -1;
          break;
        }
    }
  media_http_close (self);
  if (n < 0)
    return NULL;

  *final_uri = g_strdup (self->final_uri);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
