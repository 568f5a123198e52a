/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-tree-row.h"

#include "devices/lookout-tree-drag.h"
#include "devices/lookout-tree-kind.h"
#include "devices/lookout-tree-line.h"
#include "devices/lookout-tree-note.h"
#include "fleet.h"
#include "kit/compat.h"

struct _LookoutTreeRow
{
  AdwBin parent_instance;

  GtkTreeListRow *row;
  GObject *item;       /* of a LookoutTreeKind */
  FleetDevice *device; /* (nullable): the one this row is about, once it is loaded */
  FleetPoller *poller; /* (nullable): which was told that the device can be seen */

  GtkTreeExpander *expander;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *caption;
  GtkButton *button;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (LookoutTreeRow, lookout_tree_row, ADW_TYPE_BIN)

static guint menu_signal;

static LookoutAccountNode *
lookout_tree_row_get_node (LookoutTreeRow *self)
{
  return LOOKOUT_IS_ACCOUNT_NODE (self->item) ? LOOKOUT_ACCOUNT_NODE (self->item) : NULL;
}

/* What can be focused, and is read aloud, is the row that the list made around this one. */
static void
lookout_tree_row_tell_name (LookoutTreeRow *self, const LookoutTreeLine *line)
{
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = line->caption != NULL
                                ? g_strdup_printf ("%s, %s", line->title, line->caption)
                                : g_strdup (line->title);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
lookout_tree_row_set_class (LookoutTreeRow *self, const char *css_class)
{
  for (guint i = 0; lookout_tree_line_classes[i] != NULL; i++)
    {
      if (g_strcmp0 (lookout_tree_line_classes[i], css_class) == 0)
        gtk_widget_add_css_class (GTK_WIDGET (self), lookout_tree_line_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), lookout_tree_line_classes[i]);
    }
}

/* The name of a camera is cut when there is no room; what is the matter is read to its end. */
static void
lookout_tree_row_set_text (LookoutTreeRow *self, const LookoutTreeLine *line)
{
  GtkLabel *const labels[] = { self->title, self->caption };
  const char *const texts[] = { line->title, line->caption };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_label (labels[i], texts[i] != NULL ? texts[i] : "");
      gtk_widget_set_visible (GTK_WIDGET (labels[i]), texts[i] != NULL);
      gtk_label_set_wrap (labels[i], line->wraps);
      gtk_label_set_ellipsize (labels[i], line->wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
    }
}

static void
lookout_tree_row_update (LookoutTreeRow *self)
{
  g_auto (LookoutTreeLine) line = { 0 };

  lookout_tree_line_read (&line, self->item);
  lookout_tree_row_set_class (self, line.css_class);
  lookout_tree_row_set_text (self, &line);
  lookout_tree_row_tell_name (self, &line);
  gtk_image_set_from_icon_name (self->icon, line.icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), line.icon != NULL && !line.busy);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), line.wraps ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), line.busy);
  gtk_spinner_set_spinning (self->spinner, line.busy);
  gtk_button_set_label (self->button, line.button != NULL ? line.button : "");
  lookout_name_buttons (GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self->button), line.button != NULL);
  gtk_widget_set_visible (self->menu_button, line.menu != NULL);
  gtk_widget_set_tooltip_text (self->menu_button, line.menu);
  if (line.menu != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, line.menu, -1);
}

static void
lookout_tree_row_clear_device (LookoutTreeRow *self)
{
  if (self->device == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->device, self);
  if (self->poller != NULL)
    fleet_poller_set_visible (self->poller, self->device, FALSE);
  g_clear_object (&self->poller);
  g_clear_object (&self->device);
}

/* The poller asks about what can be seen. */
static void
lookout_tree_row_set_device (LookoutTreeRow *self, FleetDevice *device)
{
  g_autoptr (FleetSession) session = NULL;

  lookout_tree_row_clear_device (self);
  if (device == NULL)
    return;
  self->device = g_object_ref (device);
  g_signal_connect_swapped (device, "notify", G_CALLBACK (lookout_tree_row_update), self);
  session = lookout_tree_kind_find (self->item)->watched ? fleet_device_dup_session (device) : NULL;
  if (session == NULL)
    return;
  self->poller = g_object_ref (fleet_session_get_poller (session));
  fleet_poller_set_visible (self->poller, device, TRUE);
}

