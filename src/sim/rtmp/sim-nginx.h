/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SimNginx:
 *
 * The child process that serves RTMP: nginx with its RTMP module and a configuration of its own.
 */
typedef struct _SimNginx SimNginx;

gboolean sim_nginx_is_available (void);
void sim_nginx_start_async (const char *state_dir,
                            const char *ask_url,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SimNginx *sim_nginx_start_finish (GAsyncResult *result, GError **error);
guint sim_nginx_get_port (SimNginx *self);
gboolean sim_nginx_is_running (SimNginx *self);
void sim_nginx_free (SimNginx *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimNginx, sim_nginx_free)

G_END_DECLS
