/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-slot.h"

#include "schema/onv-record.h"

static const gboolean in_place[] = {
  [ONV_KIND_INT] = TRUE,      [ONV_KIND_DOUBLE] = TRUE, [ONV_KIND_BOOLEAN] = TRUE,
  [ONV_KIND_SWITCH] = TRUE,   [ONV_KIND_ENUM] = TRUE,   [ONV_KIND_NAME] = TRUE,
  [ONV_KIND_DAY_TIME] = TRUE, [ONV_KIND_JSON] = FALSE,
};

static void
free_value (const OnvField *field, OnvSlot *slot)
{
  if (slot->odd || field->kind == ONV_KIND_JSON)
    g_clear_pointer (&slot->v.node, json_node_unref);
  else if (in_place[field->kind])
    slot->v.number = 0;
  else if (field->kind == ONV_KIND_STRINGS)
    g_clear_pointer (&slot->v.texts, g_strfreev);
  else if (field->kind == ONV_KIND_RECORD || field->kind == ONV_KIND_LIST)
    g_clear_object (&slot->v.object);
  else
    g_clear_pointer (&slot->v.text, g_free); /* times and sizes are plain memory, too */
}

/* Forgets the value. A list must be emptied by its record, which listens to it. */
void
onv_slot_clear (const OnvField *field, OnvSlot *slot)
{
  free_value (field, slot);
  slot->state = ONV_SLOT_ABSENT;
  slot->changed = FALSE;
  slot->odd = FALSE;
  slot->told = FALSE;
  slot->null = FALSE;
}

static void
copy_value (const OnvField *field, OnvSlot *slot, const OnvSlot *source)
{
  if (source->odd || field->kind == ONV_KIND_JSON)
    {
      slot->v.node = source->v.node != NULL ? json_node_copy (source->v.node) : NULL;
      return;
    }
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      slot->v.text = g_strdup (source->v.text);
      return;
    case ONV_KIND_STRINGS:
      slot->v.texts = g_strdupv (source->v.texts);
      return;
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      slot->v.time = source->v.time != NULL ? onv_time_copy (source->v.time) : NULL;
      return;
    case ONV_KIND_SIZE:
      slot->v.size = source->v.size != NULL ? onv_size_copy (source->v.size) : NULL;
      return;
    case ONV_KIND_RECORD:
      slot->v.object = source->v.object != NULL
                           ? G_OBJECT (onv_record_duplicate (ONV_RECORD (source->v.object)))
                           : NULL;
      return;
    default:
      slot->v = source->v;
    }
}

/* Takes over the value and state of @source by copy; not for lists. */
void
onv_slot_assign (const OnvField *field, OnvSlot *slot, const OnvSlot *source)
{
  g_assert (field->kind != ONV_KIND_LIST);

  free_value (field, slot);
  copy_value (field, slot, source);
  slot->odd = source->odd;
  slot->state = source->state;
  slot->changed = source->changed;
}

static gboolean
nodes_equal (JsonNode *a, JsonNode *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return json_node_equal (a, b);
}

static gboolean
lists_equal (GListModel *a, GListModel *b)
{
  guint n = a != NULL ? g_list_model_get_n_items (a) : 0;

  if ((b != NULL ? g_list_model_get_n_items (b) : 0) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OnvRecord) mine = g_list_model_get_item (a, i);
      g_autoptr (OnvRecord) yours = g_list_model_get_item (b, i);

      if (!onv_record_equal (mine, yours))
        return FALSE;
    }
  return TRUE;
}

static gboolean
texts_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/* Whether two slots hold the same, wherever it came from. */
gboolean
onv_slot_equal (const OnvField *field, const OnvSlot *a, const OnvSlot *b)
{
  if ((a->state == ONV_SLOT_ABSENT) != (b->state == ONV_SLOT_ABSENT) || a->odd != b->odd)
    return FALSE;
  if (a->odd)
    return nodes_equal (a->v.node, b->v.node);
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      return g_strcmp0 (a->v.text, b->v.text) == 0;
    case ONV_KIND_STRINGS:
      return texts_equal (a->v.texts, b->v.texts);
    case ONV_KIND_UNIX_TIME:
    case ONV_KIND_PLATFORM_TIME:
    case ONV_KIND_CAMERA_TIME:
      return onv_time_equal (a->v.time, b->v.time);
    case ONV_KIND_SIZE:
      return onv_size_equal (a->v.size, b->v.size);
    case ONV_KIND_RECORD:
      if (a->v.object == NULL || b->v.object == NULL)
        return a->v.object == b->v.object;
      return onv_record_equal (ONV_RECORD (a->v.object), ONV_RECORD (b->v.object));
    case ONV_KIND_LIST:
      return lists_equal ((GListModel *) a->v.object, (GListModel *) b->v.object);
    case ONV_KIND_JSON:
      return nodes_equal (a->v.node, b->v.node);
    case ONV_KIND_DOUBLE:
      return !(a->v.real < b->v.real) && !(a->v.real > b->v.real);
    default:
      return a->v.number == b->v.number;
    }
}

/* An enumeration that is not set, or not understood, reads as its first value: −1, where it has
 * one. */
static int
default_of_enum (const OnvField *field)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (field->type ());

  return klass->values[0].value;
}

void
onv_slot_to_value (const OnvField *field, const OnvSlot *slot, GValue *value)
{
  gboolean usable = slot->state != ONV_SLOT_ABSENT && !slot->odd;

  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      g_value_set_string (value, slot->v.text);
      return;
    case ONV_KIND_INT:
    case ONV_KIND_DAY_TIME:
      g_value_set_int64 (value, usable ? slot->v.number : 0);
      return;
    case ONV_KIND_DOUBLE:
      g_value_set_double (value, usable ? slot->v.real : 0);
      return;
    case ONV_KIND_BOOLEAN:
    case ONV_KIND_SWITCH:
      g_value_set_boolean (value, usable && slot->v.number != 0);
      return;
    case ONV_KIND_ENUM:
    case ONV_KIND_NAME:
      g_value_set_enum (value, usable ? (int) slot->v.number : default_of_enum (field));
      return;
    case ONV_KIND_RECORD:
    case ONV_KIND_LIST:
      g_value_set_object (value, slot->v.object);
      return;
    default:
      g_value_set_boxed (value, slot->odd ? NULL : slot->v.text);
    }
}

/* Fills a fresh slot; not for lists. */
void
onv_slot_from_value (const OnvField *field, OnvSlot *slot, const GValue *value)
{
  slot->state = ONV_SLOT_SET;
  switch (field->kind)
    {
    case ONV_KIND_STRING:
    case ONV_KIND_ID:
      slot->v.text = g_value_dup_string (value);
      break;
    case ONV_KIND_INT:
    case ONV_KIND_DAY_TIME:
      slot->v.number = g_value_get_int64 (value);
      return;
    case ONV_KIND_DOUBLE:
      slot->v.real = g_value_get_double (value);
      return;
    case ONV_KIND_BOOLEAN:
    case ONV_KIND_SWITCH:
      slot->v.number = g_value_get_boolean (value);
      return;
    case ONV_KIND_ENUM:
    case ONV_KIND_NAME:
      slot->v.number = g_value_get_enum (value);
      if (slot->v.number < 0)
        slot->state = ONV_SLOT_ABSENT;
      return;
    case ONV_KIND_RECORD:
      slot->v.object = g_value_dup_object (value);
      break;
    default:
      slot->v.text = g_value_dup_boxed (value);
    }
  if (slot->v.text == NULL) /* nothing is the same as not there */
    slot->state = ONV_SLOT_ABSENT;
}
