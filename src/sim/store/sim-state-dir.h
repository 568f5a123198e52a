/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SimStateDir SimStateDir;

SimStateDir *sim_state_dir_open (const char *path, GError **error);
const char *sim_state_dir_get_path (SimStateDir *self);
void sim_state_dir_free (SimStateDir *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimStateDir, sim_state_dir_free)

G_END_DECLS
