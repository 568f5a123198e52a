/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

/* A fleet of any size, page by page. */

typedef struct
{
  TestServer *server;
  OnvClient *client;
  OnvPagedList *list;
  guint total;
} Fixture;

static void
on_find (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;
  guint page = (guint) g_ascii_strtoull (test_request_get (request, "page"), NULL, 10);
  guint per_page = (guint) g_ascii_strtoull (test_request_get (request, "per_page"), NULL, 10);
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body,
                          "{\"errno\":0,\"data\":{\"total_count\":%u,\"page\":%u,\"per_page\":%u,"
                          "\"devices\":[",
                          f->total, page, per_page);
  for (guint i = (page - 1) * per_page; i < MIN (page * per_page, f->total); i++)
    g_string_append_printf (body, "%s{\"id\":%u,\"title\":\"Camera %u\"}",
                            i > (page - 1) * per_page ? "," : "", i, i);
  g_string_append (body, "]}}");
  test_server_answer (message, 200, body->str);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvDeviceQuery) query
      = g_object_new (ONV_TYPE_DEVICE_QUERY, "title", "Cam", "per-page", (gint64) 10, NULL);

  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->total = 95;
  test_server_set_handler (f->server, on_find, f);
  f->list = onv_device_list_new (f->client, query);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
}

static void
settle (Fixture *f)
{
  g_assert_true (onv_paged_list_get_loading (f->list));
  onv_test_wait_for (!onv_paged_list_get_loading (f->list));
}

static guint
length (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->list));
}

static OnvRow *
row_at (Fixture *f, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (f->list), position);
}

static void
count_changes (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  (*n)++;
}

static void
count_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_on_demand (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvRow) row = NULL;
  g_autoptr (OnvRow) again = NULL;
  guint changes = 0, notified = 0;

  g_assert_cmpuint (length (f), ==, 0);
  settle (f);
  g_assert_cmpuint (length (f), ==, 95);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 10);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
  g_assert_cmpstr (test_request_get (test_server_get_request (f->server, 0), "title"), ==, "Cam");

  g_signal_connect (f->list, "items-changed", G_CALLBACK (count_changes), &changes);
  row = row_at (f, 94);
  g_assert_true (onv_row_get_loading (row));
  g_assert_null (onv_row_get_item (row));
  g_signal_connect (row, "notify::item", G_CALLBACK (count_notify), &notified);
  settle (f);
  again = row_at (f, 94);
  g_assert_true (row == again);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (changes, ==, 0);
  g_assert_false (onv_row_get_loading (row));
  g_assert_cmpstr (onv_device_get_title (onv_row_get_item (row)), ==, "Camera 94");
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 15);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);
}

static void
test_last_touched_first (Fixture *f, gconstpointer data)
{
  guint index = 0;

  settle (f);
  test_server_forget (f->server);
  for (guint i = 1; i < 9; i++)
    {
      g_autoptr (OnvRow) row = row_at (f, i * 10);
    }
  settle (f);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 8);
  /* Two are under way at a time, so page 9 leaves third. On two connections one that left just before it
   * may arrive after it, and the one that left after it before it, never more; without the rule it
   * would leave last, and arrive seventh or eighth. */
  while (g_strcmp0 (test_request_get (test_server_get_request (f->server, index), "page"), "9")
         != 0)
    index++;
  g_assert_cmpuint (index, >=, 1);
  g_assert_cmpuint (index, <=, 3);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 90);
}

static void
test_error (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvRow) row = NULL;
  g_autoptr (OnvRow) again = NULL;

  settle (f);
  test_server_push (f->server, 200, "{\"errno\":9,\"error\":\"no\"}");
  row = row_at (f, 50);
  settle (f);
  g_assert_error (onv_row_get_error (row), ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_error (onv_paged_list_get_error (f->list), ONV_ERROR, ONV_ERROR_PLATFORM);
  g_assert_false (onv_row_get_loading (row));
  again = row_at (f, 50); /* looking does not ask again, a person does */
  g_assert_false (onv_paged_list_get_loading (f->list));

  onv_paged_list_reload (f->list);
  settle (f);
  g_assert_null (onv_row_get_error (row));
  g_assert_null (onv_paged_list_get_error (f->list));
  g_assert_cmpstr (onv_device_get_id (onv_row_get_item (row)), ==, "50");
}

static void
test_reload (Fixture *f, gconstpointer data)
{
  g_autoptr (OnvRow) first = NULL;
  g_autoptr (OnvRow) again = NULL;

  settle (f);
  first = row_at (f, 0);
  f->total = 4;
  onv_paged_list_reload (f->list);
  g_assert_cmpuint (length (f), ==, 95); /* until what is new is there */
  settle (f);
  again = row_at (f, 0);
  g_assert_true (first == again);
  g_assert_cmpuint (length (f), ==, 4);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 4);
  f->total = 0;
  onv_paged_list_reload (f->list);
  onv_paged_list_reload (f->list);
  settle (f);
  g_assert_cmpuint (length (f), ==, 0);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (f->list), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/list/on-demand", test_on_demand);
  ADD ("/onv/list/last-touched-first", test_last_touched_first);
  ADD ("/onv/list/error", test_error);
  ADD ("/onv/list/reload", test_reload);
  return g_test_run ();
}
