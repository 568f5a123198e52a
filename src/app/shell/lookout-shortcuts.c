/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "shell/lookout-actions.h"

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

static GtkWidget *
create_key (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");
  return label;
}

/* One key combination, as the toolkit spells it in the person's language, a cap for each part. */
static GtkWidget *
create_keys (const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *start = label;

  for (const char *end = strchr (start + 1, '+'); end != NULL && end[1] != '\0';
       end = strchr (start + 1, '+'))
    {
      g_autofree char *part = g_strndup (start, (gsize) (end - start));

      gtk_box_append (GTK_BOX (box), create_key (part));
      start = end + 1;
    }
  gtk_box_append (GTK_BOX (box), create_key (start));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

#define ON_KEYPAD "KP_"

static gboolean
has_plain_key (char **accels)
{
  for (; *accels != NULL; accels++)
    if (!g_str_has_prefix (*accels, ON_KEYPAD))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable) (transfer full): what is written for a key. Nothing for one of the number pad that does what
 * another key does: its twin, or its own digit. */
static char *
dup_key_label (const char *accel, gboolean has_plain)
{
  GdkModifierType modifiers = 0;
  guint key = 0;

  if (g_str_has_prefix (accel, ON_KEYPAD))
    {
      const char *digit = accel + strlen (ON_KEYPAD);

      if (has_plain || strlen (digit) != 1)
        return NULL;
      return g_strdup_printf (C_ ("key", "Keypad %s"), digit);
    }
  gtk_accelerator_parse (accel, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static gboolean
add_row (const LookoutActionRow *row, gpointer user_data)
{
  ShortcutsWalk *walk = user_data;
  g_auto (GStrv) accels = NULL;
  GString *spoken = NULL;
  GtkWidget *line;
  gboolean has_plain, is_first = TRUE;

  if (row->accels == NULL)
    return TRUE;
  line = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ (row->label));
  spoken = g_string_new (_ (row->label));
  accels = g_strsplit (row->accels, " ", -1);
  has_plain = has_plain_key (accels);
  for (guint i = 0; accels[i] != NULL; i++)
    {
      g_autofree char *label = dup_key_label (accels[i], has_plain);

      if (label == NULL)
        continue;
      if (!is_first)
        adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_label_new ("/"));
      is_first = FALSE;
      g_string_append_printf (spoken, " %s", label);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), create_keys (label));
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
