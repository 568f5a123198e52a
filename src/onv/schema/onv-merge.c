/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-record-private.h"

/* Comparing, copying and joining records. */

static gboolean
unknown_equal (JsonObject *a, JsonObject *b)
{
  g_autoptr (JsonNode) mine = NULL;
  g_autoptr (JsonNode) yours = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  mine = json_node_init_object (json_node_alloc (), a);
  yours = json_node_init_object (json_node_alloc (), b);
  return json_node_equal (mine, yours);
}

/**
 * onv_record_equal:
 * @a: a record
 * @b: another
 *
 * Tells whether two records of one type have the same members with the same values, unknown ones
 * included.
 *
 * Returns: whether they have
 */
gboolean
onv_record_equal (OnvRecord *a, OnvRecord *b)
{
  const OnvField *fields;
  guint n;

  g_return_val_if_fail (ONV_IS_RECORD (a) && ONV_IS_RECORD (b), FALSE);

  if (a == b)
    return TRUE;
  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  fields = onv_record_get_table (a, &n);
  for (guint i = 0; i < n; i++)
    if (!onv_slot_equal (&fields[i], onv_record_get_slot (a, i), onv_record_get_slot (b, i)))
      return FALSE;
  return unknown_equal (onv_record_get_unknown_members (a), onv_record_get_unknown_members (b));
}

static void
copy_unknown (OnvRecord *self, OnvRecord *source)
{
  JsonObject *unknown = onv_record_get_unknown_members (source);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (unknown == NULL)
    return;
  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    onv_record_take_unknown (self, name, json_node_copy (node));
}

/**
 * onv_record_duplicate:
 * @self: a record
 *
 * Copies a record with all it holds: to edit, for example, while the original stays.
 *
 * Returns: (transfer full): the copy
 */
OnvRecord *
onv_record_duplicate (OnvRecord *self)
{
  OnvRecord *copy;
  const OnvField *fields;
  guint n;

  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  fields = onv_record_get_table (self, &n);
  if (fields == ONV_RECORD_GET_CLASS (self)->fields)
    copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  else
    copy = onv_record_new_for_table (fields, n);
  for (guint i = 0; i < n; i++)
    if (onv_record_get_slot (self, i)->state != ONV_SLOT_ABSENT)
      onv_record_copy_slot (copy, i, self);
    else
      onv_record_get_slot (copy, i)->null = onv_record_get_slot (self, i)->null;
  copy_unknown (copy, self);
  return copy;
}

/* Finds the item of @list that has the same key as @wanted. */
static OnvRecord *
find_item (GListModel *list, const char *key, OnvRecord *wanted)
{
  guint index;
  const OnvField *field = onv_record_require_field (wanted, key, &index);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (list, i);

      if (onv_slot_equal (field, onv_record_get_slot (item, index),
                          onv_record_get_slot (wanted, index)))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Some send two of a kind. Which of them was meant only their places tell. */
static gboolean
has_twins (GListModel *list, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (list, i);
      g_autoptr (OnvRecord) first = find_item (list, key, item);

      if (first != item)
        return TRUE;
    }
  return FALSE;
}

/* Removes what the person removed from a list that they had read. */
static void
remove_missing (GListStore *list, GListModel *edits, const char *key)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i-- > 0;)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (OnvRecord) edit = find_item (edits, key, item);

      if (edit == NULL)
        g_list_store_remove (list, i);
    }
}

static void
replace (OnvRecord *self, OnvRecord *edits, guint index)
{
  OnvSlot *mine = onv_record_get_slot (self, index);
  gboolean told = mine->state == ONV_SLOT_SENT || mine->told;

  onv_record_copy_slot (self, index, edits);
  mine->changed = TRUE;
  mine->told = told;
}

