/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-record-private.h"

/* Members by name and kind, for C: the same as the properties, without a copy. */

/* The slot of a member that must be of one of two kinds; %NULL for what is not there or odd. */
static const OnvSlot *
find (OnvRecord *self, const char *name, OnvKind first, OnvKind last)
{
  guint i;
  const OnvField *field = onv_record_require_field (self, name, &i);
  const OnvSlot *slot;

  if (field == NULL)
    return NULL;
  g_return_val_if_fail (field->kind == first || field->kind == last, NULL);
  slot = onv_record_get_slot (self, i);
  return slot->state != ONV_SLOT_ABSENT && !slot->odd ? slot : NULL;
}

/**
 * onv_record_get_string:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a text or identifier.
 *
 * Returns: (transfer none) (nullable): the text, %NULL where it is not there
 */
const char *
onv_record_get_string (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  slot = find (self, name, ONV_KIND_STRING, ONV_KIND_ID);
  return slot != NULL ? slot->v.text : NULL;
}

/**
 * onv_record_get_int:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a whole number, or the seconds of a time of day.
 *
 * Returns: the number, 0 where it is not there
 */
gint64
onv_record_get_int (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), 0);

  slot = find (self, name, ONV_KIND_INT, ONV_KIND_DAY_TIME);
  return slot != NULL ? slot->v.number : 0;
}

/**
 * onv_record_get_double:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a number.
 *
 * Returns: the number, 0 where it is not there
 */
double
onv_record_get_double (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), 0);

  slot = find (self, name, ONV_KIND_DOUBLE, ONV_KIND_DOUBLE);
  return slot != NULL ? slot->v.real : 0;
}

/**
 * onv_record_get_boolean:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a boolean.
 *
 * Returns: the value, %FALSE where it is not there
 */
gboolean
onv_record_get_boolean (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  slot = find (self, name, ONV_KIND_BOOLEAN, ONV_KIND_SWITCH);
  return slot != NULL ? slot->v.number != 0 : FALSE;
}

/**
 * onv_record_get_enum:
 * @self: a record
 * @name: the name of a property
 *
 * Gets an enumerated value.
 *
 * Returns: the value; the first of the enumeration, −1 if it has that, where it is not there or not understood
 */
int
onv_record_get_enum (OnvRecord *self, const char *name)
{
  GValue value = G_VALUE_INIT;
  const OnvField *field;
  int number;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), 0);

  field = onv_record_require_field (self, name, &i);
  g_return_val_if_fail (field != NULL && field->type != NULL, 0);
  g_value_init (&value, field->type ());
  onv_slot_to_value (field, onv_record_get_slot (self, i), &value);
  number = g_value_get_enum (&value);
  g_value_unset (&value);
  return number;
}

/**
 * onv_record_get_time:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a time.
 *
 * Returns: (transfer none) (nullable): the time, %NULL where it is not there or not understood
 */
const OnvTime *
onv_record_get_time (OnvRecord *self, const char *name)
{
  const OnvField *field;
  const OnvSlot *slot;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  field = onv_record_require_field (self, name, &i);
  if (field == NULL)
    return NULL;
  slot = find (self, name, field->kind, ONV_KIND_PLATFORM_TIME);
  g_return_val_if_fail (field->kind >= ONV_KIND_UNIX_TIME && field->kind <= ONV_KIND_CAMERA_TIME,
                        NULL);
  return slot != NULL ? slot->v.time : NULL;
}

/**
 * onv_record_get_size:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a resolution.
 *
 * Returns: (transfer none) (nullable): the resolution, %NULL where it is not there or not understood
 */
const OnvSize *
onv_record_get_size (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  slot = find (self, name, ONV_KIND_SIZE, ONV_KIND_SIZE);
  return slot != NULL ? slot->v.size : NULL;
}

/**
 * onv_record_get_strings:
 * @self: a record
 * @name: the name of a property
 *
 * Gets an array of text.
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the texts, %NULL where they are not there
 */
const char *const *
onv_record_get_strings (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  slot = find (self, name, ONV_KIND_STRINGS, ONV_KIND_STRINGS);
  return slot != NULL ? (const char *const *) slot->v.texts : NULL;
}

/**
 * onv_record_get_record:
 * @self: a record
 * @name: the name of a property
 *
 * Gets a record in a record.
 *
 * Returns: (transfer none) (nullable): the record, %NULL where it is not there
 */
OnvRecord *
onv_record_get_record (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  slot = find (self, name, ONV_KIND_RECORD, ONV_KIND_RECORD);
  return slot != NULL ? (OnvRecord *) slot->v.object : NULL;
}

/**
 * onv_record_get_list:
 * @self: a record
 * @name: the name of a property
 *
 * Gets an array of records.
 *
 * Returns: (transfer none): a [class@Gio.ListStore], which may be changed in place; empty where it is not there
 */
GListModel *
onv_record_get_list (OnvRecord *self, const char *name)
{
  const OnvField *field;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  field = onv_record_require_field (self, name, &i);
  g_return_val_if_fail (field != NULL && field->kind == ONV_KIND_LIST, NULL);
  return G_LIST_MODEL (onv_record_ensure_list (self, i));
}

/**
 * onv_record_get_json:
 * @self: a record
 * @name: the name of a property
 *
 * Gets what the document leaves open.
 *
 * Returns: (transfer none) (nullable): the JSON, %NULL where it is not there
 */
JsonNode *
onv_record_get_json (OnvRecord *self, const char *name)
{
  const OnvSlot *slot;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  slot = find (self, name, ONV_KIND_JSON, ONV_KIND_JSON);
  return slot != NULL ? slot->v.node : NULL;
}
