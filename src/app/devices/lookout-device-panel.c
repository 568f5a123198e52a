/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "devices/lookout-device-panel.h"

#include <glib/gi18n.h>

#include "devices/lookout-tree.h"
#include "fleet.h"

struct _LookoutDevicePanel
{
  AdwBin parent_instance;

  LookoutContext *context; /* weak */
  FleetDeviceList *devices;

  GtkWidget *search_bar;
  GtkEditable *search;
  GtkToggleButton *filter_button;
  GtkToggleButton *all_button;
  GtkToggleButton *online_button;
  GtkToggleButton *offline_button;
  GtkEditable *tag;
  AdwBin *tree_bin;
  LookoutTree *tree;
  GtkLabel *count;

  guint emptied; /* an entry has just become empty */
};

G_DEFINE_FINAL_TYPE (LookoutDevicePanel, lookout_device_panel, ADW_TYPE_BIN)

/* How many the filters leave; without any, the account says how many there are. */
static void
lookout_device_panel_count (LookoutDevicePanel *self)
{
  guint total = self->devices != NULL ? fleet_device_list_get_total (self->devices) : 0;
  gboolean filtered = self->devices != NULL && fleet_device_list_is_filtered (self->devices);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u device found", "%'u devices found", total), total);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), filtered && total > 0);
}

/* The filters may also be cleared from the tree. */
static void
lookout_device_panel_show_filters (LookoutDevicePanel *self)
{
  if (fleet_device_list_get_text (self->devices) == NULL)
    gtk_editable_set_text (self->search, "");
  if (fleet_device_list_get_tag (self->devices) == NULL)
    gtk_editable_set_text (self->tag, "");
  if (fleet_device_list_get_online (self->devices) == FLEET_ONLINE_FILTER_ALL)
    gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
on_session (LookoutDevicePanel *self)
{
  FleetSession *session = lookout_context_get_session (self->context);
  FleetDeviceList *devices = session != NULL ? fleet_session_get_devices (session) : NULL;
  const char *const filters[] = { "notify::text", "notify::tag", "notify::online" };

  if (self->devices != NULL)
    g_signal_handlers_disconnect_by_data (self->devices, self);
  g_set_object (&self->devices, devices);
  gtk_widget_set_sensitive (self->search_bar, devices != NULL);
  lookout_device_panel_count (self);
  if (devices == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_signal_connect_object (devices, filters[i], G_CALLBACK (lookout_device_panel_show_filters),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (devices, "notify", G_CALLBACK (lookout_device_panel_count), self,
                           G_CONNECT_SWAPPED);
  lookout_device_panel_show_filters (self);
}

static void
lookout_device_panel_search (LookoutDevicePanel *self)
{
  if (self->devices == NULL)
    return;
  fleet_device_list_set_text (self->devices, gtk_editable_get_text (self->search));
  fleet_device_list_set_tag (self->devices, gtk_editable_get_text (self->tag));
}

static gboolean
is_empty (GtkEditable *entry)
{
  return *gtk_editable_get_text (entry) == '\0';
}

static void
on_emptied (gpointer user_data)
{
  LookoutDevicePanel *self = user_data;

  self->emptied = 0;
  if (is_empty (self->search) || is_empty (self->tag))
    lookout_device_panel_search (self);
}

/* An entry says at once that it is empty, also when that is only because what was marked in it is being replaced by what
 * is typed: then the rest is told later, as always. */
static void
on_search_changed (LookoutDevicePanel *self, GtkEditable *entry)
{
  g_clear_handle_id (&self->emptied, g_source_remove);
  if (is_empty (entry))
    self->emptied = g_idle_add_once (on_emptied, self);
  else
    lookout_device_panel_search (self);
}

static void
on_search_activate (LookoutDevicePanel *self)
{
  lookout_tree_focus_first (self->tree);
}

static void
on_search_stop (LookoutDevicePanel *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

static void
on_online_toggled (LookoutDevicePanel *self)
{
  FleetOnlineFilter filter = FLEET_ONLINE_FILTER_ALL;

  if (gtk_toggle_button_get_active (self->online_button))
    filter = FLEET_ONLINE_FILTER_ONLINE;
  else if (gtk_toggle_button_get_active (self->offline_button))
    filter = FLEET_ONLINE_FILTER_OFFLINE;
  if (self->devices != NULL)
    fleet_device_list_set_online (self->devices, filter);
}

static void
lookout_device_panel_dispose (GObject *object)
{
  LookoutDevicePanel *self = LOOKOUT_DEVICE_PANEL (object);

  g_clear_handle_id (&self->emptied, g_source_remove);
  g_clear_object (&self->devices);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (lookout_device_panel_parent_class)->dispose (object);
}

static void
lookout_device_panel_class_init (LookoutDevicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_device_panel_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/devices/lookout-device-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LookoutDevicePanel, name)
  BIND (search_bar);
  BIND (search);
  BIND (filter_button);
  BIND (all_button);
  BIND (online_button);
  BIND (offline_button);
  BIND (tag);
  BIND (tree_bin);
  BIND (count);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_online_toggled);
}

static void
lookout_device_panel_init (LookoutDevicePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lookout_device_panel_new:
 * @context: what is open in the window; held weakly
 * @accounts: the accounts of the window
 *
 * Returns: (transfer floating): the panel
 */
GtkWidget *
lookout_device_panel_new (LookoutContext *context, LookoutAccounts *accounts)
{
  LookoutDevicePanel *self = g_object_new (LOOKOUT_TYPE_DEVICE_PANEL, NULL);

  g_set_weak_pointer (&self->context, context);
  self->tree = LOOKOUT_TREE (lookout_tree_new (context, accounts));
  adw_bin_set_child (self->tree_bin, GTK_WIDGET (self->tree));
  g_signal_connect_object (context, "notify::session", G_CALLBACK (on_session), self,
                           G_CONNECT_SWAPPED);
  on_session (self);
  return GTK_WIDGET (self);
}

/**
 * lookout_device_panel_focus_list:
 * @self: the panel
 *
 * Goes to the row that is selected, or else to the first one; to the search where there are none.
 */
void
lookout_device_panel_focus_list (LookoutDevicePanel *self)
{
  g_return_if_fail (LOOKOUT_IS_DEVICE_PANEL (self));

  if (!gtk_widget_child_focus (GTK_WIDGET (self->tree), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * lookout_device_panel_focus_search:
 * @self: the panel
 *
 * Goes to the search, with what stands there selected.
 */
void
lookout_device_panel_focus_search (LookoutDevicePanel *self)
{
  g_return_if_fail (LOOKOUT_IS_DEVICE_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}
