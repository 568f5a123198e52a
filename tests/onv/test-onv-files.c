/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

#include <glib/gstdio.h>

/* Files of a product (16). */

#define FILE_MAX (8 * 1024 * 1024)

static OnvTransfer *
make_upload (gsize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (n), n);

  return onv_transfer_new_from_bytes (bytes);
}

static void
test_upload (OnvCase *c, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("content", 7);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

  onv_test_answer_with (c->server, "16.1.json");
  g_assert_true (CALL (c, upload_file, "a name", "what it is", transfer));
  g_assert_no_error (c->error);
  g_assert_cmpstr (test_server_get_request (c->server, 0)->api_key, ==, "KEY-OF-THE-ACCOUNT");
  onv_test_assert_asked (c->server, "PUT /ipc/video/file/upload?desc=what it is&name=a name"
                                    "&product_id=7312 content");
  g_assert_cmpint (onv_transfer_get_done (transfer), ==, 7);
}

/* Without an API key the access key shows who asks. */
static void
test_token (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvFileQuery) query = onv_file_query_new ();
  g_autoptr (OnvPage) page = NULL;

  onv_client_set_api_key (c->client, NULL);
  onv_test_answer_with (c->server, "16.4.json");
  page = CALL (c, find_files, query);
  g_assert_no_error (c->error);
  g_assert_null (test_server_get_request (c->server, 0)->api_key);
  g_assert_nonnull (test_server_get_request (c->server, 0)->authorization);
}

static const struct
{
  gsize name, desc, size;
  const char *message; /* NULL: it is sent */
} limits[] = {
  { 256, 0, 1, NULL },
  { 1, 1024, FILE_MAX, NULL },
  { 0, 0, 1, "name: at least 1 characters" },
  { 257, 0, 1, "name: at most 256 characters" },
  { 1, 1025, 1, "desc: at most 1024 characters" },
  { 1, 0, FILE_MAX + 1, NULL },
};

static void
test_limits (OnvCase *c, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *name = g_strnfill (limits[i].name, 'n');
      g_autofree char *desc = g_strnfill (limits[i].desc, 'd');
      g_autoptr (OnvTransfer) transfer = make_upload (limits[i].size);
      gboolean good = limits[i].message == NULL && limits[i].size <= FILE_MAX;

      test_server_forget (c->server);
      test_server_set_answer (c->server, NULL, 200, "{\"errno\":200}");
      g_assert_true (CALL (c, upload_file, name, desc, transfer) == good);
      g_assert_cmpuint (test_server_get_n_requests (c->server), ==, good);
      if (!good)
        g_assert_error (c->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      if (limits[i].message != NULL)
        g_assert_cmpstr (c->error->message, ==, limits[i].message);
    }
}

static void
test_download (OnvCase *c, gconstpointer data)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_stream (stream);
  g_autoptr (OnvTransfer) another = onv_transfer_new_to_stream (stream);

  test_server_push (c->server, 200, "plain text is a file, too");
  g_assert_true (CALL (c, download_file, "a name", transfer));
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/file/download?name=a name&product_id=7312");
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
                   "plain text is a file, too", 25);

  test_server_push (c->server, 404, "{\"errno\":404,\"error\":\"resource not found\"}");
  g_assert_false (CALL (c, download_file, "a name", another));
  g_assert_error (c->error, ONV_ERROR, ONV_ERROR_NOT_FOUND);
}

/* What the platform says instead of a file, and what a file may be. */
static const struct
{
  const char *type;
  const char *body;
  gboolean good;
} bodies[] = {
  { "application/json", "{\"errno\":404,\"err", FALSE },
  { "application/json", "{ \"er", FALSE },
  { "application/json", "{\"data\":[", FALSE },
  { "text/plain", " { \"errno\": 404, \"err", FALSE },
  { "application/octet-stream", "{\"errno\":", FALSE },
  { "application/octet-stream", "{\"er", TRUE }, /* half of what somebody has kept there */
  { "application/octet-stream", "{\"name\":\"a", TRUE },
  { "application/json", "{\"name\":\"a\"}", TRUE },
  { "application/json", "", TRUE },
};

static void
send_body (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, bodies[row].type, SOUP_MEMORY_STATIC, bodies[row].body,
                                    strlen (bodies[row].body));
}

static void
test_cut_off (OnvCase *c, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("onv-files-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (file);
      g_autofree char *content = NULL;

      test_server_set_handler (c->server, send_body, GUINT_TO_POINTER (i));
      g_assert_true (CALL (c, download_file, "a name", transfer) == bodies[i].good);
      if (!bodies[i].good)
        g_assert_error (c->error, ONV_ERROR, ONV_ERROR_GARBLED);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL) == bodies[i].good);
      g_assert_cmpstr (content, ==, bodies[i].good ? bodies[i].body : NULL);
      g_unlink (path);
    }
  g_assert_no_errno (g_rmdir (folder)); /* and nothing else is in it */
}

static void
test_delete (OnvCase *c, gconstpointer data)
{
  onv_test_answer_with (c->server, "16.3.json");
  g_assert_true (CALL (c, delete_file, "a name"));
  onv_test_assert_asked (c->server, "DELETE /ipc/video/file/delete?name=a name&product_id=7312");
}

static void
test_find (OnvCase *c, gconstpointer data)
{
  g_autoptr (OnvFileQuery) query = g_object_new (ONV_TYPE_FILE_QUERY, "name", "test", NULL);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (OnvFile) file = NULL;

  onv_test_answer_with (c->server, "16.4.json");
  page = CALL (c, find_files, query);
  g_assert_no_error (c->error);
  onv_test_assert_asked (c->server, "GET /ipc/video/file/list?name=test&product_id=7312");
  file = g_list_model_get_item (onv_page_get_items (page), 0);
  g_assert_cmpint (onv_file_get_size (file), ==, 1024);
  g_assert_cmpint (onv_time_get_kind (onv_file_get_date (file)), ==, ONV_TIME_KIND_INSTANT);
  g_assert_cmpint (onv_time_get_seconds (onv_file_get_date (file)), ==, 1548228623);

  onv_test_answer_with (c->server, "16.4.json"); /* it says 0 of 0, and has one */
  list = onv_file_list_new (c->client, query);
  onv_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
}

static const OnvCaseRow rows[] = {
  { "upload", test_upload },   { "token", test_token },
  { "limits", test_limits },   { "download", test_download },
  { "cut-off", test_cut_off }, { "delete", test_delete },
  { "find", test_find },       { NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "files", rows);
}