static void
merge_keyed_list (OnvRecord *self, OnvRecord *edits, guint index, const OnvField *field)
{
  GListStore *mine = onv_record_ensure_list (self, index);
  OnvSlot *slot = onv_record_get_slot (edits, index);
  GListModel *theirs = G_LIST_MODEL (slot->v.object);

  if (slot->state == ONV_SLOT_SENT
      && (has_twins (G_LIST_MODEL (mine), field->key) || has_twins (theirs, field->key)))
    {
      replace (self, edits, index);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (OnvRecord) edit = g_list_model_get_item (theirs, i);
      g_autoptr (OnvRecord) item = find_item (G_LIST_MODEL (mine), field->key, edit);

      if (item != NULL)
        {
          onv_record_merge (item, edit);
          continue;
        }
      item = onv_record_duplicate (edit);
      g_list_store_append (mine, item);
    }
  if (slot->state == ONV_SLOT_SENT && slot->changed)
    remove_missing (mine, theirs, field->key);
}

/**
 * onv_record_merge:
 * @self: what stands there now
 * @edits: a record of the same type, of which some members were changed
 *
 * Brings changes into a record: what was changed in @edits becomes so in @self, and nothing else
 * does. The items of a list that have a key are merged one by one; other lists are replaced, and so is one that was read
 * with two items of one key.
 */
void
onv_record_merge (OnvRecord *self, OnvRecord *edits)
{
  const OnvField *fields;
  guint n;

  g_return_if_fail (ONV_IS_RECORD (self) && ONV_IS_RECORD (edits));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (edits));

  fields = onv_record_get_table (edits, &n);
  for (guint i = 0; i < n; i++)
    {
      OnvSlot *mine = onv_record_get_slot (self, i);
      OnvSlot *theirs = onv_record_get_slot (edits, i);

      if ((fields[i].flags & (ONV_FIELD_READ_ONLY | ONV_FIELD_LOCAL)) != 0
          || !onv_record_is_changed (edits, fields[i].name))
        continue;
      if (fields[i].kind == ONV_KIND_LIST && fields[i].key != NULL)
        merge_keyed_list (self, edits, i, &fields[i]);
      else if (fields[i].kind == ONV_KIND_RECORD && !theirs->changed && mine->v.object != NULL)
        onv_record_merge (ONV_RECORD (mine->v.object), ONV_RECORD (theirs->v.object));
      else
        replace (self, edits, i);
    }
}

static void
keep_items (OnvRecord *self, OnvRecord *earlier, guint index, const OnvField *field)
{
  GListModel *mine = G_LIST_MODEL (onv_record_ensure_list (self, index));
  GListModel *theirs = G_LIST_MODEL (onv_record_ensure_list (earlier, index));

  for (guint i = 0; i < g_list_model_get_n_items (mine); i++)
    {
      g_autoptr (OnvRecord) item = g_list_model_get_item (mine, i);
      g_autoptr (OnvRecord) before = find_item (theirs, field->key, item);

      if (before != NULL)
        onv_record_keep (item, before);
    }
}

/**
 * onv_record_keep:
 * @self: what a camera sent now
 * @earlier: what was known before
 *
 * Keeps members that a camera leaves out while a function is switched off, so that they are there
 * when it is switched on again. [method@Onv.Record.was_sent] is %FALSE for them.
 */
void
onv_record_keep (OnvRecord *self, OnvRecord *earlier)
{
  const OnvField *fields;
  guint n;

  g_return_if_fail (ONV_IS_RECORD (self) && ONV_IS_RECORD (earlier));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (earlier));

  fields = onv_record_get_table (self, &n);
  for (guint i = 0; i < n; i++)
    {
      OnvSlot *slot = onv_record_get_slot (self, i);

      if (fields[i].key != NULL)
        keep_items (self, earlier, i, &fields[i]);
      if (fields[i].when == NULL || (fields[i].flags & ONV_FIELD_FLEETING) != 0
          || slot->state != ONV_SLOT_ABSENT
          || onv_record_get_slot (earlier, i)->state == ONV_SLOT_ABSENT)
        continue;
      onv_record_copy_slot (self, i, earlier);
      slot->state = ONV_SLOT_KEPT;
      slot->changed = FALSE;
    }
}
