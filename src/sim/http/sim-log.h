/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-auth.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimLog:
 *
 * The last requests that were seen. It never holds a key, a token or a password: what stands at a
 * secret's place says only that there was one.
 */
typedef struct _SimLog SimLog;

SimLog *sim_log_new (void);
void sim_log_free (SimLog *self);

guint64 sim_log_add (SimLog *self,
                     const char *method,
                     const char *path,
                     const char *query,
                     gboolean secure);
void sim_log_set_key (SimLog *self, guint64 id, SimKeyOwner owner, gboolean authorization);
void sim_log_set_status (SimLog *self, guint64 id, guint status);
void sim_log_set_body (SimLog *self, guint64 id, GBytes *body);
JsonNode *sim_log_to_json (SimLog *self);
void sim_log_clear (SimLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimLog, sim_log_free)

G_END_DECLS
