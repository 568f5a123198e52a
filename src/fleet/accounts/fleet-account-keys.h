/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/*
 * The keys of accounts: in the secret service, and where there is none, in memory that is never
 * swapped, until the application ends.
 */
#define FLEET_TYPE_ACCOUNT_KEYS (fleet_account_keys_get_type ())
G_DECLARE_FINAL_TYPE (FleetAccountKeys, fleet_account_keys, FLEET, ACCOUNT_KEYS, GObject)

typedef enum
{
  FLEET_API_KEY,
  FLEET_ACCESS_KEY,
  FLEET_N_KEYS,
} FleetKey;

FleetAccountKeys *fleet_account_keys_new (void);
gboolean fleet_account_keys_get_available (FleetAccountKeys *self);
void fleet_account_keys_probe (FleetAccountKeys *self);

/* In memory only; NULL takes it back. */
void
fleet_account_keys_keep (FleetAccountKeys *self, const char *id, FleetKey key, const char *value);

void fleet_account_keys_store_async (FleetAccountKeys *self,
                                     const char *id,
                                     const char *label,
                                     FleetKey key,
                                     const char *value,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
fleet_account_keys_store_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error);

/* Free with secret_password_free(). NULL without an error: there is no such key. */
void fleet_account_keys_lookup_async (FleetAccountKeys *self,
                                      const char *id,
                                      FleetKey key,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char *
fleet_account_keys_lookup_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error);

/* Without value: one key; all keys of an account with FLEET_N_KEYS. */
void fleet_account_keys_clear_async (FleetAccountKeys *self,
                                     const char *id,
                                     FleetKey key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
fleet_account_keys_clear_finish (FleetAccountKeys *self, GAsyncResult *result, GError **error);

G_END_DECLS
