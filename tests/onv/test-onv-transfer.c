/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-request.h"
#include "onv-test.h"

#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Files and pictures on their way, over real HTTP: what is on the wire, on disk, and in time. */

#define LIMIT 1000000
#define PIECE_MS 500 /* between two pieces of something slow … */
#define PIECES 8
#define PATIENCE_MS 3000 /* … which takes longer than this, and yet goes on */

static const OnvCall upload = {
  .section = "5.1",
  .name = "upload",
  .method = "PUT",
  .path = "up",
  .body = ONV_BODY_FILE,
  .body_max = LIMIT,
};

static const OnvCall download_picture = {
  .section = "5.5",
  .name = "download_picture",
  .method = "GET",
  .auth = ONV_AUTH_NONE,
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
};

static const OnvCall download_file = {
  .section = "16.2",
  .name = "download_file",
  .method = "GET",
  .path = "down",
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
  .any_file = TRUE,
};

typedef struct
{
  TestServer *server;
  OnvClient *client;
  char *folder;
  GFile *file;
  GCancellable *cancellable;
  GAsyncResult *result;
  GError *error;
  gint64 told; /* of the last notification */
  guint n_told;
  int pipe[2];
  guint pieces;
  SoupServerMessage *message;
  guint timer;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->folder = g_dir_make_tmp ("onv-transfer-XXXXXX", NULL);
  f->file = g_file_new_build_filename (f->folder, "picture.jpg", NULL);
  f->cancellable = g_cancellable_new ();
  f->pipe[0] = f->pipe[1] = -1;
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_handle_id (&f->timer, g_source_remove);
  g_clear_object (&f->message);
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
  g_file_delete (f->file, NULL, NULL);
  g_assert_cmpuint (count_files (f), ==, 0); /* nothing half-done is left */
  g_assert_no_errno (g_rmdir (f->folder));
  g_free (f->folder);
  g_clear_object (&f->file);
  g_clear_object (&f->cancellable);
  if (f->pipe[1] >= 0)
    close (f->pipe[1]);
}

static GBytes *
make_bytes (gsize n)
{
  guint8 *data = g_malloc (MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    data[i] = (guint8) (0xff - i * 7 - (i >> 9));
  return g_bytes_new_take (data, n);
}

static void
write_file (Fixture *f, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (f->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_file (Fixture *f, GBytes *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = g_file_load_bytes (f->file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, wanted));
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
on_done (OnvTransfer *transfer, GParamSpec *pspec, gpointer data)
{
  Fixture *f = data;

  g_assert_cmpint (onv_transfer_get_done (transfer), >, f->told);
  f->told = onv_transfer_get_done (transfer);
  f->n_told++;
}

/* Sends @call with @transfer, which it takes. */
static void
start (Fixture *f, const OnvCall *call, OnvTransfer *transfer)
{
  OnvRequest *request = onv_request_new (call);

  if (call->path == NULL)
    onv_request_take_base (request,
                           g_strconcat (test_server_get_url (f->server), "down?a=%26&b", NULL));
  g_signal_connect (transfer, "notify::done", G_CALLBACK (on_done), f);
  onv_request_set_transfer (request, transfer, "image/jpeg");
  onv_client_send_async (f->client, request, f->cancellable, onv_test_done, &f->result);
  g_object_unref (transfer);
}

static void
run (Fixture *f, const OnvCall *call, OnvTransfer *transfer)
{
  start (f, call, transfer);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
}

static void
assert_uploaded (Fixture *f, GBytes *bytes)
{
  TestRequest *request;

  g_assert_no_error (f->error);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
  request = test_server_get_request (f->server, 0);
  g_assert_cmpstr (request->method, ==, "PUT");
  g_assert_cmpstr (request->content_type, ==, "image/jpeg");
  g_assert_cmpmem (request->body, request->body_length, g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
  g_assert_cmpint (f->told, ==, g_bytes_get_size (bytes));
}

static void
test_upload_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (LIMIT);

  write_file (f, bytes);
  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  run (f, &upload, onv_transfer_new_from_file (f->file));
  assert_uploaded (f, bytes);
  g_assert_cmpuint (f->n_told, >, 10); /* in pieces */
}

static void
test_upload_stream (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100000);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (bytes, 10, 99990);

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  g_input_stream_skip (stream, 10, NULL, NULL);
  run (f, &upload, onv_transfer_new_from_stream (stream, -1)); /* it can tell what is left */
  assert_uploaded (f, rest);
}

static void
test_upload_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (LIMIT + 1);

  write_file (f, bytes);
  run (f, &upload, onv_transfer_new_from_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "body");
  g_assert_cmpstr (f->error->message, ==, "body: at most 1000000 bytes");
  g_clear_error (&f->error);
  g_clear_object (&f->result);

  run (f, &upload, onv_transfer_new_from_bytes (bytes));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0); /* not a byte */
}

