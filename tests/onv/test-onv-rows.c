/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-reply.h"
#include "onv-good.h"
#include "onv-rows.h"
#include "onv-test.h"
#include "schema/onv-loose.h"

/* What holds for every call, from the rows: examples are read and written back, errors are told
 * apart, limits are limits, what is cancelled or late ends, and only what may be asked twice is. */

typedef struct
{
  const OnvCall *call;
  TestServer *server;
  OnvClient *client;
  GAsyncResult *result;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, gconstpointer call)
{
  f->call = call;
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  onv_client_set_access_key (f->client, "S0VZ");
}

static void
tear_down (Fixture *f, gconstpointer call)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static OnvRequest *
make_request (Fixture *f)
{
  return onv_good_request (f->call, "1", "1", test_server_get_url (f->server));
}

static void
send (Fixture *f, GCancellable *cancellable)
{
  g_clear_error (&f->error);
  g_clear_object (&f->result);
  test_server_forget (f->server);
  onv_client_send_async (f->client, make_request (f), cancellable, onv_test_done, &f->result);
}

static gboolean
is_file (const OnvCall *call)
{
  return call->reply == ONV_REPLY_FILE || call->reply == ONV_REPLY_BYTES;
}

static void
finish (Fixture *f)
{
  onv_good_drop (f->call,
                 onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error));
}

/* The same members with the same values, whatever the types: "12" is 12, spaces do not matter. */
static gboolean
is_alike (JsonNode *a, JsonNode *b)
{
  g_autofree char *text_a = onv_loose_text (a);
  g_autofree char *text_b = onv_loose_text (b);

  if (text_a != NULL && text_b != NULL)
    {
      g_auto (GStrv) words_a = g_strsplit (text_a, " ", -1);
      g_auto (GStrv) words_b = g_strsplit (text_b, " ", -1);
      g_autofree char *bare_a = g_strjoinv (NULL, words_a);
      g_autofree char *bare_b = g_strjoinv (NULL, words_b);

      return g_ascii_strcasecmp (bare_a, bare_b) == 0;
    }
  if (JSON_NODE_HOLDS_OBJECT (a) && JSON_NODE_HOLDS_OBJECT (b))
    {
      JsonObject *object_a = json_node_get_object (a);
      JsonObject *object_b = json_node_get_object (b);
      g_autoptr (GList) names = json_object_get_members (object_a);

      if (json_object_get_size (object_a) != json_object_get_size (object_b))
        return FALSE;
      for (GList *name = names; name != NULL; name = name->next)
        if (!json_object_has_member (object_b, name->data)
            || !is_alike (json_object_get_member (object_a, name->data),
                          json_object_get_member (object_b, name->data)))
          return FALSE;
      return TRUE;
    }
  return json_node_equal (a, b);
}

/* Whether @node is, or has somewhere in it, what is like @wanted. */
static gboolean
has_like (JsonNode *node, JsonNode *wanted)
{
  g_autoptr (GList) members = NULL;

  if (is_alike (node, wanted))
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    members = json_object_get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    members = json_array_get_elements (json_node_get_array (node));
  for (GList *member = members; member != NULL; member = member->next)
    if (has_like (member->data, wanted))
      return TRUE;
  return FALSE;
}

