/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-transfer-test.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is fetched: on disk, in time, and gone when it fails. */

static void
answer_bytes (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  gsize n;
  const char *bytes = g_bytes_get_data (data, &n);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_COPY, bytes, n);
}

static void
test_download (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (3000000);
  g_autoptr (GBytes) before = transfer_make_bytes (7);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (f->file);

  transfer_write_file (f, before); /* is replaced */
  test_server_set_handler (f->server, answer_bytes, bytes);
  transfer_run (f, &transfer_download_picture, g_object_ref (transfer));
  g_assert_no_error (f->error);
  transfer_assert_file (f, bytes);
  g_assert_cmpint (onv_transfer_get_total (transfer), ==, 3000000);
  g_assert_cmpint (onv_transfer_get_done (transfer), ==, 3000000);
  g_assert_cmpuint (f->n_told, >=, 3000000 / 65536); /* in pieces */
  g_assert_null (test_server_get_request (f->server, 0)->api_key);
  g_assert_cmpstr (test_request_get (test_server_get_request (f->server, 0), "a"), ==, "&");
}

static void
test_download_to_stream (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  test_server_set_handler (f->server, answer_bytes, bytes);
  transfer_run (f, &transfer_download_file, onv_transfer_new_to_stream (stream));
  g_assert_no_error (f->error);
  g_assert_false (g_output_stream_is_closed (stream));
  g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                   g_memory_output_stream_get_data_size (memory), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

/* What the platform may say instead of a file, or what a file may look like. */
static const struct
{
  guint status;
  const char *body;
  int picture; /* outcome, −1 for success */
  int file;
} answers[] = {
  { 200, "{\"errno\":11,\"error\":\"no\"}", ONV_ERROR_PLATFORM, ONV_ERROR_PLATFORM },
  { 200, "{\"errno\":0,\"error\":\"succ\"}", ONV_ERROR_GARBLED, -1 },
  { 200, "{\"a\":1}", ONV_ERROR_GARBLED, -1 },
  { 200, "{not json", ONV_ERROR_GARBLED, ONV_ERROR_GARBLED },
  { 200, "<html>sign in</html>", ONV_ERROR_GARBLED, -1 },
  { 200, "", ONV_ERROR_GARBLED, -1 },
  { 200, "  text", -1, -1 },
  { 404, "{\"errno\":404,\"error\":\"resource not found\"}", ONV_ERROR_PLATFORM,
    ONV_ERROR_PLATFORM },
  { 404, "no such thing", ONV_ERROR_HTTP, ONV_ERROR_HTTP },
  { 403, "<html>no</html>", ONV_ERROR_FORBIDDEN, ONV_ERROR_FORBIDDEN },
  { TEST_TRUNCATE, "\xff\xd8\xff half of it", ONV_ERROR_GARBLED, ONV_ERROR_GARBLED },
  { TEST_TRUNCATE_LAST, "\xff\xd8\xff half of it", ONV_ERROR_GARBLED, ONV_ERROR_GARBLED },
};

static void
check_answer (TransferFixture *f, const OnvCall *call, guint i, int expected)
{
  g_autoptr (GBytes) before = transfer_make_bytes (7);
  g_autoptr (GBytes) after = g_bytes_new_static (answers[i].body, strlen (answers[i].body));

  transfer_write_file (f, before);
  f->told = 0;
  test_server_push (f->server, answers[i].status, answers[i].body);
  transfer_run (f, call, onv_transfer_new_to_file (f->file));
  if (expected < 0)
    g_assert_no_error (f->error);
  else
    g_assert_error (f->error, ONV_ERROR, expected);
  transfer_assert_file (f, expected < 0
                               ? after
                               : before); /* what stood there stays, and nothing else does */
  g_clear_error (&f->error);
  g_clear_object (&f->result);
}

static void
test_download_answers (TransferFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      check_answer (f, &transfer_download_picture, i, answers[i].picture);
      check_answer (f, &transfer_download_file, i, answers[i].file);
    }
}

static void
test_download_unwritable (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (f->folder, "not", "there", NULL);

  test_server_set_handler (f->server, answer_bytes, bytes);
  transfer_run (f, &transfer_download_file, onv_transfer_new_to_file (nowhere));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
}

static gboolean
on_chunk_due (gpointer data)
{
  TransferFixture *f = data;
  SoupMessageBody *body = soup_server_message_get_response_body (f->message);

  soup_message_body_append (body, SOUP_MEMORY_STATIC, "0123456789", 10);
  if (++f->pieces == TRANSFER_PIECES)
    soup_message_body_complete (body);
  soup_server_message_unpause (f->message);
  if (f->pieces < TRANSFER_PIECES)
    return G_SOURCE_CONTINUE;
  f->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
answer_slowly (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  TransferFixture *f = data;

  f->message = g_object_ref (message);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "start", 5);
  f->timer = g_timeout_add (TRANSFER_PIECE_MS, on_chunk_due, f);
}

static void
test_download_slowly (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) found = NULL;

  test_server_set_handler (f->server, answer_slowly, f);
  onv_client_set_deadline_ms (f->client, TRANSFER_PATIENCE_MS);
  transfer_run (f, &transfer_download_file, onv_transfer_new_to_file (f->file));
  g_assert_no_error (f->error);
  found = g_file_load_bytes (f->file, NULL, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (found), ==, 5 + 10 * TRANSFER_PIECES);
}

