/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/lookout-groups.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "views/lookout-views.h"

static FleetViewStore *
get_store (LookoutContext *context)
{
  LookoutViews *views = lookout_context_get_views (context);

  return views != NULL ? lookout_views_get_store (views) : NULL;
}

static FleetAccount *
get_account (LookoutContext *context)
{
  FleetSession *session = lookout_context_get_session (context);

  return session != NULL ? fleet_session_get_account (session) : NULL;
}

/**
 * lookout_groups_get_list:
 * @context: what is open in the window
 *
 * Returns: (transfer none) (nullable): the groups of all accounts
 */
GListModel *
lookout_groups_get_list (LookoutContext *context)
{
  FleetViewStore *store = get_store (context);

  return store != NULL ? fleet_view_store_get_groups (store) : NULL;
}

/**
 * lookout_groups_dup_of_account:
 * @context: what is open in the window
 *
 * Returns: (transfer full) (element-type FleetGroup): the groups of the open account, favourites first
 */
GPtrArray *
lookout_groups_dup_of_account (LookoutContext *context)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = lookout_groups_get_list (context);
  FleetAccount *account = get_account (context);

  for (guint i = 0; list != NULL && account != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetGroup) group = g_list_model_get_item (list, i);

      if (g_str_equal (fleet_group_get_account (group), fleet_account_get_id (account)))
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }
  return groups;
}

/**
 * lookout_groups_get_favourites:
 * @context: what is open in the window
 *
 * Returns: (transfer none) (nullable): those of the open account
 */
FleetGroup *
lookout_groups_get_favourites (LookoutContext *context)
{
  FleetViewStore *store = get_store (context);
  FleetAccount *account = get_account (context);

  return store != NULL && account != NULL ? fleet_view_store_get_favourites (store, account) : NULL;
}

FleetGroup *
lookout_groups_find (LookoutContext *context, const char *id)
{
  FleetViewStore *store = get_store (context);

  return store != NULL ? fleet_view_store_find_group (store, id) : NULL;
}

/* The key and the name of a channel, a device, or a member of another group. */
static gboolean
describe (gpointer item, const char **key, char **name)
{
  if (FLEET_IS_GROUP_MEMBER (item))
    {
      *key = fleet_group_member_get_key (item);
      *name = fleet_group_member_dup_title (item);
    }
  else if (FLEET_IS_CHANNEL (item))
    {
      *key = fleet_channel_get_key (item);
      *name = fleet_channel_dup_name (item);
    }
  else if (FLEET_IS_DEVICE (item))
    {
      *key = fleet_device_get_id (item);
      *name = g_strdup (fleet_device_get_title (item));
    }
  else
    return FALSE;
  return TRUE;
}

static gpointer
get_selected (LookoutContext *context)
{
  if (lookout_context_get_member (context) != NULL)
    return lookout_context_get_member (context);
  if (lookout_context_get_channel (context) != NULL)
    return lookout_context_get_channel (context);
  return lookout_context_get_device (context);
}

/**
 * lookout_groups_can_add:
 * @context: what is open in the window
 * @group: (nullable): a group of the open account
 *
 * Returns: whether what is selected in the tree is not in @group yet
 */
gboolean
lookout_groups_can_add (LookoutContext *context, FleetGroup *group)
{
  const char *key = NULL;
  g_autofree char *name = NULL;

  return group != NULL && describe (get_selected (context), &key, &name)
         && fleet_group_find (group, key) == NULL;
}

static gboolean
is_of_account (FleetGroup *group, gpointer item)
{
  g_autoptr (FleetSession) session = NULL;
  FleetDevice *device = item;

  if (FLEET_IS_GROUP_MEMBER (item))
    device = fleet_group_member_get_device (item);
  else if (FLEET_IS_CHANNEL (item))
    device = fleet_channel_get_device (item);
  if (device != NULL)
    session = fleet_device_dup_session (device);
  return session != NULL
         && g_str_equal (fleet_account_get_id (fleet_session_get_account (session)),
                         fleet_group_get_account (group));
}

