/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accounts/fleet-account-file.h"
#include "accounts/fleet-account-keys.h"
#include "accounts/fleet-account-store.h"

G_BEGIN_DECLS

FleetAccountKeys *fleet_account_store_get_keys (FleetAccountStore *self);
FleetAccountFile *fleet_account_store_get_file (FleetAccountStore *self);

/* Whether the list holds what the file held: only then may the file be written. */
gboolean fleet_account_store_is_read (FleetAccountStore *self);

FleetAccount *fleet_account_store_add (FleetAccountStore *self, FleetAccount *account);
void fleet_account_store_drop (FleetAccountStore *self, FleetAccount *account);

/* Sessions that are open, so that an account has one identity map. */
FleetSession *fleet_account_store_dup_session (FleetAccountStore *self, FleetAccount *account);
void fleet_account_store_remember_session (FleetAccountStore *self, FleetSession *session);
void fleet_account_store_forget_session (FleetAccountStore *self, FleetAccount *account);
void fleet_account_store_tell_outdated (FleetAccountStore *self, FleetAccount *account);

/* A client for what was typed; keys that were not typed again come from where they are kept. */
void fleet_account_store_connect_async (FleetAccountStore *self,
                                        FleetAccount *account,
                                        const char *api_key,
                                        const char *access_key,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
OnvClient *
fleet_account_store_connect_finish (FleetAccountStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