static void
test_upload_missing (Fixture *f, gconstpointer data)
{
  run (f, &upload, onv_transfer_new_from_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_wrong_way (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (1);

  run (f, &upload, onv_transfer_new_to_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_clear_error (&f->error);
  g_clear_object (&f->result);
  run (f, &download_file, onv_transfer_new_from_bytes (bytes));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_twice (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  run (f, &upload, g_object_ref (transfer));
  g_assert_no_error (f->error);
  g_clear_object (&f->result);
  run (f, &upload, g_object_ref (transfer));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static GInputStream *
open_pipe (Fixture *f)
{
  g_assert_no_errno (pipe (f->pipe));
  return g_unix_input_stream_new (f->pipe[0], TRUE);
}

static void
test_upload_unknown_length (Fixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  run (f, &upload, onv_transfer_new_from_stream (stream, -1));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "body");
}

static gboolean
on_piece_due (gpointer data)
{
  Fixture *f = data;

  g_assert_cmpint (write (f->pipe[1], "0123456789", 10), ==, 10);
  if (++f->pieces < PIECES)
    return G_SOURCE_CONTINUE;
  f->timer = 0;
  return G_SOURCE_REMOVE;
}

/* It takes longer than the deadline, and goes on all the time. */
static void
test_upload_slowly (Fixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);
  gint64 before = g_get_monotonic_time ();

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  onv_client_set_deadline_ms (f->client, PATIENCE_MS);
  f->timer = g_timeout_add (PIECE_MS, on_piece_due, f);
  run (f, &upload, onv_transfer_new_from_stream (stream, 10 * PIECES));
  g_assert_no_error (f->error);
  g_assert_cmpint (g_get_monotonic_time () - before, >, PATIENCE_MS * 1000);
  g_assert_cmpuint (test_server_get_request (f->server, 0)->body_length, ==, 10 * PIECES);
}

static void
test_upload_stalls (Fixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  onv_client_set_deadline_ms (f->client, 300);
  run (f, &upload, onv_transfer_new_from_stream (stream, 100));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
}

static void
test_upload_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  g_assert_cmpint (write (f->pipe[1], "0123456789", 10), ==, 10);
  start (f, &upload, onv_transfer_new_from_stream (stream, 100));
  onv_test_wait_for (f->told == 10);
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10);

  write_file (f, bytes);
  start (f, &upload, onv_transfer_new_from_file (f->file)); /* being opened */
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* Several wait for one turn; the one that is given up while it waits never begins. */
static void
test_cancelled_in_queue (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (OnvTransfer) second = onv_transfer_new_from_bytes (bytes);
  g_autoptr (GAsyncResult) first = NULL;
  OnvRequest *request = onv_request_new (&upload);

  onv_client_set_max_in_flight (f->client, 1);
  test_server_push (f->server, TEST_HANG, NULL);
  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  onv_request_set_transfer (request, second, "image/jpeg");
  onv_client_send_async (f->client, request, NULL, onv_test_done, &first);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);

  f->told = 0;
  start (f, &upload, onv_transfer_new_from_bytes (bytes));
  while (g_main_context_iteration (NULL, FALSE))
    ; /* it is opened, and waits */
  g_cancellable_cancel (f->cancellable);
  test_server_release (f->server);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (onv_client_send_finish_nothing (f->client, onv_test_wait (&first), NULL));
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

/* A stream that breaks is not the network's fault. */
static void
test_upload_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  g_input_stream_close (stream, NULL, NULL);
  run (f, &upload, onv_transfer_new_from_stream (stream, 100));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
}

static void
answer_bytes (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  gsize n;
  const char *bytes = g_bytes_get_data (data, &n);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "image/jpeg", SOUP_MEMORY_COPY, bytes, n);
}

static void
test_download (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (3000000);
  g_autoptr (GBytes) before = make_bytes (7);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (f->file);

  write_file (f, before); /* is replaced */
  test_server_set_handler (f->server, answer_bytes, bytes);
  run (f, &download_picture, g_object_ref (transfer));
  g_assert_no_error (f->error);
  assert_file (f, bytes);
  g_assert_cmpint (onv_transfer_get_total (transfer), ==, 3000000);
  g_assert_cmpint (onv_transfer_get_done (transfer), ==, 3000000);
  g_assert_cmpuint (f->n_told, >=, 3000000 / 65536); /* in pieces */
  g_assert_null (test_server_get_request (f->server, 0)->api_key);
  g_assert_cmpstr (test_request_get (test_server_get_request (f->server, 0), "a"), ==, "&");
}

static void
test_download_to_stream (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  test_server_set_handler (f->server, answer_bytes, bytes);
  run (f, &download_file, onv_transfer_new_to_stream (stream));
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
  { 200, "{not json", ONV_ERROR_GARBLED, -1 },
  { 200, "<html>sign in</html>", ONV_ERROR_GARBLED, -1 },
  { 200, "", ONV_ERROR_GARBLED, -1 },
  { 200, "  text", -1, -1 },
  { 404, "{\"errno\":404,\"error\":\"resource not found\"}", ONV_ERROR_PLATFORM,
    ONV_ERROR_PLATFORM },
  { 404, "no such thing", ONV_ERROR_HTTP, ONV_ERROR_HTTP },
  { 403, "<html>no</html>", ONV_ERROR_FORBIDDEN, ONV_ERROR_FORBIDDEN },
  { TEST_TRUNCATE, "\xff\xd8\xff half of it", ONV_ERROR_GARBLED, ONV_ERROR_GARBLED },
};

