/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of JSON that came from elsewhere: nothing about their types is taken for granted. */
#include "config.h"

#include "platform/sim-json.h"

#include <gio/gio.h>
#include <string.h>

/* JSON can write a zero, of which C's strings would keep what stands before it. */
static gboolean
holds_zero (const char *text, gsize size)
{
  for (gsize i = 0; i + 1 < size; i++)
    if (text[i] == '\\')
      {
        if (size - i >= 6 && strncmp (text + i + 1, "u0000", 5) == 0)
          return TRUE;
        i++;
      }
  return FALSE;
}

/**
 * sim_json_parse:
 * @text: (array length=size): what came
 * @size: how many bytes
 * @error: return location
 *
 * Reads JSON of which every text is UTF-8 without a zero in it.
 *
 * Returns: (transfer full) (nullable): the JSON
 */
JsonNode *
sim_json_parse (const char *text, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;

  if (!g_utf8_validate (text, (gssize) size, NULL) || holds_zero (text, size))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it is not UTF-8, or holds a zero");
      return NULL;
    }
  if (size > 0 && !json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it is empty");
  return root;
}

/**
 * sim_json_copy:
 * @node: JSON
 *
 * Returns: (transfer full): a copy that shares nothing, unlike that of json_node_copy()
 */
JsonNode *
sim_json_copy (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return json_from_string (text, NULL);
}

/**
 * sim_json_get_object:
 * @node: (nullable): JSON
 *
 * Returns: (transfer none) (nullable): the object that it is, %NULL when it is none
 */
JsonObject *
sim_json_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * sim_json_get_int:
 * @object: an object
 * @name: a member
 * @value: (out): its value
 *
 * Returns: %TRUE when it is a whole number
 */
gboolean
sim_json_get_int (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * sim_json_read_int:
 * @object: an object
 * @name: a member
 * @standard: what holds when it is no whole number
 *
 * Returns: its value
 */
gint64
sim_json_read_int (JsonObject *object, const char *name, gint64 standard)
{
  gint64 value = standard;

  sim_json_get_int (object, name, &value);
  return value;
}

/**
 * sim_json_get_text:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value when it is text
 */
const char *
sim_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * sim_json_get_text_in:
 * @object: an object
 * @name: a member
 * @texts: (array zero-terminated=1): texts
 *
 * Returns: %TRUE when its value is one of them
 */
gboolean
sim_json_get_text_in (JsonObject *object, const char *name, const char *const *texts)
{
  const char *text = sim_json_get_text (object, name);

  return text != NULL && g_strv_contains (texts, text);
}
