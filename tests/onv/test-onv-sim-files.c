/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

/* Files of a product, on the stand-in (16). */

#define MEBIBYTE (1024 * 1024)

static gboolean
upload (OnvCase *c, const char *name, GBytes *bytes)
{
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

  return CALL (c, upload_file, name, "what it is", transfer);
}

static GBytes *
download (OnvCase *c, const char *name)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_stream (stream);

  if (!CALL (c, download_file, name, transfer))
    return NULL;
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_file (OnvCase *c, gconstpointer url)
{
  g_autoptr (GBytes) content = g_bytes_new_take (g_malloc0 (3 * MEBIBYTE), 3 * MEBIBYTE);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) gone = NULL;
  g_autoptr (OnvFileQuery) query = g_object_new (ONV_TYPE_FILE_QUERY, "name", "plan", NULL);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvFile) file = NULL;

  g_assert_true (upload (c, "plan", content));
  g_assert_no_error (c->error);
  page = CALL (c, find_files, query);
  g_assert_no_error (c->error);
  g_assert_cmpint (onv_page_get_total (page), ==, 1);
  file = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpstr (onv_file_get_name (file), ==, "plan");
  g_assert_cmpstr (onv_file_get_desc (file), ==, "what it is");
  g_assert_cmpint (onv_file_get_size (file), ==, 3 * MEBIBYTE);

  back = download (c, "plan");
  g_assert_no_error (c->error);
  g_assert_true (g_bytes_equal (back, content));
  g_assert_true (CALL (c, delete_file, "plan"));
  g_assert_no_error (c->error);
  g_assert_null (gone = download (c, "plan"));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_NOT_FOUND);
  g_assert_false (CALL (c, delete_file, "plan"));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_NOT_FOUND);
}

/* What the client lets through, and the platform does not. */
static void
test_names (OnvCase *c, gconstpointer url)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);

  g_assert_false (upload (c, "a/b", content));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpint (onv_error_get_number (c->error), ==, 1001);
}

static void
test_largest (OnvCase *c, gconstpointer url)
{
  g_autoptr (GBytes) largest = g_bytes_new_take (g_malloc0 (8 * MEBIBYTE), 8 * MEBIBYTE);

  g_assert_true (upload (c, "largest", largest));
  g_assert_no_error (c->error);
  g_assert_true (CALL (c, delete_file, "largest"));
}

/* Either key will do. */
static void
test_keys (OnvCase *c, gconstpointer url)
{
  g_autoptr (OnvFileQuery) query = onv_file_query_new ();
  g_autoptr (OnvPage) by_token = NULL;
  g_autoptr (OnvPage) by_neither = NULL;

  onv_client_set_api_key (c->client, NULL);
  by_token = CALL (c, find_files, query);
  g_assert_no_error (c->error);
  onv_client_set_access_key (c->client, NULL);
  by_neither = CALL (c, find_files, query);
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
}

/* More files than a page holds. */
static void
test_list (OnvCase *c, gconstpointer url)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("x", 1);
  g_autoptr (OnvFileQuery) query = g_object_new (ONV_TYPE_FILE_QUERY, "name", "many", NULL);
  g_autoptr (OnvPagedList) list = NULL;

  for (guint i = 0; i < 55; i++)
    {
      g_autofree char *name = g_strdup_printf ("many%u", i);

      g_assert_true (upload (c, name, content));
    }
  list = onv_file_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 55);
  for (guint i = 0; i < 55; i++)
    {
      g_autoptr (OnvRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      onv_test_wait_for (onv_row_get_item (row) != NULL);
    }
  onv_test_wait_for (!onv_paged_list_get_loading (list));
}

static const OnvCaseRow rows[] = {
  { "file", test_file }, { "names", test_names }, { "largest", test_largest },
  { "keys", test_keys }, { "list", test_list },   { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run_with_sim (argc, argv, "sim-files", rows);
}