static void
test_download_stalls (TransferFixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG_IN_BODY, "\xff\xd8\xff half of it");
  onv_client_set_deadline_ms (f->client, 300);
  transfer_run (f, &transfer_download_file, onv_transfer_new_to_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static void
test_download_cancelled (TransferFixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG_IN_BODY, "\xff\xd8\xff half of it");
  transfer_start (f, &transfer_download_picture, onv_transfer_new_to_file (f->file));
  onv_test_wait_for (f->told > 0);
  g_assert_cmpuint (transfer_count_files (f), ==, 1); /* under another name */
  g_assert_false (g_file_query_exists (f->file, NULL));
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (transfer_count_files (f), ==, 0);
}

/* Not a byte has come: it may be asked again. */
static void
test_download_again (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);

  test_server_push (f->server, 503, "<html>busy</html>");
  test_server_set_handler (f->server, answer_bytes, bytes);
  transfer_run (f, &transfer_download_picture, onv_transfer_new_to_file (f->file));
  g_assert_no_error (f->error);
  transfer_assert_file (f, bytes);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);
}

/* As long as a name may be: the temporary one is no longer. */
static void
test_download_long_name (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);

  test_server_set_handler (f->server, answer_bytes, bytes);
  for (guint length = 239; length <= 255; length += 8)
    {
      g_autofree char *name = g_strnfill (length, 'n');

      g_clear_object (&f->result);
      g_clear_object (&f->file);
      f->told = 0;
      f->file = g_file_new_build_filename (f->folder, name, NULL);
      transfer_run (f, &transfer_download_picture, onv_transfer_new_to_file (f->file));
      g_assert_no_error (f->error);
      transfer_assert_file (f, bytes);
      g_assert_cmpuint (transfer_count_files (f), ==, 1);
      g_assert_true (g_file_delete (f->file, NULL, NULL));
    }
}

static void
fetch (TransferFixture *f, GFile *target)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  f->told = 0;
  transfer_run (f, &transfer_download_picture, onv_transfer_new_to_file (target));
}

/* Who could not read what was there cannot read what comes. */
static void
test_download_mode (TransferFixture *f, gconstpointer data)
{
  const guint modes[] = { 0600, 0640, 0755 };
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);
  g_autoptr (GBytes) before = transfer_make_bytes (7);

  test_server_set_handler (f->server, answer_bytes, bytes);
  transfer_write_file (f, before);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      GStatBuf now;

      g_assert_no_errno (g_chmod (g_file_peek_path (f->file), (int) modes[i]));
      fetch (f, f->file);
      g_assert_no_error (f->error);
      transfer_assert_file (f, bytes);
      g_assert_no_errno (g_stat (g_file_peek_path (f->file), &now));
      g_assert_cmpuint (now.st_mode & 0777, ==, modes[i]);
    }
}

/* A link stays one, whether there is already what it leads to or not. */
static void
test_download_link (TransferFixture *f, gconstpointer data)
{
  const char *const targets[] = { "picture.jpg", "other", g_file_peek_path (f->file) };
  g_autofree char *path = g_build_filename (f->folder, "link", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);
  g_autoptr (GBytes) before = transfer_make_bytes (7);

  g_assert_no_errno (symlink ("picture.jpg", other));
  test_server_set_handler (f->server, answer_bytes, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GBytes) found = NULL;

      if (i > 0)
        transfer_write_file (f, before);
      g_assert_no_errno (symlink (targets[i], path));
      fetch (f, link);
      g_assert_no_error (f->error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (other, G_FILE_TEST_IS_SYMLINK));
      found = g_file_load_bytes (f->file, NULL, NULL, NULL);
      g_assert_true (g_bytes_equal (found, bytes));
      g_assert_cmpuint (transfer_count_files (f), ==, 3);
      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_unlink (other));
}

/* A folder, a pipe, and a link that leads nowhere for ever. */
static void
test_download_to_no_file (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100);
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  const char *path = g_file_peek_path (f->file);
  GStatBuf now;

  test_server_set_handler (f->server, answer_bytes, bytes);
  fetch (f, folder);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);

  g_assert_no_errno (mkfifo (path, 0600));
  fetch (f, f->file);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
  g_assert_no_errno (g_lstat (path, &now));
  g_assert_true (S_ISFIFO (now.st_mode));
  g_assert_no_errno (g_unlink (path));

  g_assert_no_errno (symlink ("picture.jpg", path));
  fetch (f, f->file);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
}

#define ADD(path, function) \
  g_test_add (path, TransferFixture, NULL, transfer_set_up, function, transfer_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/download/file", test_download);
  ADD ("/onv/download/stream", test_download_to_stream);
  ADD ("/onv/download/answers", test_download_answers);
  ADD ("/onv/download/unwritable", test_download_unwritable);
  ADD ("/onv/download/slowly", test_download_slowly);
  ADD ("/onv/download/stalls", test_download_stalls);
  ADD ("/onv/download/cancelled", test_download_cancelled);
  ADD ("/onv/download/again", test_download_again);
  ADD ("/onv/download/long-name", test_download_long_name);
  ADD ("/onv/download/mode", test_download_mode);
  ADD ("/onv/download/link", test_download_link);
  ADD ("/onv/download/no-file", test_download_to_no_file);
  return g_test_run ();
}
