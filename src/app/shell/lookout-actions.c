/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-actions.h"

#include <glib/gi18n.h>

#include "shell/lookout-tables.h"

/**
 * lookout_actions_create_target:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): the parameter that its action is activated with
 */
GVariant *
lookout_actions_create_target (const LookoutActionRow *row)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (row->target == NULL)
    return NULL;
  target = g_variant_parse (NULL, row->target, NULL, NULL, &error);
  if (target == NULL)
    g_error ("The target of the action %s is not GVariant text: %s", row->name, error->message);
  return g_steal_pointer (&target);
}

/**
 * lookout_actions_dup_detailed_name:
 * @row: a row
 *
 * Returns: (transfer full): the action with its target, such as `win.layout(4)`
 */
char *
lookout_actions_dup_detailed_name (const LookoutActionRow *row)
{
  g_autoptr (GVariant) target = lookout_actions_create_target (row);
  g_autofree char *name = g_strconcat ("win.", row->name, NULL);

  return g_action_print_detailed_name (name, target);
}

/**
 * lookout_actions_foreach:
 * @func: (scope call): what is done with each row
 * @user_data: for @func
 *
 * Walks the rows of all views, in the order of the tables.
 */
void
lookout_actions_foreach (LookoutActionFunc func, gpointer user_data)
{
  for (guint i = 0; lookout_action_tables[i] != NULL; i++)
    for (const LookoutActionRow *row = lookout_action_tables[i]; row->name != NULL; row++)
      if (!func (row, user_data))
        return;
}

static gboolean
needs_are_met (LookoutContext *context, LookoutNeeds needs)
{
  switch (needs)
    {
    case LOOKOUT_NEEDS_NONE:
      return TRUE;
    case LOOKOUT_NEEDS_ACCOUNT:
      return lookout_context_get_session (context) != NULL;
    case LOOKOUT_NEEDS_DEVICE:
      return lookout_context_get_device (context) != NULL;
    case LOOKOUT_NEEDS_CHANNEL:
      return lookout_context_get_channel (context) != NULL;
    case LOOKOUT_NEEDS_GROUP:
      return lookout_context_get_group (context) != NULL;
    case LOOKOUT_NEEDS_MEMBER:
      return lookout_context_get_member (context) != NULL;
    case LOOKOUT_NEEDS_TILE:
      return lookout_context_get_tile (context) != NULL;
    case LOOKOUT_NEEDS_STEERING:
      return lookout_context_get_tile (context) != NULL
             && lookout_context_get_helm (context) != NULL;
    default:
      g_return_val_if_reached (FALSE);
    }
}

typedef struct
{
  GActionMap *map;
  LookoutContext *context;
} Installation;

static gboolean
refresh_row (const LookoutActionRow *row, gpointer user_data)
{
  Installation *installation = user_data;
  LookoutContext *context = installation->context;
  GAction *action = g_action_map_lookup_action (installation->map, row->name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               needs_are_met (context, row->needs)
                                   && (row->enabled == NULL || row->enabled (context)));
  if (row->state != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), row->state (context));
  return TRUE;
}

static void
on_context_changed (LookoutContext *context, GActionMap *map)
{
  Installation installation = { map, context };

  lookout_actions_foreach (refresh_row, &installation);
}

static void
on_activate (GSimpleAction *action, GVariant *parameter, LookoutContext *context)
{
  const LookoutActionRow *row = g_object_get_data (G_OBJECT (action), "lookout-row");

  row->activate (context, parameter);
  lookout_context_changed (context);
}

/* A person's click on a choice that stands already must not undo it, so nothing happens by itself. */
static void
on_change_state (GSimpleAction *action, GVariant *value, LookoutContext *context)
{
  on_activate (action, g_action_get_parameter_type (G_ACTION (action)) != NULL ? value : NULL,
               context);
}

static gboolean
install_row (const LookoutActionRow *row, gpointer user_data)
{
  Installation *installation = user_data;
  g_autoptr (GVariant) target = lookout_actions_create_target (row);
  g_autoptr (GSimpleAction) action = NULL;
  const GVariantType *type = NULL;

  if (g_action_map_lookup_action (installation->map, row->name) != NULL)
    return TRUE;
  if (target != NULL)
    type = g_variant_get_type (target);
  else if (row->parameter_type != NULL)
    type = G_VARIANT_TYPE (row->parameter_type);

  if (row->state != NULL)
    action = g_simple_action_new_stateful (row->name, type, row->state (installation->context));
  else
    action = g_simple_action_new (row->name, type);
  g_object_set_data (G_OBJECT (action), "lookout-row", (gpointer) row);
  g_signal_connect_object (action, "activate", G_CALLBACK (on_activate), installation->context, 0);
  g_signal_connect_object (action, "change-state", G_CALLBACK (on_change_state),
                           installation->context, 0);
  g_action_map_add_action (installation->map, G_ACTION (action));
  return TRUE;
}

/**
 * lookout_actions_install:
 * @map: the window
 * @context: what is open in it
 *
 * Makes an action of every row, and keeps them right as @context changes.
 */
void
lookout_actions_install (GActionMap *map, LookoutContext *context)
{
  Installation installation = { map, context };

  lookout_actions_foreach (install_row, &installation);
  lookout_actions_foreach (refresh_row, &installation);
  g_signal_connect_object (context, "changed", G_CALLBACK (on_context_changed), map, 0);
}

/* Keys that a person also types into an entry must not be taken by the window. */
static gboolean
accel_is_local (const char *accel)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    g_error ("“%s” is no key", accel);
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  return key < GDK_KEY_F1 || key > GDK_KEY_F35;
}

