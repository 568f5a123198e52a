/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-account-model.h"

#include "devices/lookout-group-filter.h"
#include "devices/lookout-tree-note.h"
#include "fleet.h"

/* First the person's groups, and then the platform's devices, or the note that stands in their place. */
struct _LookoutAccountModel
{
  GObject parent_instance;

  LookoutAccountNode *node;
  LookoutTreeNote *note;
  GListModel *groups;  /* those that can be seen */
  guint n_groups;      /* as last announced */
  GListModel *devices; /* (nullable): what is passed on */
  guint n_rest;        /* as last announced */
};

static GType
lookout_account_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
lookout_account_model_get_n_items (GListModel *model)
{
  LookoutAccountModel *self = LOOKOUT_ACCOUNT_MODEL (model);

  return self->n_groups + self->n_rest;
}

static gpointer
lookout_account_model_get_item (GListModel *model, guint position)
{
  LookoutAccountModel *self = LOOKOUT_ACCOUNT_MODEL (model);

  if (position < self->n_groups)
    return g_list_model_get_item (self->groups, position);
  position -= self->n_groups;
  if (position >= self->n_rest)
    return NULL;
  return self->devices != NULL ? g_list_model_get_item (self->devices, position)
                               : g_object_ref (self->note);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = lookout_account_model_get_item_type;
  iface->get_n_items = lookout_account_model_get_n_items;
  iface->get_item = lookout_account_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LookoutAccountModel,
                               lookout_account_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
lookout_account_model_announce (LookoutAccountModel *self,
                                guint position,
                                guint n_removed,
                                guint n_added)
{
  self->n_rest += n_added - n_removed;
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_groups + position, n_removed, n_added);
}

static void lookout_account_model_update (LookoutAccountModel *self);

static void
on_items_changed (LookoutAccountModel *self, guint position, guint n_removed, guint n_added)
{
  if (g_list_model_get_n_items (self->devices) > 0)
    lookout_account_model_announce (self, position, n_removed, n_added);
  else
    lookout_account_model_update (self);
}

static GListModel *
lookout_account_model_choose (LookoutAccountModel *self)
{
  return lookout_account_node_get_status (self->node) == LOOKOUT_ACCOUNT_READY
             ? G_LIST_MODEL (lookout_account_node_get_devices (self->node))
             : NULL;
}

/* Where the search finds members of groups alone, it did find something. */
static guint
lookout_account_model_count_notes (LookoutAccountModel *self)
{
  LookoutAccountStatus status = lookout_account_node_get_status (self->node);

  return status == LOOKOUT_ACCOUNT_NOT_FOUND ? self->n_groups == 0
                                             : status != LOOKOUT_ACCOUNT_CLOSED;
}

/* The note stays what it is while its words change: its row looks at the account by itself. */
static void
lookout_account_model_update (LookoutAccountModel *self)
{
  GListModel *devices = lookout_account_model_choose (self);
  guint n_rest = devices != NULL ? g_list_model_get_n_items (devices)
                                 : lookout_account_model_count_notes (self);

  if (devices == self->devices && (devices != NULL || n_rest == self->n_rest))
    return;
  if (self->devices != NULL)
    g_signal_handlers_disconnect_by_func (self->devices, on_items_changed, self);
  g_set_object (&self->devices, devices);
  if (devices != NULL)
    g_signal_connect_object (devices, "items-changed", G_CALLBACK (on_items_changed), self,
                             G_CONNECT_SWAPPED);
  lookout_account_model_announce (self, 0, self->n_rest, n_rest);
}

static void
on_groups_changed (LookoutAccountModel *self, guint position, guint n_removed, guint n_added)
{
  self->n_groups += n_added - n_removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  lookout_account_model_update (self);
}

static void
lookout_account_model_finalize (GObject *object)
{
  LookoutAccountModel *self = LOOKOUT_ACCOUNT_MODEL (object);

  g_clear_object (&self->node);
  g_clear_object (&self->note);
  g_clear_object (&self->groups);
  g_clear_object (&self->devices);
  G_OBJECT_CLASS (lookout_account_model_parent_class)->finalize (object);
}

static void
lookout_account_model_class_init (LookoutAccountModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lookout_account_model_finalize;
}

static void
lookout_account_model_init (LookoutAccountModel *self)
{
}

/**
 * lookout_account_model_new:
 * @node: an account
 * @groups: (nullable): the groups of all accounts
 *
 * Returns: (transfer full): what stands below it in the tree
 */
GListModel *
lookout_account_model_new (LookoutAccountNode *node, GListModel *groups)
{
  LookoutAccountModel *self = g_object_new (LOOKOUT_TYPE_ACCOUNT_MODEL, NULL);

  self->node = g_object_ref (node);
  self->note = lookout_tree_note_new (node);
  self->groups = lookout_group_filter_new_groups (groups, node);
  self->n_groups = g_list_model_get_n_items (self->groups);
  g_signal_connect_object (self->groups, "items-changed", G_CALLBACK (on_groups_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (node, "changed", G_CALLBACK (lookout_account_model_update), self,
                           G_CONNECT_SWAPPED);
  lookout_account_model_update (self);
  return G_LIST_MODEL (self);
}