/**
 * lookout_groups_add:
 * @context: what is open in the window
 * @group: a group
 * @item: a channel, a device, or a member of this or another group
 * @before: (nullable): the key of the member that it comes before; the last if there is none
 *
 * Adds @item to @group, or moves it there.
 *
 * Returns: %FALSE if it is of another account
 */
gboolean
lookout_groups_add (LookoutContext *context, FleetGroup *group, GObject *item, const char *before)
{
  const char *key = NULL;
  g_autofree char *name = NULL;
  FleetViewStore *store = get_store (context);

  if (store == NULL || !describe (item, &key, &name) || !is_of_account (group, item))
    return FALSE;
  if (g_strcmp0 (key, before) != 0)
    fleet_view_store_add_member (store, group, key, name, before);
  lookout_context_changed (context);
  return TRUE;
}

static void
tell (LookoutContext *context, FleetGroup *group)
{
  g_autofree char *text
      = g_strdup_printf (fleet_group_get_temporary (group)
                             /* Translators: the name of a group. */
                             ? _ ("Added to “%s” until Lookout quits, as the account is")
                             : _ ("Added to “%s”"),
                         fleet_group_get_title (group));

  lookout_context_toast (context, text);
}

/**
 * lookout_groups_add_selected:
 * @context: what is open in the window
 * @group: a group of the open account
 *
 * Adds what is selected in the tree, and says so.
 */
void
lookout_groups_add_selected (LookoutContext *context, FleetGroup *group)
{
  gpointer item = get_selected (context);

  if (item != NULL && lookout_groups_add (context, group, item, NULL))
    tell (context, group);
}

/**
 * lookout_groups_create:
 * @context: what is open in the window
 * @name: what the group is to be called
 *
 * Adds a group to the open account, with what is selected in the tree.
 */
void
lookout_groups_create (LookoutContext *context, const char *name)
{
  FleetAccount *account = get_account (context);
  FleetViewStore *store = get_store (context);
  g_autoptr (FleetGroup) group = NULL;
  g_autofree char *title = NULL;
  const char *key = NULL;
  FleetGroup *added;

  if (account == NULL || store == NULL)
    return;
  group = fleet_group_new (fleet_account_get_id (account), name);
  fleet_group_set_temporary (group, fleet_account_get_temporary (account));
  if (describe (get_selected (context), &key, &title))
    fleet_group_add (group, key, title);
  added = fleet_view_store_insert_group (store, group, NULL);
  lookout_context_reveal (context, G_OBJECT (added));
  if (key != NULL)
    tell (context, added);
  lookout_context_changed (context);
}

static gboolean
can_shift (LookoutContext *context, FleetGroup *group, FleetGroupMember *member, int by)
{
  g_autoptr (GPtrArray) groups = lookout_groups_dup_of_account (context);
  guint first = 0;
  guint n = fleet_group_get_n_members (group);
  guint position;

  if (member != NULL)
    position = fleet_group_find_position (group, fleet_group_member_get_key (member));
  else
    {
      if (fleet_group_is_favourites (group) || !g_ptr_array_find (groups, group, &position))
        return FALSE;
      first = fleet_group_is_favourites (g_ptr_array_index (groups, 0));
      n = groups->len;
    }
  return by < 0 ? position > first : position + 1 < n;
}

/**
 * lookout_groups_shift:
 * @context: what is open in the window
 * @by: -1 for up, 1 for down
 * @really: whether to do it; otherwise it is only looked whether it can be done
 *
 * Moves the member, or else the group, that is selected in the tree.
 *
 * Returns: whether there is something it can change places with
 */
gboolean
lookout_groups_shift (LookoutContext *context, int by, gboolean really)
{
  FleetViewStore *store = get_store (context);
  g_autoptr (FleetGroup) group = NULL;
  g_autoptr (FleetGroupMember) member = NULL;
  gboolean shifted;

  g_set_object (&group, lookout_context_get_group (context));
  g_set_object (&member, lookout_context_get_member (context));
  if (store == NULL || group == NULL)
    return FALSE;
  if (!really)
    return can_shift (context, group, member, by);
  if (member != NULL)
    shifted = fleet_view_store_shift_member (store, group, member, by);
  else
    shifted = fleet_view_store_shift_group (store, group, by);
  if (shifted)
    lookout_context_reveal (context, member != NULL ? G_OBJECT (member) : G_OBJECT (group));
  return shifted;
}

