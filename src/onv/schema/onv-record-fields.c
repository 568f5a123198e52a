/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-record-private.h"

/* What a record can say of its members. */

/**
 * onv_record_get_n_fields:
 * @self: a record
 *
 * Counts the members that a record of this type can have.
 *
 * Returns: how many
 */
guint
onv_record_get_n_fields (OnvRecord *self)
{
  guint n;

  g_return_val_if_fail (ONV_IS_RECORD (self), 0);

  onv_record_get_table (self, &n);
  return n;
}

/**
 * onv_record_get_field:
 * @self: a record
 * @index: which, from 0
 *
 * Gets one row of the table.
 *
 * Returns: (transfer none) (nullable): the field, %NULL past the last
 */
const OnvField *
onv_record_get_field (OnvRecord *self, guint index)
{
  const OnvField *fields;
  guint n;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  fields = onv_record_get_table (self, &n);
  return index < n ? &fields[index] : NULL;
}

/**
 * onv_record_find_field:
 * @self: a record
 * @name: the name of a property
 *
 * Gets the row of one member.
 *
 * Returns: (transfer none) (nullable): the field, %NULL where there is none of that name
 */
const OnvField *
onv_record_find_field (OnvRecord *self, const char *name)
{
  const OnvField *fields;
  guint n;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  fields = onv_record_get_table (self, &n);
  for (guint i = 0; i < n; i++)
    if (onv_field_is_called (&fields[i], name))
      return &fields[i];
  return NULL;
}

/**
 * onv_record_type_get_field:
 * @type: a type of record
 * @index: which, from 0
 *
 * Gets one row of the table of a type, without a record: for the columns of a table, or a form.
 *
 * Returns: (transfer none) (nullable): the field, %NULL past the last
 */
const OnvField *
onv_record_type_get_field (GType type, guint index)
{
  OnvRecordClass *klass;
  const OnvField *field;

  g_return_val_if_fail (g_type_is_a (type, ONV_TYPE_RECORD), NULL);

  klass = g_type_class_ref (type);
  field = index < klass->n_fields ? &klass->fields[index] : NULL;
  g_type_class_unref (klass);
  return field;
}

/**
 * onv_record_has:
 * @self: a record
 * @name: the name of a property
 *
 * Tells whether a member is there: because it was sent, set, or kept from an earlier answer.
 *
 * Returns: whether it is
 */
gboolean
onv_record_has (OnvRecord *self, const char *name)
{
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  return onv_record_require_field (self, name, &i) != NULL
         && onv_record_get_slot (self, i)->state != ONV_SLOT_ABSENT;
}

/**
 * onv_record_was_sent:
 * @self: a record
 * @name: the name of a property
 *
 * Tells whether the platform or the camera really sent a member, and nobody has replaced it since.
 *
 * Returns: whether it did
 */
gboolean
onv_record_was_sent (OnvRecord *self, const char *name)
{
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  return onv_record_require_field (self, name, &i) != NULL
         && onv_record_get_slot (self, i)->state == ONV_SLOT_SENT;
}

/**
 * onv_record_unset:
 * @self: a record
 * @name: the name of a property
 *
 * Takes a member out, so that it is not written.
 */
void
onv_record_unset (OnvRecord *self, const char *name)
{
  const OnvField *field;
  OnvSlot empty = { 0 };
  guint i;

  g_return_if_fail (ONV_IS_RECORD (self));

  field = onv_record_require_field (self, name, &i);
  if (field == NULL)
    return;
  onv_record_get_slot (self, i)->null = FALSE;
  if (onv_record_get_slot (self, i)->state == ONV_SLOT_ABSENT)
    return;
  if (field->kind != ONV_KIND_LIST)
    {
      onv_record_take_slot (self, i, &empty);
      return;
    }
  g_list_store_remove_all (onv_record_ensure_list (self, i));
  onv_record_get_slot (self, i)->state = ONV_SLOT_ABSENT;
  onv_record_get_slot (self, i)->changed = FALSE;
}

static gboolean
record_changed (OnvRecord *self)
{
  guint n;
  const OnvField *fields = onv_record_get_table (self, &n);

  for (guint i = 0; i < n; i++)
    if (onv_record_is_changed (self, fields[i].name))
      return TRUE;
  return FALSE;
}

/**
 * onv_record_is_changed:
 * @self: a record
 * @name: the name of a property
 *
 * Tells whether a member was changed since the record was read, or since
 * [method@Onv.Record.set_unchanged]. A list is changed when one of its items is.
 *
 * Returns: whether it was
 */
gboolean
onv_record_is_changed (OnvRecord *self, const char *name)
{
  const OnvField *field;
  OnvSlot *slot;
  guint i;

  g_return_val_if_fail (ONV_IS_RECORD (self), FALSE);

  field = onv_record_require_field (self, name, &i);
  if (field == NULL)
    return FALSE;
  slot = onv_record_get_slot (self, i);
  if (slot->changed || slot->v.object == NULL || slot->odd)
    return slot->changed;
  if (field->kind == ONV_KIND_RECORD)
    return record_changed (ONV_RECORD (slot->v.object));
  if (field->kind != ONV_KIND_LIST)
    return FALSE;
  for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (slot->v.object)); k++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (G_LIST_MODEL (slot->v.object), k);

      if (record_changed (item))
        return TRUE;
    }
  return FALSE;
}

/**
 * onv_record_set_unchanged:
 * @self: a record
 *
 * Takes what the record holds now as what changes are told from.
 */
void
onv_record_set_unchanged (OnvRecord *self)
{
  const OnvField *fields;
  guint n;

  g_return_if_fail (ONV_IS_RECORD (self));

  fields = onv_record_get_table (self, &n);
  for (guint i = 0; i < n; i++)
    {
      OnvSlot *slot = onv_record_get_slot (self, i);

      slot->changed = FALSE;
      if (fields[i].kind == ONV_KIND_RECORD && slot->v.object != NULL && !slot->odd)
        onv_record_set_unchanged (ONV_RECORD (slot->v.object));
      for (guint k = 0; fields[i].kind == ONV_KIND_LIST && slot->v.object != NULL
                        && k < g_list_model_get_n_items (G_LIST_MODEL (slot->v.object));
           k++)
        {
          g_autoptr (OnvRecord) item = g_list_model_get_item (G_LIST_MODEL (slot->v.object), k);

          onv_record_set_unchanged (item);
        }
    }
}
