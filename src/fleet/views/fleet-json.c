/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reading and writing members of JSON that people may have edited. */

#include "views/fleet-json.h"

#include <glib/gi18n-lib.h>

#include "fleet-error.h"

#define MAX_TEXT_CHARS 2048

/* Where something stands, and what is wrong with it. */
gboolean
fleet_json_fail (GError **error, const char *path, const char *member, const char *format, ...)
{
  g_autofree char *place = g_strconcat (path, *path != '\0' ? "." : "", member, NULL);
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a place in a file, such as “views[0].name”, and what is wrong there. */
  g_set_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS, _ ("%s: %s"), place, what);
  return FALSE;
}

/* TRUE with no node where something may be missing, and is. */
gboolean
fleet_json_read_member (JsonObject *object,
                        const char *path,
                        const char *member,
                        gboolean required,
                        JsonNode **node,
                        GError **error)
{
  *node = json_object_get_member (object, member);
  if (*node != NULL && JSON_NODE_HOLDS_NULL (*node))
    *node = NULL;
  return *node != NULL || !required
         || fleet_json_fail (error, path, member, "%s", _ ("this is missing"));
}

gboolean
fleet_json_read_text (JsonObject *object,
                      const char *path,
                      const char *member,
                      gboolean required,
                      const char **text,
                      GError **error)
{
  JsonNode *node;

  *text = NULL;
  if (!fleet_json_read_member (object, path, member, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fleet_json_fail (error, path, member, "%s", _ ("this must be text"));
  *text = json_node_get_string (node);
  if (required && **text == '\0')
    return fleet_json_fail (error, path, member, "%s", _ ("this must not be empty"));
  if (g_utf8_strlen (*text, -1) > MAX_TEXT_CHARS)
    return fleet_json_fail (error, path, member, "%s", _ ("this is too long"));
  return TRUE;
}

gboolean
fleet_json_read_number (JsonObject *object,
                        const char *path,
                        const char *member,
                        guint max,
                        guint *number,
                        GError **error)
{
  JsonNode *node;
  gint64 value = 0;

  if (!fleet_json_read_member (object, path, member, TRUE, &node, error))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  *number = (guint) CLAMP (value, 0, max);
  if (value >= 1 && value <= max)
    return TRUE;
  return fleet_json_fail (error, path, member, _ ("this must be a whole number from 1 to %u"), max);
}

/* What is missing is not so. */
gboolean
fleet_json_read_flag (JsonObject *object,
                      const char *path,
                      const char *member,
                      gboolean *flag,
                      GError **error)
{
  JsonNode *node;

  *flag = FALSE;
  if (!fleet_json_read_member (object, path, member, FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fleet_json_fail (error, path, member, "%s", _ ("this must be true or false"));
  *flag = json_node_get_boolean (node);
  return TRUE;
}

gboolean
fleet_json_read_list (JsonObject *object,
                      const char *path,
                      const char *member,
                      gboolean required,
                      FleetJsonReadFunc func,
                      gpointer to,
                      GError **error)
{
  JsonNode *node;
  JsonArray *array;

  if (!fleet_json_read_member (object, path, member, required, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fleet_json_fail (error, path, member, "%s", _ ("this must be a list"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *item
          = g_strdup_printf ("%s%s%s[%u]", path, *path != '\0' ? "." : "", member, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fleet_json_fail (error, "", item, "%s", _ ("this must be an object"));
      if (!func (json_node_get_object (element), item, to, error))
        return FALSE;
    }
  return TRUE;
}

/* What is missing stays as it is. */
gboolean
fleet_json_read_share (JsonObject *object,
                       const char *path,
                       const char *member,
                       double min,
                       double max,
                       double *share,
                       GError **error)
{
  JsonNode *node;
  GType type;

  if (!fleet_json_read_member (object, path, member, FALSE, &node, error))
    return FALSE;
  if (node == NULL)
    return TRUE;
  type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    *share = json_node_get_double (node);
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && *share >= min && *share <= max)
    return TRUE;
  return fleet_json_fail (error, path, member, _ ("this must be a number from %g to %g"), min, max);
}

/* A new object with what @source had, so that what is not known here is written again. */
JsonObject *
fleet_json_begin (JsonObject *source)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GList) members = source != NULL ? json_object_get_members (source) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (object, l->data, json_object_dup_member (source, l->data));
  return object;
}

void
fleet_json_put_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
}

/* A text that a person can read, too. */
char *
fleet_json_write (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return json_to_string (node, TRUE);
}
