/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *lookout_paths_dup_build_root (void);
const char *lookout_paths_get_locale_dir (void);
GSettings *lookout_paths_get_settings (void);

G_END_DECLS
