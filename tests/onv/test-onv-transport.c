/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-ask-test.h"

#include "client/onv-request.h"
#include "client/onv-retry.h"
#include "schema/onv-record-private.h"

/* The one way out: what answers become, and what is tried again. */

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
  { TEST_TRUNCATE, ASK_GOOD, ONV_ERROR_GARBLED, NULL },
  { TEST_TRUNCATE_LAST, ASK_GOOD, ONV_ERROR_GARBLED, NULL },
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
  { 500, "{\"errno\":0,\"data\":{\"id\":\"1\"}}", ONV_ERROR_HTTP, NULL },
  { 401, "{\"errno\":0}", ONV_ERROR_UNAUTHORIZED, NULL },
  { 502, "<html>Bad Gateway</html>", ONV_ERROR_HTTP, NULL },
  { 502, "{not json", ONV_ERROR_HTTP, NULL },
  { 404, "", ONV_ERROR_HTTP, NULL },
};

static void
test_bad_answers (AskFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_answers); i++)
    {
      test_server_set_answer (f->server, NULL, bad_answers[i].status, bad_answers[i].body);
      ask_device (f);
      ask_assert_fails (f, ONV_ERROR, bad_answers[i].code);
      g_assert_cmpstr (onv_error_get_member (f->error), ==, bad_answers[i].member);
      if (bad_answers[i].code == ONV_ERROR_HTTP)
        g_assert_cmpuint (onv_error_get_http_status (f->error), ==, bad_answers[i].status);
    }
}

static void
test_good_answers (AskFixture *f, gconstpointer data)
{
  const char *const bodies[] = {
    ASK_GOOD,
    "\xef\xbb\xbf" ASK_GOOD,
    " \n" ASK_GOOD,
    "{\"errno\":\"0\",\"result\":{\"id\":7}}",
    "{\"errno\":0,\"id\":7,\"error\":\"succ\"}",
    "{\"errno\":0,\"data\":{\"device_id\":7}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (OnvDevice) device = NULL;

      test_server_push (f->server, 200, bodies[i]);
      ask_device (f);
      device = onv_client_get_device_finish (f->client, onv_test_wait (&f->result), &f->error);
      g_assert_no_error (f->error);
      g_assert_cmpstr (onv_device_get_id (device), ==, "7");
    }
}

/* A long answer is parsed in a thread; a far too long one is refused. */
static void
test_long_answers (AskFixture *f, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"errno\":0,\"data\":{\"id\":\"7\",\"desc\":\"");

  while (body->len < 1024 * 1024)
    g_string_append (body, "0123456789abcdef");
  g_string_append (body, "\"}}");
  test_server_push (f->server, 200, body->str);
  ask_device (f);
  ask_assert_succeeds (f);

  while (body->len < 17 * 1024 * 1024)
    g_string_append_len (body, body->str, 1024 * 1024);
  test_server_push (f->server, 200, body->str);
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_GARBLED);
}

#define PICTURE "what is no message is a picture"
#define SHORT_OF 12 /* more than a compressed answer ends with */

static void
answer_compressed (TestServer *server,
                   TestRequest *request,
                   SoupServerMessage *message,
                   gpointer data)
{
  const char *text = g_str_equal (request->path, "/look") ? PICTURE : ASK_GOOD;
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GZlibCompressor) compressor
      = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  char bytes[256];
  gsize n;

  g_assert_true (g_input_stream_read_all (packed, bytes, sizeof bytes, &n, NULL, NULL));
  g_assert_cmpuint (n, >, SHORT_OF);
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Content-Encoding", "gzip");
  test_server_answer_half (message, "image/jpeg", bytes, data != NULL ? n - SHORT_OF : n, n);
}

static GBytes *
look (AskFixture *f)
{
  static const OnvCall call
      = { .name = "look", .method = "GET", .path = "look", .reply = ONV_REPLY_BYTES };

  g_clear_object (&f->result);
  g_clear_error (&f->error);
  onv_client_send_async (f->client, onv_request_new (&call), NULL, onv_test_done, &f->result);
  return onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
}

