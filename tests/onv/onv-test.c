/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

gboolean
onv_test_fail (gpointer where)
{
  g_error ("%s: waited in vain", (const char *) where);
  return G_SOURCE_REMOVE;
}

void
onv_test_done (GObject *object, GAsyncResult *result, gpointer where)
{
  GAsyncResult **place = where;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

GAsyncResult *
onv_test_wait (GAsyncResult **result)
{
  onv_test_wait_for (*result != NULL);
  return *result;
}

char *
onv_test_load_text (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TEST_DATA"), "onv", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

JsonNode *
onv_test_load (const char *name)
{
  g_autofree char *text = onv_test_load_text (name);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

char *
onv_test_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

JsonNode *
onv_test_parse (const char *text)
{
  g_autofree char *json = onv_test_json (text);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

char *
onv_test_dup_asked (TestServer *server, guint index)
{
  TestRequest *request = test_server_get_request (server, index);
  g_autoptr (GString) text = g_string_new (request->method);
  g_autoptr (GList) names
      = g_list_sort (g_hash_table_get_keys (request->query), (GCompareFunc) strcmp);

  g_string_append_printf (text, " %s", request->path);
  for (GList *name = names; name != NULL; name = name->next)
    g_string_append_printf (text, "%c%s=%s", name == names ? '?' : '&', (char *) name->data,
                            test_request_get (request, name->data));
  if (request->body_length > 0)
    g_string_append_printf (text, " %s", request->body);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
onv_test_answer_with (TestServer *server, const char *fixture)
{
  g_autofree char *text = onv_test_load_text (fixture);

  test_server_push (server, 200, text);
}

OnvClient *
onv_test_client (TestServer *server)
{
  OnvClient *client = onv_client_new (test_server_get_url (server), "7312");

  onv_client_set_api_key (client, "KEY-OF-THE-ACCOUNT");
  return client;
}
