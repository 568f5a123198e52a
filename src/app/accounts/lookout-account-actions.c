/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-actions.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-removal.h"
#include "accounts/lookout-accounts.h"
#include "fleet.h"

static FleetAccount *
get_open_account (LookoutContext *context)
{
  LookoutAccounts *accounts = lookout_context_get_accounts (context);

  return accounts != NULL ? lookout_accounts_get_account (accounts) : NULL;
}

/* The account that is selected in the tree, or else the one that is open. */
static FleetAccount *
get_account (LookoutContext *context)
{
  FleetAccount *selected = lookout_context_get_account (context);

  return selected != NULL ? selected : get_open_account (context);
}

static gboolean
enabled_account (LookoutContext *context)
{
  return get_account (context) != NULL;
}

static gboolean
enabled_open_account (LookoutContext *context)
{
  return get_open_account (context) != NULL;
}

static gboolean
is_open (LookoutContext *context)
{
  FleetSession *session = lookout_context_get_session (context);

  return session != NULL && fleet_session_get_account (session) == get_account (context);
}

static gboolean
enabled_open (LookoutContext *context)
{
  return get_account (context) != NULL && !is_open (context);
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
activate_open (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_open (lookout_context_get_accounts (context), get_account (context));
}

static void
activate_refresh (LookoutContext *context, GVariant *parameter)
{
  FleetSession *session = lookout_context_get_session (context);

  fleet_device_list_reload (fleet_session_get_devices (session));
  fleet_tally_refresh (fleet_session_get_tally (session));
}

static void
activate_edit (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_edit (lookout_context_get_accounts (context), get_account (context));
}

static void
activate_edit_open (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_edit (lookout_context_get_accounts (context), get_open_account (context));
}

static void
activate_certificate (LookoutContext *context, GVariant *parameter)
{
  lookout_accounts_show_certificate (lookout_context_get_accounts (context),
                                     get_open_account (context));
}

static void
activate_remove (LookoutContext *context, GVariant *parameter)
{
  lookout_account_removal_ask (context, get_account (context));
}

#define ACCOUNTS N_ ("Accounts")

const LookoutActionRow lookout_account_actions[] = {
  { "account-open", N_ ("Open This Account"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_open, .enabled = enabled_open },
  { "account-refresh", N_ ("Load the List Again"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_refresh, .enabled = is_open },
  { "account-edit", N_ ("Edit This Account…"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_edit, .enabled = enabled_account },
  { "account-edit-open", N_ ("Edit the Account That Is Open…"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_NONE, .activate = activate_edit_open, .enabled = enabled_open_account },
  { "account-certificate", N_ ("Show the Certificate of the Server…"), NULL, ACCOUNTS,
    LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_NONE, .activate = activate_certificate,
    .enabled = enabled_open_account },
  { "account-remove", N_ ("Remove This Account…"), NULL, ACCOUNTS, LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNT, .activate = activate_remove, .enabled = enabled_account },
  { "account-add", N_ ("Add an Account…"), "<Control><Shift>n", N_ ("Another Account"),
    LOOKOUT_NEEDS_NONE, LOOKOUT_MENU_ACCOUNT | LOOKOUT_MENU_ACCOUNTS, .activate = activate_add },
  { "simulate", N_ ("Try with Simulated Cameras"), NULL, N_ ("Simulation"), LOOKOUT_NEEDS_NONE,
    LOOKOUT_MENU_ACCOUNTS, .activate = activate_simulate, .enabled = enabled_simulate },
  { NULL },
};
