/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-toast.h"

/* px: what a toast has beside its words: margins, and the button that closes it */
#define AROUND 112
#define AROUND_BUTTON 12
#define LEAST 120

static int
get_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* How wide its words can be. */
static int
get_room (GtkWidget *overlay, const char *button)
{
  int room = gtk_widget_get_width (overlay) - AROUND;
  g_autoptr (GtkWidget) widget = NULL;

  if (button != NULL)
    {
      widget = g_object_ref_sink (gtk_button_new_with_mnemonic (button));
      room -= get_natural_width (widget) + AROUND_BUTTON;
    }
  return MAX (room, LEAST);
}

static GtkWidget *
create_label (const char *title)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "label", title,
                      "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0F, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return g_object_ref_sink (label);
}

/**
 * lookout_toast_new:
 * @overlay: where it is going to be shown
 * @title: a short translated sentence, plain text
 * @button: (nullable): the translated label of a button
 *
 * Makes what says something at the foot of a window. Where the words do not fit into a line, they have several: a
 * toast's own title would be cut.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
lookout_toast_new (GtkWidget *overlay, const char *title, const char *button)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autoptr (GtkWidget) label = create_label (title);
  AdwToast *toast = adw_toast_new (markup);
  int room = get_room (overlay, button);
  int height;

  if (button != NULL)
    adw_toast_set_button_label (toast, button);
  if (!gtk_widget_get_mapped (overlay) || get_natural_width (label) <= room)
    return toast;
  /* The overlay gives it the height that it would have in a single line, unless it asks for more. */
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, room, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (label, room, height);
  adw_toast_set_custom_title (toast, label);
  return toast;
}
