/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-note.h"

#include "fleet.h"

struct _LookoutTreeNote
{
  GObject parent_instance;

  FleetDevice *device;         /* (nullable): below which it stands */
  LookoutAccountNode *account; /* (nullable): below which it stands */
};

G_DEFINE_FINAL_TYPE (LookoutTreeNote, lookout_tree_note, G_TYPE_OBJECT)

static void
lookout_tree_note_finalize (GObject *object)
{
  LookoutTreeNote *self = LOOKOUT_TREE_NOTE (object);

  g_clear_object (&self->device);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (lookout_tree_note_parent_class)->finalize (object);
}

static void
lookout_tree_note_class_init (LookoutTreeNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_tree_note_finalize;
}

static void
lookout_tree_note_init (LookoutTreeNote *self)
{
}

/**
 * lookout_tree_note_new:
 * @account: (nullable): the account below which it stands; otherwise it is about a device
 *
 * Returns: (transfer full): a note
 */
LookoutTreeNote *
lookout_tree_note_new (LookoutAccountNode *account)
{
  LookoutTreeNote *self = g_object_new (LOOKOUT_TYPE_TREE_NOTE, NULL);

  g_set_object (&self->account, account);
  return self;
}

/**
 * lookout_tree_note_get_device:
 * @self: a note
 *
 * Returns: (transfer none) (nullable): the device it stands below
 */
FleetDevice *
lookout_tree_note_get_device (LookoutTreeNote *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_NOTE (self), NULL);

  return self->device;
}

void
lookout_tree_note_set_device (LookoutTreeNote *self, FleetDevice *device)
{
  g_return_if_fail (LOOKOUT_IS_TREE_NOTE (self));

  g_set_object (&self->device, device);
}

/**
 * lookout_tree_note_get_account:
 * @self: a note
 *
 * Returns: (transfer none) (nullable): the account it stands below
 */
LookoutAccountNode *
lookout_tree_note_get_account (LookoutTreeNote *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_NOTE (self), NULL);

  return self->account;
}
