/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The windows in which accounts are added and changed, and certificates are looked at. */

#include "accounts/lookout-accounts-private.h"

#include <glib/gi18n.h>

#include "accounts/lookout-account-form.h"
#include "accounts/lookout-certificate-window.h"
#include "fleet.h"

static void
on_saved (LookoutAccounts *self, FleetAccount *account)
{
  /* An account that is open is opened anew: its server or its key may be another. */
  if (account == self->account)
    g_clear_object (&self->account);
  lookout_accounts_open (self, account);
}

static void
lookout_accounts_present_form (LookoutAccounts *self, FleetAccount *account)
{
  LookoutAccountForm *form
      = lookout_account_form_new (lookout_context_get_window (self->context), self->store, account);

  g_signal_connect_object (form, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (form));
}

/**
 * lookout_accounts_add:
 * @self: the accounts of a window
 *
 * Opens the form for a new account.
 */
void
lookout_accounts_add (LookoutAccounts *self)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));

  lookout_accounts_present_form (self, NULL);
}

/**
 * lookout_accounts_edit:
 * @self: the accounts of a window
 * @account: one of them
 *
 * Opens the form for @account. One that is for this run only is saved by it; that of the simulated cameras has
 * nothing to edit, which is said.
 */
void
lookout_accounts_edit (LookoutAccounts *self, FleetAccount *account)
{
  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  if (account == lookout_simulation_get_account (self->simulation))
    lookout_context_toast (
        self->context,
        _ ("The simulated cameras are made anew each time: there is nothing to edit"));
  else
    lookout_accounts_present_form (self, account);
}

/**
 * lookout_accounts_show_certificate:
 * @self: the accounts of a window
 * @account: one of them, whose server's certificate was rejected
 *
 * Shows the certificate, and offers to trust it: until the program ends, if @account is for this run only; otherwise
 * in the form, which saves it.
 */
void
lookout_accounts_show_certificate (LookoutAccounts *self, FleetAccount *account)
{
  FleetSession *session;
  g_autoptr (GTlsCertificate) rejected = NULL;

  g_return_if_fail (LOOKOUT_IS_ACCOUNTS (self));
  g_return_if_fail (FLEET_IS_ACCOUNT (account));

  session = lookout_accounts_get_session (self);
  if (session != NULL && fleet_session_get_account (session) == account
      && fleet_account_get_temporary (account))
    rejected = fleet_session_dup_rejected_certificate (session);
  if (rejected != NULL)
    gtk_window_present (
        GTK_WINDOW (lookout_certificate_window_new (self->context, session, rejected)));
  else
    lookout_accounts_edit (self, account);
}
