/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-private.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-node.h"
#include "devices/lookout-tree-kind.h"
#include "devices/lookout-tree-line.h"
#include "devices/lookout-tree-note.h"
#include "fleet.h"
#include "groups/lookout-groups.h"
#include "kit/compat.h"
#include "kit/lookout-menu.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-stage.h"

G_DEFINE_FINAL_TYPE (LookoutTree, lookout_tree, ADW_TYPE_BIN)

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  LookoutTree *self = user_data;
  const LookoutTreeKind *kind = lookout_tree_kind_find (item);
  GListModel *groups = self->context != NULL ? lookout_groups_get_list (self->context) : NULL;

  return kind != NULL && kind->create_children != NULL
             ? kind->create_children (item, self->accounts, groups)
             : NULL;
}

GtkTreeListRow *
lookout_tree_get_selected_row (LookoutTree *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* A note below an account is about the account. */
static FleetAccount *
find_account (gpointer item)
{
  LookoutAccountNode *node = NULL;

  if (LOOKOUT_IS_ACCOUNT_NODE (item))
    node = item;
  else if (LOOKOUT_IS_TREE_NOTE (item))
    node = lookout_tree_note_get_account (item);
  return node != NULL ? lookout_account_node_get_account (node) : NULL;
}

static void on_selected (LookoutTree *self);

/* One that goes from the account is still selected, and can be opened no more. */
static void
lookout_tree_watch_member (LookoutTree *self, FleetGroupMember *member)
{
  if (member == self->member)
    return;
  if (self->member != NULL)
    g_signal_handlers_disconnect_by_func (self->member, on_selected, self);
  g_set_object (&self->member, member);
  if (member != NULL)
    g_signal_connect_object (member, "notify::gone", G_CALLBACK (on_selected), self,
                             G_CONNECT_SWAPPED);
}

static void
on_selected (LookoutTree *self)
{
  GtkTreeListRow *row = lookout_tree_get_selected_row (self);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  FleetGroup *group = row != NULL ? lookout_tree_kind_get_group (row) : NULL;

  if (self->context == NULL)
    return;
  lookout_tree_watch_member (self, FLEET_IS_GROUP_MEMBER (item) ? FLEET_GROUP_MEMBER (item) : NULL);
  if (group != NULL)
    lookout_context_select_group (self->context, group, self->member);
  else if (FLEET_IS_CHANNEL (item) || FLEET_IS_DEVICE_ROW (item))
    lookout_context_select (self->context, lookout_tree_kind_get_device (item),
                            lookout_tree_kind_get_channel (item));
  else
    lookout_context_select_account (self->context, find_account (item));
}

/* Whoever comes back to the list is about what is selected there, as if it were selected anew. */
static void
on_focus (LookoutTree *self)
{
  if (self->context != NULL)
    lookout_context_attend (self->context);
}

/* To activate an account is to open it, and once it is open to look into it or no more. */
static void
activate_account (GtkTreeListRow *row, LookoutAccountNode *node)
{
  if (lookout_account_node_get_devices (node) != NULL)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    lookout_account_node_open (node);
}

static void
on_activate (GtkListView *view, guint position, LookoutTree *self)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->model, position);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  gtk_single_selection_set_selected (self->selection, position);
  if (LOOKOUT_IS_ACCOUNT_NODE (item))
    activate_account (row, LOOKOUT_ACCOUNT_NODE (item));
  else if (LOOKOUT_IS_TREE_NOTE (item))
    lookout_tree_line_act (item);
  else if (FLEET_IS_GROUP (item))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
}

static GtkWidget *
lookout_tree_find_line (LookoutTree *self, guint position)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->view); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *row = gtk_widget_get_first_child (line);

      if (LOOKOUT_IS_TREE_ROW (row)
          && lookout_tree_row_get_position (LOOKOUT_TREE_ROW (row)) == position)
        return line;
    }
  return NULL;
}

/* Selected, in view, and with the focus: what the keyboard is about is always one row. */
gboolean
lookout_tree_go_to (LookoutTree *self, guint position)
{
  GtkWidget *line;

  gtk_single_selection_set_selected (self->selection, position);
  lookout_list_scroll_to (self->view, position);
  line = lookout_tree_find_line (self, position);
  return line != NULL && gtk_widget_grab_focus (line);
}

