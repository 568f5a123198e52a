/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "groups/lookout-group-actions.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "groups/lookout-group-naming.h"
#include "groups/lookout-group-show.h"
#include "groups/lookout-groups.h"
#include "patrol/lookout-round.h"
#include "shell/lookout-kiosk.h"

static void
activate_favourite (LookoutContext *context, GVariant *parameter)
{
  lookout_groups_add_selected (context, lookout_groups_get_favourites (context));
}

static gboolean
enabled_favourite (LookoutContext *context)
{
  return lookout_groups_can_add (context, lookout_groups_get_favourites (context));
}

static void
activate_add (LookoutContext *context, GVariant *parameter)
{
  FleetGroup *group = lookout_groups_find (context, g_variant_get_string (parameter, NULL));

  if (group != NULL)
    lookout_groups_add_selected (context, group);
}

static gboolean
has_session (LookoutContext *context)
{
  return lookout_context_get_session (context) != NULL && lookout_groups_get_list (context) != NULL;
}

static void
activate_new (LookoutContext *context, GVariant *parameter)
{
  lookout_group_naming_create (context);
}

static void
activate_remove (LookoutContext *context, GVariant *parameter)
{
  lookout_groups_remove (context);
}

static void
activate_up (LookoutContext *context, GVariant *parameter)
{
  lookout_groups_shift (context, -1, TRUE);
}

static gboolean
enabled_up (LookoutContext *context)
{
  return lookout_groups_shift (context, -1, FALSE);
}

static void
activate_down (LookoutContext *context, GVariant *parameter)
{
  lookout_groups_shift (context, 1, TRUE);
}

static gboolean
enabled_down (LookoutContext *context)
{
  return lookout_groups_shift (context, 1, FALSE);
}

/* The group itself, and one that has a name. */
static gboolean
has_named_group (LookoutContext *context)
{
  FleetGroup *group = lookout_context_get_group (context);

  return group != NULL && lookout_context_get_member (context) == NULL
         && !fleet_group_is_favourites (group);
}

static void
activate_rename (LookoutContext *context, GVariant *parameter)
{
  lookout_group_naming_rename (context, lookout_context_get_group (context));
}

static void
activate_delete (LookoutContext *context, GVariant *parameter)
{
  lookout_groups_delete (context);
}

static void
activate_restore (LookoutContext *context, GVariant *parameter)
{
  const char *text;
  const char *before;

  g_variant_get (parameter, "(&s&s)", &text, &before);
  lookout_groups_restore (context, text, before);
}

static gboolean
can_show (LookoutContext *context)
{
  FleetGroup *group = lookout_context_get_group (context);

  return group != NULL && fleet_group_get_n_members (group) > 0
         && lookout_context_get_session (context) != NULL
         && !lookout_kiosk_is_on (lookout_context_get_window (context));
}

static void
activate_show (LookoutContext *context, GVariant *parameter)
{
  lookout_group_show (context, lookout_context_get_group (context));
}

static void
activate_patrol (LookoutContext *context, GVariant *parameter)
{
  lookout_group_patrol (context, lookout_context_get_group (context));
}

static gboolean
enabled_patrol (LookoutContext *context)
{
  return can_show (context) && lookout_context_get_round (context) != NULL;
}

static void
activate_open (LookoutContext *context, GVariant *parameter)
{
  FleetGroup *group = lookout_groups_find (context, g_variant_get_string (parameter, NULL));

  if (group != NULL)
    lookout_group_show (context, group);
}

static void
add_choices (LookoutContext *context, GMenu *menu)
{
  g_autoptr (GPtrArray) groups = lookout_groups_dup_of_account (context);

  for (guint i = 0; i < groups->len; i++)
    {
      FleetGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *label = lookout_actions_dup_menu_label (fleet_group_get_title (group));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (fleet_group_is_favourites (group) || !lookout_groups_can_add (context, group))
        continue;
      g_menu_item_set_action_and_target (item, "win.group-add", "s", fleet_group_get_id (group));
      g_menu_append_item (menu, item);
    }
}

#define GROUPS N_ ("Groups")
#define SUBMENU N_ ("Add to Group")

const LookoutActionRow lookout_group_actions[] = {
  { "group-show", N_ ("Show the Group on the Wall"), "<Control>Return", GROUPS, LOOKOUT_NEEDS_GROUP,
    LOOKOUT_MENU_GROUP, .activate = activate_show, .enabled = can_show },
  { "group-patrol", N_ ("Patrol Through the Group"), "<Control>F7", GROUPS, LOOKOUT_NEEDS_GROUP,
    LOOKOUT_MENU_GROUP, .activate = activate_patrol, .enabled = enabled_patrol },
  { "favourite", N_ ("Add to Favourites"), "<Control>d", GROUPS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_TREE, .activate = activate_favourite, .enabled = enabled_favourite },
  { "group-add", N_ ("Add to Group"), NULL, GROUPS, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_TREE,
    .parameter_type = "s", .submenu = SUBMENU, .activate = activate_add, .choices = add_choices },
  { "group-new", N_ ("New Group…"), "<Control>g", GROUPS, LOOKOUT_NEEDS_ACCOUNT, LOOKOUT_MENU_TREE,
    .submenu = SUBMENU, .activate = activate_new, .enabled = has_session },
  { "group-remove", N_ ("Remove From the Group"), "Delete", GROUPS, LOOKOUT_NEEDS_MEMBER,
    LOOKOUT_MENU_TREE, .activate = activate_remove },
  { "group-up", N_ ("Move Up"), "<Control><Shift>Up", GROUPS, LOOKOUT_NEEDS_GROUP,
    LOOKOUT_MENU_TREE | LOOKOUT_MENU_GROUP, .activate = activate_up, .enabled = enabled_up },
  { "group-down", N_ ("Move Down"), "<Control><Shift>Down", GROUPS, LOOKOUT_NEEDS_GROUP,
    LOOKOUT_MENU_TREE | LOOKOUT_MENU_GROUP, .activate = activate_down, .enabled = enabled_down },
  { "group-rename", N_ ("Rename the Group…"), "F2", GROUPS, LOOKOUT_NEEDS_GROUP, LOOKOUT_MENU_GROUP,
    .activate = activate_rename, .enabled = has_named_group },
  { "group-delete", N_ ("Delete the Group"), NULL, GROUPS, LOOKOUT_NEEDS_GROUP, LOOKOUT_MENU_GROUP,
    .activate = activate_delete, .enabled = has_named_group },
  { "group-open", N_ ("Show a Group on the Wall"), NULL, GROUPS, LOOKOUT_NEEDS_ACCOUNT,
    LOOKOUT_MENU_NONE, .parameter_type = "s", .activate = activate_open },
  { "group-restore", N_ ("Take Back What Was Done to a Group"), NULL, GROUPS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_NONE, .parameter_type = "(ss)", .activate = activate_restore },
  { NULL },
};
