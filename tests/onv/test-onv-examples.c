/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-rows.h"
#include "onv-test.h"

/* For every command there is: the document's example is read as the row says, and written back. For
 * every record there is: whatever comes in place of a member is read, or refused, and nothing else. */

static JsonNode *
load_if_there (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TEST_DATA"), "onv", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? onv_test_load (name) : NULL;
}

/* What was read and what is read from what is written are the same. */
static void
assert_round_trip (OnvRecord *record)
{
  g_autoptr (JsonNode) written = onv_record_to_json (record, ONV_WRITE_WHOLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) again = onv_record_new_from_json (G_OBJECT_TYPE (record), written, &error);
  g_autoptr (JsonNode) twice = NULL;

  g_assert_no_error (error);
  twice = onv_record_to_json (again, ONV_WRITE_WHOLE);
  g_assert_true (json_node_equal (written, twice));
}

static void
assert_all_round_trip (GListModel *items)
{
  g_assert_cmpuint (g_list_model_get_n_items (items), >, 0); /* the document shows some */
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (items, i);

      assert_round_trip (item);
    }
}

/* Reads the `cmd` of an example; the answer to 10 has its members loose. */
static void
check_example (const OnvCommand *command, int id, const char *what)
{
  g_autofree char *name = g_strdup_printf ("cmd-%d-%s.json", id, what);
  g_autoptr (JsonNode) node = load_if_there (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) record = NULL;
  g_autoptr (GListStore) items = NULL;
  JsonObject *object;
  JsonNode *cmd;

  g_assert_nonnull (node);
  object = json_node_get_object (node);
  cmd = json_object_has_member (object, "cmd") ? json_object_get_member (object, "cmd") : node;
  if (command->items != NULL)
    {
      JsonNode *array = json_object_get_member (json_node_get_object (cmd), command->items);

      items = onv_record_decode_list (command->type (), array, NULL, &error);
      g_assert_no_error (error);
      assert_all_round_trip (G_LIST_MODEL (items));
      return;
    }
  record = onv_record_new_from_json (command->type (), cmd, &error);
  g_assert_no_error (error);
  assert_round_trip (record);
}

static void
test_command (gconstpointer data)
{
  const OnvCommand *command = data;

  if (command->type == NULL)
    return;
  if (command->get_id != 0)
    check_example (command, command->get_id, "answer");
  if (command->set_id != 0)
    check_example (command, command->set_id, "request");
  if (command->ask_id != 0)
    check_example (command, command->ask_id, "answer");
}

static const char *const odd_values[] = {
  "null",
  "true",
  "0",
  "-1",
  "1e300",
  "99999999999999999999",
  "0.5",
  "\"\"",
  "\"x\"",
  "\"1\"",
  "[]",
  "[null]",
  "[1,\"\"]",
  "[[]]",
  "[{\"a\":1}]",
  "{}",
  "{\"a\":{}}",
  "\"2019-04-29   12:00:01\"",
  "\"9999-99-99 99:99:99\"",
  "\"24:00:01\"",
  "\"1*\"",
};

static void
try_value (GType type, const OnvField *field, const char *value)
{
  const char *json = onv_field_get_json_name (field);
  g_autofree char *text
      = json != NULL ? g_strdup_printf ("{\"%s\":%s}", json, value) : g_strdup (value);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OnvRecord) record = onv_record_new_from_json (type, node, &error);

  if (record != NULL)
    assert_round_trip (record);
  else
    {
      g_assert_error (error, ONV_ERROR, ONV_ERROR_SHAPE);
      g_assert_nonnull (onv_error_get_member (error));
    }
}

/* Every member of a type, and of the types within it. */
static void
test_type (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  const OnvField *field;

  for (guint i = 0; (field = onv_record_type_get_field (type, i)) != NULL; i++)
    if ((onv_field_get_flags (field) & ONV_FIELD_LOCAL) == 0)
      for (guint k = 0; k < G_N_ELEMENTS (odd_values); k++)
        try_value (type, field, odd_values[k]);
}

static void
add_type (GHashTable *types, GType type)
{
  g_autofree char *path = g_strdup_printf ("/onv/examples/odd/%s", g_type_name (type));
  const OnvField *field;

  if (!g_type_is_a (type, ONV_TYPE_RECORD) || !g_hash_table_add (types, GSIZE_TO_POINTER (type)))
    return;
  g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_type);
  for (guint i = 0; (field = onv_record_type_get_field (type, i)) != NULL; i++)
    add_type (types, onv_field_get_value_type (field));
}

int
main (int argc, char **argv)
{
  g_autoptr (GHashTable) types = g_hash_table_new (NULL, NULL);

  g_test_init (&argc, &argv, NULL);
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    if ((*call)->type != NULL)
      add_type (types, (*call)->type ());
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/examples/command/%s", (*command)->name);

      g_test_add_data_func (path, *command, test_command);
      if ((*command)->type != NULL)
        add_type (types, (*command)->type ());
    }
  return g_test_run ();
}
