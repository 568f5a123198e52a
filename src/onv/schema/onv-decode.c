/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error-private.h"
#include "schema/onv-loose.h"
#include "schema/onv-record-private.h"

#include <math.h>

#define WHOLE_MAX 9007199254740992.0 /* beyond this a double has no fraction */

static gboolean
refuse (const OnvPath *path, const char *expected, JsonNode *node, GError **error)
{
  g_autofree char *where = onv_path_to_text (path);

  g_propagate_error (error,
                     onv_error_new_for_member (ONV_ERROR_SHAPE, where, "%s: expected %s, found %s",
                                               *where != '\0' ? where : "answer", expected,
                                               node != NULL ? json_node_type_name (node)
                                                            : "nothing"));
  return FALSE;
}

/* A value of the right outer type that is not understood: kept as it came. */
static void
keep_odd (OnvSlot *slot, JsonNode *node)
{
  slot->odd = TRUE;
  slot->v.node = json_node_copy (node);
}

static void
decode_enum (const OnvField *field, JsonNode *node, OnvSlot *slot)
{
  const GEnumValue *found = NULL;
  g_autofree char *text = NULL;
  gint64 number;

  if (field->kind == ONV_KIND_NAME)
    {
      text = onv_loose_text (node);
      found = onv_field_find_nick (field, text);
    }
  else if (onv_loose_int (node, &number))
    found = onv_field_find_number (field, number);

  if (found != NULL)
    slot->v.number = found->value;
  else
    keep_odd (slot, node);
}

/* Where only the day is written, only the day is read. */
static OnvTime *
read_time (const OnvField *field, const char *text)
{
  g_autoptr (OnvTime) time = onv_time_parse (onv_field_get_time_kind (field), text);
  gint64 seconds, clock;

  if (time == NULL || (field->flags & ONV_FIELD_DAY) == 0)
    return g_steal_pointer (&time);
  seconds = onv_time_get_seconds (time);
  clock = (seconds % 86400 + 86400) % 86400;
  return onv_time_new (onv_time_get_kind (time), seconds - clock);
}

static void
decode_from_text (const OnvField *field, JsonNode *node, OnvSlot *slot)
{
  g_autofree char *text = onv_loose_text (node);

  if (field->kind == ONV_KIND_SIZE)
    slot->v.size = onv_size_parse (text);
  else
    slot->v.time = read_time (field, text);
  if (slot->v.text == NULL)
    keep_odd (slot, node);
}

static void
decode_day_time (const OnvField *field, JsonNode *node, OnvSlot *slot)
{
  g_autofree char *text = onv_loose_text (node);

  slot->v.number = onv_loose_day_time (text, (field->flags & ONV_FIELD_ELAPSED) != 0);
  if (slot->v.number < 0)
    keep_odd (slot, node);
}

static gboolean
decode_int (const OnvField *field, JsonNode *node, OnvSlot *slot)
{
  double real;

  if (onv_loose_int (node, &slot->v.number))
    return TRUE;
  if ((field->flags & ONV_FIELD_SIGNED) != 0
      || (onv_loose_double (node, &real) && fabs (real) < WHOLE_MAX)) /* it has a fraction */
    keep_odd (slot, node);
  return slot->odd;
}

static gboolean
decode_number (const OnvField *field,
               JsonNode *node,
               OnvSlot *slot,
               const OnvPath *path,
               GError **error)
{
  gboolean on;

  switch (field->kind)
    {
    case ONV_KIND_INT:
      return decode_int (field, node, slot) || refuse (path, "a whole number", node, error);
    case ONV_KIND_DOUBLE:
      return onv_loose_double (node, &slot->v.real) || refuse (path, "a number", node, error);
    case ONV_KIND_UNIX_TIME:
      {
        gint64 seconds;

        if (!onv_loose_int (node, &seconds))
          return refuse (path, "UNIX seconds", node, error);
        slot->v.time = onv_time_new (ONV_TIME_KIND_INSTANT, seconds);
        return TRUE;
      }
    default:
      if (onv_loose_boolean (node, &on))
        slot->v.number = on;
      else if (field->kind == ONV_KIND_SWITCH) /* a code like any other */
        keep_odd (slot, node);
      else
        return refuse (path, "yes or no", node, error);
      return TRUE;
    }
}

