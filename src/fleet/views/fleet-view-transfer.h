/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/fleet-view-store.h"

G_BEGIN_DECLS

void fleet_views_export_async (GListModel *views,
                               FleetAccountStore *accounts,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean fleet_views_export_finish (GAsyncResult *result, GError **error);

void fleet_views_import_async (FleetViewStore *store,
                               FleetAccountStore *accounts,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
guint fleet_views_import_finish (FleetViewStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
