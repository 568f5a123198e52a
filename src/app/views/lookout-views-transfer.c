/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Views that go to a file, and come from one. */

#include "views/lookout-views-window-private.h"

#include <glib/gi18n.h>

#include "kit/compat.h"

#define PATTERN "*.json"

/* Views that are about to be written; the window may be gone by the time a file is chosen. */
typedef struct
{
  LookoutViewsWindow *window;
  GListModel *views;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->views);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (export->views);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u view exported", "%u views exported", n), n);

  if (fleet_views_export_finish (result, &error))
    lookout_views_window_toast (export->window, text);
  lookout_views_window_show_error (export->window, error);
}

void
lookout_views_window_export_to (LookoutViewsWindow *self, GListModel *views, GFile *file)
{
  Export *export = g_new (Export, 1);

  *export = (Export){ g_object_ref (self), g_object_ref (views) };
  fleet_views_export_async (views, lookout_views_window_get_accounts (self), file, NULL,
                            on_exported, export);
}

static void
on_export_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GListModel) views = user_data;
  g_autoptr (GFile) file = lookout_choose_file_finish (result);

  if (file != NULL)
    lookout_views_window_export_to (LOOKOUT_VIEWS_WINDOW (source), views, file);
}

/* A name may hold what a file's name cannot. */
static char *
dup_file_name (const char *name)
{
  g_autofree char *safe = g_strdelimit (g_strdup (name), "/\\", '-');

  return g_strconcat (safe, ".json", NULL);
}

void
lookout_views_window_export (LookoutViewsWindow *self, GListModel *views, const char *name)
{
  g_autofree char *file_name = dup_file_name (name);

  lookout_choose_file_async (GTK_WINDOW (self), _ ("Export Views"), C_ ("view", "_Export"),
                             file_name, PATTERN, on_export_chosen, g_object_ref (views));
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LookoutViewsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = fleet_views_import_finish (FLEET_VIEW_STORE (source), result, &error);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u view imported", "%u views imported", n), n);

  if (n > 0)
    lookout_views_window_toast (self, text);
  lookout_views_window_show_error (self, error);
}

void
lookout_views_window_import_from (LookoutViewsWindow *self, GFile *file)
{
  fleet_views_import_async (lookout_views_window_get_store (self),
                            lookout_views_window_get_accounts (self), file, NULL, on_imported,
                            g_object_ref (self));
}

static void
on_import_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = lookout_choose_file_finish (result);

  if (file != NULL)
    lookout_views_window_import_from (LOOKOUT_VIEWS_WINDOW (source), file);
}

void
lookout_views_window_import (LookoutViewsWindow *self)
{
  lookout_choose_file_async (GTK_WINDOW (self), _ ("Import Views"), C_ ("view", "_Import"), NULL,
                             PATTERN, on_import_chosen, NULL);
}
