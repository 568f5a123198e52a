/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-group-filter.h"

#include "fleet.h"
#include "palette/lookout-palette-match.h"

struct _LookoutGroupFilter
{
  GtkFilter parent_instance;

  LookoutAccountNode *node;
  GListModel *groups; /* (nullable): of all accounts; not of the members' own filter */
  LookoutAccountStatus status;
  char *question;             /* what is asked for */
  LookoutPaletteQuery *query; /* (nullable): the text in it */
};

G_DEFINE_FINAL_TYPE (LookoutGroupFilter, lookout_group_filter, GTK_TYPE_FILTER)

static gboolean
is_filtered (LookoutGroupFilter *self)
{
  FleetDeviceList *devices = lookout_account_node_get_devices (self->node);

  return devices != NULL && fleet_device_list_is_filtered (devices);
}

/* A device that is not known yet has no tag and no state. */
static gboolean
match_device (LookoutGroupFilter *self, FleetGroupMember *member)
{
  FleetDeviceList *devices = lookout_account_node_get_devices (self->node);
  FleetDevice *device = fleet_group_member_get_device (member);

  if (fleet_device_list_get_tag (devices) == NULL
      && fleet_device_list_get_online (devices) == FLEET_ONLINE_FILTER_ALL)
    return TRUE;
  return device != NULL && fleet_device_list_admits (devices, device);
}

static gboolean
match_member (LookoutGroupFilter *self, FleetGroupMember *member)
{
  g_autofree char *title = NULL;

  if (!is_filtered (self))
    return TRUE;
  if (!match_device (self, member))
    return FALSE;
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

static gboolean
is_of_account (LookoutGroupFilter *self, FleetGroup *group)
{
  FleetAccount *account = lookout_account_node_get_account (self->node);

  return g_str_equal (fleet_group_get_account (group), fleet_account_get_id (account));
}

/* Favourites wait for something to be dragged there, once there is something to drag. */
static gboolean
match_group (LookoutGroupFilter *self, FleetGroup *group)
{
  if (lookout_account_node_get_devices (self->node) == NULL || !is_of_account (self, group))
    return FALSE;
  if (is_filtered (self))
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

/* What filters go by has to be known of members that no row has shown yet, too. */
static void
look_up_groups (LookoutGroupFilter *self)
{
  g_autoptr (FleetSession) session = lookout_account_node_dup_session (self->node);
  guint n = self->groups != NULL ? g_list_model_get_n_items (self->groups) : 0;

  for (guint i = 0; session != NULL && i < n; i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (self->groups, i);

      if (is_of_account (self, group))
        fleet_group_look_up (group, session);
    }
}

static char *
dup_question (FleetDeviceList *devices)
{
  const char *text = devices != NULL ? fleet_device_list_get_text (devices) : NULL;
  const char *tag = devices != NULL ? fleet_device_list_get_tag (devices) : NULL;
  int online = devices != NULL ? (int) fleet_device_list_get_online (devices) : 0;

  return g_strdup_printf ("%d\n%s\n%s", online, text != NULL ? text : "", tag != NULL ? tag : "");
}

static void
on_node_changed (LookoutGroupFilter *self)
{
  FleetDeviceList *devices = lookout_account_node_get_devices (self->node);
  LookoutAccountStatus status = lookout_account_node_get_status (self->node);
  g_autofree char *question = dup_question (devices);

  if (status == self->status && g_strcmp0 (question, self->question) == 0)
    return;
  self->status = status;
  g_free (self->question);
  self->question = g_steal_pointer (&question);
  g_clear_pointer (&self->query, lookout_palette_query_free);
  if (devices != NULL && fleet_device_list_get_text (devices) != NULL)
    self->query = lookout_palette_query_new (fleet_device_list_get_text (devices));
  if (is_filtered (self))
    look_up_groups (self);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_members (LookoutGroupFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_told (LookoutGroupFilter *self)
{
  if (is_filtered (self))
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
      g_signal_handlers_disconnect_by_func (group, on_told, self);
      g_signal_connect_object (group, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
    }
}

static void
lookout_group_filter_dispose (GObject *object)
{
  LookoutGroupFilter *self = LOOKOUT_GROUP_FILTER (object);

  g_clear_object (&self->groups);
  g_clear_object (&self->node);
  g_clear_pointer (&self->question, g_free);
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
  LookoutGroupFilter *self = create (node);

  g_signal_connect_object (group, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  return create_list (fleet_group_get_members (group), self);
}
