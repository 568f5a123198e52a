/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-node.h"
#include "devices/lookout-account-model.h"
#include "devices/lookout-channel-model.h"
#include "devices/lookout-thumbnail.h"
#include "devices/lookout-tree-line.h"
#include "devices/lookout-tree-note.h"
#include "devices/lookout-tree-row.h"
#include "fleet.h"
#include "kit/compat.h"
#include "kit/lookout-menu.h"
#include "shell/lookout-actions.h"
#include "shell/lookout-stage.h"

struct _LookoutTree
{
  AdwBin parent_instance;

  LookoutContext *context; /* weak */
  GtkWidget *view;
  LookoutAccounts *accounts;
  GtkTreeListModel *model;
  GtkSingleSelection *selection;
  FleetAccount *account; /* (nullable): for which, and for which state, the tree is arranged */
  LookoutAccountsState state;
  LookoutThumbnail *thumbnail;
};

G_DEFINE_FINAL_TYPE (LookoutTree, lookout_tree, ADW_TYPE_BIN)

/* Runs for every row that comes into view, expanded or not: it must ask the platform for nothing. */
static GListModel *
create_children (gpointer item, gpointer user_data)
{
  if (LOOKOUT_IS_ACCOUNT_NODE (item))
    return lookout_account_model_new (item);
  return FLEET_IS_DEVICE_ROW (item) ? lookout_channel_model_new (item) : NULL;
}

static GtkTreeListRow *
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

static void
on_selected (LookoutTree *self)
{
  GtkTreeListRow *row = lookout_tree_get_selected_row (self);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (self->context == NULL)
    return;
  if (FLEET_IS_CHANNEL (item))
    lookout_context_select (self->context, fleet_channel_get_device (FLEET_CHANNEL (item)),
                            FLEET_CHANNEL (item));
  else if (FLEET_IS_DEVICE_ROW (item))
    lookout_context_select (self->context, fleet_device_row_get_device (FLEET_DEVICE_ROW (item)),
                            NULL);
  else
    lookout_context_select_account (self->context, find_account (item));
}

/* Whoever comes back to the list is about what is selected there, as if it were selected anew. */
static void
on_focus (LookoutTree *self)
{
  if (self->context != NULL && lookout_context_get_device (self->context) != NULL)
    g_object_notify (G_OBJECT (self->context), "device");
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
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
}

static GtkTreeListRow *
lookout_tree_find_open_row (LookoutTree *self)
{
  GListModel *list = lookout_accounts_get_list (self->accounts);
  FleetAccount *open = lookout_accounts_get_account (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      if (account == open)
        return gtk_tree_list_model_get_child_row (self->model, i);
    }
  return NULL;
}

static void
lookout_tree_collapse_closed (LookoutTree *self)
{
  GListModel *list = lookout_accounts_get_list (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->model, i);
      g_autoptr (LookoutAccountNode) node = gtk_tree_list_row_get_item (row);

      if (lookout_account_node_get_status (node) == LOOKOUT_ACCOUNT_CLOSED)
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

/* One account is open at a time, and its row with it. What a person then closes stays closed. */
static void
on_accounts_changed (LookoutTree *self)
{
  FleetAccount *account = lookout_accounts_get_account (self->accounts);
  LookoutAccountsState state = lookout_accounts_get_state (self->accounts);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (account == self->account && state == self->state)
    return;
  g_set_object (&self->account, account);
  self->state = state;
  lookout_tree_collapse_closed (self);
  row = lookout_tree_find_open_row (self);
  if (row != NULL && state != LOOKOUT_ACCOUNTS_CLOSED)
    gtk_tree_list_row_set_expanded (row, TRUE);
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
static gboolean
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
  return lookout_context_get_account (self->context) != NULL ? LOOKOUT_MENU_ACCOUNT
                                                             : LOOKOUT_MENU_TREE;
}

static void
lookout_tree_open_menu (LookoutTree *self, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = lookout_actions_create_menu (lookout_tree_choose_menu (self));

  lookout_thumbnail_cancel (self->thumbnail);
  g_signal_connect_object (lookout_menu_popup (GTK_WIDGET (self), model, at), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

static void
on_row_menu (LookoutTree *self, GtkWidget *button, LookoutTreeRow *row)
{
  graphene_rect_t bounds;

  gtk_single_selection_set_selected (self->selection, lookout_tree_row_get_position (row));
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    lookout_tree_open_menu (self,
                            &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height });
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, LookoutTree *self)
{
  GtkWidget *row = lookout_tree_row_new ();

  g_signal_connect_object (row, "menu", G_CALLBACK (on_row_menu), self, G_CONNECT_SWAPPED);
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

static LookoutTreeRow *
lookout_tree_find_row_at (LookoutTree *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, LOOKOUT_TYPE_TREE_ROW) : NULL;

  if (row == NULL && widget != NULL && LOOKOUT_IS_TREE_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);
  return row != NULL ? LOOKOUT_TREE_ROW (row) : NULL;
}

static void
on_secondary_press (GtkGestureClick *gesture, int n_press, double x, double y, LookoutTree *self)
{
  LookoutTreeRow *row = lookout_tree_find_row_at (self, x, y);

  if (row == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, lookout_tree_row_get_position (row));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lookout_tree_open_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
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

static void
lookout_tree_add_controllers (LookoutTree *self)
{
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect (press, "pressed", G_CALLBACK (on_secondary_press), self);
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
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
      = gtk_tree_list_model_new (G_LIST_MODEL (nodes), FALSE, FALSE, create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->model));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
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
  lookout_tree_set_accounts (self, accounts);
  return GTK_WIDGET (self);
}

/* Where the first device of the open account stands, or else its own row. */
static guint
lookout_tree_find_first (LookoutTree *self)
{
  g_autoptr (GtkTreeListRow) row = lookout_tree_find_open_row (self);
  g_autoptr (GtkTreeListRow) child = row != NULL ? gtk_tree_list_row_get_child_row (row, 0) : NULL;

  if (row == NULL)
    return 0;
  return gtk_tree_list_row_get_position (child != NULL ? child : row);
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
