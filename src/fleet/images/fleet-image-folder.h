/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet-types.h"

G_BEGIN_DECLS

/* The disk under the image cache. All of these block: they are for threads of tasks. */

char *fleet_image_folder_dup_file_name (const char *name);
/* NULL if it is not there or older than max_age µs (0 for any age) at real time now (µs). */
GBytes *fleet_image_folder_read (GFile *folder,
                                 const char *file_name,
                                 gint64 now,
                                 gint64 max_age,
                                 GCancellable *cancellable);
gboolean
fleet_image_folder_write (GFile *folder, const char *file_name, GBytes *bytes, GError **error);
/* Deletes the oldest until no more than cap bytes are left. Returns the bytes that are left. */
guint64 fleet_image_folder_trim (GFile *folder, guint64 cap);
/* Deletes the images of all folders in this one. */
void fleet_image_folder_clear_all (GFile *root);
/* Whether anything is written, in all folders, as it is at first. Does not block for longer than a picture is written. */
void fleet_image_folder_set_kept (gboolean kept);

G_END_DECLS
