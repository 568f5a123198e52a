/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-screenshot.h"

#include <glib/gi18n.h>

/**
 * lookout_screenshot_take:
 * @window: a window that is shown
 * @error: where it is said why there is no picture
 *
 * Returns: (transfer full): the window as its own renderer draws it
 */
GdkTexture *
lookout_screenshot_take (GtkWindow *window, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (renderer == NULL || node == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                           _ ("The window is not on the screen."));
      g_clear_pointer (&node, gsk_render_node_unref);
      return NULL;
    }
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_render_node_unref (node);
  return texture;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (source);
  GError *error = NULL;

  if (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lookout_screenshot_save_async:
 * @texture: a picture
 * @path: a PNG file, replaced when it is there
 * @cancellable: (nullable): stops the wait
 * @callback: called when it is written
 * @user_data: for @callback
 */
void
lookout_screenshot_save_async (GdkTexture *texture,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (texture, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookout_screenshot_save_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
lookout_screenshot_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
