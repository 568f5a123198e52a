/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/lookout-view-row.h"

#include <glib/gi18n.h>

struct _LookoutViewRow
{
  AdwActionRow parent_instance;

  FleetView *view;
  FleetAccountStore *accounts;
  GtkWidget *rename;
  GtkWidget *more;
};

enum
{
  SIGNAL_COMMAND,
  SIGNAL_DROPPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LookoutViewRow, lookout_view_row, ADW_TYPE_ACTION_ROW)

static guint signals[N_SIGNALS];

static guint
count_unknown (LookoutViewRow *self)
{
  guint n = 0;

  for (guint i = 0; i < fleet_view_get_n_cameras (self->view); i++)
    n += fleet_account_store_find (self->accounts, fleet_view_get_camera (self->view, i)->account)
         == NULL;
  return n;
}

static char *
dup_layout (LookoutViewRow *self)
{
  guint n_tiles = fleet_view_get_layout (self->view);

  if (fleet_view_get_grid (self->view) != NULL)
    return g_strdup_printf (ngettext ("free layout with %u tile", "free layout with %u tiles",
                                      n_tiles),
                            n_tiles);
  return g_strdup_printf (ngettext ("%u tile", "%u tiles", n_tiles), n_tiles);
}

static char *
dup_subtitle (LookoutViewRow *self)
{
  guint n_cameras = fleet_view_get_n_cameras (self->view);
  guint n_unknown = count_unknown (self);
  g_autofree char *cameras
      = g_strdup_printf (ngettext ("%u camera", "%u cameras", n_cameras), n_cameras);
  g_autofree char *layout = dup_layout (self);
  GString *text = g_string_new (NULL);

  g_string_printf (text, C_ ("cameras and tiles of a view", "%s, %s"), cameras, layout);
  if (fleet_view_get_temporary (self->view))
    g_string_append_printf (text, " · %s", C_ ("view", "until Lookout quits"));
  if (n_unknown > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%u of an account that is not on this computer",
                                        "%u of accounts that are not on this computer", n_unknown),
                              n_unknown);
    }
  return g_string_free (text, FALSE);
}

static void
lookout_view_row_update (LookoutViewRow *self)
{
  const char *name = fleet_view_get_name (self->view);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *rename = g_strdup_printf (_ ("Rename “%s”"), name);
  g_autofree char *more = g_strdup_printf (_ ("More for “%s”"), name);
  g_autofree char *label
      = g_strdup_printf (C_ ("name of a view and what it shows", "%s, %s"), name, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rename), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rename, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_COMMAND], 0, name);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (LOOKOUT_VIEW_ROW (widget)->more));
  return TRUE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, LookoutViewRow *self)
{
  return gdk_content_provider_new_typed (FLEET_TYPE_VIEW, self->view);
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, LookoutViewRow *self)
{
  GtkWidget *label = gtk_label_new (fleet_view_get_name (self->view));

  gtk_widget_add_css_class (label, "drag-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, LookoutViewRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
lookout_view_row_add_drag (LookoutViewRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (FLEET_TYPE_VIEW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_begin), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
lookout_view_row_dispose (GObject *object)
{
  LookoutViewRow *self = LOOKOUT_VIEW_ROW (object);

  g_clear_object (&self->view);
  g_clear_object (&self->accounts);
  G_OBJECT_CLASS (lookout_view_row_parent_class)->dispose (object);
}

static void
lookout_view_row_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    guint key; /* 0 for none: what Enter does, the list does */
    GdkModifierType modifiers;
  } rows[] = {
    { "view.open", 0, 0 },
    { "view.rename", GDK_KEY_F2, 0 },
    { "view.export", GDK_KEY_e, GDK_CONTROL_MASK },
    { "view.up", GDK_KEY_Up, GDK_ALT_MASK },
    { "view.down", GDK_KEY_Down, GDK_ALT_MASK },
    { "view.delete", GDK_KEY_Delete, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_class_install_action (widget_class, rows[i].name, NULL, command_action);
      if (rows[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, rows[i].key, rows[i].modifiers,
                                             rows[i].name, NULL);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
lookout_view_row_class_init (LookoutViewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_view_row_dispose;

  signals[SIGNAL_COMMAND]
      = g_signal_new ("command", LOOKOUT_TYPE_VIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", LOOKOUT_TYPE_VIEW_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, FLEET_TYPE_VIEW);

  lookout_view_row_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/views/lookout-view-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutViewRow, rename);
  gtk_widget_class_bind_template_child (widget_class, LookoutViewRow, more);
}

static void
lookout_view_row_init (LookoutViewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its name says what the title says, and would be followed by it. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  lookout_view_row_add_drag (self);
}

/**
 * lookout_view_row_new:
 * @view: a view
 * @accounts: the accounts of this computer
 *
 * Returns: (transfer floating): its row
 */
LookoutViewRow *
lookout_view_row_new (FleetView *view, FleetAccountStore *accounts)
{
  LookoutViewRow *self = g_object_new (LOOKOUT_TYPE_VIEW_ROW, NULL);

  self->view = g_object_ref (view);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (view, "notify", G_CALLBACK (lookout_view_row_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (lookout_view_row_update), self,
                           G_CONNECT_SWAPPED);
  lookout_view_row_update (self);
  return self;
}

FleetView *
lookout_view_row_get_view (LookoutViewRow *self)
{
  g_return_val_if_fail (LOOKOUT_IS_VIEW_ROW (self), NULL);

  return self->view;
}

/**
 * lookout_view_row_set_ends:
 * @self: a row
 * @first: whether it is the first one, so that it cannot go up
 * @last: whether it is the last one
 */
void
lookout_view_row_set_ends (LookoutViewRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (LOOKOUT_IS_VIEW_ROW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.up", !first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.down", !last);
}
