/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/lookout-accounts.h"
#include "accounts/lookout-simulation.h"

G_BEGIN_DECLS

struct _LookoutAccounts
{
  GObject parent_instance;

  LookoutContext *context; /* weak: the context owns this */
  FleetAccountStore *store;
  LookoutSimulation *simulation; /* of the program */
  gboolean simulating;           /* holds them */
  GListModel *list;              /* of the store, and of what the simulation has pending */

  char *first; /* (nullable): the account to begin with */
  LookoutAccountsState state;
  FleetAccount *account; /* open, opening, or failed to open */
  GError *error;
  GCancellable *cancellable; /* of what is under way */
};

G_END_DECLS
