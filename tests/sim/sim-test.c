/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-test.h"

#include <string.h>

#define DEADLINE_SECONDS 60

typedef struct
{
  GAsyncResult *result;
} Wait;

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Wait *) data)->result = g_object_ref (result);
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer data)
{
  on_result (source, result, data);
}

static GAsyncResult *
wait_for (Wait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return wait->result;
}

static const char *
get_text (JsonNode *node, const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

/* Starts a stand-in with these arguments and small pictures. */
SimTest *
sim_test_new (const char *first, ...)
{
  SimTest *self = g_new0 (SimTest, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;
  Wait wait = { NULL };
  SimOptions *options;
  va_list args;
  char **words;
  int argc;

  g_ptr_array_add (argv, (char *) "lookout-sim");
  g_ptr_array_add (argv, (char *) "--size=160x90");
  g_ptr_array_add (argv, (char *) "--fps=10");
  g_ptr_array_add (argv, (char *) "--gop=1");
  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) arg);
  va_end (args);
  argc = (int) argv->len;
  g_ptr_array_add (argv, NULL);
  words = (char **) argv->pdata;
  options = sim_options_parse (&argc, &words, &error);
  g_assert_no_error (error);
  self->platform = sim_platform_new (options, &error);
  g_assert_no_error (error);
  sim_platform_start_async (self->platform, NULL, on_started, &wait);
  result = wait_for (&wait);
  sim_platform_start_finish (self->platform, result, &error);
  g_assert_no_error (error);
  line = sim_platform_describe (self->platform);
  self->ready = json_from_string (line, &error);
  g_assert_no_error (error);
  self->url = get_text (self->ready, "url");
  self->https_url = get_text (self->ready, "https_url");
  self->ca_file = get_text (self->ready, "ca_file");
  self->master = get_text (self->ready, "master_key");
  self->access = get_text (self->ready, "access_key");
  self->rtmp = get_text (self->ready, "rtmp");
  self->register_code = get_text (self->ready, "register_code");
  self->session = soup_session_new_with_options ("max-conns", 32, "max-conns-per-host", 32, NULL);
  soup_session_set_timeout (self->session, DEADLINE_SECONDS);
  return self;
}

void
sim_test_free (SimTest *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  sim_platform_free (self->platform);
  json_node_unref (self->ready);
  g_free (self);
}

/* Makes the session trust the stand-in's own authority, and no other. */
void
sim_test_use_ca (SimTest *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (self->ca_file, &error);

  g_assert_no_error (error);
  soup_session_set_tls_database (self->session, database);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets time pass, with the main loop running. */
void
sim_test_wait (gint64 ms)
{
  gboolean over = FALSE;

  g_timeout_add ((guint) ms, on_timeout, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Asks with one header of the caller's own. */
SimReply *
sim_test_fetch_with (SimTest *self,
                     const char *method,
                     const char *uri,
                     const char *header,
                     const char *value,
                     GBytes *body)
{
  SimReply *reply = g_new0 (SimReply, 1);
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  g_autoptr (GAsyncResult) result = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  Wait wait = { NULL };

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (value != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), header, value);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", body);
  soup_session_send_and_read_async (self->session, message, 0, NULL, on_result, &wait);
  result = wait_for (&wait);
  reply->body = soup_session_send_and_read_finish (self->session, result, &reply->error);
  reply->status = soup_message_get_status (message);
  reply->type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  reply->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  reply->reason = g_strdup (soup_message_get_reason_phrase (message));
  reply->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
  if (reply->body != NULL && g_strcmp0 (reply->type, "application/json") == 0)
    {
      g_autofree char *text
          = g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));

      reply->json = json_from_string (text, NULL);
      if (reply->json != NULL && JSON_NODE_HOLDS_OBJECT (reply->json))
        reply->object = json_node_get_object (reply->json);
    }
  return reply;
}

SimReply *
sim_test_fetch (SimTest *self,
                const char *method,
                const char *uri,
                const char *key,
                const char *body)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;

  return sim_test_fetch_with (self, method, uri, "api-key", key, bytes);
}

