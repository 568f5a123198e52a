/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

/* Section 3.1 in all its forms. */

typedef struct
{
  TestServer *server;
  OnvClient *client;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static OnvOutcome *
try_to_send (Fixture *f,
             OnvMessageKind kind,
             OnvMessageFormat format,
             GBytes *body,
             gboolean wants_answer,
             GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  onv_client_send_message_async (f->client, "7", kind, format, body, wants_answer, NULL,
                                 onv_test_done, &result);
  return onv_client_send_message_finish (f->client, onv_test_wait (&result), error);
}

static const struct
{
  const char *name;
  OnvMessageKind kind;
  OnvMessageFormat format;
  const char *body;
  gsize n;
  gboolean wants_answer;
  const char *content_type;
} forms[] = {
  { "json", ONV_MESSAGE_KIND_PLATFORM, ONV_MESSAGE_FORMAT_JSON, "{\"cmdId\":5}", 11, FALSE,
    "application/json" },
  { "json-answered", ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_JSON, "[1,null]", 8, TRUE,
    "application/json" },
  { "text", ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT, "开门", 6, TRUE,
    "text/plain; charset=utf-8" },
  { "text-unanswered", ONV_MESSAGE_KIND_PLATFORM, ONV_MESSAGE_FORMAT_TEXT, "{", 1, FALSE,
    "text/plain; charset=utf-8" },
  { "binary", ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_BINARY, "\0\xff\0", 3, TRUE,
    "application/octet-stream" },
  { "nothing", ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_BINARY, "", 0, FALSE, NULL },
};

static void
test_form (Fixture *f, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) body = g_bytes_new_static (forms[i].body, forms[i].n);
  g_autofree char *base64 = g_base64_encode ((const guchar *) forms[i].body, forms[i].n);
  g_autofree char *answer
      = g_strdup_printf ("{\"errno\":0,\"data\":{\"cmd_uuid\":\"u-1\",\"cmd_status\":%d,"
                         "\"dev_resp\":{\"resp_code\":3,\"resp_data\":\"%s\"}}}",
                         forms[i].wants_answer ? 4 : 2, base64);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvOutcome) outcome = NULL;
  g_autoptr (GBytes) echo = NULL;
  TestRequest *request;

  test_server_set_answer (f->server, NULL, 200, answer);
  outcome = try_to_send (f, forms[i].kind, forms[i].format, body, forms[i].wants_answer, &error);
  g_assert_no_error (error);
  request = test_server_get_request (f->server, 0);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->path, ==, "/ipc/video/cmds");
  g_assert_cmpstr (test_request_get (request, "device_id"), ==, "7");
  g_assert_cmpstr (test_request_get (request, "qos"), ==, forms[i].wants_answer ? "1" : "0");
  g_assert_cmpstr (test_request_get (request, "type"), ==,
                   forms[i].kind == ONV_MESSAGE_KIND_OWN ? "1" : "0");
  if (forms[i].content_type != NULL)
    g_assert_cmpstr (request->content_type, ==, forms[i].content_type);
  g_assert_cmpmem (request->body, request->body_length, forms[i].body, forms[i].n);

  g_assert_cmpstr (onv_outcome_get_id (outcome), ==, "u-1");
  g_assert_cmpint (onv_outcome_get_status (outcome), ==,
                   forms[i].wants_answer ? ONV_COMMAND_STATUS_ANSWERED : ONV_COMMAND_STATUS_SENT);
  g_assert_cmpint (onv_device_response_get_code (onv_outcome_get_response (outcome)), ==, 3);
  echo = onv_device_response_dup_bytes (onv_outcome_get_response (outcome));
  g_assert_true (forms[i].n == 0 ? echo == NULL : g_bytes_equal (echo, body));
}

