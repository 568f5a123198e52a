/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schema/onv-record-private.h"

/**
 * OnvRecord:
 *
 * A JSON object of the platform or of a camera. Its members are properties.
 *
 * A record knows which members the platform sent, keeps the members that this library does not
 * know, and so can be written back whole without losing anything. A subclass is nothing but a
 * table of [struct@Onv.Field].
 */
typedef struct
{
  const OnvField *fields;
  guint n_fields;
  OnvSlot *slots;      /* as many as fields */
  JsonObject *unknown; /* (nullable) */
} OnvRecordPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (OnvRecord, onv_record, G_TYPE_OBJECT)

/* The parameters of a call: a table without a type. */
#define ONV_TYPE_ARGUMENTS (onv_arguments_get_type ())
G_DECLARE_FINAL_TYPE (OnvArguments, onv_arguments, ONV, ARGUMENTS, OnvRecord)

struct _OnvArguments
{
  OnvRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (OnvArguments, onv_arguments, ONV_TYPE_RECORD)

static void
onv_arguments_class_init (OnvArgumentsClass *klass)
{
}

static void
onv_arguments_init (OnvArguments *self)
{
}

static OnvRecordPrivate *
get_private (OnvRecord *self)
{
  OnvRecordPrivate *priv = onv_record_get_instance_private (self);

  /* The class is not known yet when the instance is initialised. */
  if (G_UNLIKELY (priv->slots == NULL))
    {
      if (priv->fields == NULL)
        {
          priv->fields = ONV_RECORD_GET_CLASS (self)->fields;
          priv->n_fields = ONV_RECORD_GET_CLASS (self)->n_fields;
        }
      priv->slots = g_new0 (OnvSlot, MAX (priv->n_fields, 1));
    }
  return priv;
}

static void
notify (OnvRecord *self, guint index)
{
  OnvRecordPrivate *priv = get_private (self);

  if (priv->fields == ONV_RECORD_GET_CLASS (self)->fields)
    g_object_notify (G_OBJECT (self), priv->fields[index].name);
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, OnvRecord *self)
{
  OnvRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->n_fields; i++)
    {
      OnvSlot *slot = &priv->slots[i];

      if (priv->fields[i].kind != ONV_KIND_LIST || (gpointer) slot->v.object != (gpointer) list)
        continue;
      if (slot->state != ONV_SLOT_SENT)
        slot->state = ONV_SLOT_SET;
      slot->changed = TRUE;
      notify (self, i);
    }
}

static void
adopt_list (OnvRecord *self, OnvSlot *slot, GListStore *list)
{
  slot->v.object = G_OBJECT (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), self);
}

/* The list of a field; there is always one, and whoever changes it changes the record. */
GListStore *
onv_record_ensure_list (OnvRecord *self, guint index)
{
  OnvRecordPrivate *priv = get_private (self);
  OnvSlot *slot = &priv->slots[index];

  if (slot->v.object == NULL)
    adopt_list (self, slot, g_list_store_new (priv->fields[index].type ()));
  return G_LIST_STORE (slot->v.object);
}

static void
replace_list (OnvRecord *self, guint index, GListModel *items)
{
  GListStore *list = onv_record_ensure_list (self, index);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    g_ptr_array_add (all, g_list_model_get_item (items, i));
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), all->pdata,
                       all->len);
}

/* Moves @slot, whose value differs, into place and tells. */
void
onv_record_take_slot (OnvRecord *self, guint index, OnvSlot *slot)
{
  OnvRecordPrivate *priv = get_private (self);
  OnvSlot *mine = &priv->slots[index];

  onv_slot_clear (&priv->fields[index], mine);
  *mine = *slot;
  notify (self, index);
}

/* As onv_record_take_slot(), in a record that nobody has seen yet. */
void
onv_record_fill_slot (OnvRecord *self, guint index, OnvSlot *slot)
{
  OnvRecordPrivate *priv = get_private (self);

  onv_slot_clear (&priv->fields[index], &priv->slots[index]);
  priv->slots[index] = *slot;
}

/* The list that was sent, of a record that nobody has seen yet. */
void
onv_record_fill_list (OnvRecord *self, guint index, GListStore *items)
{
  OnvSlot *slot = &get_private (self)->slots[index];

  if (slot->v.object != NULL) /* the member came twice */
    replace_list (self, index, G_LIST_MODEL (items));
  else
    adopt_list (self, slot, g_object_ref (items));
  onv_record_mark_sent (self, index);
}

/* Copies a value as one that was changed here. */
void
onv_record_copy_slot (OnvRecord *self, guint index, OnvRecord *source)
{
  OnvRecordPrivate *priv = get_private (self);
  const OnvField *field = &priv->fields[index];
  OnvSlot *theirs = onv_record_get_slot (source, index);
  OnvSlot copy = { 0 };

  if (field->kind != ONV_KIND_LIST)
    {
      onv_slot_assign (field, &copy, theirs);
      onv_record_take_slot (self, index, &copy);
    }
  else if (theirs->state != ONV_SLOT_ABSENT)
    {
      GListModel *items = (GListModel *) theirs->v.object;
      g_autoptr (GListStore) copies = g_list_store_new (field->type ());

      for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (OnvRecord) item = g_list_model_get_item (items, i);
          g_autoptr (OnvRecord) duplicate = onv_record_duplicate (item);

          g_list_store_append (copies, duplicate);
        }
      replace_list (self, index, G_LIST_MODEL (copies));
      priv->slots[index].state = theirs->state;
      priv->slots[index].changed = theirs->changed;
    }
}

