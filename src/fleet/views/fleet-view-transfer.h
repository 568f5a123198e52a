/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/fleet-view-store.h"

G_BEGIN_DECLS

/**
 * FleetViewsCount:
 * @n_views: how many views
 * @n_groups: how many groups
 *
 * What went to a file, or came from one.
 */
typedef struct
{
  guint n_views;
  guint n_groups;
} FleetViewsCount;

void fleet_views_export_async (GListModel *views,
                               GListModel *groups,
                               FleetAccountStore *accounts,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean fleet_views_export_finish (GAsyncResult *result, FleetViewsCount *count, GError **error);

void fleet_views_import_async (FleetViewStore *store,
                               FleetAccountStore *accounts,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean fleet_views_import_finish (FleetViewStore *store,
                                    GAsyncResult *result,
                                    FleetViewsCount *count,
                                    GError **error);

G_END_DECLS
