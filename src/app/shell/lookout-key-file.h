/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text can be a key of some kind. */
typedef gboolean (*LookoutKeyRule) (const char *key, GError **error);

char *
lookout_key_file_read (const char *option, const char *path, LookoutKeyRule rule, GError **error);

G_END_DECLS
