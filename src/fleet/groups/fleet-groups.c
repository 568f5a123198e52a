/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/fleet-groups.h"

#include "groups/fleet-group-private.h"
#include "groups/fleet-list-show.h"
#include "views/fleet-view-change.h"

/* Favourites are the first. */
void
fleet_groups_show (GListStore *shown, GPtrArray *groups)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint favourites = 0; favourites < 2; favourites++)
    for (guint i = 0; i < groups->len; i++)
      if (fleet_group_is_favourites (g_ptr_array_index (groups, i)) == (favourites == 0))
        g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (groups, i)));
  fleet_list_show (shown, sorted);
}

GPtrArray *
fleet_groups_dup (GListStore *shown)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shown)); i++)
    g_ptr_array_add (groups, g_list_model_get_item (G_LIST_MODEL (shown), i));
  return groups;
}

/* What a file holds takes the place of what the list has of it; each group stays the same object. Groups of this run only
 * stay, and so do favourites, of which the file has nothing while they are empty. */
void
fleet_groups_adopt (GListStore *shown, GPtrArray *read)
{
  g_autoptr (GPtrArray) known = fleet_groups_dup (shown);
  g_autoptr (GPtrArray) next = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < read->len; i++)
    {
      FleetGroup *group = g_ptr_array_index (read, i);
      FleetGroup *same = fleet_groups_find (known, fleet_group_get_id (group));

      if (same != NULL)
        fleet_group_assign (same, group);
      g_ptr_array_add (next, g_object_ref (same != NULL ? same : group));
    }
  for (guint i = 0; i < known->len; i++)
    {
      FleetGroup *group = g_ptr_array_index (known, i);

      if (g_ptr_array_find (next, group, NULL)
          || (!fleet_group_get_temporary (group) && !fleet_group_is_favourites (group)))
        continue;
      if (!fleet_group_get_temporary (group))
        fleet_group_take_members (group, none);
      g_ptr_array_add (next, g_object_ref (group));
    }
  fleet_groups_show (shown, next);
}
