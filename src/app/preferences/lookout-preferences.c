/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/lookout-preferences.h"

#include <glib/gi18n.h>

#include "kit/compat.h"
#include "kit/lookout-paths.h"
#include "live/lookout-snapshot.h"
#include "preferences/lookout-choice-row.h"
#include "preferences/lookout-start-row.h"
#include "ptz/lookout-gamepads.h"
#include "privacy/lookout-privacy.h"
#include "views/lookout-views.h"

struct _LookoutPreferences
{
  AdwWindow parent_instance;

  LookoutContext *context;
  AdwToastOverlay *overlay;
  AdwPreferencesGroup *start_group;
  AdwPreferencesGroup *live_group;
  AdwPreferencesGroup *sound_group;
  AdwPreferencesGroup *appearance_group;
  AdwPreferencesGroup *privacy_group;
  GtkSwitch *cap_switch;
  GtkSpinButton *cap_spin;
  AdwActionRow *folder_row;
};

G_DEFINE_FINAL_TYPE (LookoutPreferences, lookout_preferences, ADW_TYPE_WINDOW)

/* Where the pictures go by now; the setting is empty for the folder of pictures. */
static void
lookout_preferences_show_folder (LookoutPreferences *self)
{
  g_autofree char *folder = lookout_snapshot_dup_folder ();
  g_autofree char *chosen
      = g_settings_get_string (lookout_paths_get_settings (), "pictures-folder");

  adw_action_row_set_subtitle (self->folder_row, folder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.reset-folder", *chosen != '\0');
}

static void
on_folder_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = lookout_choose_file_finish (result);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    g_settings_set_string (lookout_paths_get_settings (), "pictures-folder", path);
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lookout_choose_folder_async (GTK_WINDOW (widget), _ ("Folder for Pictures"), _ ("_Choose"),
                               on_folder_chosen, NULL);
}

static void
reset_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_settings_reset (lookout_paths_get_settings (), "pictures-folder");
}

static void
on_forget_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutPreferences) self = user_data;

  if (!lookout_ask_finish (result) || self->context == NULL)
    return;
  lookout_privacy_forget_in (self->context);
  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (_ ("Forgotten")));
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lookout_ask_async (
      widget, _ ("Forget All This?"),
      _ ("What was on the wall last, which account was open, small pictures of cameras, and "
         "which of them sent how much, are deleted from this computer. Accounts, views and "
         "snapshots stay."),
      _ ("_Forget"), TRUE, on_forget_answer, g_object_ref (widget));
}

static void
lookout_preferences_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_PREFERENCES (object)->context);
  G_OBJECT_CLASS (lookout_preferences_parent_class)->dispose (object);
}

