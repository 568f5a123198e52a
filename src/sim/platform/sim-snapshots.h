/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimSnapshots:
 *
 * The lists of chapter 14 as they were when their first page was asked for, by `page_key`.
 */
typedef struct _SimSnapshots SimSnapshots;

SimSnapshots *sim_snapshots_new (void);
void sim_snapshots_free (SimSnapshots *self);
const char *sim_snapshots_add (SimSnapshots *self, const char *call, JsonArray *list);
JsonArray *sim_snapshots_get (SimSnapshots *self, const char *call, const char *key);
void sim_snapshots_age (SimSnapshots *self, guint seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimSnapshots, sim_snapshots_free)

G_END_DECLS
