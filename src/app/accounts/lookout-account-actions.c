/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-actions.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-removal.h"
#include "accounts/lookout-accounts.h"
#include "fleet.h"

static FleetAccount *
get_saved_account (LookoutContext *context)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (context);
  FleetAccount *account = accounts != NULL ? lookout_accounts_get_account (accounts) : NULL;

  return account != NULL && !fleet_account_get_temporary (account) ? account : NULL;
}

static gboolean
enabled_saved (LookoutContext *context)
{
  return get_saved_account (context) != NULL;
}

static gboolean
enabled_simulate (LookoutContext *context)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (context);

  return accounts != NULL
         && !(lookout_accounts_is_simulated (accounts)
              && lookout_accounts_get_state (accounts) != LOOKOUT_ACCOUNTS_FAILED);
}

static void
activate_add (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_add (lookout_context_get_accounts (context));
}

static void
activate_simulate (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_simulate (lookout_context_get_accounts (context));
}

static void
activate_edit (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_edit (lookout_context_get_accounts (context), get_saved_account (context));
}

static void
activate_remove (LookoutContext *context, GVariant *parameter)
{
  lookout_account_removal_ask (context, get_saved_account (context));
}

#define ACCOUNTS N_ ("Accounts")

const LookoutActionRow lookout_account_actions[] = {
  { "account-add", N_ ("Add an Account…"), "<Control><Shift>n", ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_add },
  { "account-edit", N_ ("Edit This Account…"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_edit, .enabled = enabled_saved },
  { "account-remove", N_ ("Remove This Account…"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_remove, .enabled = enabled_saved },
  { "simulate", N_ ("Try with Simulated Cameras"), NULL, N_ ("Simulation"), LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_simulate, .enabled = enabled_simulate },
  { NULL },
};