static void
lookout_preferences_class_init (LookoutPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_preferences_dispose;
  gtk_widget_class_install_action (widget_class, "preferences.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "preferences.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "preferences.reset-folder", NULL,
                                   reset_folder_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/preferences/lookout-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, overlay);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, start_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, live_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, sound_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, appearance_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, privacy_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, cap_switch);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, cap_spin);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, folder_row);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lookout_preferences_init (LookoutPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_name_buttons (GTK_WIDGET (self));
  g_settings_bind (lookout_paths_get_settings (), "data-capped", self->cap_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (lookout_paths_get_settings (), "data-cap", self->cap_spin, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

static GtkWidget *
create_choice (LookoutContext *context, const char *action)
{
  return lookout_choice_row_new (context, action);
}

static GtkWidget *
create_start (LookoutContext *context, const char *name)
{
  return lookout_start_row_new (lookout_views_get_store (lookout_context_get_views (context)));
}

static GtkWidget *
create_switch (GtkWidget **toggle)
{
  GtkWidget *row = adw_action_row_new ();

  *toggle = gtk_switch_new ();
  gtk_widget_set_valign (*toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *toggle);
  return row;
}

static GtkWidget *
create_toggle (LookoutContext *context, const char *action)
{
  GtkWidget *toggle;
  GtkWidget *row = create_switch (&toggle);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), action);
  return row;
}

static GtkWidget *
create_setting (LookoutContext *context, const char *key)
{
  GtkWidget *toggle;
  GtkWidget *row = create_switch (&toggle);

  g_settings_bind (lookout_paths_get_settings (), key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/* What it does is told by the button, so that nothing is lost by a press on the row. */
static GtkWidget *
create_forget (LookoutContext *context, const char *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Forget…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete What Was Kept Until Now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  lookout_name_buttons (button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
on_gamepads_changed (AdwActionRow *row, LookoutGamepads *gamepads)
{
  g_autofree char *names = lookout_gamepads_dup_names (gamepads);

  if (names != NULL)
    adw_action_row_set_subtitle (row, names);
  else if (lookout_gamepads_are_read ())
    adw_action_row_set_subtitle (row, _ ("None is connected."));
  else
    adw_action_row_set_subtitle (row, _ ("This Lookout was built without gamepads."));
}

/* Which is there, so that a person sees whether it was found. */
static GtkWidget *
create_gamepad (LookoutContext *context, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  LookoutGamepads *gamepads = lookout_gamepads_get_default ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (gamepads, "changed", G_CALLBACK (on_gamepads_changed), row,
                           G_CONNECT_SWAPPED);
  on_gamepads_changed (ADW_ACTION_ROW (row), gamepads);
  return row;
}

#define GROUP(name) G_STRUCT_OFFSET (LookoutPreferences, name##_group)

/* What is decided by a list or a switch: where it stands, how it is made, and of what: an action, or a key of the settings. */
static const struct
{
  glong group;
  GtkWidget *(*create) (LookoutContext *context, const char *name);
  const char *name;
  const char *title;
} preference_rows[] = {
  { GROUP (start), create_start, NULL, N_ ("On the Wall at the Start") },
  { GROUP (start), create_setting, "start-fullscreen", N_ ("Begin in Full Screen") },
  { GROUP (start), create_setting, "window-restored", N_ ("Window as Large as It Was Last") },
  { GROUP (live), create_choice, "layout", N_ ("Division of the Wall") },
  { GROUP (live), create_choice, "protocol", N_ ("Protocol That Is Tried First") },
  { GROUP (live), create_choice, "new-delay", N_ ("Delay of Cameras That Are Opened") },
  { GROUP (live), create_toggle, "win.statistics", N_ ("Statistics on the Pictures") },
  { GROUP (live), create_toggle, "win.right-size",
    N_ ("Ask Cameras for Streams as Small as Their Tiles") },
  { GROUP (live), create_gamepad, NULL, N_ ("Gamepad That Steers") },
  { GROUP (sound), create_toggle, "win.sound-follows", N_ ("Hear the Focused Camera Alone") },
  { GROUP (sound), create_choice, "volume", N_ ("Volume") },
  { GROUP (appearance), create_choice, "appearance", N_ ("Colours") },
  { GROUP (privacy), create_setting, "remember", N_ ("Remember What Was Watched") },
  { GROUP (privacy), create_forget, "preferences.forget", N_ ("What Was Kept Until Now") },
};

static void
lookout_preferences_add_rows (LookoutPreferences *self, LookoutContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (preference_rows); i++)
    {
      AdwPreferencesGroup *group
          = G_STRUCT_MEMBER (AdwPreferencesGroup *, self, preference_rows[i].group);
      GtkWidget *row = preference_rows[i].create (context, preference_rows[i].name);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (preference_rows[i].title));
      adw_preferences_group_add (group, row);
    }
}

/**
 * lookout_preferences_present:
 * @context: what is open in the window that it belongs to
 *
 * Shows what can be decided.
 *
 * Returns: (transfer none): the window
 */
LookoutPreferences *
lookout_preferences_present (LookoutContext *context)
{
  GtkWindow *parent = lookout_context_get_window (context);
  LookoutPreferences *self = g_object_new (LOOKOUT_TYPE_PREFERENCES, "transient-for", parent, NULL);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  self->context = g_object_ref (context);
  lookout_preferences_add_rows (self, context);
  g_signal_connect_object (lookout_paths_get_settings (), "changed::pictures-folder",
                           G_CALLBACK (lookout_preferences_show_folder), self, G_CONNECT_SWAPPED);
  lookout_preferences_show_folder (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
