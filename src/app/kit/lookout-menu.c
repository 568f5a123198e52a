/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-menu.h"

/* A popover of GTK asks for a motion event after its layout, and gets it even when it was closed meanwhile: the pointer
 * is then taken to be on the hidden menu, and the next press goes there and is lost. One that does not exist gets
 * none. Not at once: it may be closed by an event of its own. */
static gboolean
drop_closed (gpointer menu)
{
  if (gtk_widget_get_parent (menu) != NULL)
    gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_closed, g_object_ref (menu), g_object_unref);
}

/* The button goes up over the menu, and GTK would show what it went down on as pressed for ever. */
static void
release (GtkWidget *parent, const GdkRectangle *at)
{
  GtkWidget *pressed = gtk_widget_pick (parent, at->x, at->y, GTK_PICK_DEFAULT);

  for (; pressed != NULL && pressed != parent; pressed = gtk_widget_get_parent (pressed))
    gtk_widget_unset_state_flags (pressed, GTK_STATE_FLAG_ACTIVE);
  gtk_widget_unset_state_flags (parent, GTK_STATE_FLAG_ACTIVE);
}

/**
 * lookout_menu_popup:
 * @parent: whose menu it is; it drops it when it is disposed of
 * @model: what is in it
 * @at: where it is, in coordinates of @parent
 *
 * Opens a context menu in place of the one that is open. It is gone when it is closed.
 *
 * Returns: (transfer none): the menu
 */
GtkPopover *
lookout_menu_popup (GtkWidget *parent, GMenuModel *model, const GdkRectangle *at)
{
  GtkWidget *menu;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (G_IS_MENU_MODEL (model), NULL);

  lookout_menu_drop (parent);
  release (parent, at);
  menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (menu, parent);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), at);
  g_signal_connect (menu, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
  return GTK_POPOVER (menu);
}

/**
 * lookout_menu_drop:
 * @parent: whose menu it is
 *
 * Takes the context menu away, if there is one.
 */
void
lookout_menu_drop (GtkWidget *parent)
{
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER_MENU (child))
        gtk_widget_unparent (child);
    }
}
