/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

#include "client/onv-request.h"
#include "client/onv-retry.h"
#include "schema/onv-record-private.h"

/* The one way out: what goes over it, and what answers become. */

typedef struct
{
  TestServer *server;
  OnvClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (data);
  f->client = onv_test_client (f->server);
  f->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_clear_object (&f->cancellable);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static void
ask (Fixture *f)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  onv_client_get_device_async (f->client, "7", f->cancellable, onv_test_done, &f->result);
}

static void
assert_fails (Fixture *f, GQuark domain, int code)
{
  g_assert_null (onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, domain, code);
}

static void
assert_succeeds (Fixture *f)
{
  g_autoptr (OnvDevice) device
      = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);

  g_assert_no_error (f->error);
  g_assert_nonnull (device);
}

#define GOOD "{\"errno\":0,\"data\":{\"id\":\"7\"}}"

static const struct
{
  guint status;
  const char *body;
  int code;
  const char *member;
} bad_answers[] = {
  { 200, "{\"errno\":0,\"data\":{\"id\":", ONV_ERROR_GARBLED, NULL },
  { 200, "<html>welcome</html>", ONV_ERROR_GARBLED, NULL },
  { 200, "", ONV_ERROR_GARBLED, NULL },
  { 200, "\xff\xfe{}", ONV_ERROR_GARBLED, NULL },
  { 200, "{\"errno\":0,\"data\":{\"id\":\"\xff\"}}", ONV_ERROR_GARBLED, NULL },
  { 200, "[]", ONV_ERROR_GARBLED, NULL },
  { TEST_TRUNCATE, "{\"errno\":0,\"data\":", ONV_ERROR_GARBLED, NULL },
  { 200, "{}", ONV_ERROR_SHAPE, "errno" },
  { 200, "{\"errno\":[]}", ONV_ERROR_SHAPE, "errno" },
  { 200, "{\"errno\":0,\"data\":[]}", ONV_ERROR_SHAPE, "data" },
  { 200, "{\"errno\":0,\"data\":{\"id\":{}}}", ONV_ERROR_SHAPE, "data.id" },
  { 200, "{\"errno\":0,\"data\":{\"id\":1,\"online\":\"maybe\"}}", ONV_ERROR_SHAPE, "data.online" },
  { 200, "{\"errno\":0,\"data\":{}}", ONV_ERROR_SHAPE, "data.id" },
  { 200, "{\"errno\":0}", ONV_ERROR_SHAPE, "id" },
  { 200, "{\"errno\":\"7\",\"error\":\"no\"}", ONV_ERROR_PLATFORM, NULL },
  { 400, "{\"errno\":7,\"error\":\"no\"}", ONV_ERROR_PLATFORM, NULL },
  { 200, "{\"errno\":401,\"error\":\"auth failed\"}", ONV_ERROR_UNAUTHORIZED, NULL },
  { 401, "{\"errno\":1,\"error\":\"auth failed\"}", ONV_ERROR_UNAUTHORIZED, NULL },
  { 401, "<html>no</html>", ONV_ERROR_UNAUTHORIZED, NULL },
  { 200, "{\"errno\":403,\"error\":\"access deny\"}", ONV_ERROR_FORBIDDEN, NULL },
  { 403, "{\"errno\":1,\"error\":\"access deny\"}", ONV_ERROR_FORBIDDEN, NULL },
  { 403, "<html>no</html>", ONV_ERROR_FORBIDDEN, NULL },
  { 500, "{\"errno\":2,\"error\":\"oops\"}", ONV_ERROR_SERVER, NULL },
  { 500, "<html>oops</html>", ONV_ERROR_HTTP, NULL },
  { 502, "<html>Bad Gateway</html>", ONV_ERROR_HTTP, NULL },
  { 502, "{not json", ONV_ERROR_HTTP, NULL },
  { 404, "", ONV_ERROR_HTTP, NULL },
};

static void
test_bad_answers (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_answers); i++)
    {
      test_server_set_answer (f->server, NULL, bad_answers[i].status, bad_answers[i].body);
      ask (f);
      assert_fails (f, ONV_ERROR, bad_answers[i].code);
      g_assert_cmpstr (onv_error_get_member (f->error), ==, bad_answers[i].member);
      if (bad_answers[i].code == ONV_ERROR_HTTP)
        g_assert_cmpuint (onv_error_get_http_status (f->error), ==, bad_answers[i].status);
    }
}