/* An answer as bytes, as text, as JSON, as far as it is that. */
static void
test_answers (void)
{
  const struct
  {
    const char *base64;
    const char *text;
    const char *json;
  } answers[] = {
    { "", NULL, NULL },
    { "eyJhIjoxfQ==", "{\"a\":1}", "{\"a\":1}" },
    { "eyJhIjoxfQA=", "{\"a\":1}", "{\"a\":1}" }, /* ends with a NUL */
    { "e29wZW4=", "{open", NULL },
    { "AP8A", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (OnvDeviceResponse) response
          = g_object_new (ONV_TYPE_DEVICE_RESPONSE, "data", answers[i].base64, NULL);
      g_autofree char *text = onv_device_response_dup_text (response);
      g_autoptr (JsonNode) node = onv_device_response_dup_json (response);
      g_autofree char *json = node != NULL ? json_to_string (node, FALSE) : NULL;

      g_assert_cmpstr (text, ==, answers[i].text);
      g_assert_cmpstr (json, ==, answers[i].json);
    }
}

/* One message without an answer: `cmd_status` and what it means with and without a wish for one. */
static void
test_statuses (Fixture *f, gconstpointer data)
{
  const struct
  {
    int status;
    int wanted;   /* outcome where an answer is wanted, −1 for success */
    int unwanted; /* and where it is not */
  } statuses[] = {
    { 0, ONV_ERROR_DEVICE_OFFLINE, ONV_ERROR_DEVICE_OFFLINE },
    { 1, ONV_ERROR_NO_ANSWER, -1 },
    { 2, ONV_ERROR_NO_ANSWER, -1 },
    { 3, ONV_ERROR_SEND_FAILED, ONV_ERROR_SEND_FAILED },
    { 4, -1, -1 },
    { 5, ONV_ERROR_NO_ANSWER, ONV_ERROR_NO_ANSWER },
    { 6, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER },
    { 9, ONV_ERROR_BAD_ANSWER, ONV_ERROR_BAD_ANSWER },
  };
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (int wanted = 0; wanted < 2; wanted++)
      {
        g_autofree char *answer
            = g_strdup_printf ("{\"errno\":0,\"data\":{\"cmd_status\":%d}}", statuses[i].status);
        g_autoptr (GError) error = NULL;
        g_autoptr (OnvOutcome) outcome = NULL;
        int expected = wanted ? statuses[i].wanted : statuses[i].unwanted;

        test_server_set_answer (f->server, NULL, 200, answer);
        outcome
            = try_to_send (f, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT, body, wanted, &error);
        if (expected < 0)
          g_assert_no_error (error);
        else
          g_assert_error (error, ONV_ERROR, expected);
      }
}

static void
test_limits (Fixture *f, gconstpointer data)
{
  const gsize longest = 65535;
  g_autoptr (GBytes) good = g_bytes_new_take (g_malloc0 (longest), longest);
  g_autoptr (GBytes) long_one = g_bytes_new_take (g_malloc0 (longest + 1), longest + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvOutcome) outcome = NULL;
  const OnvMessageFormat strict[] = { ONV_MESSAGE_FORMAT_JSON, ONV_MESSAGE_FORMAT_TEXT };

  g_assert_null (
      try_to_send (f, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_BINARY, long_one, TRUE, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (error->message, ==, "body: at most 65535 bytes");
  for (guint i = 0; i < G_N_ELEMENTS (strict); i++)
    {
      g_clear_error (&error);
      g_assert_null (try_to_send (f, ONV_MESSAGE_KIND_OWN, strict[i], bytes, TRUE, &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, "body");
    }
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);

  g_clear_error (&error);
  test_server_set_answer (f->server, NULL, 200, "{\"errno\":0,\"data\":{\"cmd_status\":2}}");
  outcome = try_to_send (f, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_BINARY, good, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_server_get_request (f->server, 0)->body_length, ==, longest);
}

/* The document's own example. */
static void
test_fixture (Fixture *f, gconstpointer data)
{
  g_autofree char *text = onv_test_load_text ("3.1.json");
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvOutcome) outcome = NULL;

  test_server_set_answer (f->server, NULL, 200, text);
  outcome = try_to_send (f, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT, body, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (onv_outcome_get_id (outcome), ==, "2303-312-Fws");
  g_assert_cmpint (onv_device_response_get_code (onv_outcome_get_response (outcome)), ==, 1);
  g_assert_cmpstr (onv_device_response_get_data (onv_outcome_get_response (outcome)), ==,
                   "xxxxxxx");
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  test_server_set_answer (f->server, NULL, TEST_HANG, NULL);
  onv_client_send_message_async (f->client, "7", ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT,
                                 body, TRUE, cancellable, onv_test_done, &result);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (onv_client_send_message_finish (f->client, onv_test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/message/form/%s", forms[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_form, tear_down);
    }
  g_test_add_func ("/onv/message/answers", test_answers);
  ADD ("/onv/message/statuses", test_statuses);
  ADD ("/onv/message/limits", test_limits);
  ADD ("/onv/message/fixture", test_fixture);
  ADD ("/onv/message/cancel", test_cancel);
  return g_test_run ();
}
