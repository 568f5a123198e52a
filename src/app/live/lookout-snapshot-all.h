/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-wall.h"

G_BEGIN_DECLS

gboolean lookout_snapshot_can_take_all (LookoutWall *wall);
void lookout_snapshot_take_all_async (LookoutWall *wall,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
guint lookout_snapshot_take_all_finish (GAsyncResult *result, guint *n_failed, GError **error);

G_END_DECLS