/* A member that is a channel has a name of its own. */
static void
lookout_tree_row_load_names (LookoutTreeRow *self)
{
  if (FLEET_IS_GROUP_MEMBER (self->item))
    fleet_group_member_load (FLEET_GROUP_MEMBER (self->item));
}

static void
on_item_changed (LookoutTreeRow *self)
{
  FleetDevice *device = lookout_tree_kind_get_device (self->item);

  if (device != NULL && device != self->device)
    lookout_tree_row_set_device (self, device);
  lookout_tree_row_load_names (self);
  lookout_tree_row_update (self);
}

/* What assistive technology reads stands on the row that the list made. */
static void
lookout_tree_row_tell_place (LookoutTreeRow *self)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (self));

  if (line == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) gtk_tree_list_row_get_depth (self->row) + 1, -1);
  if (gtk_tree_list_row_is_expandable (self->row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
lookout_tree_row_load_channels (LookoutTreeRow *self)
{
  if (FLEET_IS_DEVICE_ROW (self->item) && gtk_tree_list_row_get_expanded (self->row)
      && self->device != NULL && fleet_device_get_channels (self->device) == NULL
      && !fleet_device_get_loading (self->device))
    fleet_device_load_channels_async (self->device, NULL, NULL, NULL);
}

/* The session of the account that the row is below. */
static FleetSession *
lookout_tree_row_dup_session (LookoutTreeRow *self)
{
  g_autoptr (GtkTreeListRow) row = g_object_ref (self->row);

  while (row != NULL)
    {
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);
      GtkTreeListRow *parent = gtk_tree_list_row_get_parent (row);

      if (LOOKOUT_IS_ACCOUNT_NODE (item))
        return lookout_account_node_dup_session (LOOKOUT_ACCOUNT_NODE (item));
      g_object_unref (row);
      row = parent;
    }
  return NULL;
}

/* Members that can be seen are looked up, all of the group at once. */
static void
lookout_tree_row_look_up (LookoutTreeRow *self)
{
  FleetGroup *group = lookout_tree_row_get_group (self);
  g_autoptr (FleetSession) session
      = FLEET_IS_GROUP_MEMBER (self->item) ? lookout_tree_row_dup_session (self) : NULL;

  if (group != NULL && session != NULL)
    fleet_group_look_up (group, session);
}

/* To look into an account is to open it. */
static void
on_expanded (LookoutTreeRow *self)
{
  LookoutAccountNode *node = lookout_tree_row_get_node (self);

  lookout_tree_row_tell_place (self);
  lookout_tree_row_load_channels (self);
  if (node != NULL && gtk_tree_list_row_get_expanded (self->row)
      && lookout_account_node_get_status (node) == LOOKOUT_ACCOUNT_CLOSED)
    lookout_account_node_open (node);
}

static void
on_button (LookoutTreeRow *self)
{
  g_autoptr (GObject) item = g_object_ref (self->item);

  lookout_tree_line_act (item);
}

static void
on_menu_button (LookoutTreeRow *self)
{
  g_signal_emit (self, menu_signal, 0, self->menu_button);
}

/* The account whose news the row shows: its own, or the one that its note is about. */
static LookoutAccountNode *
find_node (gpointer item)
{
  if (LOOKOUT_IS_TREE_NOTE (item))
    return lookout_tree_note_get_account (item);
  return LOOKOUT_IS_ACCOUNT_NODE (item) ? item : NULL;
}

/**
 * lookout_tree_row_bind:
 * @self: a row
 * @row: what it shows from now on
 */
void
lookout_tree_row_bind (LookoutTreeRow *self, GtkTreeListRow *row)
{
  g_return_if_fail (LOOKOUT_IS_TREE_ROW (self));

  lookout_tree_row_unbind (self);
  self->row = g_object_ref (row);
  self->item = gtk_tree_list_row_get_item (row);
  gtk_tree_expander_set_list_row (self->expander, row);
  lookout_tree_row_look_up (self);
  g_signal_connect_swapped (self->item, "notify", G_CALLBACK (on_item_changed), self);
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (on_expanded), self);
  if (find_node (self->item) != NULL)
    g_signal_connect_swapped (find_node (self->item), "changed",
                              G_CALLBACK (lookout_tree_row_update), self);
  lookout_tree_row_set_device (self, lookout_tree_kind_get_device (self->item));
  lookout_tree_row_update (self);
  lookout_tree_row_tell_place (self);
  lookout_tree_row_load_channels (self);
  lookout_tree_row_load_names (self);
}

