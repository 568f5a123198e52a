/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

#define FLEET_TYPE_ACCOUNT_STORE (fleet_account_store_get_type ())
G_DECLARE_FINAL_TYPE (FleetAccountStore, fleet_account_store, FLEET, ACCOUNT_STORE, GObject)

FleetAccountStore *fleet_account_store_new (void);
FleetAccountStore *fleet_account_store_new_for_file (GFile *file);

gboolean fleet_account_store_get_keyring_available (FleetAccountStore *self);
FleetAccount *fleet_account_store_find (FleetAccountStore *self, const char *id);

void fleet_account_store_load_async (FleetAccountStore *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
fleet_account_store_load_finish (FleetAccountStore *self, GAsyncResult *result, GError **error);

void fleet_account_store_check_async (FleetAccountStore *self,
                                      FleetAccount *account,
                                      const char *api_key,
                                      const char *access_key,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean fleet_account_store_check_finish (FleetAccountStore *self,
                                           GAsyncResult *result,
                                           GTlsCertificate **rejected,
                                           GError **error);

void fleet_account_store_save_async (FleetAccountStore *self,
                                     FleetAccount *account,
                                     const char *api_key,
                                     const char *access_key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
FleetAccount *
fleet_account_store_save_finish (FleetAccountStore *self, GAsyncResult *result, GError **error);

void fleet_account_store_remove_async (FleetAccountStore *self,
                                       FleetAccount *account,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
fleet_account_store_remove_finish (FleetAccountStore *self, GAsyncResult *result, GError **error);

gboolean fleet_account_store_add_temporary (FleetAccountStore *self,
                                            FleetAccount *account,
                                            const char *api_key,
                                            const char *access_key,
                                            GError **error);

void fleet_account_store_open_async (FleetAccountStore *self,
                                     FleetAccount *account,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
FleetSession *
fleet_account_store_open_finish (FleetAccountStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
