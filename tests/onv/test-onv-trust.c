/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-ask-test.h"

#include "client/onv-request.h"
#include "schema/onv-record-private.h"

/* Whom the client believes, and who gets to know a key. */

static void
test_redirect (AskFixture *f, gconstpointer data)
{
  const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autoptr (TestServer) other = test_server_new (NULL);

  test_server_set_answer (other, NULL, 200, ASK_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_push_redirect (f->server, statuses[i], test_server_get_url (other));
      ask_device (f);
      ask_assert_fails (f, ONV_ERROR, ONV_ERROR_REDIRECTED);
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
test_tls (AskFixture *f, gconstpointer data)
{
  g_autoptr (GTlsDatabase) database = trust (data);
  g_autoptr (GTlsCertificate) rejected = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *upper = NULL;

  test_server_set_answer (f->server, NULL, 200, ASK_GOOD);
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_TLS);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);

  rejected = onv_client_dup_rejected_certificate (f->client);
  fingerprint = onv_certificate_fingerprint (rejected);
  g_assert_cmpstr (fingerprint, ==,
                   "2164aff8be3d647c791059652ca000dafb4c31be2aa6e4722f139fe8ee77ab7b");

  onv_client_set_tls_pin (f->client, "0000");
  ask_device (f);
  ask_assert_fails (f, ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE);

  upper = g_ascii_strup (fingerprint, -1);
  onv_client_set_tls_pin (f->client, upper);
  ask_device (f);
  ask_assert_succeeds (f);
}

static void
test_tls_database (AskFixture *f, gconstpointer data)
{
  g_autoptr (GTlsDatabase) database = trust (data);

  test_server_set_answer (f->server, NULL, 200, ASK_GOOD);
  onv_client_set_tls_database (f->client, database);
  ask_device (f);
  ask_assert_succeeds (f);
  g_assert_null (onv_client_dup_rejected_certificate (f->client));
}

static void
test_authorization (AskFixture *f, gconstpointer data)
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

  test_server_set_answer (f->server, NULL, 200, ASK_GOOD);
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
test_other_server (AskFixture *f, gconstpointer data)
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

#define ADD(path, function) g_test_add (path, AskFixture, NULL, ask_set_up, function, ask_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *tls = NULL;

  g_test_init (&argc, &argv, NULL);
  tls = g_build_filename (g_getenv ("TEST_DATA"), "tls", NULL);
  ADD ("/onv/trust/redirect", test_redirect);
  g_test_add ("/onv/trust/tls", AskFixture, tls, ask_set_up, test_tls, ask_tear_down);
  g_test_add ("/onv/trust/tls-database", AskFixture, tls, ask_set_up, test_tls_database,
              ask_tear_down);
  ADD ("/onv/trust/authorization", test_authorization);
  ADD ("/onv/trust/other-server", test_other_server);
  g_test_add_func ("/onv/trust/silence", test_silence);
  return g_test_run ();
}
