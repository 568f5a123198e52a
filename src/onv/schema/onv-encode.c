/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-loose.h"
#include "schema/onv-record-private.h"

static JsonNode *
take_text (char *text)
{
  JsonNode *node = json_node_init_string (json_node_alloc (), text);

  g_free (text);
  return node;
}

static JsonNode *
encode_int (const OnvField *field, gint64 number)
{
  if ((field->flags & ONV_FIELD_SIGNED) != 0)
    return take_text (g_strdup_printf ("%+" G_GINT64_FORMAT, number));
  if ((field->flags & ONV_FIELD_QUOTED) != 0)
    return take_text (g_strdup_printf ("%" G_GINT64_FORMAT, number));
  return json_node_init_int (json_node_alloc (), number);
}

/* An identifier that is written otherwise than a number is, `007`, stays text. */
static gboolean
is_number (const char *text, gint64 *number)
{
  g_autofree char *written = NULL;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL))
    return FALSE;
  written = g_strdup_printf ("%" G_GINT64_FORMAT, *number);
  return g_str_equal (written, text);
}

static JsonNode *
encode_id (const OnvField *field, const char *text)
{
  gint64 number;

  if ((field->flags & ONV_FIELD_UNQUOTED) != 0 && is_number (text, &number))
    return json_node_init_int (json_node_alloc (), number);
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
encode_name (const OnvField *field, int number)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (field->type ());
  GEnumValue *value = g_enum_get_value (klass, number);

  return json_node_init_string (json_node_alloc (), value != NULL ? value->value_nick : "");
}

static JsonNode *
encode_time (const OnvField *field, const OnvTime *time)
{
  char *text;

  if (field->kind == ONV_KIND_UNIX_TIME)
    return encode_int (field, onv_time_get_seconds (time));
  text = onv_time_to_text (time);
  if ((field->flags & ONV_FIELD_DAY) != 0 && strlen (text) > strlen ("YYYY-MM-DD"))
    text[strlen ("YYYY-MM-DD")] = '\0';
  if ((field->flags & ONV_FIELD_DASHED) != 0 && strlen (text) == strlen ("YYYY-MM-DD HH-MM-SS"))
    text[13] = text[16] = '-';
  return take_text (text);
}

static JsonNode *
encode_strings (char **texts)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (char **text = texts; *text != NULL; text++)
    json_array_add_string_element (array, *text);
  return json_node_init_array (json_node_alloc (), array);
}

/* Items are written whole: an array cannot be written in part. */
static JsonNode *
encode_list (GListModel *items, const OnvEncoding *encoding)
{
  OnvEncoding whole = { .write = ONV_WRITE_WHOLE, .for_sending = encoding->for_sending };
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (items, i);

      json_array_add_element (array, onv_record_encode (item, &whole));
    }
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
encode_value (const OnvField *field, const OnvSlot *slot, const OnvEncoding *encoding)
{
  OnvEncoding inner = { .write = ONV_WRITE_WHOLE, .for_sending = encoding->for_sending };

  if (slot->state == ONV_SLOT_ABSENT && slot->null)
    return json_node_new (JSON_NODE_NULL);
  if (slot->odd || field->kind == ONV_KIND_JSON)
    return json_node_copy (slot->v.node);
  switch (field->kind)
    {
    case ONV_KIND_STRING:
      return json_node_init_string (json_node_alloc (), slot->v.text);
    case ONV_KIND_ID:
      return encode_id (field, slot->v.text);
    case ONV_KIND_DOUBLE:
      if ((field->flags & ONV_FIELD_QUOTED) != 0)
        return take_text (onv_double_to_text (slot->v.real));
      return json_node_init_double (json_node_alloc (), slot->v.real);
    case ONV_KIND_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), slot->v.number != 0);
    case ONV_KIND_NAME:
      return encode_name (field, (int) slot->v.number);
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      return encode_time (field, slot->v.time);
    case ONV_KIND_DAY_TIME:
      return take_text (onv_day_time_to_text (slot->v.number));
    case ONV_KIND_SIZE:
      return take_text (onv_size_to_text (slot->v.size));
    case ONV_KIND_STRINGS:
      return encode_strings (slot->v.texts);
    case ONV_KIND_RECORD:
      return onv_record_encode (ONV_RECORD (slot->v.object), &inner);
    case ONV_KIND_LIST:
      return encode_list ((GListModel *) slot->v.object, encoding);
    default:
      return encode_int (field, slot->v.number);
    }
}

JsonNode *
onv_record_encode_member (OnvRecord *self, guint index)
{
  OnvEncoding encoding = { .write = ONV_WRITE_WHOLE };
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  return encode_value (&fields[index], onv_record_get_slot (self, index), &encoding);
}

static gboolean
is_written (OnvRecord *self, guint index, const OnvField *field, const OnvEncoding *encoding)
{
  const OnvSlot *slot = onv_record_get_slot (self, index);

  if ((slot->state == ONV_SLOT_ABSENT && !slot->null) || (field->flags & ONV_FIELD_LOCAL) != 0)
    return FALSE;
  if (encoding->for_sending && !onv_record_is_sendable (self, index))
    return FALSE;
  return encoding->write == ONV_WRITE_WHOLE || onv_record_is_changed (self, field->name);
}

static void
encode_unknown (OnvRecord *self, JsonObject *object)
{
  JsonObject *unknown = onv_record_get_unknown_members (self);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (unknown == NULL)
    return;
  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
}

JsonNode *
onv_record_encode (OnvRecord *self, const OnvEncoding *encoding)
{
  JsonNode *node = NULL;
  JsonObject *object;
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  if (n > 0 && (fields[0].flags & ONV_FIELD_WHOLE) != 0)
    return encode_value (&fields[0], onv_record_get_slot (self, 0), encoding);

  object = json_object_new ();
  for (guint i = 0; i < n; i++)
    if (is_written (self, i, &fields[i], encoding))
      json_object_set_member (object,
                              g_strcmp0 (fields[i].json, encoding->rename_from) == 0
                                  ? encoding->rename_to
                                  : fields[i].json,
                              encode_value (&fields[i], onv_record_get_slot (self, i), encoding));
  if (encoding->write == ONV_WRITE_WHOLE)
    encode_unknown (self, object);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/**
 * onv_record_to_json:
 * @self: a record
 * @write: how much of it
 *
 * Writes a record, in the types that the document shows.
 *
 * Returns: (transfer full): an object, or an array for a record that is one
 */
JsonNode *
onv_record_to_json (OnvRecord *self, OnvWrite write)
{
  OnvEncoding encoding = { .write = write };

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  return onv_record_encode (self, &encoding);
}
