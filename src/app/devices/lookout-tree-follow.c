/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which rows of the tree are open, and where it goes by itself. */

#include "devices/lookout-tree-private.h"

#include "accounts/lookout-account-node.h"
#include "fleet.h"
#include "groups/lookout-groups.h"

static GtkTreeListRow *
lookout_tree_find_open_row (LookoutTree *self)
{
  GListModel *list = lookout_accounts_get_list (self->accounts);
  FleetAccount *open = lookout_accounts_get_account (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      if (account == open)
        return gtk_tree_list_model_get_child_row (self->model, i);
    }
  return NULL;
}

static void
lookout_tree_collapse_closed (LookoutTree *self)
{
  GListModel *list = lookout_accounts_get_list (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->model, i);
      g_autoptr (LookoutAccountNode) node = gtk_tree_list_row_get_item (row);

      if (lookout_account_node_get_status (node) == LOOKOUT_ACCOUNT_CLOSED)
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

/* Where the groups of the open account stand: they are the first of what is below it. */
static GtkTreeListRow *
lookout_tree_find_group_row (LookoutTree *self, guint index)
{
  g_autoptr (GtkTreeListRow) open = lookout_tree_find_open_row (self);
  g_autoptr (GtkTreeListRow) row
      = open != NULL ? gtk_tree_list_row_get_child_row (open, index) : NULL;
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return FLEET_IS_GROUP (item) ? g_steal_pointer (&row) : NULL;
}

/* What was searched for is to be seen; afterwards nobody wants to close what they did not open. */
static void
on_text (LookoutTree *self)
{
  const char *text = fleet_device_list_get_text (self->devices);

  for (guint i = 0;; i++)
    {
      g_autoptr (GtkTreeListRow) row = lookout_tree_find_group_row (self, i);

      if (row == NULL)
        return;
      gtk_tree_list_row_set_expanded (row, text != NULL && *text != '\0');
    }
}

static void
lookout_tree_follow_devices (LookoutTree *self)
{
  FleetSession *session = lookout_accounts_get_session (self->accounts);
  FleetDeviceList *devices = session != NULL ? fleet_session_get_devices (session) : NULL;

  if (self->devices != NULL)
    g_signal_handlers_disconnect_by_func (self->devices, on_text, self);
  g_set_object (&self->devices, devices);
  /* After those who show the groups that answer. */
  if (devices != NULL)
    g_signal_connect_object (self->devices, "notify::text", G_CALLBACK (on_text), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (session != NULL && self->context != NULL)
    lookout_groups_get_favourites (self->context);
}

/* One account is open at a time, and its row with it. What a person then closes stays closed. */
static void
on_accounts_changed (LookoutTree *self)
{
  FleetAccount *account = lookout_accounts_get_account (self->accounts);
  LookoutAccountsState state = lookout_accounts_get_state (self->accounts);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (account == self->account && state == self->state)
    return;
  g_set_object (&self->account, account);
  self->state = state;
  lookout_tree_follow_devices (self);
  lookout_tree_collapse_closed (self);
  row = lookout_tree_find_open_row (self);
  if (row != NULL && state != LOOKOUT_ACCOUNTS_CLOSED)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

static GtkTreeListRow *
find_child (GtkTreeListRow *parent, gpointer item)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_row_get_child_row (parent, i);
      g_autoptr (GObject) other = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

      if (row == NULL || other == item)
        return g_steal_pointer (&row);
    }
}

/* A group, or a member, whose group is opened for it. */
static void
on_reveal (LookoutTree *self, GObject *item)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GtkTreeListRow) row = lookout_tree_find_group_row (self, i);
      g_autoptr (FleetGroup) group = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
      g_autoptr (GtkTreeListRow) child = NULL;

      if (row == NULL)
        return;
      if (G_OBJECT (group) == item)
        {
          lookout_tree_go_to (self, gtk_tree_list_row_get_position (row));
          return;
        }
      if (!FLEET_IS_GROUP_MEMBER (item)
          || fleet_group_find (group, fleet_group_member_get_key (FLEET_GROUP_MEMBER (item)))
                 != FLEET_GROUP_MEMBER (item))
        continue;
      gtk_tree_list_row_set_expanded (row, TRUE);
      child = find_child (row, item);
      if (child != NULL)
        lookout_tree_go_to (self, gtk_tree_list_row_get_position (child));
      return;
    }
}

/* Opens and closes rows as accounts are opened and searched, and goes where it is told. */
void
lookout_tree_follow (LookoutTree *self)
{
  g_signal_connect_object (self->accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "reveal", G_CALLBACK (on_reveal), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
}

/* The first camera that was found, or else the row of the account. */
guint
lookout_tree_find_first (LookoutTree *self)
{
  g_autoptr (GtkTreeListRow) open = lookout_tree_find_open_row (self);
  guint position;

  if (open == NULL)
    return 0;
  position = gtk_tree_list_row_get_position (open);
  for (guint i = position + 1; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (!FLEET_IS_GROUP (item))
        return gtk_tree_list_row_get_depth (row) > gtk_tree_list_row_get_depth (open) ? i
                                                                                      : position;
    }
  return position;
}
