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
  LookoutAccounts *accounts;
  FleetDeviceList *devices;
  guint n_all; /* devices without any filter, once they were counted */
  void (*on_button) (LookoutDevicePanel *self);

  GtkWidget *search_bar;
  GtkEditable *search;
  GtkToggleButton *filter_button;
  GtkToggleButton *all_button;
  GtkToggleButton *online_button;
  GtkToggleButton *offline_button;
  GtkEditable *tag;
  GtkStack *stack;
  AdwStatusPage *message;
  GtkButton *message_button;
  GtkLabel *busy_label;
  AdwBin *tree_bin;
  LookoutTree *tree;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (LookoutDevicePanel, lookout_device_panel, ADW_TYPE_BIN)

static void
lookout_device_panel_show_busy (LookoutDevicePanel *self, const char *words)
{
  gtk_label_set_label (self->busy_label, words);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* In place of the tree: what is the matter, and one button that does something about it. */
static void
lookout_device_panel_show_message (LookoutDevicePanel *self,
                                   const char *icon,
                                   const char *title,
                                   const char *text,
                                   const char *button,
                                   void (*on_button) (LookoutDevicePanel *))
{
  g_autofree char *markup = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_icon_name (self->message, icon);
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->message_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->message_button, button);
  self->on_button = on_button;
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
on_message_button (LookoutDevicePanel *self)
{
  if (self->on_button != NULL)
    self->on_button (self);
}

static void
reload (LookoutDevicePanel *self)
{
  if (self->devices != NULL)
    fleet_device_list_reload (self->devices);
}

static void
retry_account (LookoutDevicePanel *self)
{
  lookout_accounts_retry (self->accounts);
}

static void
edit_account (LookoutDevicePanel *self)
{
  lookout_accounts_edit (self->accounts, lookout_accounts_get_account (self->accounts));
}

static void
add_account (LookoutDevicePanel *self)
{
  lookout_accounts_add (self->accounts);
}

static void
clear_filters (LookoutDevicePanel *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_editable_set_text (self->tag, "");
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
lookout_device_panel_show_error (LookoutDevicePanel *self,
                                 const GError *error,
                                 void (*on_retry) (LookoutDevicePanel *))
{
  g_autoptr (FleetWords) words = fleet_words_for_error (error);
  FleetAccount *account = lookout_accounts_get_account (self->accounts);
  gboolean can_edit = account != NULL && !fleet_account_get_temporary (account)
                      && (words->action == FLEET_ACTION_EDIT_ACCOUNT
                          || words->action == FLEET_ACTION_PIN_CERTIFICATE);

  lookout_device_panel_show_message (self, "dialog-warning-symbolic", words->title, words->advice,
                                     can_edit ? fleet_action_get_label (words->action)
                                              : _ ("Try Again"),
                                     can_edit ? edit_account : on_retry);
}

static void
lookout_device_panel_show_empty (LookoutDevicePanel *self)
{
  if (fleet_device_list_is_filtered (self->devices))
    lookout_device_panel_show_message (self, "edit-find-symbolic", _ ("No Camera Found"),
                                       _ ("The search looks at the beginning of names."),
                                       _ ("Clear the Filters"), clear_filters);
  else
    lookout_device_panel_show_message (
        self, "lookout-camera-symbolic", _ ("No Devices Yet"),
        _ ("Add a device to the product in the console of the platform, then load "
           "the list again."),
        _ ("Load Again"), reload);
}

static void
lookout_device_panel_show_devices (LookoutDevicePanel *self)
{
  const GError *error = fleet_device_list_get_error (self->devices);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->devices)) == 0;

  if (!is_empty)
    gtk_stack_set_visible_child_name (self->stack, "tree");
  else if (fleet_device_list_get_loading (self->devices))
    lookout_device_panel_show_busy (self, _ ("Loading the cameras…"));
  else if (error != NULL)
    lookout_device_panel_show_error (self, error, reload);
  else
    lookout_device_panel_show_empty (self);
}

static void
lookout_device_panel_count (LookoutDevicePanel *self)
{
  guint total = self->devices != NULL ? fleet_device_list_get_total (self->devices) : 0;
  gboolean filtered = self->devices != NULL && fleet_device_list_is_filtered (self->devices);
  g_autofree char *text = NULL;

  if (!filtered)
    self->n_all = total;
  if (filtered && self->n_all >= total)
    /* Translators: how many devices are shown, of how many. */
    text = g_strdup_printf (ngettext ("%'u of %'u device", "%'u of %'u devices", self->n_all),
                            total, self->n_all);
  else
    text = g_strdup_printf (ngettext ("%'u device", "%'u devices", total), total);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), total > 0);
}

static void
lookout_device_panel_update (LookoutDevicePanel *self)
{
  LookoutAccountsState state = lookout_accounts_get_state (self->accounts);

  gtk_widget_set_sensitive (self->search_bar, self->devices != NULL);
  lookout_device_panel_count (self);
  if (state == LOOKOUT_ACCOUNTS_FAILED)
    lookout_device_panel_show_error (self, lookout_accounts_get_error (self->accounts),
                                     retry_account);
  else if (state == LOOKOUT_ACCOUNTS_OPENING)
    lookout_device_panel_show_busy (self, lookout_accounts_is_simulated (self->accounts)
                                              ? _ ("Starting the simulated cameras…")
                                              : _ ("Opening the account…"));
  else if (self->devices != NULL)
    lookout_device_panel_show_devices (self);
  else
    lookout_device_panel_show_message (self, "avatar-default-symbolic", _ ("No Account Open"),
                                       _ ("Choose one above, or add one."), _ ("Add an Account…"),
                                       add_account);
}

static void
on_session (LookoutDevicePanel *self)
{
  FleetSession *session = lookout_context_get_session (self->context);
  FleetDeviceList *devices = session != NULL ? fleet_session_get_devices (session) : NULL;

  if (self->devices != NULL)
    g_signal_handlers_disconnect_by_data (self->devices, self);
  if (g_set_object (&self->devices, devices))
    {
      self->n_all = 0;
      clear_filters (self);
      lookout_tree_set_devices (self->tree, devices);
    }
  if (devices != NULL)
    {
      g_signal_connect_object (devices, "notify", G_CALLBACK (lookout_device_panel_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (devices, "items-changed", G_CALLBACK (lookout_device_panel_update),
                               self, G_CONNECT_SWAPPED);
    }
  lookout_device_panel_update (self);
}

static void
on_search_changed (LookoutDevicePanel *self)
{
  if (self->devices == NULL)
    return;
  fleet_device_list_set_text (self->devices, gtk_editable_get_text (self->search));
  fleet_device_list_set_tag (self->devices, gtk_editable_get_text (self->tag));
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

  g_clear_object (&self->devices);
  g_clear_object (&self->accounts);
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
  BIND (stack);
  BIND (message);
  BIND (message_button);
  BIND (busy_label);
  BIND (tree_bin);
  BIND (count);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_message_button);
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
  self->accounts = g_object_ref (accounts);
  self->tree = LOOKOUT_TREE (lookout_tree_new (context));
  adw_bin_set_child (self->tree_bin, GTK_WIDGET (self->tree));
  g_signal_connect_object (accounts, "changed", G_CALLBACK (lookout_device_panel_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (on_session), self,
                           G_CONNECT_SWAPPED);
  on_session (self);
  return GTK_WIDGET (self);
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
