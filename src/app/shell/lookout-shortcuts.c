/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "shell/lookout-actions.h"
#include "shell/lookout-keys.h"

/* Keys of the toolkit's own widgets that a person of this program should know. */
static const LookoutActionRow toolkit_rows[] = {
  { "", N_ ("Main Menu"), "F10", N_ ("Window") },
  { "", N_ ("Menu of What Has the Focus"), "Menu <Shift>F10", N_ ("Window") },
  { NULL },
};

typedef struct
{
  AdwPreferencesPage *page;
  GHashTable *groups; /* section → AdwPreferencesGroup */
} ShortcutsWalk;

static AdwPreferencesGroup *
walk_get_group (ShortcutsWalk *walk, const char *section)
{
  AdwPreferencesGroup *group = g_hash_table_lookup (walk->groups, section);

  if (group == NULL)
    {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (section));
      adw_preferences_page_add (walk->page, group);
      g_hash_table_insert (walk->groups, (gpointer) section, group);
    }
  return group;
}

static gboolean
add_row (const LookoutActionRow *row, gpointer user_data)
{
  ShortcutsWalk *walk = user_data;
  g_auto (GStrv) labels = NULL;
  GString *spoken = NULL;
  GtkWidget *line;

  if (row->accels == NULL)
    return TRUE;
  line = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ (row->label));
  spoken = g_string_new (_ (row->label));
  labels = lookout_keys_dup_labels (row->accels);
  for (guint i = 0; labels[i] != NULL; i++)
    {
      if (i > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_label_new ("/"));
      g_string_append_printf (spoken, " %s", labels[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), lookout_keys_create_caps (labels[i]));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  g_string_free (spoken, TRUE);
  adw_preferences_group_add (walk_get_group (walk, row->section), line);
  return TRUE;
}

static void
add_close_shortcut (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                              "Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

/**
 * lookout_shortcuts_present:
 * @parent: the window it belongs to
 *
 * Shows every key of the program, from the table of actions.
 */
void
lookout_shortcuts_present (GtkWindow *parent)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "title", _ ("Keyboard Shortcuts"), "default-width", 460,
                                    "default-height", 600, "width-request", 340, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  ShortcutsWalk walk = { ADW_PREFERENCES_PAGE (adw_preferences_page_new ()),
                         g_hash_table_new (g_str_hash, g_str_equal) };

  lookout_actions_foreach (add_row, &walk);
  for (const LookoutActionRow *row = toolkit_rows; row->name != NULL; row++)
    add_row (row, &walk);
  g_hash_table_unref (walk.groups);

  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_widget_set_vexpand (GTK_WIDGET (walk.page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (walk.page));
  adw_window_set_content (ADW_WINDOW (window), box);
  add_close_shortcut (window);
  gtk_window_present (GTK_WINDOW (window));
}
