/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-group-filter.h"

#include "fleet.h"
#include "palette/lookout-palette-match.h"

struct _LookoutGroupFilter
{
  GtkFilter parent_instance;

  LookoutAccountNode *node;
  GListModel
      *groups; /* (nullable): whose numbers of members matter; not of the members' own filter */
  LookoutAccountStatus status;
  char *text;                 /* (nullable): what is searched for */
  LookoutPaletteQuery *query; /* (nullable): the same */
};

G_DEFINE_FINAL_TYPE (LookoutGroupFilter, lookout_group_filter, GTK_TYPE_FILTER)

static gboolean
match_member (LookoutGroupFilter *self, FleetGroupMember *member)
{
  g_autofree char *title = NULL;

  if (self->query == NULL)
    return TRUE;
  title = fleet_group_member_dup_title (member);
  return lookout_palette_query_match (self->query, title) != LOOKOUT_PALETTE_NONE;
}

static gboolean
match_any_member (LookoutGroupFilter *self, FleetGroup *group)
{
  GListModel *members = fleet_group_get_members (group);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (FleetGroupMember) member = g_list_model_get_item (members, i);

      if (match_member (self, member))
        return TRUE;
    }
  return FALSE;
}

/* Favourites wait for something to be dragged there, once there is something to drag. */
static gboolean
match_group (LookoutGroupFilter *self, FleetGroup *group)
{
  FleetAccount *account = lookout_account_node_get_account (self->node);

  if (lookout_account_node_get_devices (self->node) == NULL
      || !g_str_equal (fleet_group_get_account (group), fleet_account_get_id (account)))
    return FALSE;
  if (self->query != NULL)
    return match_any_member (self, group);
  return !fleet_group_is_favourites (group) || fleet_group_get_n_members (group) > 0
         || self->status == LOOKOUT_ACCOUNT_READY;
}

static gboolean
lookout_group_filter_match (GtkFilter *filter, gpointer item)
{
  LookoutGroupFilter *self = LOOKOUT_GROUP_FILTER (filter);

  return FLEET_IS_GROUP (item) ? match_group (self, item) : match_member (self, item);
}

static void
on_node_changed (LookoutGroupFilter *self)
{
  FleetDeviceList *devices = lookout_account_node_get_devices (self->node);
  LookoutAccountStatus status = lookout_account_node_get_status (self->node);
  const char *text = devices != NULL ? fleet_device_list_get_text (devices) : NULL;

  if (status == self->status && g_strcmp0 (text, self->text) == 0)
    return;
  self->status = status;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->query, lookout_palette_query_free);
  if (text != NULL && *text != '\0')
    self->query = lookout_palette_query_new (text);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_members (LookoutGroupFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_groups (LookoutGroupFilter *self, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (self->groups, i);

      g_signal_handlers_disconnect_by_func (group, on_members, self);
      g_signal_connect_object (group, "notify::n-members", G_CALLBACK (on_members), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
lookout_group_filter_dispose (GObject *object)
{
  LookoutGroupFilter *self = LOOKOUT_GROUP_FILTER (object);

  g_clear_object (&self->groups);
  g_clear_object (&self->node);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->query, lookout_palette_query_free);
  G_OBJECT_CLASS (lookout_group_filter_parent_class)->dispose (object);
}

static void
lookout_group_filter_class_init (LookoutGroupFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lookout_group_filter_dispose;
  GTK_FILTER_CLASS (klass)->match = lookout_group_filter_match;
}

static void
lookout_group_filter_init (LookoutGroupFilter *self)
{
}

static LookoutGroupFilter *
create (LookoutAccountNode *node)
{
  LookoutGroupFilter *self = g_object_new (LOOKOUT_TYPE_GROUP_FILTER, NULL);

  self->node = g_object_ref (node);
  g_signal_connect_object (node, "changed", G_CALLBACK (on_node_changed), self, G_CONNECT_SWAPPED);
  on_node_changed (self);
  return self;
}

static GListModel *
create_list (GListModel *all, LookoutGroupFilter *filter)
{
  return G_LIST_MODEL (
      gtk_filter_list_model_new (all != NULL ? g_object_ref (all) : NULL, GTK_FILTER (filter)));
}

/**
 * lookout_group_filter_new_groups:
 * @groups: (nullable): the groups of all accounts
 * @node: one account
 *
 * Returns: (transfer full): those that are shown below @node
 */
GListModel *
lookout_group_filter_new_groups (GListModel *groups, LookoutAccountNode *node)
{
  LookoutGroupFilter *self = create (node);

  if (groups != NULL)
    {
      self->groups = g_object_ref (groups);
      g_signal_connect_object (groups, "items-changed", G_CALLBACK (on_groups), self,
                               G_CONNECT_SWAPPED);
      on_groups (self, 0, 0, g_list_model_get_n_items (groups));
    }
  return create_list (groups, self);
}

/**
 * lookout_group_filter_new_members:
 * @group: a group
 * @node: the account that it is of
 *
 * Returns: (transfer full): its members that are shown
 */
GListModel *
lookout_group_filter_new_members (FleetGroup *group, LookoutAccountNode *node)
{
  return create_list (fleet_group_get_members (group), create (node));
}
