/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preferences/lookout-preferences.h"

#include <glib/gi18n.h>

#include "kit/compat.h"
#include "kit/lookout-paths.h"
#include "live/lookout-snapshot.h"
#include "preferences/lookout-choice-row.h"

struct _LookoutPreferences
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *live_group;
  AdwPreferencesGroup *sound_group;
  AdwPreferencesGroup *appearance_group;
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
lookout_preferences_class_init (LookoutPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "preferences.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "preferences.reset-folder", NULL,
                                   reset_folder_action);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/preferences/lookout-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, live_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, sound_group);
  gtk_widget_class_bind_template_child (widget_class, LookoutPreferences, appearance_group);
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

static void
add_choice (AdwPreferencesGroup *group,
            LookoutContext *context,
            const char *action,
            const char *title)
{
  GtkWidget *row = lookout_choice_row_new (context, action);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
}

static void
add_toggle (AdwPreferencesGroup *group, const char *action, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
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
  add_choice (self->live_group, context, "layout", _ ("Division of the Wall"));
  add_choice (self->live_group, context, "protocol", _ ("Protocol That Is Tried First"));
  add_choice (self->live_group, context, "new-delay", _ ("Delay of Cameras That Are Opened"));
  add_toggle (self->live_group, "win.statistics", _ ("Statistics on the Pictures"));
  add_toggle (self->live_group, "win.right-size",
              _ ("Ask Cameras for Streams as Small as Their Tiles"));
  add_toggle (self->sound_group, "win.sound-follows", _ ("Hear the Focused Camera Alone"));
  add_choice (self->sound_group, context, "volume", _ ("Volume"));
  add_choice (self->appearance_group, context, "appearance", _ ("Colours"));
  g_signal_connect_object (lookout_paths_get_settings (), "changed::pictures-folder",
                           G_CALLBACK (lookout_preferences_show_folder), self, G_CONNECT_SWAPPED);
  lookout_preferences_show_folder (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
