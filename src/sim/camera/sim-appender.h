/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SimAppender:
 *
 * A file that grows while something is recorded: whoever writes does not wait.
 */
#define SIM_TYPE_APPENDER (sim_appender_get_type ())
G_DECLARE_FINAL_TYPE (SimAppender, sim_appender, SIM, APPENDER, GObject)

SimAppender *sim_appender_new (const char *path);
guint64 sim_appender_write (SimAppender *self, GBytes *bytes);
void sim_appender_close_async (SimAppender *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean sim_appender_close_finish (SimAppender *self, GAsyncResult *result, GError **error);

G_END_DECLS
