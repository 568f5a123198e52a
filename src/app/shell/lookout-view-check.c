/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/lookout-view-check.h"

#include <glib/gi18n.h>

#include "fleet.h"

/* Where the result of reading the views goes. */
typedef struct
{
  GMainLoop *loop;
  GError *error;
} Reading;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;

  fleet_view_store_load_finish (FLEET_VIEW_STORE (source), result, &reading->error);
  g_main_loop_quit (reading->loop);
}

/* On a main context of its own: that of the program does not run yet. */
static FleetViewStore *
read_views (GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (FleetViewStore) store = NULL;
  Reading reading = { loop, NULL };

  g_main_context_push_thread_default (context);
  store = fleet_view_store_new ();
  fleet_view_store_load_async (store, NULL, on_loaded, &reading);
  g_main_loop_run (loop);
  g_main_context_pop_thread_default (context);
  if (reading.error == NULL)
    return g_steal_pointer (&store);
  g_propagate_error (error, reading.error);
  return NULL;
}

static char *
dup_names (GListModel *views)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (views, i);
      g_autofree char *name = g_strdup_printf (_ ("“%s”"), fleet_view_get_name (view));

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv (", ", names);
}

/**
 * lookout_view_check:
 * @name: what a view is called
 * @error: where a sentence for the person goes, in `G_OPTION_ERROR`
 *
 * Reads the saved views, before the main loop runs.
 *
 * Returns: whether there is such a view
 */
gboolean
lookout_view_check (const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (FleetViewStore) store = read_views (&local);
  g_autofree char *names = NULL;

  if (store == NULL)
    {
      g_autoptr (FleetWords) words = fleet_words_for_error (local);
      g_autofree char *text = fleet_words_dup_text (words);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--view: %s", text);
      return FALSE;
    }
  if (fleet_view_store_find_name (store, name) != NULL)
    return TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) == 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no view called “%s”: no views are saved yet."), name);
      return FALSE;
    }
  names = dup_names (G_LIST_MODEL (store));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no view called “%s”. The views are: %s."), name, names);
  return FALSE;
}