static void
test_good_answers (Fixture *f, gconstpointer data)
{
  const char *const bodies[] = {
    GOOD,
    "\xef\xbb\xbf" GOOD,
    " \n" GOOD,
    "{\"errno\":\"0\",\"result\":{\"id\":7}}",
    "{\"errno\":0,\"id\":7,\"error\":\"succ\"}",
    "{\"errno\":0,\"data\":{\"device_id\":7}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (OnvDevice) device = NULL;

      test_server_push (f->server, 200, bodies[i]);
      ask (f);
      device = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);
      g_assert_no_error (f->error);
      g_assert_cmpstr (onv_device_get_id (device), ==, "7");
    }
}

/* A long answer is parsed in a thread; a far too long one is refused. */
static void
test_long_answers (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"errno\":0,\"data\":{\"id\":\"7\",\"desc\":\"");

  while (body->len < 1024 * 1024)
    g_string_append (body, "0123456789abcdef");
  g_string_append (body, "\"}}");
  test_server_push (f->server, 200, body->str);
  ask (f);
  assert_succeeds (f);

  while (body->len < 17 * 1024 * 1024)
    g_string_append_len (body, body->str, 1024 * 1024);
  test_server_push (f->server, 200, body->str);
  ask (f);
  assert_fails (f, ONV_ERROR, ONV_ERROR_GARBLED);
}

