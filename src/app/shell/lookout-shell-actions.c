/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-shell-actions.h"

#include <glib/gi18n.h>

#include "diagnostics/lookout-diagnostics-window.h"
#include "help/lookout-help-window.h"
#include "kit/lookout-paths.h"
#include "palette/lookout-palette.h"
#include "preferences/lookout-preferences.h"
#include "shell/lookout-about.h"
#include "shell/lookout-application.h"
#include "shell/lookout-kiosk.h"
#include "shell/lookout-shortcuts.h"
#include "shell/lookout-window.h"
#include "usage/lookout-usage-window.h"

static LookoutWindow *
get_window (LookoutContext *context)
{
  return LOOKOUT_WINDOW (lookout_context_get_window (context));
}

/* What would show something else than the tiles. */
static gboolean
enabled_outside_kiosk (LookoutContext *context)
{
  return !lookout_kiosk_is_on (lookout_context_get_window (context));
}

static void
activate_sidebar (LookoutContext *context, GVariant *parameter)
{
  LookoutWindow *window = get_window (context);

  lookout_window_set_sidebar_visible (window, !lookout_window_get_sidebar_visible (window));
}

static GVariant *
state_sidebar (LookoutContext *context)
{
  return g_variant_new_boolean (lookout_window_get_sidebar_visible (get_window (context)));
}

static void
activate_fullscreen (LookoutContext *context, GVariant *parameter)
{
  GtkWindow *window = lookout_context_get_window (context);

  if (!gtk_window_is_fullscreen (window))
    lookout_context_toast (context, _ ("Press Escape or F11 to leave full screen"));
  g_object_set (window, "fullscreened", !gtk_window_is_fullscreen (window), NULL);
}

static GVariant *
state_fullscreen (LookoutContext *context)
{
  return g_variant_new_boolean (gtk_window_is_fullscreen (lookout_context_get_window (context)));
}

static void
activate_appearance (LookoutContext *context, GVariant *parameter)
{
  g_settings_set_value (lookout_paths_get_settings (), "appearance", parameter);
}

static GVariant *
state_appearance (LookoutContext *context)
{
  return g_settings_get_value (lookout_paths_get_settings (), "appearance");
}

static void
activate_palette (LookoutContext *context, GVariant *parameter)
{
  lookout_palette_present (context);
}

static void
activate_preferences (LookoutContext *context, GVariant *parameter)
{
  lookout_preferences_present (context);
}

static void
activate_help (LookoutContext *context, GVariant *parameter)
{
  lookout_help_window_present (lookout_context_get_window (context));
}

static void
activate_shortcuts (LookoutContext *context, GVariant *parameter)
{
  lookout_shortcuts_present (lookout_context_get_window (context));
}

static void
activate_diagnostics (LookoutContext *context, GVariant *parameter)
{
  lookout_diagnostics_window_present (context);
}

static void
activate_data_used (LookoutContext *context, GVariant *parameter)
{
  lookout_usage_window_present (context);
}

static void
activate_about (LookoutContext *context, GVariant *parameter)
{
  lookout_about_present (lookout_context_get_window (context));
}

static void
activate_close (LookoutContext *context, GVariant *parameter)
{
  gtk_window_close (lookout_context_get_window (context));
}

/* What is done to the program, whichever window it is asked for in. */
static void
activate_in_program (LookoutContext *context, const char *action)
{
  GtkApplication *application = gtk_window_get_application (lookout_context_get_window (context));

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), action, NULL);
}

static void
activate_new_window (LookoutContext *context, GVariant *parameter)
{
  activate_in_program (context, LOOKOUT_PROGRAM_NEW_WINDOW);
}

static void
activate_quit (LookoutContext *context, GVariant *parameter)
{
  activate_in_program (context, LOOKOUT_PROGRAM_QUIT);
}

#define WINDOW N_ ("Window")
#define APPEARANCE N_ ("Appearance")
#define PROGRAM N_ ("Program")

const LookoutActionRow lookout_shell_actions[] = {
  { "sidebar", N_ ("Show the List of Cameras"), "F9", WINDOW, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .activate = activate_sidebar, .state = state_sidebar, .enabled = enabled_outside_kiosk },
  { "fullscreen", N_ ("Full Screen"), "F11", WINDOW, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_VIEW,
    .activate = activate_fullscreen, .state = state_fullscreen, .enabled = enabled_outside_kiosk },
  { "close", N_ ("Close the Window"), "<Control>w", WINDOW, LOOKOUT_NEEDS_NONE,
    .activate = activate_close, .enabled = enabled_outside_kiosk },
  { "appearance", N_ ("As the System"), NULL, APPEARANCE, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .target = "'system'", .submenu = N_ ("Appearance"), .activate = activate_appearance,
    .state = state_appearance },
  { "appearance", N_ ("Light"), NULL, APPEARANCE, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .target = "'light'", .submenu = N_ ("Appearance"), .activate = activate_appearance,
    .state = state_appearance },
  { "appearance", N_ ("Dark"), NULL, APPEARANCE, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .target = "'dark'", .submenu = N_ ("Appearance"), .activate = activate_appearance,
    .state = state_appearance },
  { "new-window", N_ ("New Window"), "<Control>n", PROGRAM, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_PRIMARY, .activate = activate_new_window, .enabled = enabled_outside_kiosk },
  { LOOKOUT_ACTION_PALETTE, N_ ("Search Everything…"), "<Control>k", PROGRAM, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_PRIMARY, .activate = activate_palette },
  { "preferences", N_ ("Preferences"), "<Control>comma", PROGRAM, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_PRIMARY, .activate = activate_preferences },
  { "data-used", N_ ("Data Used…"), "<Control>u", PROGRAM, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .activate = activate_data_used },
  { "help", N_ ("Help"), "F1", PROGRAM, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .activate = activate_help },
  { "shortcuts", N_ ("Keyboard Shortcuts"), "<Control>question", PROGRAM, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_PRIMARY, .activate = activate_shortcuts },
  { "diagnostics", N_ ("Diagnostics…"), NULL, PROGRAM, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .activate = activate_diagnostics },
  { "about", N_ ("About Lookout"), NULL, PROGRAM, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_PRIMARY,
    .activate = activate_about },
  { "quit", N_ ("Quit"), "<Control>q", PROGRAM, LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_NONE,
    .activate = activate_quit },
  { NULL },
};
