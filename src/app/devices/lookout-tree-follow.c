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

static gboolean
lookout_tree_is_filtered (LookoutTree *self)
{
  return self->devices != NULL && fleet_device_list_is_filtered (self->devices);
}

/* What was found is to be seen; afterwards all is as it was before. */
static gboolean
on_arrange (gpointer user_data)
{
  LookoutTree *self = user_data;
  gboolean filtered = lookout_tree_is_filtered (self);

  self->arranging = 0;
  for (guint i = 0;; i++)
    {
      g_autoptr (GtkTreeListRow) row = lookout_tree_find_group_row (self, i);
      g_autoptr (FleetGroup) group = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

      if (group == NULL)
        return G_SOURCE_REMOVE;
      gtk_tree_list_row_set_expanded (
          row, filtered || g_hash_table_contains (self->open_groups, fleet_group_get_id (group)));
    }
}

/* Rows cannot be opened while the list tells that there are others: before they are drawn is soon enough. */
static void
lookout_tree_arrange (LookoutTree *self)
{
  if (self->arranging != 0)
    return;
  self->arranging = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_arrange, self, NULL);
}

/* A row that goes says that it closes, and is about no group any more. */
static void
on_group_expanded (LookoutTree *self, GParamSpec *pspec, GtkTreeListRow *row)
{
  g_autoptr (FleetGroup) group = gtk_tree_list_row_get_item (row);

  if (group == NULL || lookout_tree_is_filtered (self))
    return;
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_add (self->open_groups, g_strdup (fleet_group_get_id (group)));
  else
    g_hash_table_remove (self->open_groups, fleet_group_get_id (group));
}

/* Only a row that somebody holds tells that it is opened. */
static void
on_rows (LookoutTree *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTreeListRow *row;

  for (guint i = 0; (row = lookout_tree_find_group_row (self, i)) != NULL; i++)
    {
      g_ptr_array_add (rows, row);
      if (g_ptr_array_find (self->group_rows, row, NULL))
        continue;
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_group_expanded), self,
                               G_CONNECT_SWAPPED);
      lookout_tree_arrange (self);
    }
  g_ptr_array_unref (self->group_rows);
  self->group_rows = g_steal_pointer (&rows);
}

static void
lookout_tree_follow_devices (LookoutTree *self)
{
  static const char *const filters[] = { "notify::text", "notify::tag", "notify::online" };
  FleetSession *session = lookout_accounts_get_session (self->accounts);
  FleetDeviceList *devices = session != NULL ? fleet_session_get_devices (session) : NULL;

  if (self->devices != NULL)
    g_signal_handlers_disconnect_by_func (self->devices, lookout_tree_arrange, self);
  g_set_object (&self->devices, devices);
  for (guint i = 0; devices != NULL && i < G_N_ELEMENTS (filters); i++)
    g_signal_connect_object (devices, filters[i], G_CALLBACK (lookout_tree_arrange), self,
                             G_CONNECT_SWAPPED);
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

/* Opens and closes rows as accounts are opened and filtered, and goes where it is told. */
void
lookout_tree_follow (LookoutTree *self)
{
  self->group_rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->open_groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (on_rows), self,
                           G_CONNECT_SWAPPED);
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
