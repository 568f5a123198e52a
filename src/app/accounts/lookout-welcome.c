/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-welcome.h"

#include "fleet.h"
#include "kit/lookout-notice.h"
#include "shell/lookout-actions.h"

struct _LookoutWelcome
{
  AdwBin parent_instance;

  LookoutAccounts *accounts;
  GtkMenuButton *menu_button;
  LookoutNotice *failure;
};

G_DEFINE_FINAL_TYPE (LookoutWelcome, lookout_welcome, ADW_TYPE_BIN)

static void
on_accounts_changed (LookoutWelcome *self)
{
  const GError *error = lookout_accounts_get_error (self->accounts);
  g_autoptr (FleetWords) words = NULL;

  if (error == NULL)
    {
      lookout_notice_show (self->failure, NULL, NULL);
      return;
    }
  words = fleet_words_for_error (error);
  lookout_notice_show (self->failure, words->title, words->advice);
}

static void
lookout_welcome_dispose (GObject *object)
{
  g_clear_object (&LOOKOUT_WELCOME (object)->accounts);
  G_OBJECT_CLASS (lookout_welcome_parent_class)->dispose (object);
}

static void
lookout_welcome_class_init (LookoutWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lookout_welcome_dispose;
  g_type_ensure (LOOKOUT_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lookout/Lookout/accounts/lookout-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, LookoutWelcome, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LookoutWelcome, failure);
}

static void
lookout_welcome_init (LookoutWelcome *self)
{
  g_autoptr (GMenuModel) menu = lookout_actions_create_menu (LOOKOUT_MENU_PRIMARY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/**
 * lookout_welcome_new:
 * @accounts: the accounts of the window
 *
 * Returns: (transfer floating): the first screen
 */
GtkWidget *
lookout_welcome_new (LookoutAccounts *accounts)
{
  LookoutWelcome *self = g_object_new (LOOKOUT_TYPE_WELCOME, NULL);

  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