static gboolean
decode_strings (JsonNode *node, OnvSlot *slot, const OnvPath *path, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (path, "an array", node, error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      OnvPath item = { path, NULL, i };
      g_autofree char *text = onv_loose_text (json_array_get_element (array, i));

      if (text == NULL)
        return refuse (&item, "text", json_array_get_element (array, i), error);
      g_strv_builder_add (builder, text);
    }
  slot->v.texts = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
decode_record (const OnvField *field,
               JsonNode *node,
               OnvSlot *slot,
               const OnvPath *path,
               GError **error)
{
  g_autoptr (OnvRecord) record = g_object_new (field->type (), NULL);

  if (!onv_record_decode (record, node, path, error))
    return FALSE;
  slot->v.object = G_OBJECT (g_steal_pointer (&record));
  return TRUE;
}

static gboolean
decode_scalar (const OnvField *field,
               JsonNode *node,
               OnvSlot *slot,
               const OnvPath *path,
               GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return refuse (path, "a text or number", node, error);
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      slot->v.text = onv_loose_text (node);
      return TRUE;
    case ONV_KIND_ENUM:
    case ONV_KIND_NAME:
      decode_enum (field, node, slot);
      return TRUE;
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
    case ONV_KIND_SIZE:
      decode_from_text (field, node, slot);
      return TRUE;
    case ONV_KIND_DAY_TIME:
      decode_day_time (field, node, slot);
      return TRUE;
    default:
      return decode_number (field, node, slot, path, error);
    }
}

static gboolean
decode_value (const OnvField *field,
              JsonNode *node,
              OnvSlot *slot,
              const OnvPath *path,
              GError **error)
{
  switch (field->kind)
    {
    case ONV_KIND_JSON:
      slot->v.node = json_node_copy (node);
      return TRUE;
    case ONV_KIND_STRINGS:
      return decode_strings (node, slot, path, error);
    case ONV_KIND_RECORD:
      return decode_record (field, node, slot, path, error);
    default:
      return decode_scalar (field, node, slot, path, error);
    }
}

/* Reads one member into its place. */
static gboolean
decode_member (OnvRecord *self,
               guint index,
               const OnvField *field,
               JsonNode *node,
               const OnvPath *path,
               GError **error)
{
  OnvSlot slot = { .state = ONV_SLOT_SENT };

  if (field->kind == ONV_KIND_LIST)
    {
      g_autoptr (GListStore) items = onv_record_decode_list (field->type (), node, path, error);

      if (items == NULL)
        return FALSE;
      onv_record_fill_list (self, index, items);
      return TRUE;
    }
  if (!decode_value (field, node, &slot, path, error))
    {
      onv_slot_clear (field, &slot);
      return FALSE;
    }
  onv_record_fill_slot (self, index, &slot);
  return TRUE;
}

static void mark_given (OnvRecord *self);

static void
mark_value_given (const OnvField *field, const OnvSlot *slot)
{
  if (field->kind == ONV_KIND_RECORD && slot->v.object != NULL)
    mark_given (ONV_RECORD (slot->v.object));
  for (guint i = 0; field->kind == ONV_KIND_LIST && slot->v.object != NULL
                    && i < g_list_model_get_n_items (G_LIST_MODEL (slot->v.object));
       i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (G_LIST_MODEL (slot->v.object), i);

      mark_given (item);
    }
}

/* What a person has given counts as changed, all the way down. */
static void
mark_given (OnvRecord *self)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  for (guint i = 0; i < n; i++)
    {
      OnvSlot *slot = onv_record_get_slot (self, i);

      if (slot->state != ONV_SLOT_SENT)
        continue;
      slot->state = ONV_SLOT_SET;
      slot->changed = TRUE;
      if (!slot->odd)
        mark_value_given (&fields[i], slot);
    }
}

