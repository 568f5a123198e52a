/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The groups of a store, and what a person does with them: each of it is a change. */

#include "groups/fleet-view-store-groups.h"

#include "accounts/fleet-account.h"
#include "views/fleet-view-store-private.h"
#include "views/fleet-view.h"

/**
 * fleet_view_store_find_group:
 * @self: a store
 * @id: (nullable): the id of a group
 *
 * Finds a group.
 *
 * Returns: (transfer none) (nullable): the group in the list
 */
FleetGroup *
fleet_view_store_find_group (FleetViewStore *self, const char *id)
{
  GListModel *list = fleet_view_store_get_groups (self);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (list, i);

      if (g_strcmp0 (fleet_group_get_id (group), id) == 0)
        return group; /* the list holds it */
    }
  return NULL;
}

/**
 * fleet_view_store_find_group_name:
 * @self: a store
 * @account: the id of an account
 * @name: what a group is called
 *
 * Finds a group by its name.
 *
 * Returns: (transfer none) (nullable): the group in the list
 */
FleetGroup *
fleet_view_store_find_group_name (FleetViewStore *self, const char *account, const char *name)
{
  GListModel *list = fleet_view_store_get_groups (self);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (list, i);

      if (g_strcmp0 (fleet_group_get_account (group), account) == 0
          && g_strcmp0 (fleet_group_get_name (group), name) == 0)
        return group; /* the list holds it */
    }
  return NULL;
}

/**
 * fleet_view_store_get_favourites:
 * @self: a store
 * @account: an account
 *
 * Gets the favourites of an account. They are in the list from now on, empty as they may be; the file has them once they
 * are not.
 *
 * Returns: (transfer none): the group in the list
 */
FleetGroup *
fleet_view_store_get_favourites (FleetViewStore *self, FleetAccount *account)
{
  g_autoptr (FleetGroup) empty = NULL;
  FleetGroup *known;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);
  g_return_val_if_fail (FLEET_IS_ACCOUNT (account), NULL);

  empty = fleet_group_new_favourites (fleet_account_get_id (account));
  known = fleet_view_store_find_group (self, fleet_group_get_id (empty));
  if (known != NULL)
    return known;
  fleet_group_set_temporary (empty, fleet_account_get_temporary (account));
  fleet_view_store_do (self, fleet_view_change_new_merge_group (empty, NULL), FALSE);
  return fleet_view_store_find_group (self, fleet_group_get_id (empty));
}

/**
 * fleet_view_store_insert_group:
 * @self: a store
 * @group: a group; it is copied
 * @before: (nullable): the id of the group that it comes before; the last if there is none
 *
 * Adds a group, or makes the group of its id as this one is. A name that is taken gets a number.
 *
 * Returns: (transfer none): the group in the list
 */
FleetGroup *
fleet_view_store_insert_group (FleetViewStore *self, FleetGroup *group, const char *before)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);
  g_return_val_if_fail (FLEET_IS_GROUP (group), NULL);

  fleet_view_store_do (self, fleet_view_change_new_put_group (group, before),
                       !fleet_group_get_temporary (group));
  return fleet_view_store_find_group (self, fleet_group_get_id (group));
}

/**
 * fleet_view_store_merge_group:
 * @self: a store
 * @group: a group; it is copied
 * @before: (nullable): the key of the member that new ones come before; they are the last if there is none
 *
 * Adds a group, or to the group of its id those members that it does not have.
 *
 * Returns: (transfer none): the group in the list
 */
FleetGroup *
fleet_view_store_merge_group (FleetViewStore *self, FleetGroup *group, const char *before)
{
  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), NULL);
  g_return_val_if_fail (FLEET_IS_GROUP (group), NULL);

  fleet_view_store_do (self, fleet_view_change_new_merge_group (group, before),
                       !fleet_group_get_temporary (group));
  return fleet_view_store_find_group (self, fleet_group_get_id (group));
}

/**
 * fleet_view_store_rename_group:
 * @self: a store
 * @group: a group in it that has a name
 * @name: what it is to be called
 *
 * Renames a group.
 *
 * Returns: %FALSE if that is no name, or that of another group of the account
 */
gboolean
fleet_view_store_rename_group (FleetViewStore *self, FleetGroup *group, const char *name)
{
  g_autofree char *clean = fleet_view_dup_clean_name (name);
  FleetGroup *other;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), FALSE);
  g_return_val_if_fail (FLEET_IS_GROUP (group) && !fleet_group_is_favourites (group), FALSE);

  if (clean == NULL)
    return FALSE;
  other = fleet_view_store_find_group_name (self, fleet_group_get_account (group), clean);
  if (other == NULL)
    fleet_view_store_do (self,
                         fleet_view_change_new_rename_group (fleet_group_get_id (group), clean),
                         !fleet_group_get_temporary (group));
  return other == NULL || other == group;
}

/* The groups of an account that have a name, in order. */
static GPtrArray *
dup_named (FleetViewStore *self, const char *account)
{
  GListModel *list = fleet_view_store_get_groups (self);
  GPtrArray *named = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (list, i);

      if (!fleet_group_is_favourites (group)
          && g_str_equal (fleet_group_get_account (group), account))
        g_ptr_array_add (named, g_steal_pointer (&group));
    }
  return named;
}

/**
 * fleet_view_store_shift_group:
 * @self: a store
 * @group: a group in it
 * @by: -1 for up, 1 for down
 *
 * Lets a group and its neighbour change places. Favourites stay the first.
 *
 * Returns: %FALSE if there is no neighbour
 */
