/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For a file that several processes read and write. It blocks: for threads of tasks. */
int fleet_lock_folder_of (GFile *file, GError **error);

G_END_DECLS
