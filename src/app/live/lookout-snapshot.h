/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "live/lookout-play.h"

G_BEGIN_DECLS

void lookout_snapshot_take_async (LookoutPlay *play,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *lookout_snapshot_take_finish (GAsyncResult *result, GError **error);

char *lookout_snapshot_dup_folder (void);
char *lookout_snapshot_dup_file_name (const char *camera, GDateTime *time, guint number);

G_END_DECLS