/**
 * lookout_tree_row_unbind:
 * @self: a row
 *
 * It is out of sight: nothing is asked about it any more.
 */
void
lookout_tree_row_unbind (LookoutTreeRow *self)
{
  g_return_if_fail (LOOKOUT_IS_TREE_ROW (self));

  lookout_tree_row_clear_device (self);
  if (self->item != NULL)
    {
      if (find_node (self->item) != NULL)
        g_signal_handlers_disconnect_by_data (find_node (self->item), self);
      g_signal_handlers_disconnect_by_data (self->item, self);
    }
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  gtk_tree_expander_set_list_row (self->expander, NULL);
  g_clear_object (&self->item);
  g_clear_object (&self->row);
}

static void
lookout_tree_row_dispose (GObject *object)
{
  LookoutTreeRow *self = LOOKOUT_TREE_ROW (object);

  if (self->expander != NULL)
    lookout_tree_row_unbind (self);
  G_OBJECT_CLASS (lookout_tree_row_parent_class)->dispose (object);
}

static void
lookout_tree_row_class_init (LookoutTreeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_tree_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/devices/lookout-tree-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, expander);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, title);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, caption);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, button);
  gtk_widget_class_bind_template_child (widget_class, LookoutTreeRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_button);
  gtk_widget_class_bind_template_callback (widget_class, on_menu_button);
  gtk_widget_class_set_css_name (widget_class, "treerow");

  /**
   * LookoutTreeRow::menu:
   * @button: what was pressed
   *
   * The person wants the menu of this row.
   */
  menu_signal = g_signal_new ("menu", LOOKOUT_TYPE_TREE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  /**
   * LookoutTreeRow::dropped:
   * @item: a channel, a device or a member of a group
   * @before: (nullable): the key of the member of the group that it comes before
   *
   * It was dragged into the group of the row.
   */
  g_signal_new ("dropped", LOOKOUT_TYPE_TREE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_BOOLEAN, 2, G_TYPE_OBJECT, G_TYPE_STRING);
}

static void
lookout_tree_row_init (LookoutTreeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lookout_tree_drag_add (self);
}

/**
 * lookout_tree_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
lookout_tree_row_new (void)
{
  return g_object_new (LOOKOUT_TYPE_TREE_ROW, NULL);
}

/**
 * lookout_tree_row_get_device:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the device of a row that shows one
 */
FleetDevice *
lookout_tree_row_get_device (LookoutTreeRow *self)
{
  const LookoutTreeKind *kind;

  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  kind = lookout_tree_kind_find (self->item);
  return kind != NULL && kind->draggable && lookout_tree_row_get_channel (self) == NULL
             ? self->device
             : NULL;
}

/**
 * lookout_tree_row_get_channel:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the channel of a row that shows one
 */
FleetChannel *
lookout_tree_row_get_channel (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  return lookout_tree_kind_get_channel (self->item);
}

/**
 * lookout_tree_row_get_position:
 * @self: a row
 *
 * Returns: where it stands in the tree now, or %GTK_INVALID_LIST_POSITION
 */
guint
lookout_tree_row_get_position (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->row != NULL ? gtk_tree_list_row_get_position (self->row) : GTK_INVALID_LIST_POSITION;
}

/**
 * lookout_tree_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it is about, of a [struct@Lookout.TreeKind]
 */
gpointer
lookout_tree_row_get_item (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  return self->item;
}

/**
 * lookout_tree_row_get_group:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the group that it shows, or that it shows a member of
 */
FleetGroup *
lookout_tree_row_get_group (LookoutTreeRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_TREE_ROW (self), NULL);

  return self->row != NULL ? lookout_tree_kind_get_group (self->row) : NULL;
}
