/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "shell/lookout-context.h"

G_BEGIN_DECLS

/**
 * LookoutAccountsState:
 * @LOOKOUT_ACCOUNTS_CLOSED: no account is open
 * @LOOKOUT_ACCOUNTS_OPENING: one is being opened, or the simulated cameras are starting
 * @LOOKOUT_ACCOUNTS_OPEN: the context has a session
 * @LOOKOUT_ACCOUNTS_FAILED: it could not be opened; the error says why
 */
typedef enum
{
  LOOKOUT_ACCOUNTS_CLOSED,
  LOOKOUT_ACCOUNTS_OPENING,
  LOOKOUT_ACCOUNTS_OPEN,
  LOOKOUT_ACCOUNTS_FAILED,
} LookoutAccountsState;

#define LOOKOUT_TYPE_ACCOUNTS (lookout_accounts_get_type ())

/**
 * LookoutAccounts:
 *
 * What is done with accounts in one window: open, add, edit, remove, and the simulated cameras. The session that is
 * open stands in the context. Every change of state emits [signal@Lookout.Accounts::changed].
 */
G_DECLARE_FINAL_TYPE (LookoutAccounts, lookout_accounts, LOOKOUT, ACCOUNTS, GObject)

LookoutAccounts *lookout_accounts_new (LookoutContext *context, FleetAccountStore *store);

FleetAccountStore *lookout_accounts_get_store (LookoutAccounts *self);
GListModel *lookout_accounts_get_list (LookoutAccounts *self);
FleetSession *lookout_accounts_get_session (LookoutAccounts *self);
FleetAccount *lookout_accounts_get_account (LookoutAccounts *self);
LookoutAccountsState lookout_accounts_get_state (LookoutAccounts *self);
const GError *lookout_accounts_get_error (LookoutAccounts *self);
FleetAccount *lookout_accounts_get_simulated_account (LookoutAccounts *self);
gboolean lookout_accounts_is_simulated (LookoutAccounts *self);

void lookout_accounts_set_first (LookoutAccounts *self, const char *id);
void lookout_accounts_start (LookoutAccounts *self);
void lookout_accounts_open (LookoutAccounts *self, FleetAccount *account);
void lookout_accounts_open_temporary (LookoutAccounts *self,
                                      FleetAccount *account,
                                      const char *api_key,
                                      const char *access_key);
void lookout_accounts_simulate (LookoutAccounts *self);
void lookout_accounts_close (LookoutAccounts *self);
void lookout_accounts_forget (LookoutAccounts *self, FleetAccount *account);

void lookout_accounts_add (LookoutAccounts *self);
void lookout_accounts_edit (LookoutAccounts *self, FleetAccount *account);
void lookout_accounts_show_certificate (LookoutAccounts *self, FleetAccount *account);

G_END_DECLS