static void
onv_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OnvRecord *self = ONV_RECORD (object);
  OnvRecordPrivate *priv = get_private (self);
  const OnvField *field = &priv->fields[id - 1];
  OnvSlot slot = { 0 };

  if (field->kind == ONV_KIND_LIST)
    {
      replace_list (self, id - 1, g_value_get_object (value));
      priv->slots[id - 1].state = ONV_SLOT_SET;
      priv->slots[id - 1].changed = TRUE;
      return;
    }
  onv_slot_from_value (field, &slot, value);
  slot.changed = TRUE;
  if (onv_slot_equal (field, &slot, &priv->slots[id - 1]))
    onv_slot_clear (field, &slot);
  else
    onv_record_take_slot (self, id - 1, &slot);
}

static void
onv_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OnvRecord *self = ONV_RECORD (object);
  OnvRecordPrivate *priv = get_private (self);

  if (priv->fields[id - 1].kind == ONV_KIND_LIST)
    onv_record_ensure_list (self, id - 1);
  onv_slot_to_value (&priv->fields[id - 1], &priv->slots[id - 1], value);
}

static void
onv_record_finalize (GObject *object)
{
  OnvRecord *self = ONV_RECORD (object);
  OnvRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->n_fields; i++)
    {
      if (priv->fields[i].kind == ONV_KIND_LIST && priv->slots[i].v.object != NULL)
        g_signal_handlers_disconnect_by_data (priv->slots[i].v.object, self);
      onv_slot_clear (&priv->fields[i], &priv->slots[i]);
    }
  g_free (priv->slots);
  g_clear_pointer (&priv->unknown, json_object_unref);
  G_OBJECT_CLASS (onv_record_parent_class)->finalize (object);
}

static void
onv_record_class_init (OnvRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = onv_record_finalize;
}

static void
onv_record_init (OnvRecord *self)
{
}

/* Makes properties of a table. GObject does not inherit the accessors of properties, so each class
 * gets them here. */
void
onv_record_class_install (OnvRecordClass *klass, const OnvField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = onv_record_get_property;
  object_class->set_property = onv_record_set_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, onv_field_create_pspec (&fields[i]));
}

OnvRecord *
onv_record_new_for_table (const OnvField *fields, guint n_fields)
{
  OnvRecord *self = g_object_new (ONV_TYPE_ARGUMENTS, NULL);
  OnvRecordPrivate *priv = onv_record_get_instance_private (self);

  priv->fields = fields;
  priv->n_fields = n_fields;
  return self;
}

const OnvField *
onv_record_get_table (OnvRecord *self, guint *n_fields)
{
  OnvRecordPrivate *priv = get_private (self);

  *n_fields = priv->n_fields;
  return priv->fields;
}

OnvSlot *
onv_record_get_slot (OnvRecord *self, guint index)
{
  return &get_private (self)->slots[index];
}

/* What was put in place came from the platform and is no change of ours. */
void
onv_record_mark_sent (OnvRecord *self, guint index)
{
  OnvSlot *slot = onv_record_get_slot (self, index);

  slot->state = ONV_SLOT_SENT;
  slot->changed = FALSE;
}

/* Keeps a member that no field reads. */
void
onv_record_take_unknown (OnvRecord *self, const char *name, JsonNode *node)
{
  OnvRecordPrivate *priv = get_private (self);

  if (priv->unknown == NULL)
    priv->unknown = json_object_new ();
  json_object_set_member (priv->unknown, name, node);
}

/**
 * onv_record_get_unknown_members:
 * @self: a record
 *
 * Gets what the platform or a camera sent beyond what this library knows. It is written back with
 * the record.
 *
 * Returns: (transfer none) (nullable): the members, %NULL where there are none
 */
JsonObject *
onv_record_get_unknown_members (OnvRecord *self)
{
  g_return_val_if_fail (ONV_IS_RECORD (self), NULL);

  return get_private (self)->unknown;
}

/* Finds a field that must be there: a wrong name is a mistake of the caller. */
const OnvField *
onv_record_require_field (OnvRecord *self, const char *name, guint *index)
{
  OnvRecordPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->n_fields; i++)
    if (onv_field_is_called (&priv->fields[i], name))
      {
        *index = i;
        return &priv->fields[i];
      }
  g_critical ("%s has no member %s", G_OBJECT_TYPE_NAME (self), name);
  return NULL;
}

/* Whether what a member depends on is so. Where that is not understood or not there, what the camera itself
 * sent with it belongs to it, and where it is not so, that goes back as it came, unless a person brings the
 * mode about: a new mode is written with what it needs and no more. */
gboolean
onv_record_is_sendable (OnvRecord *self, guint index)
{
  OnvRecordPrivate *priv = get_private (self);
  const OnvField *field = &priv->fields[index];
  const OnvSlot *slot = &priv->slots[index];
  gboolean told = slot->state == ONV_SLOT_SENT || slot->told;
  OnvSlot *other;
  guint i;

  if ((field->flags & (ONV_FIELD_READ_ONLY | ONV_FIELD_LOCAL)) != 0)
    return FALSE;
  if (field->when == NULL || onv_record_require_field (self, field->when, &i) == NULL)
    return TRUE;
  other = &priv->slots[i];
  if (other->state == ONV_SLOT_ABSENT)
    return told;
  if (other->odd)
    return told || slot->changed;
  if ((other->v.number == field->when_value) != ((field->flags & ONV_FIELD_UNLESS) != 0))
    return TRUE;
  return told && !other->changed && (field->flags & ONV_FIELD_FLEETING) == 0;
}
