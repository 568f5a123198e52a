/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the keys of an action are written and drawn. */

#include "shell/lookout-keys.h"

#include <glib/gi18n.h>

static GtkWidget *
create_key (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");
  return label;
}

/**
 * lookout_keys_create_caps:
 * @label: one of [func@keys_dup_labels]
 *
 * Returns: (transfer floating): the keys to be pressed together, a cap for each
 */
GtkWidget *
lookout_keys_create_caps (const char *label)
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
dup_label (const char *accel, gboolean has_plain)
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

/**
 * lookout_keys_dup_labels:
 * @accels: (nullable): keys as in a row of actions, separated by spaces
 *
 * Returns: (transfer full): what a person reads for each, in the person's language, without those of the number pad that
 *   do what another key does
 */
GStrv
lookout_keys_dup_labels (const char *accels)
{
  g_auto (GStrv) parts = g_strsplit (accels != NULL ? accels : "", " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  gboolean has_plain = has_plain_key (parts);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *label = *parts[i] != '\0' ? dup_label (parts[i], has_plain) : NULL;

      if (label != NULL)
        g_strv_builder_add (labels, label);
    }
  return g_strv_builder_end (labels);
}