gboolean
fleet_view_store_shift_group (FleetViewStore *self, FleetGroup *group, int by)
{
  g_autoptr (GPtrArray) named = NULL;
  FleetGroup *before = NULL;
  guint position;
  gint64 to;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), FALSE);
  g_return_val_if_fail (FLEET_IS_GROUP (group), FALSE);

  named = dup_named (self, fleet_group_get_account (group));
  if (!g_ptr_array_find (named, group, &position))
    return FALSE;
  to = (gint64) position + by;
  if (to < 0 || to >= named->len)
    return FALSE;
  to += by > 0; /* the place that it leaves counts no more */
  if (to < named->len)
    before = g_ptr_array_index (named, to);
  fleet_view_store_do (self,
                       fleet_view_change_new_move_group (fleet_group_get_id (group),
                                                         before != NULL
                                                             ? fleet_group_get_id (before)
                                                             : NULL),
                       !fleet_group_get_temporary (group));
  return TRUE;
}

/**
 * fleet_view_store_remove_group:
 * @self: a store
 * @group: a group in it
 *
 * Removes a group. [method@Fleet.ViewStore.insert_group] brings it back.
 */
void
fleet_view_store_remove_group (FleetViewStore *self, FleetGroup *group)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_GROUP (group));

  fleet_view_store_do (self, fleet_view_change_new_remove_group (fleet_group_get_id (group)),
                       !fleet_group_get_temporary (group));
}

/* The same group without its members, to be merged. */
static FleetGroup *
create_empty (FleetGroup *group)
{
  FleetGroup *empty = fleet_group_copy (group);

  g_list_store_remove_all (G_LIST_STORE (fleet_group_get_members (empty)));
  return empty;
}

/**
 * fleet_view_store_add_member:
 * @self: a store
 * @group: a group in it
 * @key: the key of a channel, or the id of a device
 * @name: (nullable): what it is called
 * @before: (nullable): the key of the member that it comes before; the last if there is none
 *
 * Adds a member. One that is there already moves.
 */
void
fleet_view_store_add_member (FleetViewStore *self,
                             FleetGroup *group,
                             const char *key,
                             const char *name,
                             const char *before)
{
  g_autoptr (FleetGroup) added = NULL;
  FleetGroupMember *known;

  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_GROUP (group));

  known = fleet_group_find (group, key);
  if (known != NULL)
    {
      fleet_view_store_move_member (self, group, known, before);
      return;
    }
  added = create_empty (group);
  fleet_group_add (added, key, name);
  fleet_view_store_merge_group (self, added, before);
}

/**
 * fleet_view_store_move_member:
 * @self: a store
 * @group: a group in it
 * @member: a member of it
 * @before: (nullable): the key of the member that it comes before; the last if there is none
 *
 * Moves a member within its group.
 */
void
fleet_view_store_move_member (FleetViewStore *self,
                              FleetGroup *group,
                              FleetGroupMember *member,
                              const char *before)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_GROUP (group));
  g_return_if_fail (FLEET_IS_GROUP_MEMBER (member));

  fleet_view_store_do (self,
                       fleet_view_change_new_move_member (fleet_group_get_id (group),
                                                          fleet_group_member_get_key (member),
                                                          before),
                       !fleet_group_get_temporary (group));
}

/**
 * fleet_view_store_shift_member:
 * @self: a store
 * @group: a group in it
 * @member: a member of it
 * @by: -1 for up, 1 for down
 *
 * Lets a member and its neighbour change places.
 *
 * Returns: %FALSE if there is no neighbour
 */
gboolean
fleet_view_store_shift_member (FleetViewStore *self,
                               FleetGroup *group,
                               FleetGroupMember *member,
                               int by)
{
  g_autoptr (FleetGroupMember) before = NULL;
  guint n_members;
  gint64 to;

  g_return_val_if_fail (FLEET_IS_VIEW_STORE (self), FALSE);
  g_return_val_if_fail (FLEET_IS_GROUP (group), FALSE);
  g_return_val_if_fail (FLEET_IS_GROUP_MEMBER (member), FALSE);

  n_members = fleet_group_get_n_members (group);
  to = (gint64) fleet_group_find_position (group, fleet_group_member_get_key (member)) + by;
  if (to < 0 || to >= n_members)
    return FALSE;
  to += by > 0; /* the place that it leaves counts no more */
  before = g_list_model_get_item (fleet_group_get_members (group), (guint) to);
  fleet_view_store_move_member (self, group, member,
                                before != NULL ? fleet_group_member_get_key (before) : NULL);
  return TRUE;
}

/**
 * fleet_view_store_remove_member:
 * @self: a store
 * @group: a group in it
 * @member: a member of it
 *
 * Removes a member from a group.
 */
void
fleet_view_store_remove_member (FleetViewStore *self, FleetGroup *group, FleetGroupMember *member)
{
  g_return_if_fail (FLEET_IS_VIEW_STORE (self));
  g_return_if_fail (FLEET_IS_GROUP (group));
  g_return_if_fail (FLEET_IS_GROUP_MEMBER (member));

  fleet_view_store_do (self,
                       fleet_view_change_new_remove_member (fleet_group_get_id (group),
                                                            fleet_group_member_get_key (member)),
                       !fleet_group_get_temporary (group));
}
