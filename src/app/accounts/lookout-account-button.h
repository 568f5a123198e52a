/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accounts/lookout-accounts.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_ACCOUNT_BUTTON (lookout_account_button_get_type ())

/**
 * LookoutAccountButton:
 *
 * Opens the menu in which another account is chosen, or added, in one step however far away its row in the tree is.
 */
G_DECLARE_FINAL_TYPE (LookoutAccountButton, lookout_account_button, LOOKOUT, ACCOUNT_BUTTON, AdwBin)

void lookout_account_button_set_accounts (LookoutAccountButton *self, LookoutAccounts *accounts);

G_END_DECLS
