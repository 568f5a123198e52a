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

/* “3 views exported · 1 group exported”, each where there is one. */
static void
tell (LookoutViewsWindow *window,
      const FleetViewsCount *count,
      const char *views,
      const char *groups)
{
  g_autofree char *both = g_strdup_printf ("%s · %s", views, groups);

  if (count->n_groups == 0)
    lookout_views_window_toast (window, views);
  else
    lookout_views_window_toast (window, count->n_views > 0 ? both : groups);
}

static void
tell_exported (LookoutViewsWindow *window, const FleetViewsCount *count)
{
  g_autofree char *views
      = g_strdup_printf (ngettext ("%u view exported", "%u views exported", count->n_views),
                         count->n_views);
  g_autofree char *groups
      = g_strdup_printf (ngettext ("%u group exported", "%u groups exported", count->n_groups),
                         count->n_groups);

  tell (window, count, views, groups);
}

static void
tell_imported (LookoutViewsWindow *window, const FleetViewsCount *count)
{
  g_autofree char *views
      = g_strdup_printf (ngettext ("%u view imported", "%u views imported", count->n_views),
                         count->n_views);
  g_autofree char *groups
      = g_strdup_printf (ngettext ("%u group imported", "%u groups imported", count->n_groups),
                         count->n_groups);

  tell (window, count, views, groups);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  FleetViewsCount count;

  if (fleet_views_export_finish (result, &count, &error))
    tell_exported (export->window, &count);
  lookout_views_window_show_error (export->window, error);
}

/* Groups go with all views, and not with a single one. */
void
lookout_views_window_export_to (LookoutViewsWindow *self, GListModel *views, GFile *file)
{
  FleetViewStore *store = lookout_views_window_get_store (self);
  Export *export = g_new (Export, 1);

  *export = (Export){ g_object_ref (self), g_object_ref (views) };
  fleet_views_export_async (views,
                            views == G_LIST_MODEL (store) ? fleet_view_store_get_groups (store)
                                                          : NULL,
                            lookout_views_window_get_accounts (self), file, NULL, on_exported,
                            export);
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
  FleetViewsCount count;

  if (fleet_views_import_finish (FLEET_VIEW_STORE (source), result, &count, &error))
    tell_imported (self, &count);
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
