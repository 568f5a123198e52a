/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-kind.h"

#include "accounts/lookout-account-node.h"
#include "devices/lookout-account-model.h"
#include "devices/lookout-channel-model.h"
#include "devices/lookout-group-filter.h"
#include "devices/lookout-tree-note.h"
#include "fleet.h"

static GListModel *
create_account_children (gpointer item, LookoutAccounts *accounts, GListModel *groups)
{
  return lookout_account_model_new (item, groups);
}

static GListModel *
create_device_children (gpointer item, LookoutAccounts *accounts, GListModel *groups)
{
  return lookout_channel_model_new (item);
}

static GListModel *
create_group_children (gpointer item, LookoutAccounts *accounts, GListModel *groups)
{
  GListModel *list = lookout_accounts_get_list (accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      if (g_str_equal (fleet_account_get_id (account), fleet_group_get_account (item)))
        {
          g_autoptr (LookoutAccountNode) node = lookout_account_node_new (accounts, account);

          return lookout_group_filter_new_members (item, node);
        }
    }
  return NULL;
}

static FleetDevice *
get_device_of_row (gpointer item)
{
  return fleet_device_row_get_device (item);
}

static FleetDevice *
get_device_of_channel (gpointer item)
{
  return fleet_channel_get_device (item);
}

static FleetDevice *
get_device_of_member (gpointer item)
{
  return fleet_group_member_get_device (item);
}

static FleetDevice *
get_device_of_note (gpointer item)
{
  return lookout_tree_note_get_device (item);
}

static FleetChannel *
get_channel_itself (gpointer item)
{
  return item;
}

static FleetChannel *
get_channel_of_member (gpointer item)
{
  return fleet_group_member_get_channel (item);
}

/* The poller asks about devices, not about their channels once more. */
static const LookoutTreeKind kinds[] = {
  { lookout_account_node_get_type, create_account_children },
  { fleet_group_get_type, create_group_children },
  { fleet_group_member_get_type, NULL, get_device_of_member, get_channel_of_member, TRUE, TRUE },
  { fleet_device_row_get_type, create_device_children, get_device_of_row, NULL, TRUE, TRUE },
  { fleet_channel_get_type, NULL, get_device_of_channel, get_channel_itself, FALSE, TRUE },
  { lookout_tree_note_get_type, NULL, get_device_of_note },
};

/**
 * lookout_tree_kind_find:
 * @item: (nullable): what a row of the tree is about
 *
 * Returns: (nullable): what kind of row that is
 */
const LookoutTreeKind *
lookout_tree_kind_find (gpointer item)
{
  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item, kinds[i].get_type ()))
      return &kinds[i];
  return NULL;
}

/**
 * lookout_tree_kind_get_device:
 * @item: (nullable): what a row of the tree is about
 *
 * Returns: (transfer none) (nullable): the device, once that is known
 */
FleetDevice *
lookout_tree_kind_get_device (gpointer item)
{
  const LookoutTreeKind *kind = lookout_tree_kind_find (item);

  return kind != NULL && kind->get_device != NULL ? kind->get_device (item) : NULL;
}

/**
 * lookout_tree_kind_get_channel:
 * @item: (nullable): what a row of the tree is about
 *
 * Returns: (transfer none) (nullable): the channel
 */
FleetChannel *
lookout_tree_kind_get_channel (gpointer item)
{
  const LookoutTreeKind *kind = lookout_tree_kind_find (item);

  return kind != NULL && kind->get_channel != NULL ? kind->get_channel (item) : NULL;
}

/**
 * lookout_tree_kind_get_group:
 * @row: a row of the tree
 *
 * Returns: (transfer none) (nullable): the group that it is, or that it is a member of
 */
FleetGroup *
lookout_tree_kind_get_group (GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = NULL;
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
  g_autoptr (GObject) above = NULL;

  if (FLEET_IS_GROUP (item))
    return FLEET_GROUP (item); /* the row holds it */
  parent = FLEET_IS_GROUP_MEMBER (item) ? gtk_tree_list_row_get_parent (row) : NULL;
  above = parent != NULL ? gtk_tree_list_row_get_item (parent) : NULL;
  return FLEET_IS_GROUP (above) ? FLEET_GROUP (above) : NULL;
}
