/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-field.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ERROR_ROW "lookout-error-row"

static GtkWidget *
create_error_row (GtkWidget *field)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "margin-top", 6,
                                   "margin-bottom", 6, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "selectable", FALSE,
                                 "focusable", FALSE, "child", label, NULL);

  gtk_widget_add_css_class (label, "error");
  gtk_widget_add_css_class (label, "caption");
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (field)), row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (field)) + 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
  return row;
}

static void
on_changed (GtkWidget *field)
{
  lookout_field_set_error (field, NULL);
}

static GtkWidget *
ensure_error_row (GtkWidget *field)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (field), ERROR_ROW);

  if (row != NULL)
    return row;
  row = create_error_row (field);
  g_object_set_data (G_OBJECT (field), ERROR_ROW, row);
  if (GTK_IS_EDITABLE (field))
    g_signal_connect (field, "changed", G_CALLBACK (on_changed), NULL);
  return row;
}

/**
 * lookout_field_set_error:
 * @field: a row of a form, in a list box
 * @message: (nullable): what is wrong with what was typed, or %NULL when nothing is
 *
 * Says below a field what is wrong with it, and marks it. What was typed stays; the words go away when it is
 * changed.
 */
void
lookout_field_set_error (GtkWidget *field, const char *message)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (field));

  if (message == NULL && g_object_get_data (G_OBJECT (field), ERROR_ROW) == NULL)
    return;
  row = ensure_error_row (field);
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))),
                       message != NULL ? message : "");
  gtk_widget_set_visible (row, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/**
 * lookout_field_get_error:
 * @field: a row of a form
 *
 * Returns: (nullable): what stands below it now
 */
const char *
lookout_field_get_error (GtkWidget *field)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (field), ERROR_ROW);

  if (row == NULL || !gtk_widget_get_visible (row))
    return NULL;
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));
}

/**
 * lookout_field_dup_text:
 * @field: an entry row
 *
 * Returns: (transfer full): what was typed, without the space around it that comes with pasting
 */
char *
lookout_field_dup_text (GtkWidget *field)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));
}

static void
name_button (GtkButton *button)
{
  const char *icon = gtk_button_get_icon_name (button);

  if (icon != NULL && g_str_has_prefix (icon, "view-"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    C_ ("button", "Show or Hide the Text"), -1);
}

/**
 * lookout_field_name_buttons:
 * @field: a row of a form, or what holds several
 *
 * Names the buttons that show a password for assistive technology: libadwaita gives them an icon alone.
 */
void
lookout_field_name_buttons (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  for (GtkWidget *child = gtk_widget_get_first_child (field); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      name_button (GTK_BUTTON (child));
    else
      lookout_field_name_buttons (child);
}
