/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The menu of a row: by its button, the secondary button of the pointer, or the keyboard. */

#include "devices/lookout-tree-private.h"

#include "kit/lookout-menu.h"
#include "shell/lookout-actions.h"

/* To the row that the menu was about: the list itself would go to its first one. */
static void
on_menu_closed (LookoutTree *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION || !lookout_tree_go_to (self, position))
    gtk_widget_grab_focus (self->view);
}

static LookoutMenus
lookout_tree_choose_menu (LookoutTree *self)
{
  if (lookout_context_get_account (self->context) != NULL)
    return LOOKOUT_MENU_ACCOUNT;
  if (lookout_context_get_group (self->context) != NULL
      && lookout_context_get_member (self->context) == NULL)
    return LOOKOUT_MENU_GROUP;
  return LOOKOUT_MENU_TREE;
}

static void
lookout_tree_open_menu (LookoutTree *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model
      = lookout_actions_create_menu_in (lookout_tree_choose_menu (self), self->context);

  lookout_thumbnail_cancel (self->thumbnail);
  g_signal_connect_object (lookout_menu_popup (GTK_WIDGET (self), model, at), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

void
lookout_tree_on_row_menu (LookoutTree *self, GtkWidget *button, LookoutTreeRow *row)
{
  graphene_rect_t bounds;

  gtk_single_selection_set_selected (self->selection, lookout_tree_row_get_position (row));
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    lookout_tree_open_menu (self,
                            &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
}

static LookoutTreeRow *
lookout_tree_find_row_at (LookoutTree *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, LOOKOUT_TYPE_TREE_ROW) : NULL;

  if (row == NULL && widget != NULL && LOOKOUT_IS_TREE_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);
  return row != NULL ? LOOKOUT_TREE_ROW (row) : NULL;
}

void
lookout_tree_on_press (GtkGestureClick *gesture, int n_press, double x, double y, LookoutTree *self)
{
  LookoutTreeRow *row = lookout_tree_find_row_at (self, x, y);

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, lookout_tree_row_get_position (row));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lookout_tree_open_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

gboolean
lookout_tree_on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  LookoutTree *self = LOOKOUT_TREE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (lookout_tree_get_selected_row (self) == NULL || focus == NULL
      || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  lookout_tree_open_menu (self, &(GdkRectangle){ (int) bounds.origin.x + 24,
                                                 (int) (bounds.origin.y + bounds.size.height / 2),
                                                 1, 1 });
  return TRUE;
}
