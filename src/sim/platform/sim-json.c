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

static gboolean
is_too_long (const char *number)
{
  g_autoptr (GError) error = NULL;

  return strpbrk (number, ".eE") == NULL
         && !g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, &error)
         && g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS);
}

/* json-glib makes another number of a whole one that needs more than 64 bits. With a fraction it is the nearest that
 * a double holds, which is what cameras make of it. */
static char *
add_fractions (const char *text)
{
  GString *result = g_string_new (NULL);
  const char *copied = text;
  gboolean quoted = FALSE;
  gsize n;

  for (; *text != '\0'; text += n)
    {
      g_autofree char *number = NULL;

      quoted ^= *text == '"';
      n = quoted && *text == '\\' && text[1] != '\0' ? 2 : 1;
      if (quoted || (*text != '-' && !g_ascii_isdigit (*text)))
        continue;
      n = strspn (text, "+-.0123456789eE");
      number = g_strndup (text, n);
      if (!is_too_long (number))
        continue;
      g_string_append_len (result, copied, text + n - copied);
      g_string_append (result, ".0");
      copied = text + n;
    }
  g_string_append (result, copied);
  return g_string_free (result, FALSE);
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
  g_autofree char *came = NULL;
  g_autofree char *read = NULL;
  JsonNode *root = NULL;

  if (!g_utf8_validate (text, (gssize) size, NULL) || holds_zero (text, size))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it is not UTF-8, or holds a zero");
      return NULL;
    }
  came = g_strndup (text, size);
  read = add_fractions (came);
  if (size > 0 && !json_parser_load_from_data (parser, read, -1, error))
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
