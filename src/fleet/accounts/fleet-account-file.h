/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* The part of accounts that is no secret, in a key file. */
#define FLEET_TYPE_ACCOUNT_FILE (fleet_account_file_get_type ())
G_DECLARE_FINAL_TYPE (FleetAccountFile, fleet_account_file, FLEET, ACCOUNT_FILE, GObject)

FleetAccountFile *fleet_account_file_new (GFile *file);

void fleet_account_file_load_async (FleetAccountFile *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
fleet_account_file_load_finish (FleetAccountFile *self, GAsyncResult *result, GError **error);

void fleet_account_file_write_async (FleetAccountFile *self,
                                     GListModel *accounts,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
fleet_account_file_write_finish (FleetAccountFile *self, GAsyncResult *result, GError **error);

G_END_DECLS