SimReply *
sim_test_put (SimTest *self, const char *path, GBytes *body)
{
  g_autofree char *uri = g_strconcat (self->url, path, NULL);

  return sim_test_fetch_with (self, "PUT", uri, "api-key", self->master, body);
}

/* A token of OneNET's public scheme, good for an hour. */
char *
sim_test_authorize (SimTest *self)
{
  gint64 end = g_get_real_time () / G_USEC_PER_SEC + 3600;
  const char *product = get_text (self->ready, "product_id");
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (self->access, &length);
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT "\nsha256\nproducts/%s\n2018-10-31", end, product);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, bytes, length);
  guint8 digest[64];
  gsize size = sizeof digest;
  g_autofree char *base64 = NULL;
  g_autofree char *escaped = NULL;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &size);
  base64 = g_base64_encode (digest, size);
  escaped = g_uri_escape_string (base64, NULL, FALSE);
  return g_strdup_printf ("version=2018-10-31&res=products%%2F%s&et=%" G_GINT64_FORMAT
                          "&method=sha256&sign=%s",
                          product, end, escaped);
}

SimReply *
sim_test_call (SimTest *self,
               const char *method,
               const char *path,
               const char *key,
               const char *body)
{
  g_autofree char *uri = g_strconcat (self->url, path, NULL);

  return sim_test_fetch (self, method, uri, key, body);
}

SimReply *
sim_test_get (SimTest *self, const char *path)
{
  return sim_test_call (self, "GET", path, self->master, NULL);
}

SimReply *
sim_test_send (SimTest *self, const char *method, const char *path, const char *body)
{
  return sim_test_call (self, method, path, self->master, body);
}

void
sim_test_try (SimTest *self, const SimCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (SimReply) reply
          = sim_test_send (self, cases[i].method, cases[i].path, cases[i].body);

      g_test_message ("%s %.80s: %d", cases[i].method, cases[i].path, cases[i].number);
      g_assert_cmpuint (reply->status, ==, cases[i].status != 0 ? cases[i].status : 200);
      SIM_ASSERT_ERRNO (reply, cases[i].number);
    }
}

/* Text of so many of one letter: limits have two sides. */
char *
sim_test_fill (char letter, guint length)
{
  return g_strnfill (length, letter);
}

void
sim_test_set_faults (SimTest *self, const char *json)
{
  g_autoptr (SimReply) reply = sim_test_call (self, "PUT", "_sim/faults", self->master, json);

  g_assert_cmpuint (reply->status, ==, 200);
}

/* Asks 4.1; returns `addr`. */
char *
sim_test_address (SimTest *self, const char *device, guint channel, guint protocol, char **token)
{
  g_autofree char *path = g_strdup_printf ("ipc/video/play_address?device_id=%s&channel_id=%u"
                                           "&protocol_type=%u&timeout=600000",
                                           device, channel, protocol);
  g_autoptr (SimReply) reply = sim_test_get (self, path);
  JsonObject *data;

  SIM_ASSERT_ERRNO (reply, 0);
  data = sim_reply_get_object (reply, "data");
  *token = g_strdup (json_object_get_string_member (data, "accessToken"));
  return g_strdup (json_object_get_string_member (data, "addr"));
}

/* Runs a program with the main loop running; returns what it printed. */
char *
sim_test_run (const char *const *argv, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                           &error);
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { NULL };
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_result, &wait);
  result = wait_for (&wait);
  g_subprocess_communicate_utf8_finish (process, result, &output, NULL, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  return output;
}

void
sim_reply_free (SimReply *self)
{
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self->type);
  g_free (self->location);
  g_free (self->reason);
  g_free (self->retry_after);
  g_free (self);
}

JsonObject *
sim_reply_get_object (SimReply *self, const char *name)
{
  g_assert_nonnull (self->object);
  g_assert_true (json_object_has_member (self->object, name));
  return json_object_get_object_member (self->object, name);
}

gint64
sim_reply_get_errno (SimReply *self)
{
  g_assert_no_error (self->error);
  g_assert_nonnull (self->object);
  g_assert_true (json_object_has_member (self->object, "errno"));
  return json_object_get_int_member (self->object, "errno");
}