/* Right opens a device and then goes to its first channel; left closes it, or goes back up to it. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        LookoutTree *self)
{
  GtkTreeListRow *row = lookout_tree_get_selected_row (self);
  gboolean forward = gtk_widget_get_direction (self->view) != GTK_TEXT_DIR_RTL;
  g_autoptr (GtkTreeListRow) parent = NULL;
  gboolean open;

  if (row == NULL || (key != GDK_KEY_Right && key != GDK_KEY_Left)
      || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  open = (key == GDK_KEY_Right) == forward;
  parent = gtk_tree_list_row_get_parent (row);
  if (!open && parent != NULL && !gtk_tree_list_row_get_expanded (row))
    lookout_tree_go_to (self, gtk_tree_list_row_get_position (parent));
  else if (gtk_tree_list_row_get_expanded (row) != open)
    gtk_tree_list_row_set_expanded (row, open);
  return GDK_EVENT_STOP;
}

static gboolean
on_dropped (LookoutTree *self, GObject *item, const char *before, LookoutTreeRow *row)
{
  FleetGroup *group = lookout_tree_row_get_group (row);

  return self->context != NULL && group != NULL
         && lookout_groups_add (self->context, group, item, before);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, LookoutTree *self)
{
  GtkWidget *row = lookout_tree_row_new ();

  g_signal_connect_object (row, "menu", G_CALLBACK (lookout_tree_on_row_menu), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  lookout_thumbnail_watch (self->thumbnail, LOOKOUT_TREE_ROW (row));
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, LookoutTree *self)
{
  lookout_tree_row_bind (LOOKOUT_TREE_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, LookoutTree *self)
{
  lookout_tree_row_unbind (LOOKOUT_TREE_ROW (gtk_list_item_get_child (item)));
}

static void
lookout_tree_add_controllers (LookoutTree *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect (press, "pressed", G_CALLBACK (lookout_tree_on_press), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->view, keys);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus), self);
  gtk_widget_add_controller (self->view, focus);
}

static GtkWidget *
lookout_tree_create_view (LookoutTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (NULL, factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate), self, 0);
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_widget_add_css_class (view, "camera-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cameras"), -1);
  return view;
}

/* The list itself would let Tab go through every row, of which there may be 100,000: the arrow keys do that. */
static gboolean
lookout_tree_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LookoutTree *self = LOOKOUT_TREE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (lookout_tree_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL
      || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return FALSE;
  return lookout_tree_go_to (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

static void
lookout_tree_dispose (GObject *object)
{
  LookoutTree *self = LOOKOUT_TREE (object);

  lookout_menu_drop (GTK_WIDGET (self));
  if (self->thumbnail != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->thumbnail));
  self->thumbnail = NULL;
  if (self->view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->account);
  g_clear_object (&self->devices);
  lookout_tree_watch_member (self, NULL);
  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_pointer (&self->group_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_groups, g_hash_table_unref);
  g_clear_object (&self->accounts);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_tree_parent_class)->dispose (object);
}

static void
lookout_tree_class_init (LookoutTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_tree_dispose;
  widget_class->focus = lookout_tree_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, lookout_tree_on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, lookout_tree_on_menu_key,
                                NULL);
}

static void
lookout_tree_init (LookoutTree *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->thumbnail = lookout_thumbnail_new (GTK_WIDGET (self));
  self->view = lookout_tree_create_view (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  adw_bin_set_child (ADW_BIN (self), scroller);
  lookout_tree_add_controllers (self);
}

static gpointer
create_node (gpointer account, gpointer accounts)
{
  LookoutAccountNode *node = lookout_account_node_new (accounts, account);

  g_object_unref (account);
  return node;
}

static void
lookout_tree_set_accounts (LookoutTree *self, LookoutAccounts *accounts)
{
  GListModel *list = g_object_ref (lookout_accounts_get_list (accounts));
  GtkMapListModel *nodes
      = gtk_map_list_model_new (list, create_node, g_object_ref (accounts), g_object_unref);

  self->accounts = g_object_ref (accounts);
  self->model
      = gtk_tree_list_model_new (G_LIST_MODEL (nodes), FALSE, FALSE, create_children, self, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  lookout_tree_follow (self);
}

/**
 * lookout_tree_new:
 * @context: what is open in the window, which is told what is selected; held weakly
 * @accounts: the accounts of the window
 *
 * Returns: (transfer floating): the tree
 */
GtkWidget *
lookout_tree_new (LookoutContext *context, LookoutAccounts *accounts)
{
  LookoutTree *self = g_object_new (LOOKOUT_TYPE_TREE, NULL);

  g_set_weak_pointer (&self->context, context);
  lookout_actions_add_local_shortcuts (self->view, LOOKOUT_NEEDS_DEVICE);
  lookout_actions_add_local_shortcuts (self->view, LOOKOUT_NEEDS_CHANNEL);
  lookout_actions_add_local_shortcuts (self->view, LOOKOUT_NEEDS_MEMBER);
  lookout_tree_set_accounts (self, accounts);
  return GTK_WIDGET (self);
}

/**
 * lookout_tree_focus_first:
 * @self: the tree
 *
 * Goes from the search to what it found.
 */
void
lookout_tree_focus_first (LookoutTree *self)
{
  g_return_if_fail (LOOKOUT_IS_TREE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  lookout_tree_go_to (self, lookout_tree_find_first (self));
}