static GStrv
row_dup_accels (const LookoutActionRow *row, gboolean local)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accels = g_strsplit (row->accels != NULL ? row->accels : "", " ", -1);

  for (guint i = 0; accels[i] != NULL; i++)
    if (*accels[i] != '\0' && accel_is_local (accels[i]) == local)
      g_strv_builder_add (builder, accels[i]);
  return g_strv_builder_end (builder);
}

static gboolean
set_accels_of_row (const LookoutActionRow *row, gpointer user_data)
{
  g_auto (GStrv) accels = row_dup_accels (row, FALSE);
  g_autofree char *name = lookout_actions_dup_detailed_name (row);

  if (accels[0] != NULL)
    gtk_application_set_accels_for_action (user_data, name, (const char *const *) accels);
  return TRUE;
}

/**
 * lookout_actions_set_accels:
 * @application: the application
 *
 * Binds all keys of all rows that work everywhere in a window.
 */
void
lookout_actions_set_accels (GtkApplication *application)
{
  lookout_actions_foreach (set_accels_of_row, application);
}

typedef struct
{
  GtkShortcutController *controller;
  LookoutNeeds needs;
} LocalShortcuts;

static gboolean
add_local_shortcuts_of_row (const LookoutActionRow *row, gpointer user_data)
{
  LocalShortcuts *local = user_data;
  g_auto (GStrv) accels = NULL;

  if (row->needs != local->needs)
    return TRUE;
  accels = row_dup_accels (row, TRUE);
  for (guint i = 0; accels[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("win.", row->name, NULL);
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i]),
                                                gtk_named_action_new (name));
      g_autoptr (GVariant) target = lookout_actions_create_target (row);

      gtk_shortcut_set_arguments (shortcut, target);
      gtk_shortcut_controller_add_shortcut (local->controller, shortcut);
    }
  return TRUE;
}

/**
 * lookout_actions_add_local_shortcuts:
 * @widget: the widget that holds what is meant: the tree, the wall
 * @needs: whose rows
 *
 * Binds those keys of the rows with these @needs that have no modifier, where @widget has the focus.
 */
void
lookout_actions_add_local_shortcuts (GtkWidget *widget, LookoutNeeds needs)
{
  LocalShortcuts local = { GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ()), needs };

  lookout_actions_foreach (add_local_shortcuts_of_row, &local);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (local.controller));
}

/**
 * lookout_actions_dup_menu_label:
 * @name: what a person called something
 *
 * Returns: (transfer full): the label of an item of a menu, where one underscore marks a key, and two are one
 */
char *
lookout_actions_dup_menu_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

typedef struct
{
  LookoutMenus menu;
  LookoutContext *context; /* (nullable): of which choices are known */
  GMenu *root;
  GMenu *section;
  const char *section_name;
  GMenu *submenu;
  const char *submenu_name;
} MenuWalk;

static void
menu_walk_open_section (MenuWalk *walk, const LookoutActionRow *row)
{
  if (g_strcmp0 (walk->section_name, row->section) == 0)
    return;
  walk->section_name = row->section;
  walk->submenu_name = NULL;
  walk->section = g_menu_new ();
  g_menu_append_section (walk->root, NULL, G_MENU_MODEL (walk->section));
  g_object_unref (walk->section);
}

static GMenu *
menu_walk_open_submenu (MenuWalk *walk, const LookoutActionRow *row)
{
  if (row->submenu == NULL)
    return walk->section;
  if (g_strcmp0 (walk->submenu_name, row->submenu) != 0)
    {
      walk->submenu_name = row->submenu;
      walk->submenu = g_menu_new ();
      g_menu_append_submenu (walk->section, _ (row->submenu), G_MENU_MODEL (walk->submenu));
      g_object_unref (walk->submenu);
    }
  return walk->submenu;
}

static gboolean
menu_walk_row (const LookoutActionRow *row, gpointer user_data)
{
  MenuWalk *walk = user_data;
  g_autofree char *name = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if ((row->menus & walk->menu) == 0 || (row->choices != NULL && walk->context == NULL))
    return TRUE;
  menu_walk_open_section (walk, row);
  if (row->choices != NULL)
    {
      row->choices (walk->context, menu_walk_open_submenu (walk, row));
      return TRUE;
    }
  name = lookout_actions_dup_detailed_name (row);
  item = g_menu_item_new (_ (row->label), name);
  if (walk->menu
      & (LOOKOUT_MENU_TREE | LOOKOUT_MENU_ACCOUNT | LOOKOUT_MENU_GROUP | LOOKOUT_MENU_TILE))
    g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu_walk_open_submenu (walk, row), item);
  return TRUE;
}

/**
 * lookout_actions_create_menu:
 * @menu: which menu
 *
 * Returns: (transfer full): the menu, made from all rows that stand in it; each section of the tables is a
 *   section of the menu
 */
GMenuModel *
lookout_actions_create_menu (LookoutMenus menu)
{
  return lookout_actions_create_menu_in (menu, NULL);
}

/**
 * lookout_actions_create_menu_in:
 * @menu: which menu
 * @context: (nullable): what is open in the window, for choices that come and go
 *
 * Returns: (transfer full): the menu as it is now
 */
GMenuModel *
lookout_actions_create_menu_in (LookoutMenus menu, LookoutContext *context)
{
  MenuWalk walk = { menu, context, g_menu_new () };

  lookout_actions_foreach (menu_walk_row, &walk);
  return G_MENU_MODEL (walk.root);
}