/* Reads a member that a person has given: nothing odd is taken from them. */
gboolean
onv_record_decode_edit (OnvRecord *self, guint index, JsonNode *node, GError **error)
{
  guint n;
  const OnvField *field = &onv_record_get_table (self, &n)[index];
  OnvSlot slot = { .state = ONV_SLOT_SET, .changed = TRUE };

  if (field->kind == ONV_KIND_LIST)
    {
      g_autoptr (GListStore) items = onv_record_decode_list (field->type (), node, NULL, error);

      if (items == NULL)
        return FALSE;
      g_object_set (self, field->name, items, NULL);
      mark_value_given (field, onv_record_get_slot (self, index));
      return TRUE;
    }
  if (decode_value (field, node, &slot, NULL, error) && !slot.odd)
    {
      mark_value_given (field, &slot);
      onv_record_take_slot (self, index, &slot);
      return TRUE;
    }
  onv_slot_clear (field, &slot);
  return FALSE;
}

/* Finds the field that a member belongs to: by the documented spelling before any other. */
static const OnvField *
find_reader (const OnvField *fields, guint n, const char *name, guint *index)
{
  for (*index = 0; *index < n; (*index)++)
    if (onv_field_is_written (&fields[*index], name))
      return &fields[*index];
  for (*index = 0; *index < n; (*index)++)
    if (onv_field_reads (&fields[*index], name))
      return &fields[*index];
  return NULL;
}

/* Another spelling counts only without the documented one. */
static gboolean
counts (const OnvField *field, JsonObject *object, const char *name)
{
  JsonNode *documented = json_object_get_member (object, field->json);

  return onv_field_is_written (field, name) || documented == NULL
         || JSON_NODE_HOLDS_NULL (documented);
}

static gboolean
decode_object (OnvRecord *self, JsonObject *object, const OnvPath *path, GError **error)
{
  guint n, index;
  const OnvField *fields = onv_record_get_table (self, &n);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const OnvField *field = find_reader (fields, n, name, &index);
      OnvPath member = { path, name, 0 };

      if (field == NULL)
        onv_record_take_unknown (self, name, json_node_copy (node));
      else if (!counts (field, object, name))
        continue;
      else if (JSON_NODE_HOLDS_NULL (node) && field->kind != ONV_KIND_JSON)
        onv_record_get_slot (self, index)->null = TRUE; /* the same as not there */
      else if (!decode_member (self, index, field, node, &member, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_essential (OnvRecord *self, const OnvPath *path, GError **error)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  for (guint i = 0; i < n; i++)
    if ((fields[i].flags & ONV_FIELD_ESSENTIAL) != 0
        && onv_record_get_slot (self, i)->state == ONV_SLOT_ABSENT)
      {
        OnvPath member = { path, fields[i].json, 0 };

        return refuse (&member, "a value", NULL, error);
      }
  return TRUE;
}

/* Reads @node into a fresh record. An array stands for a record whose table says so. */
gboolean
onv_record_decode (OnvRecord *self, JsonNode *node, const OnvPath *path, GError **error)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  if (n > 0 && (fields[0].flags & ONV_FIELD_WHOLE) != 0)
    return decode_member (self, 0, &fields[0], node, path, error);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (path, "an object", node, error);
  return decode_object (self, json_node_get_object (node), path, error)
         && check_essential (self, path, error);
}

GListStore *
onv_record_decode_list (GType type, JsonNode *node, const OnvPath *path, GError **error)
{
  g_autoptr (GListStore) items = g_list_store_new (type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse (path, "an array", node, error);
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      OnvPath place = { path, NULL, i };
      OnvRecord *record = g_object_new (type, NULL);

      g_ptr_array_add (records, record);
      if (!onv_record_decode (record, json_array_get_element (array, i), &place, error))
        return NULL;
    }
  g_list_store_splice (items, 0, 0, records->pdata, records->len);
  return g_steal_pointer (&items);
}

/**
 * onv_record_new_from_json:
 * @type: a type of record
 * @node: what the platform or a camera sent
 * @error: return location for an error
 *
 * Reads a record. Numbers may come as text and text as numbers; unknown members are kept, missing
 * ones are no error. What is of another shape is refused with %ONV_ERROR_SHAPE, and
 * [func@Onv.Error.get_member] says where: `cameras[3].port`.
 *
 * Returns: (transfer full) (nullable): the record, %NULL with @error set
 */
OnvRecord *
onv_record_new_from_json (GType type, JsonNode *node, GError **error)
{
  g_autoptr (OnvRecord) self = NULL;

  g_return_val_if_fail (g_type_is_a (type, ONV_TYPE_RECORD), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  self = g_object_new (type, NULL);
  if (!onv_record_decode (self, node, NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}
