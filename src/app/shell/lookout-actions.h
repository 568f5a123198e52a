/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

/**
 * LookoutNeeds:
 *
 * What must be there before an action can be used. Checked by the shell upon every change of the context.
 */
typedef enum
{
  LOOKOUT_NEEDS_NONE,
  LOOKOUT_NEEDS_ACCOUNT, /* an account is open */
  LOOKOUT_NEEDS_DEVICE,  /* a device or a channel is selected */
  LOOKOUT_NEEDS_CHANNEL, /* a channel is selected */
  LOOKOUT_NEEDS_GROUP,   /* a group, or a member of one, is selected */
  LOOKOUT_NEEDS_MEMBER,  /* a member of a group is selected */
  LOOKOUT_NEEDS_TILE,    /* a tile of the wall has the focus */
  LOOKOUT_NEEDS_STEERING, /* the same, and there is a helm, which reads these keys itself: they can be held */
} LookoutNeeds;

/**
 * LookoutMenus:
 *
 * The menus in which an action stands.
 */
typedef enum
{
  LOOKOUT_MENU_NONE = 0,
  LOOKOUT_MENU_PRIMARY = 1 << 0,  /* the main menu of the window */
  LOOKOUT_MENU_VIEW = 1 << 1,     /* the menu of the view in the middle: layout, protocol, … */
  LOOKOUT_MENU_TREE = 1 << 2,     /* on a row of the device tree */
  LOOKOUT_MENU_TILE = 1 << 3,     /* on a tile of the wall */
  LOOKOUT_MENU_ACCOUNT = 1 << 4,  /* on an account in the device tree */
  LOOKOUT_MENU_ACCOUNTS = 1 << 5, /* below the list of accounts */
  LOOKOUT_MENU_VIEWS = 1 << 6,    /* below the list of views */
  LOOKOUT_MENU_GROUP = 1 << 7,    /* on a group in the device tree */
} LookoutMenus;

/**
 * LookoutActionRow:
 * @name: the action's name; it becomes `win.NAME`
 * @label: what a person reads, marked with N_()
 * @accels: (nullable): keys, separated by spaces. A key without Ctrl, Alt or Super that is not a function
 *   key works only where the widget that called [func@actions_add_local_shortcuts] has the focus, so that
 *   typing in an entry is safe
 * @section: the heading on the shortcuts page, and what stands together in a menu, marked with N_()
 * @needs: what must be there
 * @menus: where it is offered
 * @icon: (nullable): a symbolic icon's name
 * @target: (nullable): the parameter of this row as GVariant text, such as `4` or `'flv'`. Several rows of one
 *   name with different targets are the choices of one action
 * @parameter_type: (nullable): the type of a parameter that only code gives, when there is no @target
 * @submenu: (nullable): the submenu it stands in, marked with N_()
 * @activate: does it; @parameter is the target, or %NULL
 * @state: (nullable): what it stands on now: a boolean for a toggle, the chosen target for a choice
 * @enabled: (nullable): what must hold besides @needs
 * @choices: (nullable): adds the items that stand in its place in a menu, as there are now, each with a parameter that only
 *   code gives
 *
 * A row is an action, its menu items, its keys, and its line on the shortcuts page. A table ends with a row
 * without a name.
 */
typedef struct _LookoutActionRow
{
  const char *name;
  const char *label;
  const char *accels;
  const char *section;
  LookoutNeeds needs;
  LookoutMenus menus;
  const char *icon;
  const char *target;
  const char *parameter_type;
  const char *submenu;
  void (*activate) (LookoutContext *context, GVariant *parameter);
  GVariant *(*state) (LookoutContext *context);
  gboolean (*enabled) (LookoutContext *context);
  void (*choices) (LookoutContext *context, GMenu *menu);
} LookoutActionRow;

/* What a table is walked with. Returning FALSE ends the walk. */
typedef gboolean (*LookoutActionFunc) (const LookoutActionRow *row, gpointer user_data);

void lookout_actions_foreach (LookoutActionFunc func, gpointer user_data);
void lookout_actions_install (GActionMap *map, LookoutContext *context);
void lookout_actions_set_accels (GtkApplication *application);
void lookout_actions_add_local_shortcuts (GtkWidget *widget, LookoutNeeds needs);
GMenuModel *lookout_actions_create_menu (LookoutMenus menu);
GMenuModel *lookout_actions_create_menu_in (LookoutMenus menu, LookoutContext *context);
char *lookout_actions_dup_menu_label (const char *name);
char *lookout_actions_dup_detailed_name (const LookoutActionRow *row);
GVariant *lookout_actions_create_target (const LookoutActionRow *row);

G_END_DECLS
