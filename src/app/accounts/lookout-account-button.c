/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-button.h"

#include <glib/gi18n.h>

#include "fleet.h"
#include "shell/lookout-actions.h"

struct _LookoutAccountButton
{
  AdwBin parent_instance;

  LookoutAccounts *accounts;

  GtkMenuButton *button;
  GtkLabel *name;
  GtkLabel *caption;
};

G_DEFINE_FINAL_TYPE (LookoutAccountButton, lookout_account_button, ADW_TYPE_BIN)

static char *
dup_host (FleetAccount *account)
{
  g_autoptr (GUri) uri = g_uri_parse (fleet_account_get_base_url (account), G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : NULL);
}

static char *
dup_caption (LookoutAccounts *accounts)
{
  FleetAccount *account = lookout_accounts_get_account (accounts);

  if (lookout_accounts_get_state (accounts) == LOOKOUT_ACCOUNTS_OPENING)
    return g_strdup (_ ("Opening…"));
  if (lookout_accounts_is_simulated (accounts))
    return g_strdup (_ ("On this computer"));
  if (account != NULL && fleet_account_get_temporary (account))
    return g_strdup (_ ("For this run only"));
  return account != NULL ? dup_host (account) : NULL;
}

static const char *
get_name (LookoutAccounts *accounts)
{
  FleetAccount *account = lookout_accounts_get_account (accounts);

  if (lookout_accounts_is_simulated (accounts))
    return _ ("Simulated cameras");
  return account != NULL ? fleet_account_get_name (account) : _ ("No account");
}

static void
on_accounts_changed (LookoutAccountButton *self)
{
  const char *name = get_name (self->accounts);
  g_autofree char *caption = dup_caption (self->accounts);
  g_autofree char *spoken = g_strdup_printf (_ ("Account: %s"), name);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* In a menu, one underscore marks a key; two are one. */
static char *
dup_menu_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_choices (LookoutAccountButton *self, GMenu *menu)
{
  GListModel *store = G_LIST_MODEL (lookout_accounts_get_store (self->accounts));

  for (guint i = 0; i < g_list_model_get_n_items (store); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (store, i);
      g_autofree char *label = dup_menu_label (fleet_account_get_name (account));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "accounts.open", "s",
                                         fleet_account_get_id (account));
      g_menu_append_item (menu, item);
    }
}

/* Made when it is opened, so that it always says what is there. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  LookoutAccountButton *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenuModel) rest = lookout_actions_create_menu (LOOKOUT_MENU_ACCOUNT);

  append_choices (self, choices);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, rest);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LookoutAccountButton *self = user_data;
  FleetAccount *account = fleet_account_store_find (lookout_accounts_get_store (self->accounts),
                                                    g_variant_get_string (parameter, NULL));

  if (account != NULL)
    lookout_accounts_open (self->accounts, account);
}

/* The choice that stands is the account that is open. */
static void
update_choice (LookoutAccountButton *self)
{
  FleetAccount *account = lookout_accounts_get_account (self->accounts);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open
      = g_simple_action_new_stateful ("open", G_VARIANT_TYPE_STRING,
                                      g_variant_new_string (
                                          account != NULL ? fleet_account_get_id (account) : ""));

  g_signal_connect_object (open, "activate", G_CALLBACK (on_open), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (open));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "accounts", G_ACTION_GROUP (group));
}

static void
lookout_account_button_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_ACCOUNT_BUTTON (object)->accounts);
  G_OBJECT_CLASS (lookout_account_button_parent_class)->dispose (object);
}

static void
lookout_account_button_class_init (LookoutAccountButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_account_button_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/accounts/lookout-account-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutAccountButton, button);
  gtk_widget_class_bind_template_child (widget_class, LookoutAccountButton, name);
  gtk_widget_class_bind_template_child (widget_class, LookoutAccountButton, caption);
}

static void
lookout_account_button_init (LookoutAccountButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lookout_account_button_set_accounts:
 * @self: the button
 * @accounts: the accounts of its window; set once
 */
void
lookout_account_button_set_accounts (LookoutAccountButton *self, LookoutAccounts *accounts)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (self->accounts == NULL);

  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (update_choice), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->button, create_menu, self, NULL);
  on_accounts_changed (self);
  update_choice (self);
}
