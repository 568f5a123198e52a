/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views-test.h"

void
views_test_set_up (ViewsTest *fixture, gconstpointer data)
{
  fixture->folder = fleet_test_create_folder ();
  fixture->file = g_file_get_child (fixture->folder, VIEWS_TEST_FILE);
}

void
views_test_tear_down (ViewsTest *fixture, gconstpointer data)
{
  g_clear_object (&fixture->file);
  fleet_test_remove_folder (fixture->folder);
}

static gboolean
is_idle (gpointer store)
{
  return !fleet_view_store_get_busy (store);
}

void
views_test_settle (FleetViewStore *store)
{
  fleet_test_wait_until (store, is_idle);
}

gboolean
views_test_load_into (FleetViewStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_view_store_load_async (store, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  return fleet_view_store_load_finish (store, result, error);
}

FleetViewStore *
views_test_load (ViewsTest *fixture)
{
  FleetViewStore *store = fleet_view_store_new_for_file (fixture->file);
  g_autoptr (GError) error = NULL;

  views_test_load_into (store, &error);
  g_assert_no_error (error);
  return store;
}

FleetView *
views_test_create (const char *name)
{
  static const FleetViewCamera cameras[] = {
    { 3, (char *) "harbour", (char *) "1001/1", (char *) "Gate", FLEET_PLAY_HLS },
    { 0, (char *) "harbour", (char *) "1002/2", (char *) "码头", FLEET_PLAY_FLV },
    { 1, (char *) "city", (char *) "7/1", NULL, FLEET_PLAY_RTMP },
  };
  FleetView *view = fleet_view_new (name, 4);

  for (guint i = 0; i < G_N_ELEMENTS (cameras); i++)
    fleet_view_add_camera (view, &cameras[i]);
  return view;
}

FleetView *
views_test_save (FleetViewStore *store, const char *name)
{
  g_autoptr (FleetView) view = views_test_create (name);

  return fleet_view_store_save (store, view);
}

void
views_test_assert_names (FleetViewStore *store, const char *names)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (FleetView) view = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_string_append_printf (found, "%s%s", i > 0 ? "," : "", fleet_view_get_name (view));
    }
  g_assert_cmpstr (found->str, ==, names);
}

FleetAccount *
views_test_add_temporary (FleetAccountStore *accounts, const char *base_url)
{
  g_autoptr (FleetAccount) account = fleet_test_create_account (base_url);
  g_autoptr (GError) error = NULL;

  fleet_account_store_add_temporary (accounts, account, "key", NULL, &error);
  g_assert_no_error (error);
  return fleet_account_store_find (accounts, fleet_account_get_id (account));
}

FleetView *
views_test_create_of (const char *name, const char *account)
{
  FleetView *view = fleet_view_new (name, 1);

  fleet_view_add_camera (view, &(FleetViewCamera){ 0, (char *) account, (char *) "1/1", NULL,
                                                   FLEET_PLAY_FLV });
  return view;
}

void
views_test_write (ViewsTest *fixture, const char *text)
{
  g_assert_true (g_file_replace_contents (fixture->file, text, strlen (text), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

void
views_test_export (GFile *file, FleetViewStore *store, FleetAccountStore *accounts)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;
  FleetViewsCount count;

  fleet_views_export_async (G_LIST_MODEL (store), fleet_view_store_get_groups (store), accounts,
                            file, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_true (fleet_views_export_finish (result, &count, &error));
  g_assert_no_error (error);
}

guint
views_test_import (GFile *file, FleetViewStore *store, FleetAccountStore *accounts, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  FleetViewsCount count;

  fleet_views_import_async (store, accounts, file, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_cmpint (fleet_views_import_finish (store, result, &count, error), ==,
                   count.n_views + count.n_groups > 0);
  return count.n_views + count.n_groups;
}
