/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *lookout_screenshot_take (GtkWindow *window, GError **error);
void lookout_screenshot_save_async (GdkTexture *texture,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean lookout_screenshot_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
