/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-button.h"

#include "fleet.h"
#include "shell/lookout-actions.h"

struct _LookoutAccountButton
{
  AdwBin parent_instance;

  LookoutAccounts *accounts;

  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (LookoutAccountButton, lookout_account_button, ADW_TYPE_BIN)

static void
append_choices (LookoutAccountButton *self, GMenu *menu)
{
  GListModel *list = lookout_accounts_get_list (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);
      g_autofree char *label = lookout_actions_dup_menu_label (fleet_account_get_name (account));
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
  g_autoptr (GMenuModel) rest = lookout_actions_create_menu (LOOKOUT_MENU_ACCOUNTS);

  append_choices (self, choices);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, rest);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LookoutAccountButton *self = user_data;
  GListModel *list = lookout_accounts_get_list (self->accounts);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (FleetAccount) account = g_list_model_get_item (list, i);

      if (g_strcmp0 (fleet_account_get_id (account), id) == 0)
        lookout_accounts_open (self->accounts, account);
    }
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
  g_signal_connect_object (accounts, "changed", G_CALLBACK (update_choice), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->button, create_menu, self, NULL);
  update_choice (self);
}
