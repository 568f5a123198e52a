/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-case.h"

#include <glib/gstdio.h>

/* Chapter 5: pictures. */

#define JPEG "\xff\xd8\xff\xe0 a picture, as far as anybody looks"

static void
answer_with (OnvCase *f, const char *fixture)
{
  g_autofree char *text = onv_test_load_text (fixture);

  test_server_set_answer (f->server, NULL, 200, text);
}

static void
assert_asked (OnvCase *f, const char *method, const char *path, const char *query)
{
  TestRequest *request = test_server_get_request (f->server, 0);
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);

  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
  g_assert_cmpstr (request->method, ==, method);
  g_assert_cmpstr (request->path, ==, path);
  g_assert_cmpstr (request->api_key, ==, "KEY-OF-THE-ACCOUNT");
  g_assert_cmpuint (g_hash_table_size (request->query), ==, g_strv_length (pairs));
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto (GStrv) parts = g_strsplit (*pair, "=", 2);

      g_assert_cmpstr (test_request_get (request, parts[0]), ==, parts[1]);
    }
}

static void
assert_picture (OnvPicture *picture)
{
  g_assert_cmpint (onv_picture_get_format (picture), ==, ONV_PICTURE_FORMAT_JPG);
  g_assert_cmpint (onv_picture_get_size (picture), ==, 1234);
  g_assert_cmpint (onv_time_get_seconds (onv_picture_get_date (picture)), ==, 1234);
  g_assert_cmpint (onv_time_get_kind (onv_picture_get_date (picture)), ==, ONV_TIME_KIND_INSTANT);
  g_assert_cmpstr (onv_picture_get_name (picture), ==, "111");
  g_assert_cmpstr (onv_picture_get_desc (picture), ==, "name");
  g_assert_cmpstr (onv_picture_get_url (picture), ==, "url");
}

static void
test_upload (OnvCase *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (JPEG, sizeof JPEG - 1);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);
  TestRequest *request;

  answer_with (f, "5.1.json");
  onv_client_upload_picture_async (f->client, "7", 2, ONV_PICTURE_FORMAT_PNG, "门 & co", NULL,
                                   transfer, NULL, onv_test_done, &f->result);
  g_assert_true (
      onv_client_upload_picture_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_no_error (f->error);
  request = test_server_get_request (f->server, 0);
  g_assert_cmpmem (request->body, request->body_length, JPEG, sizeof JPEG - 1);
  g_assert_cmpstr (request->content_type, ==, "image/png");
  g_assert_cmpstr (test_request_get (request, "name"), ==, "门 & co");
  g_hash_table_remove (request->query, "name");
  assert_asked (f, "PUT", "/ipc/video/picture/upload", "device_id=7&channel_id=2&format=png");
}

static void
test_upload_without_name (OnvCase *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (JPEG, sizeof JPEG - 1);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

  onv_client_upload_picture_async (f->client, "7", 2, ONV_PICTURE_FORMAT_JPG, "", NULL, transfer,
                                   NULL, onv_test_done, &f->result);
  g_assert_false (
      onv_client_upload_picture_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "name");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_list (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvPictureQuery) query = onv_picture_query_new ("7", 2);
  g_autoptr (OnvTime) from = onv_time_new (ONV_TIME_KIND_INSTANT, 111);
  g_autoptr (OnvTime) to = onv_time_new (ONV_TIME_KIND_INSTANT, 222);
  g_autoptr (OnvPage) page = NULL;
  g_autoptr (OnvPicture) picture = NULL;

  answer_with (f, "5.2.json");
  g_object_set (query, "start-time", from, "end-time", to, "page", (gint64) 1, "per-page",
                (gint64) 2, NULL);
  onv_client_list_pictures_async (f->client, query, NULL, onv_test_done, &f->result);
  page = onv_client_list_pictures_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  assert_asked (f, "GET", "/ipc/video/picture/get_list",
                "device_id=7&channel_id=2&start_time=111&end_time=222&page_start=1&page_size=2");
  g_assert_cmpint (onv_page_get_total (page), ==, 50);
  g_assert_cmpuint (onv_page_get_size (page), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (onv_page_get_items (page)), ==, 1);
  picture = g_list_model_get_item (onv_page_get_items (page), 0);
  assert_picture (picture);
}