static void
test_unreachable (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *url;
    OnvError code;
  } rows[] = {
    { "http://127.0.0.1:1/", ONV_ERROR_REFUSED },
    { "http://no-such-host.invalid/", ONV_ERROR_UNKNOWN_HOST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OnvClient) client = onv_client_new (rows[i].url, NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      onv_client_set_api_key (client, "KEY");
      onv_client_get_device_async (client, "7", NULL, onv_test_done, &result);
      g_assert_null (onv_client_get_device_finish (client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, (int) rows[i].code);
    }
}

static gboolean
on_plain_connection (GSocketService *service,
                     GSocketConnection *connection,
                     GObject *source,
                     gpointer user_data)
{
  static const char refusal[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_assert_true (g_output_stream_write_all (output, refusal, sizeof refusal - 1, NULL, NULL, NULL));
  return FALSE;
}

/* An https:// address of a port that speaks plain HTTP. */
static void
test_handshake (Fixture *f, gconstpointer data)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  guint port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", port);
  g_autoptr (OnvClient) client = onv_client_new (url, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (service, "incoming", G_CALLBACK (on_plain_connection), NULL);
  onv_client_set_api_key (client, "KEY");
  onv_client_get_device_async (client, "7", NULL, onv_test_done, &result);
  g_assert_null (onv_client_get_device_finish (client, onv_test_wait (&result), &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_HANDSHAKE);
  g_socket_service_stop (service);
}

static void
test_no_address (Fixture *f, gconstpointer data)
{
  const char *const urls[] = { "", "camera", "ftp://h/", "http:///", "rtmp://h/" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (OnvClient) client = onv_client_new (urls[i], NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      onv_client_set_api_key (client, "KEY");
      onv_client_get_device_async (client, "7", NULL, onv_test_done, &result);
      g_assert_null (onv_client_get_device_finish (client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, "base-url");
    }
}

static void
test_no_key (Fixture *f, gconstpointer data)
{
  onv_client_set_api_key (f->client, NULL);
  ask (f);
  assert_fails (f, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* Tried again where the row allows it … */
static void
test_retry (Fixture *f, gconstpointer data)
{
  const guint statuses[] = { 502, 503, 504, 429, TEST_RESET };

  test_server_set_answer (f->server, NULL, 200, GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_forget (f->server);
      test_server_push (f->server, statuses[i], "<html>later</html>");
      ask (f);
      assert_succeeds (f);
      g_assert_cmpuint (test_server_get_n_requests (f->server), >=, 2);
    }
  test_server_forget (f->server);
  test_server_set_answer (f->server, NULL, 502, "<html>never</html>");
  ask (f);
  assert_fails (f, ONV_ERROR, ONV_ERROR_HTTP);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, ONV_RETRY_ATTEMPTS);
}

/* … and where not, what acts is sent once, even if a kept connection breaks. */
static void
test_no_retry (Fixture *f, gconstpointer data)
{
  const guint statuses[] = { 502, TEST_RESET };
  static const OnvCall acting = { .name = "act", .method = "GET", .path = "act" };

  test_server_set_answer (f->server, NULL, 200, GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      ask (f); /* leaves a connection open */
      assert_succeeds (f);
      test_server_forget (f->server);
      test_server_push (f->server, statuses[i], "<html>no</html>");
      g_clear_object (&f->result);
      onv_client_send_async (f->client, onv_request_new (&acting), NULL, onv_test_done, &f->result);
      g_assert_false (
          onv_client_send_finish_nothing (f->client, onv_test_wait (&f->result), &f->error));
      g_assert_nonnull (f->error);
      g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
    }
}

static void
test_retry_pauses (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      guint first = onv_retry_delay_ms (1, 0);
      guint second = onv_retry_delay_ms (2, 0);

      g_assert_cmpuint (first, >=, 250);
      g_assert_cmpuint (first, <, 750);
      g_assert_cmpuint (second, >=, 500);
      g_assert_cmpuint (second, <, 1500);
    }
  g_assert_cmpuint (onv_retry_delay_ms (1, 5), ==, 5000);
}

static void
test_redirect (Fixture *f, gconstpointer data)
{
  const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autoptr (TestServer) other = test_server_new (NULL);

  test_server_set_answer (other, NULL, 200, GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_push_redirect (f->server, statuses[i], test_server_get_url (other));
      ask (f);
      assert_fails (f, ONV_ERROR, ONV_ERROR_REDIRECTED);
      g_assert_cmpuint (onv_error_get_http_status (f->error), ==, statuses[i]);
      g_assert_nonnull (strstr (f->error->message, "127.0.0.1"));
    }
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

static GTlsDatabase *
trust (const char *directory)
{
  g_autofree char *file = g_build_filename (directory, "certificate.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (file, &error);

  g_assert_no_error (error);
  return database;
}

static void
test_tls (Fixture *f, gconstpointer data)
{
  g_autoptr (GTlsDatabase) database = trust (data);
  g_autoptr (GTlsCertificate) rejected = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *upper = NULL;

  test_server_set_answer (f->server, NULL, 200, GOOD);
  ask (f);
  assert_fails (f, ONV_ERROR, ONV_ERROR_TLS);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);

  rejected = onv_client_dup_rejected_certificate (f->client);
  fingerprint = onv_certificate_fingerprint (rejected);
  g_assert_cmpstr (fingerprint, ==,
                   "2164aff8be3d647c791059652ca000dafb4c31be2aa6e4722f139fe8ee77ab7b");

  onv_client_set_tls_pin (f->client, "0000");
  ask (f);
  assert_fails (f, ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE);

  upper = g_ascii_strup (fingerprint, -1);
  onv_client_set_tls_pin (f->client, upper);
  ask (f);
  assert_succeeds (f);
}

static void
test_tls_database (Fixture *f, gconstpointer data)
{
  g_autoptr (GTlsDatabase) database = trust (data);

  test_server_set_answer (f->server, NULL, 200, GOOD);
  onv_client_set_tls_database (f->client, database);
  ask (f);
  assert_succeeds (f);
  g_assert_null (onv_client_dup_rejected_certificate (f->client));
}

static void
test_authorization (Fixture *f, gconstpointer data)
{
  static const struct
  {
    OnvAuth auth;
    gboolean api_key, access_key;
    gboolean sends_api_key, sends_token;
  } cases[] = {
    { ONV_AUTH_NONE, TRUE, TRUE, FALSE, FALSE },   { ONV_AUTH_API_KEY, TRUE, TRUE, TRUE, FALSE },
    { ONV_AUTH_TOKEN, TRUE, TRUE, FALSE, TRUE },   { ONV_AUTH_EITHER, TRUE, TRUE, TRUE, FALSE },
    { ONV_AUTH_EITHER, FALSE, TRUE, FALSE, TRUE },
  };

  test_server_set_answer (f->server, NULL, 200, GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OnvCall call = { .name = "any", .method = "POST", .path = "any", .auth = cases[i].auth };
      TestRequest *request;

      onv_client_set_api_key (f->client, cases[i].api_key ? "KEY" : NULL);
      onv_client_set_access_key (f->client, cases[i].access_key ? "AAEC" : NULL);
      g_clear_object (&f->result);
      onv_client_send_async (f->client, onv_request_new (&call), NULL, onv_test_done, &f->result);
      g_assert_true (
          onv_client_send_finish_nothing (f->client, onv_test_wait (&f->result), &f->error));
      g_assert_no_error (f->error);
      request = test_server_get_request (f->server, i);
      g_assert_true ((request->api_key != NULL) == cases[i].sends_api_key);
      g_assert_true ((request->authorization != NULL) == cases[i].sends_token);
    }
}

/* A key goes to the account's server, whatever address a request has been given. */
static void
test_other_server (Fixture *f, gconstpointer data)
{
  const OnvAuth kinds[] = { ONV_AUTH_API_KEY, ONV_AUTH_TOKEN, ONV_AUTH_EITHER };
  g_autoptr (TestServer) other = test_server_new (NULL);

  onv_client_set_access_key (f->client, "AAEC");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      OnvCall call = { .name = "any", .method = "GET", .path = "any", .auth = kinds[i] };
      OnvRequest *request = onv_request_new (&call);

      onv_request_take_base (request, g_strdup (test_server_get_url (other)));
      g_clear_object (&f->result);
      onv_client_send_async (f->client, request, NULL, onv_test_done, &f->result);
      g_assert_false (
          onv_client_send_finish_nothing (f->client, onv_test_wait (&f->result), &f->error));
      g_assert_error (f->error, ONV_ERROR, ONV_ERROR_REDIRECTED);
      g_clear_error (&f->error);
    }
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

/* With all debug on, no key, token or identifier of a stream is written anywhere. */
static void
test_silence_child (void)
{
  g_autoptr (TestServer) server = test_server_new (NULL);
  g_autoptr (OnvClient) client = onv_test_client (server);
  g_autofree char *host = test_server_dup_host (server);
  g_autoptr (OnvPlayAddress) address
      = g_object_new (ONV_TYPE_PLAY_ADDRESS, "addr", host, "cover-addr", host, "scheme", "http",
                      "access-token", "SECRET-TOKEN", NULL);
  g_autoptr (GAsyncResult) preload = NULL;
  g_autoptr (GAsyncResult) preview = NULL;
  g_autoptr (GAsyncResult) failed = NULL;

  onv_client_set_api_key (client, "SECRET-KEY");
  onv_client_set_access_key (client, "U0VDUkVU");
  test_server_set_answer (server, NULL, 503, "{\"errno\":2,\"error\":\"later\"}");
  onv_client_preload_hls_async (client, address, "7", 2, 60, NULL, onv_test_done, &preload);
  onv_client_get_live_preview_async (client, address, "7", 2, NULL, onv_test_done, &preview);
  onv_client_get_play_address_async (client, "7", 2, ONV_PROTOCOL_FLV, 1000, NULL, onv_test_done,
                                     &failed);
  onv_test_wait (&preload);
  onv_test_wait (&preview);
  onv_test_wait (&failed);
}

static void
test_silence (void)
{
  if (g_test_subprocess ())
    {
      test_silence_child ();
      return;
    }
  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
  g_unsetenv ("G_MESSAGES_DEBUG");
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*preload_hls: GET http://127.0.0.1:*/live/live_7_2/preload*");
  g_test_trap_assert_stdout_unmatched ("*SECRET*");
  g_test_trap_assert_stderr_unmatched ("*SECRET*");
  g_test_trap_assert_stdout_unmatched ("*U0VDUkVU*");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *tls = NULL;

  g_test_init (&argc, &argv, NULL);
  tls = g_build_filename (g_getenv ("TEST_DATA"), "tls", NULL);
  ADD ("/onv/transport/bad-answers", test_bad_answers);
  ADD ("/onv/transport/good-answers", test_good_answers);
  ADD ("/onv/transport/long-answers", test_long_answers);
  ADD ("/onv/transport/unreachable", test_unreachable);
  ADD ("/onv/transport/handshake", test_handshake);
  ADD ("/onv/transport/no-address", test_no_address);
  ADD ("/onv/transport/no-key", test_no_key);
  ADD ("/onv/transport/retry", test_retry);
  ADD ("/onv/transport/no-retry", test_no_retry);
  g_test_add_func ("/onv/transport/retry-pauses", test_retry_pauses);
  ADD ("/onv/transport/redirect", test_redirect);
  g_test_add ("/onv/transport/tls", Fixture, tls, set_up, test_tls, tear_down);
  g_test_add ("/onv/transport/tls-database", Fixture, tls, set_up, test_tls_database, tear_down);
  ADD ("/onv/transport/authorization", test_authorization);
  ADD ("/onv/transport/other-server", test_other_server);
  g_test_add_func ("/onv/transport/silence", test_silence);
  return g_test_run ();
}
