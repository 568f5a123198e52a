/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accounts/lookout-account-removal.h"

#include <glib/gi18n.h>

#include "accounts/lookout-accounts.h"
#include "fleet.h"
#include "kit/compat.h"
#include "privacy/lookout-privacy.h"
#include "views/lookout-views.h"

typedef struct
{
  LookoutContext *context;
  FleetAccount *account;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->context);
  g_object_unref (removal->account);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (fleet_account_store_remove_finish (FLEET_ACCOUNT_STORE (source), result, &error))
    {
      if (lookout_context_get_views (removal->context) != NULL)
        lookout_views_forget_account (lookout_context_get_views (removal->context),
                                      removal->account);
      lookout_privacy_forget_account (removal->account);
      text = g_strdup_printf (_ ("“%s” removed"), fleet_account_get_name (removal->account));
    }
  else
    {
      g_autoptr (FleetWords) words = fleet_words_for_error (error);

      text = fleet_words_dup_text (words);
    }
  lookout_context_toast (removal->context, text);
  lookout_context_changed (removal->context);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  LookoutAccounts *accounts = lookout_context_get_accounts (removal->context);
  FleetAccountStore *store;

  if (!lookout_ask_finish (result) || accounts == NULL)
    return;
  store = lookout_accounts_get_store (accounts);
  lookout_accounts_forget (accounts, removal->account);
  fleet_account_store_remove_async (store, removal->account, NULL, on_removed, removal);
  g_steal_pointer (&removal);
}

static const char *
get_consequence (LookoutContext *context, FleetAccount *account)
{
  if (account == lookout_accounts_get_simulated_account (lookout_context_get_accounts (context)))
    return _ ("The simulated cameras are stopped. They can be started again at any time.");
  if (fleet_account_get_temporary (account))
    return _ ("It was for this run only. The cameras and their recordings on the platform stay.");
  return _ ("Its address, its keys, and its cameras in your views are deleted from this "
            "computer. The cameras and their recordings on the platform stay.");
}

/**
 * lookout_account_removal_ask:
 * @context: what is open in the window
 * @account: one of the window's accounts
 *
 * Asks, naming what is lost, and removes @account.
 */
void
lookout_account_removal_ask (LookoutContext *context, FleetAccount *account)
{
  Removal *removal = g_new (Removal, 1);
  g_autofree char *heading = g_strdup_printf (_ ("Remove “%s”?"), fleet_account_get_name (account));

  *removal = (Removal){ g_object_ref (context), g_object_ref (account) };
  lookout_ask_async (GTK_WIDGET (lookout_context_get_window (context)), heading,
                     get_consequence (context, account), _ ("_Remove"), TRUE, on_answer, removal);
}
