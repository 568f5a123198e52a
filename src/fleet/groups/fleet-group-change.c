/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a person does to groups, as changes that can be done again to a file. */

#include "groups/fleet-group-private.h"
#include "views/fleet-view-change-private.h"

FleetGroup *
fleet_groups_find (GPtrArray *groups, const char *id)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_strcmp0 (fleet_group_get_id (g_ptr_array_index (groups, i)), id) == 0)
      return g_ptr_array_index (groups, i);
  return NULL;
}

void
fleet_groups_forget (GPtrArray *groups, const char *account)
{
  for (guint i = groups->len; i > 0; i--)
    if (g_strcmp0 (fleet_group_get_account (g_ptr_array_index (groups, i - 1)), account) == 0)
      g_ptr_array_remove_index (groups, i - 1);
}

/* A group that is to get a name. */
typedef struct
{
  GPtrArray *groups;
  FleetGroup *group;
} Naming;

static gboolean
is_taken (const char *name, gconstpointer data)
{
  const Naming *naming = data;

  for (guint i = 0; i < naming->groups->len; i++)
    {
      FleetGroup *other = g_ptr_array_index (naming->groups, i);

      if (other != naming->group && g_strcmp0 (fleet_group_get_name (other), name) == 0
          && g_str_equal (fleet_group_get_account (other), fleet_group_get_account (naming->group)))
        return TRUE;
    }
  return FALSE;
}

static void
set_free_name (GPtrArray *groups, FleetGroup *group, const char *name)
{
  g_autofree char *free_name = NULL;

  if (name == NULL)
    return;
  free_name = fleet_view_change_dup_free_name (name, is_taken, &(Naming){ groups, group });
  fleet_group_set_name (group, free_name);
}

static void
insert_before (GPtrArray *groups, FleetGroup *group, const char *before)
{
  fleet_view_change_insert (groups, group,
                            before != NULL ? fleet_groups_find (groups, before) : NULL);
}

static GPtrArray *
dup_members (FleetGroup *group)
{
  GListModel *list = fleet_group_get_members (group);
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (members, g_list_model_get_item (list, i));
  return members;
}

/* Where the member of this key stands among @members; at the end, if it does not. */
static guint
find_place (GPtrArray *members, const char *key)
{
  guint place = 0;

  while (place < members->len
         && g_strcmp0 (fleet_group_member_get_key (g_ptr_array_index (members, place)), key) != 0)
    place++;
  return place;
}

static void
apply_put (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *known = fleet_groups_find (groups, self->id);
  g_autoptr (FleetGroup) group = fleet_group_parse (self->text);
  g_autofree char *name = NULL;

  g_return_if_fail (group != NULL);

  name = g_strdup (fleet_group_get_name (group));
  fleet_group_set_temporary (group, self->temporary);
  if (known != NULL)
    {
      fleet_group_assign (known, group);
      set_free_name (groups, known, name);
      return;
    }
  set_free_name (groups, group, name);
  insert_before (groups, g_steal_pointer (&group), self->before);
}

/* What is there stays where it is. */
static void
apply_merge (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *known = fleet_groups_find (groups, self->id);
  g_autoptr (FleetGroup) group = fleet_group_parse (self->text);
  g_autoptr (GPtrArray) members = NULL;
  guint place;

  g_return_if_fail (group != NULL);

  if (known == NULL)
    {
      fleet_group_set_temporary (group, self->temporary);
      set_free_name (groups, group, fleet_group_get_name (group));
      g_ptr_array_add (groups, g_steal_pointer (&group));
      return;
    }
  members = dup_members (known);
  place = find_place (members, self->before);
  for (guint i = 0; i < fleet_group_get_n_members (group); i++)
    {
      g_autoptr (FleetGroupMember) member
          = g_list_model_get_item (fleet_group_get_members (group), i);

      if (fleet_group_find (known, fleet_group_member_get_key (member)) == NULL)
        g_ptr_array_insert (members, (int) place++, g_steal_pointer (&member));
    }
  fleet_group_take_members (known, members);
}

static void
apply_rename (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *group = fleet_groups_find (groups, self->id);

  if (group != NULL && !fleet_group_is_favourites (group))
    set_free_name (groups, group, self->text);
}

static void
apply_move (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *group = fleet_groups_find (groups, self->id);

  if (group == NULL || g_strcmp0 (self->id, self->before) == 0)
    return;
  g_object_ref (group);
  g_ptr_array_remove (groups, group);
  insert_before (groups, group, self->before);
}

static void
apply_remove (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *group = fleet_groups_find (groups, self->id);

  if (group != NULL)
    g_ptr_array_remove (groups, group);
}

static void
apply_move_member (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *group = fleet_groups_find (groups, self->id);
  FleetGroupMember *member = group != NULL ? fleet_group_find (group, self->text) : NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (member == NULL || g_strcmp0 (self->text, self->before) == 0)
    return;
  members = dup_members (group);
  g_object_ref (member);
  g_ptr_array_remove (members, member);
  g_ptr_array_insert (members, (int) find_place (members, self->before), member);
  fleet_group_take_members (group, members);
}

static void
apply_remove_member (const FleetViewChange *self, GPtrArray *views, GPtrArray *groups)
{
  FleetGroup *group = fleet_groups_find (groups, self->id);
  FleetGroupMember *member = group != NULL ? fleet_group_find (group, self->text) : NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (member == NULL)
    return;
  members = dup_members (group);
  g_ptr_array_remove (members, member);
  fleet_group_take_members (group, members);
}

static FleetViewChange *
new_for_group (FleetViewApply apply, FleetGroup *group, const char *before)
{
  FleetViewChange *self = fleet_view_change_new (apply, fleet_group_get_id (group), before,
                                                 fleet_group_write (group));

  self->temporary = fleet_group_get_temporary (group);
  return self;
}

/* Adds a group, or makes the group of this id as this one is, where it stands. */
FleetViewChange *
fleet_view_change_new_put_group (FleetGroup *group, const char *before)
{
  return new_for_group (apply_put, group, before);
}

/* Adds those members that the group of this id does not have; the group, too, if it is not there. */
FleetViewChange *
fleet_view_change_new_merge_group (FleetGroup *group, const char *before)
{
  return new_for_group (apply_merge, group, before);
}

FleetViewChange *
fleet_view_change_new_rename_group (const char *id, const char *name)
{
  return fleet_view_change_new (apply_rename, id, NULL, g_strdup (name));
}

FleetViewChange *
fleet_view_change_new_move_group (const char *id, const char *before)
{
  return fleet_view_change_new (apply_move, id, before, NULL);
}

FleetViewChange *
fleet_view_change_new_remove_group (const char *id)
{
  return fleet_view_change_new (apply_remove, id, NULL, NULL);
}

FleetViewChange *
fleet_view_change_new_move_member (const char *id, const char *key, const char *before)
{
  return fleet_view_change_new (apply_move_member, id, before, g_strdup (key));
}

FleetViewChange *
fleet_view_change_new_remove_member (const char *id, const char *key)
{
  return fleet_view_change_new (apply_remove_member, id, NULL, g_strdup (key));
}
