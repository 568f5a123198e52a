/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"
#include "schema/onv-json.h"
#include "schema/onv-record-private.h"
#include "schema/onv-loose.h"

/* A member as text: for query parameters, tables, and files of comma-separated values. */

static char *
join_texts (JsonArray *array)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "," : "",
                            json_array_get_string_element (array, i));
  return g_string_free (joined, FALSE);
}

/**
 * onv_record_dup_text:
 * @self: a record
 * @name: the name of a property
 *
 * Writes one member as text, the way it stands on the wire: without quotes, an array of text with
 * commas, other arrays and objects as JSON. What is not understood is written as it came.
 *
 * Returns: (transfer full) (nullable): the text, %NULL where the member is not there
 */
char *
onv_record_dup_text (OnvRecord *self, const char *name)
{
  g_autoptr (JsonNode) node = NULL;
  const OnvField *field;
  char *text;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  field = onv_record_require_field (self, name, &i);
  if (field == NULL || onv_record_get_slot (self, i)->state == ONV_SLOT_ABSENT)
    return NULL;
  node = onv_record_encode_member (self, i);
  if (field->kind == ONV_KIND_STRINGS)
    return join_texts (json_node_get_array (node));
  text = onv_loose_text (node);
  return text != NULL ? text : onv_json_write (node);
}

/* The JSON that @text stands for: what is a record, an array or left open is JSON itself. */
static JsonNode *
node_from_text (const OnvField *field, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (field->kind == ONV_KIND_STRINGS)
    {
      g_auto (GStrv) parts = g_strsplit (text, ",", -1);
      JsonArray *array = json_array_new ();

      node = json_node_new (JSON_NODE_ARRAY);
      for (guint i = 0; parts[i] != NULL; i++)
        json_array_add_string_element (array, parts[i]);
      json_node_take_array (node, array);
      return g_steal_pointer (&node);
    }
  if (field->kind == ONV_KIND_RECORD || field->kind == ONV_KIND_LIST
      || field->kind == ONV_KIND_JSON)
    {
      node = onv_json_parse (text, strlen (text), error);
      if (node != NULL)
        return g_steal_pointer (&node);
      if (field->kind != ONV_KIND_JSON)
        return NULL;
      g_clear_error (error); /* plain text is JSON enough where anything goes */
    }
  return json_node_init_string (json_node_alloc (), text);
}

/**
 * onv_record_set_text:
 * @self: a record
 * @name: the name of a property
 * @text: (nullable): the value as [method@Onv.Record.dup_text] writes it, %NULL to unset
 * @error: return location for an error
 *
 * Sets one member from text. A word or number that its enumeration does not have, or a time that is
 * none, is refused.
 *
 * Returns: whether it was set, %FALSE with %ONV_ERROR_ARGUMENT
 */
gboolean
onv_record_set_text (OnvRecord *self, const char *name, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) reason = NULL;
  const OnvField *field;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  field = onv_record_require_field (self, name, &i);
  g_return_val_if_fail (field != NULL, FALSE);
  if (text == NULL)
    {
      onv_record_unset (self, name);
      return TRUE;
    }
  node = node_from_text (field, text, &reason);
  if (node != NULL && onv_record_decode_edit (self, i, node, &reason))
    return TRUE;
  g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, field->json,
                                                      "%s: not valid: %s", field->name,
                                                      reason != NULL ? reason->message : text));
  return FALSE;
}

void
onv_record_set_string (OnvRecord *self, const char *name, const char *value)
{
  guint i;
  OnvSlot slot = { .v.text = g_strdup (value), .state = ONV_SLOT_SET, .changed = TRUE };

  if (value == NULL)
    slot.state = ONV_SLOT_ABSENT;
  if (onv_record_require_field (self, name, &i) != NULL)
    onv_record_take_slot (self, i, &slot);
}

void
onv_record_set_int (OnvRecord *self, const char *name, gint64 value)
{
  guint i;
  OnvSlot slot = { .v.number = value, .state = ONV_SLOT_SET, .changed = TRUE };

  if (onv_record_require_field (self, name, &i) != NULL)
    onv_record_take_slot (self, i, &slot);
}

void
onv_record_mark (OnvRecord *self, const char *name, int value)
{
  guint i;
  OnvSlot slot = { .v.number = value, .state = ONV_SLOT_SENT };

  if (onv_record_require_field (self, name, &i) != NULL)
    onv_record_take_slot (self, i, &slot);
}

void
onv_record_set_strings (OnvRecord *self, const char *name, const char *const *value)
{
  guint i;
  OnvSlot slot = { .v.texts = g_strdupv ((char **) value), .state = ONV_SLOT_SET, .changed = TRUE };

  if (value == NULL)
    slot.state = ONV_SLOT_ABSENT;
  if (onv_record_require_field (self, name, &i) != NULL)
    onv_record_take_slot (self, i, &slot);
}

void
onv_record_set_time (OnvRecord *self, const char *name, const OnvTime *value)
{
  guint i;
  OnvSlot slot = { .v.time = onv_time_copy (value), .state = ONV_SLOT_SET, .changed = TRUE };

  if (onv_record_require_field (self, name, &i) != NULL)
    onv_record_take_slot (self, i, &slot);
}