/* An empty array may be left out; what has no counter either is no page. */
static void
test_empty (OnvCase *f, gconstpointer data)
{
  const struct
  {
    const char *body;
    const char *member;
  } answers[] = {
    { "{\"errno\":0,\"page_info\":{\"total_num\":0}}", NULL },
    { "{\"errno\":0,\"data\":[]}", NULL },
    { "{\"errno\":0}", "data" },
    { "{\"errno\":0,\"data\":{}}", "data" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (OnvPictureQuery) query = onv_picture_query_new ("7", 2);
      g_autoptr (OnvPage) page = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      test_server_push (f->server, 200, answers[i].body);
      onv_client_list_pictures_async (f->client, query, NULL, onv_test_done, &result);
      page = onv_client_list_pictures_finish (f->client, onv_test_wait (&result), &error);
      g_assert_true ((page != NULL) == (answers[i].member == NULL));
      g_assert_cmpstr (onv_error_get_member (error), ==, answers[i].member);
    }
}

static void
test_list_of_all (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvPictureQuery) query = onv_picture_query_new ("7", 2);
  g_autoptr (OnvPagedList) list = NULL;
  g_autoptr (OnvRow) row = NULL;

  answer_with (f, "5.2.json");
  list = onv_picture_list_new (f->client, query);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 50);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  assert_picture (onv_row_get_item (row));
  assert_asked (f, "GET", "/ipc/video/picture/get_list",
                "device_id=7&channel_id=2&page_start=1&page_size=100");
}

static void
test_get (OnvCase *f, gconstpointer data)
{
  g_autoptr (OnvPicture) picture = NULL;

  answer_with (f, "5.3.json");
  onv_client_get_picture_async (f->client, "7", 2, "111", NULL, onv_test_done, &f->result);
  picture = onv_client_get_picture_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_no_error (f->error);
  assert_asked (f, "GET", "/ipc/video/picture/get_info", "device_id=7&channel_id=2&name=111");
  assert_picture (picture);
}

static void
test_delete (OnvCase *f, gconstpointer data)
{
  answer_with (f, "5.4.json");
  onv_client_delete_picture_async (f->client, "7", 2, "111", NULL, onv_test_done, &f->result);
  g_assert_true (
      onv_client_delete_picture_finish (f->client, onv_test_wait (&f->result), &f->error));
  g_assert_no_error (f->error);
  assert_asked (f, "DELETE", "/ipc/video/picture/delete_pictrue",
                "device_id=7&channel_id=2&name=111");
}

/* The address is whole, or a path on the account's server; it keeps its query, and gets no key. */
static void
test_download (OnvCase *f, gconstpointer data)
{
  g_autofree char *whole = g_strconcat (test_server_get_url (f->server), "p/1.jpg?k=a%2Fb", NULL);
  const char *const urls[] = { whole, "/p/1.jpg?k=a%2Fb" };

  test_server_set_answer (f->server, "/p/1.jpg", 200, JPEG);
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
      g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_stream (stream);
      g_autoptr (GAsyncResult) result = NULL;

      onv_client_download_picture_async (f->client, urls[i], transfer, NULL, onv_test_done,
                                         &result);
      g_assert_true (
          onv_client_download_picture_finish (f->client, onv_test_wait (&result), &f->error));
      g_assert_no_error (f->error);
      g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                       g_memory_output_stream_get_data_size (memory), JPEG, sizeof JPEG - 1);
      g_assert_null (test_server_get_request (f->server, i)->api_key);
      g_assert_cmpstr (test_request_get (test_server_get_request (f->server, i), "k"), ==, "a/b");
    }
}

static void
test_bad_address (OnvCase *f, gconstpointer data)
{
  const char *const urls[] = { "", "file:///etc/passwd", "ftp://host/p", "http://" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_stream (stream);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      onv_client_download_picture_async (f->client, urls[i], transfer, NULL, onv_test_done,
                                         &result);
      g_assert_false (
          onv_client_download_picture_finish (f->client, onv_test_wait (&result), &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, "url");
      g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
    }
}

static const OnvCaseRow rows[] = {
  { "upload", test_upload },
  { "upload-without-name", test_upload_without_name },
  { "list", test_list },
  { "empty", test_empty },
  { "list-of-all", test_list_of_all },
  { "get", test_get },
  { "delete", test_delete },
  { "download", test_download },
  { "bad-address", test_bad_address },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  return onv_case_run (argc, argv, "pictures", rows);
}