/* The length that was promised is that of the compressed bytes. */
static void
test_compressed (AskFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  test_server_set_handler (f->server, answer_compressed, NULL);
  ask_device (f);
  ask_assert_succeeds (f);
  bytes = look (f);
  g_assert_no_error (f->error);
  g_assert_cmpmem (PICTURE, strlen (PICTURE), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));

  test_server_set_handler (f->server, answer_compressed, (gpointer) "cut");
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_GARBLED);
  g_assert_null (look (f));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_GARBLED);
}

static void
test_unreachable (AskFixture *f, gconstpointer data)
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
test_handshake (AskFixture *f, gconstpointer data)
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
test_no_address (AskFixture *f, gconstpointer data)
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
test_no_key (AskFixture *f, gconstpointer data)
{
  onv_client_set_api_key (f->client, NULL);
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* A key with a line break would be two headers, or none. */
static void
test_broken_key (AskFixture *f, gconstpointer data)
{
  const char *const keys[] = { "a\nb", "a\r\nx-evil: 1", "a\tb" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      onv_client_set_api_key (f->client, keys[i]);
      ask_device (f);
      ask_assert_fails (f, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (f->error), ==, "api-key");
      g_assert_null (strstr (f->error->message, keys[i]));
    }
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
  onv_client_set_api_key (f->client, " KEY\n"); /* from a file */
  test_server_push (f->server, 200, ASK_GOOD);
  ask_device (f);
  ask_assert_succeeds (f);
}

/* More than a number of 32 bits holds. */
static void
test_large_number (AskFixture *f, gconstpointer data)
{
  test_server_push (f->server, 200, "{\"errno\":99999999999,\"error\":\"x\"}");
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_cmpstr (f->error->message, ==, "The platform refused: x (99999999999)");
  g_assert_cmpint (onv_error_get_number (f->error), ==, G_MAXINT);
}

/* Tried again where the row allows it … */
static void
test_retry (AskFixture *f, gconstpointer data)
{
  const guint statuses[] = { 502, 503, 504, 429, TEST_RESET };

  test_server_set_answer (f->server, NULL, 200, ASK_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_forget (f->server);
      test_server_push (f->server, statuses[i], "<html>later</html>");
      ask_device (f);
      ask_assert_succeeds (f);
      g_assert_cmpuint (test_server_get_n_requests (f->server), >=, 2);
    }
  test_server_forget (f->server);
  test_server_set_answer (f->server, NULL, 502, "<html>never</html>");
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_HTTP);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, ONV_RETRY_ATTEMPTS);
}

/* … and where not, what acts is sent once, even if a kept connection breaks. */
static void
test_no_retry (AskFixture *f, gconstpointer data)
{
  const guint statuses[] = { 502, TEST_RESET };
  static const OnvCall acting = { .name = "act", .method = "GET", .path = "act" };

  test_server_set_answer (f->server, NULL, 200, ASK_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      ask_device (f); /* leaves a connection open */
      ask_assert_succeeds (f);
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

#define ADD(path, function) g_test_add (path, AskFixture, NULL, ask_set_up, function, ask_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/transport/bad-answers", test_bad_answers);
  ADD ("/onv/transport/good-answers", test_good_answers);
  ADD ("/onv/transport/long-answers", test_long_answers);
  ADD ("/onv/transport/compressed", test_compressed);
  ADD ("/onv/transport/unreachable", test_unreachable);
  ADD ("/onv/transport/handshake", test_handshake);
  ADD ("/onv/transport/no-address", test_no_address);
  ADD ("/onv/transport/no-key", test_no_key);
  ADD ("/onv/transport/broken-key", test_broken_key);
  ADD ("/onv/transport/large-number", test_large_number);
  ADD ("/onv/transport/retry", test_retry);
  ADD ("/onv/transport/no-retry", test_no_retry);
  g_test_add_func ("/onv/transport/retry-pauses", test_retry_pauses);
  return g_test_run ();
}