static void
assert_written_back (OnvRecord *record, JsonNode *example)
{
  g_autoptr (JsonNode) written = onv_record_to_json (record, ONV_WRITE_WHOLE);
  g_autoptr (OnvRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = json_to_string (written, FALSE);

  if (!has_like (example, written))
    g_error ("nothing in the example is like %s", text);
  again = onv_record_new_from_json (G_OBJECT_TYPE (record), written, &error);
  g_assert_no_error (error);
  g_assert_true (onv_record_equal (record, again));
}

static void
assert_items_written_back (GListModel *items, JsonNode *example)
{
  g_assert_cmpuint (g_list_model_get_n_items (items), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (items, i);

      assert_written_back (item, example);
    }
}

static void
test_example (Fixture *f, gconstpointer call)
{
  g_autofree char *name = g_strconcat (f->call->section, ".json", NULL);
  g_autoptr (JsonNode) example = NULL;
  gpointer answer;

  if (is_file (f->call) || g_str_equal (f->call->section, "3.1"))
    return; /* a picture has no JSON, and what a command answers is its own */
  example = onv_test_load (name);
  onv_test_answer_with (f->server, name);
  send (f, NULL);
  answer = onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  if (f->call->reply == ONV_REPLY_RECORD)
    assert_written_back (answer, example);
  else if (f->call->reply == ONV_REPLY_LIST)
    assert_items_written_back (answer, example);
  else if (f->call->reply == ONV_REPLY_PAGE)
    assert_items_written_back (onv_page_get_items (answer), example);
  if (f->call->reply != ONV_REPLY_NOTHING)
    g_object_unref (answer);
}

/* Who asks is shown as the row says, and not otherwise. */
static void
test_key (Fixture *f, gconstpointer call)
{
  gboolean token = f->call->auth == ONV_AUTH_TOKEN;
  TestRequest *request;

  send (f, NULL);
  finish (f);
  request = test_server_get_request (f->server, 0);
  g_assert_cmpstr (request->method, ==, f->call->method);
  g_assert_true ((request->authorization != NULL) == token);
  if (f->call->auth == ONV_AUTH_NONE || token)
    g_assert_null (request->api_key);
  else
    g_assert_cmpstr (request->api_key, ==, "KEY-OF-THE-ACCOUNT");
}

static void
expect (Fixture *f, guint status, int number, OnvError code)
{
  g_autofree char *body = g_strdup_printf ("{\"errno\":%d,\"error\":\"their words\"}", number);

  test_server_push (f->server, status, body);
  send (f, NULL);
  finish (f);
  g_assert_error (f->error, ONV_ERROR, (gint) code);
  g_assert_cmpint (onv_error_get_number (f->error), ==, number);
  g_assert_cmpstr (onv_error_get_platform_text (f->error), ==, "their words");
}

static void
test_errors (Fixture *f, gconstpointer call)
{
  for (const OnvErrorNumber *known = f->call->numbers; known != NULL && known->number != 0; known++)
    expect (f, 200, known->number, known->code);
  expect (f, 200, 9999, ONV_ERROR_PLATFORM);
  expect (f, 401, 4011, ONV_ERROR_UNAUTHORIZED);
  expect (f, 500, 5001, ONV_ERROR_SERVER);
}

static void
test_shapes (Fixture *f, gconstpointer call)
{
  const char *const bodies[]
      = { "{\"errno\":0,\"data\":7,\"result\":7}", "{\"errno\":0,\"data\":{\"a\":[]}}",
          "{\"errno\":0,\"data\":[[]],\"result\":[1]}", "[]", "" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      test_server_push (f->server, 200, bodies[i]);
      send (f, NULL);
      finish (f); /* an error or not: what counts is that it ends, and in this domain */
      g_assert_true (f->error == NULL || f->error->domain == ONV_ERROR);
    }
}

#define GOOD "{\"errno\":0,\"data\":{}}"

/* Before anything of the answer is there, and in the middle of it. */
static const guint hangs[] = { TEST_HANG, TEST_HANG_IN_BODY };

static void
test_cancel (Fixture *f, gconstpointer call)
{
  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      test_server_set_answer (f->server, NULL, hangs[i], GOOD);
      send (f, cancellable);
      onv_test_wait_for (test_server_get_n_requests (f->server) > 0);
      g_cancellable_cancel (cancellable);
      finish (f);
      g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_late (Fixture *f, gconstpointer call)
{
  onv_client_set_deadline_ms (f->client, 100);
  for (guint i = 0; i < G_N_ELEMENTS (hangs); i++)
    {
      test_server_set_answer (f->server, NULL, hangs[i], GOOD);
      send (f, NULL);
      finish (f);
      g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
    }
}

static void
refuses (OnvRequest *request, const OnvField *field, gboolean refused)
{
  g_autoptr (GError) error = NULL;

  if (!refused)
    {
      g_assert_true (onv_record_check (request->args, &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (onv_record_check (request->args, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (error), ==, field->json);
}

static void
set_extent (OnvRecord *args, const OnvField *field, gint64 extent)
{
  g_autofree char *text = NULL;
  g_autofree char *letters = NULL;

  if (field->kind == ONV_KIND_STRINGS)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) texts = NULL;

      for (gint64 i = 0; i < extent; i++)
        g_strv_builder_add (builder, "1");
      texts = g_strv_builder_end (builder);
      onv_record_set_strings (args, field->name, (const char *const *) texts);
    }
  else if (field->kind == ONV_KIND_INT || field->kind == ONV_KIND_ENUM)
    onv_record_set_int (args, field->name, extent);
  else if (field->kind == ONV_KIND_STRING || field->kind == ONV_KIND_ID)
    onv_record_set_string (args, field->name, letters = g_strnfill ((gsize) extent, '1'));
  else
    g_assert_not_reached ();
}

/* Each parameter that must be given, and each limit on both its sides. */
static void
test_limits (Fixture *f, gconstpointer call)
{
  for (guint i = 0; i < f->call->n_params; i++)
    {
      const OnvField *field = &f->call->params[i];
      g_autoptr (OnvRequest) request = make_request (f);
      gint64 min, max;

      if (field->when != NULL) /* has tests of its own */
        continue;
      if ((field->flags & ONV_FIELD_REQUIRED) != 0 && field->instead == NULL)
        {
          onv_record_unset (request->args, field->name);
          refuses (request, field, TRUE);
        }
      if (!onv_field_get_range (field, &min, &max))
        continue;
      set_extent (request->args, field, min);
      refuses (request, field, FALSE);
      if (min > 0 || field->kind == ONV_KIND_INT)
        {
          set_extent (request->args, field, min - 1);
          refuses (request, field, TRUE);
        }
      if (max == G_MAXINT64)
        continue;
      set_extent (request->args, field, max);
      refuses (request, field, FALSE);
      set_extent (request->args, field, max + 1);
      refuses (request, field, TRUE);
    }
}

static const struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "example", test_example }, { "key", test_key },       { "errors", test_errors },
  { "shapes", test_shapes },   { "cancel", test_cancel }, { "late", test_late },
  { "limits", test_limits },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/onv/rows/%s/%s", (*call)->name, tests[i].name);

        g_test_add (path, Fixture, *call, set_up, tests[i].function, tear_down);
      }
  return g_test_run ();
}