static void
check_answer (Fixture *f, const OnvCall *call, guint i, int expected)
{
  g_autoptr (GBytes) before = make_bytes (7);
  g_autoptr (GBytes) after = g_bytes_new_static (answers[i].body, strlen (answers[i].body));

  write_file (f, before);
  f->told = 0;
  test_server_push (f->server, answers[i].status, answers[i].body);
  run (f, call, onv_transfer_new_to_file (f->file));
  if (expected < 0)
    g_assert_no_error (f->error);
  else
    g_assert_error (f->error, ONV_ERROR, expected);
  assert_file (f,
               expected < 0 ? after : before); /* what stood there stays, and nothing else does */
  g_clear_error (&f->error);
  g_clear_object (&f->result);
}

static void
test_download_answers (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      check_answer (f, &download_picture, i, answers[i].picture);
      check_answer (f, &download_file, i, answers[i].file);
    }
}

static void
test_download_unwritable (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (f->folder, "not", "there", NULL);

  test_server_set_handler (f->server, answer_bytes, bytes);
  run (f, &download_file, onv_transfer_new_to_file (nowhere));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
}

static gboolean
on_chunk_due (gpointer data)
{
  Fixture *f = data;
  SoupMessageBody *body = soup_server_message_get_response_body (f->message);

  soup_message_body_append (body, SOUP_MEMORY_STATIC, "0123456789", 10);
  if (++f->pieces == PIECES)
    soup_message_body_complete (body);
  soup_server_message_unpause (f->message);
  if (f->pieces < PIECES)
    return G_SOURCE_CONTINUE;
  f->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
answer_slowly (TestServer *server, TestRequest *request, SoupServerMessage *message, gpointer data)
{
  Fixture *f = data;

  f->message = g_object_ref (message);
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "start", 5);
  f->timer = g_timeout_add (PIECE_MS, on_chunk_due, f);
}

static void
test_download_slowly (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) found = NULL;

  test_server_set_handler (f->server, answer_slowly, f);
  onv_client_set_deadline_ms (f->client, PATIENCE_MS);
  run (f, &download_file, onv_transfer_new_to_file (f->file));
  g_assert_no_error (f->error);
  found = g_file_load_bytes (f->file, NULL, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (found), ==, 5 + 10 * PIECES);
}

static void
test_download_stalls (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG_IN_BODY, "\xff\xd8\xff half of it");
  onv_client_set_deadline_ms (f->client, 300);
  run (f, &download_file, onv_transfer_new_to_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static void
test_download_cancelled (Fixture *f, gconstpointer data)
{
  test_server_push (f->server, TEST_HANG_IN_BODY, "\xff\xd8\xff half of it");
  start (f, &download_picture, onv_transfer_new_to_file (f->file));
  onv_test_wait_for (f->told > 0);
  g_assert_cmpuint (count_files (f), ==, 1); /* under another name */
  g_assert_false (g_file_query_exists (f->file, NULL));
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f), ==, 0);
}

/* Not a byte has come: it may be asked again. */
static void
test_download_again (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100);

  test_server_push (f->server, 503, "<html>busy</html>");
  test_server_set_handler (f->server, answer_bytes, bytes);
  run (f, &download_picture, onv_transfer_new_to_file (f->file));
  g_assert_no_error (f->error);
  assert_file (f, bytes);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/transfer/upload/file", test_upload_file);
  ADD ("/onv/transfer/upload/stream", test_upload_stream);
  ADD ("/onv/transfer/upload/refused", test_upload_refused);
  ADD ("/onv/transfer/upload/missing", test_upload_missing);
  ADD ("/onv/transfer/upload/unknown-length", test_upload_unknown_length);
  ADD ("/onv/transfer/upload/slowly", test_upload_slowly);
  ADD ("/onv/transfer/upload/stalls", test_upload_stalls);
  ADD ("/onv/transfer/upload/cancelled", test_upload_cancelled);
  ADD ("/onv/transfer/upload/cancelled-before", test_cancelled_before);
  ADD ("/onv/transfer/upload/cancelled-in-queue", test_cancelled_in_queue);
  ADD ("/onv/transfer/upload/unreadable", test_upload_unreadable);
  ADD ("/onv/transfer/wrong-way", test_wrong_way);
  ADD ("/onv/transfer/twice", test_twice);
  ADD ("/onv/transfer/download/file", test_download);
  ADD ("/onv/transfer/download/stream", test_download_to_stream);
  ADD ("/onv/transfer/download/answers", test_download_answers);
  ADD ("/onv/transfer/download/unwritable", test_download_unwritable);
  ADD ("/onv/transfer/download/slowly", test_download_slowly);
  ADD ("/onv/transfer/download/stalls", test_download_stalls);
  ADD ("/onv/transfer/download/cancelled", test_download_cancelled);
  ADD ("/onv/transfer/download/again", test_download_again);
  return g_test_run ();
}