/* A message that brings back how the group was. */
static void
tell_undo (LookoutContext *context, const char *text, FleetGroup *group, const char *before)
{
  g_autofree char *written = fleet_group_write (group);
  g_autofree char *action = g_action_print_detailed_name (
      "win.group-restore", g_variant_new ("(ss)", written, before != NULL ? before : ""));

  lookout_context_toast_undo (context, text, _ ("_Undo"), action);
}

/**
 * lookout_groups_remove:
 * @context: what is open in the window
 *
 * Removes the member that is selected in the tree from its group.
 */
void
lookout_groups_remove (LookoutContext *context)
{
  FleetViewStore *store = get_store (context);
  g_autoptr (FleetGroup) group = NULL;
  g_autoptr (FleetGroup) before = NULL;
  g_autoptr (FleetGroupMember) member = NULL;
  g_autoptr (GObject) next = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  guint position;

  g_set_object (&group, lookout_context_get_group (context));
  g_set_object (&member, lookout_context_get_member (context));
  if (store == NULL || group == NULL || member == NULL)
    return;
  before = fleet_group_copy (group);
  title = fleet_group_member_dup_title (member);
  position = fleet_group_find_position (group, fleet_group_member_get_key (member));
  fleet_view_store_remove_member (store, group, member);
  next = g_list_model_get_item (fleet_group_get_members (group), position);
  if (next == NULL && position > 0)
    next = g_list_model_get_item (fleet_group_get_members (group), position - 1);
  lookout_context_reveal (context, next != NULL ? next : G_OBJECT (group));
  /* Translators: the name of a camera, and of a group. */
  text = g_strdup_printf (_ ("“%s” removed from “%s”"), title, fleet_group_get_title (group));
  tell_undo (context, text, before, NULL);
}

/* The one that follows it, before which it would come back. */
static char *
dup_next_id (LookoutContext *context, FleetGroup *group)
{
  GListModel *list = lookout_groups_get_list (context);
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i + 1 < n; i++)
    {
      g_autoptr (FleetGroup) other = g_list_model_get_item (list, i);
      g_autoptr (FleetGroup) next = g_list_model_get_item (list, i + 1);

      if (other == group)
        return g_strdup (fleet_group_get_id (next));
    }
  return NULL;
}

/**
 * lookout_groups_delete:
 * @context: what is open in the window
 *
 * Deletes the group that is selected in the tree.
 */
void
lookout_groups_delete (LookoutContext *context)
{
  FleetViewStore *store = get_store (context);
  g_autoptr (FleetGroup) group = NULL;
  g_autofree char *next = NULL;
  g_autofree char *text = NULL;

  g_set_object (&group, lookout_context_get_group (context));
  if (store == NULL || group == NULL || fleet_group_is_favourites (group))
    return;
  next = dup_next_id (context, group);
  fleet_view_store_remove_group (store, group);
  lookout_context_reveal (context, G_OBJECT (lookout_groups_get_favourites (context)));
  text = g_strdup_printf (_ ("“%s” deleted"), fleet_group_get_title (group));
  tell_undo (context, text, group, next);
}

/**
 * lookout_groups_restore:
 * @context: what is open in the window
 * @text: how the group was
 * @before: the id of the group that it comes before, or empty
 *
 * Takes back what was done to a group.
 */
void
lookout_groups_restore (LookoutContext *context, const char *text, const char *before)
{
  FleetViewStore *store = get_store (context);
  g_autoptr (FleetGroup) group = fleet_group_parse (text);
  FleetAccount *account = get_account (context);
  FleetGroup *restored;

  if (store == NULL || group == NULL)
    return;
  if (account != NULL
      && g_str_equal (fleet_account_get_id (account), fleet_group_get_account (group)))
    fleet_group_set_temporary (group, fleet_account_get_temporary (account));
  restored = fleet_view_store_insert_group (store, group, *before != '\0' ? before : NULL);
  lookout_context_reveal (context, G_OBJECT (restored));
}
