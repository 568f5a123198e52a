/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kit/lookout-windows.h"

/**
 * lookout_windows_find:
 * @type: a class of windows
 * @parent: the window that they belong to
 *
 * Returns: (transfer none) (nullable): the one that is open already
 */
GtkWindow *
lookout_windows_find (GType type, GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type)
          && gtk_window_get_transient_for (window) == parent)
        return window; /* GTK holds it */
    }
  return NULL;
}
