/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-transfer-test.h"

#include <gio/gunixinputstream.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is sent: on the wire, in time, and refused before it goes. */

static void
assert_uploaded (TransferFixture *f, GBytes *bytes)
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
test_upload_file (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (TRANSFER_LIMIT);

  transfer_write_file (f, bytes);
  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (f->file));
  assert_uploaded (f, bytes);
  g_assert_cmpuint (f->n_told, >, 10); /* in pieces */
}

static void
test_upload_stream (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (100000);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (bytes, 10, 99990);

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  g_input_stream_skip (stream, 10, NULL, NULL);
  transfer_run (f, &transfer_upload,
                onv_transfer_new_from_stream (stream, -1)); /* it can tell what is left */
  assert_uploaded (f, rest);
}

static void
test_upload_refused (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (TRANSFER_LIMIT + 1);

  transfer_write_file (f, bytes);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "body");
  g_assert_cmpstr (f->error->message, ==, "body: at most 1000000 bytes");
  g_clear_error (&f->error);
  g_clear_object (&f->result);

  transfer_run (f, &transfer_upload, onv_transfer_new_from_bytes (bytes));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0); /* not a byte */
}

static void
test_upload_missing (TransferFixture *f, gconstpointer data)
{
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_wrong_way (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (1);

  transfer_run (f, &transfer_upload, onv_transfer_new_to_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_clear_error (&f->error);
  g_clear_object (&f->result);
  transfer_run (f, &transfer_download_file, onv_transfer_new_from_bytes (bytes));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_twice (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (10);
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  transfer_run (f, &transfer_upload, g_object_ref (transfer));
  g_assert_no_error (f->error);
  g_clear_object (&f->result);
  transfer_run (f, &transfer_upload, g_object_ref (transfer));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

static GInputStream *
open_pipe (TransferFixture *f)
{
  g_assert_no_errno (pipe (f->pipe));
  return g_unix_input_stream_new (f->pipe[0], TRUE);
}

static void
test_upload_unknown_length (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  transfer_run (f, &transfer_upload, onv_transfer_new_from_stream (stream, -1));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "body");
}

static gboolean
on_piece_due (gpointer data)
{
  TransferFixture *f = data;

  g_assert_cmpint (write (f->pipe[1], "0123456789", 10), ==, 10);
  if (++f->pieces < TRANSFER_PIECES)
    return G_SOURCE_CONTINUE;
  f->timer = 0;
  return G_SOURCE_REMOVE;
}

/* It takes longer than the deadline, and goes on all the time. */
static void
test_upload_slowly (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);
  gint64 before = g_get_monotonic_time ();

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  onv_client_set_deadline_ms (f->client, TRANSFER_PATIENCE_MS);
  f->timer = g_timeout_add (TRANSFER_PIECE_MS, on_piece_due, f);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_stream (stream, 10 * TRANSFER_PIECES));
  g_assert_no_error (f->error);
  g_assert_cmpint (g_get_monotonic_time () - before, >, TRANSFER_PATIENCE_MS * 1000);
  g_assert_cmpuint (test_server_get_request (f->server, 0)->body_length, ==, 10 * TRANSFER_PIECES);
}

static void
test_upload_stalls (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  onv_client_set_deadline_ms (f->client, 300);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_stream (stream, 100));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
}

static void
test_upload_cancelled (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  g_assert_cmpint (write (f->pipe[1], "0123456789", 10), ==, 10);
  transfer_start (f, &transfer_upload, onv_transfer_new_from_stream (stream, 100));
  onv_test_wait_for (f->told == 10);
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_before (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (10);

  transfer_write_file (f, bytes);
  transfer_start (f, &transfer_upload, onv_transfer_new_from_file (f->file)); /* being opened */
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

/* Several wait for one turn; the one that is given up while it waits never begins. */
static void
test_cancelled_in_queue (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (10);
  g_autoptr (OnvTransfer) second = onv_transfer_new_from_bytes (bytes);
  g_autoptr (GAsyncResult) first = NULL;
  OnvRequest *request = onv_request_new (&transfer_upload);

  onv_client_set_max_in_flight (f->client, 1);
  test_server_push (f->server, TEST_HANG, NULL);
  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  onv_request_set_transfer (request, second, "image/jpeg");
  onv_client_send_async (f->client, request, NULL, onv_test_done, &first);
  onv_test_wait_for (test_server_get_n_requests (f->server) == 1);

  f->told = 0;
  transfer_start (f, &transfer_upload, onv_transfer_new_from_bytes (bytes));
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
test_upload_unreadable (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GInputStream) stream = open_pipe (f);

  g_input_stream_close (stream, NULL, NULL);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_stream (stream, 100));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
}

/* It ends before what it was said to be: nobody waits for the rest. */
static void
test_upload_short (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (50);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  transfer_run (f, &transfer_upload, onv_transfer_new_from_stream (stream, 100));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
}

/* A pipe would be waited for until somebody writes to it. */
static void
test_upload_fifo (TransferFixture *f, gconstpointer data)
{
  g_assert_no_errno (mkfifo (g_file_peek_path (f->file), 0600));
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (f->file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_FILE);
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

static void
test_upload_empty (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = transfer_make_bytes (0);
  g_autoptr (GFile) made_up = g_file_new_for_path ("/proc/version");

  test_server_set_answer (f->server, "/up", 200, "{\"errno\":0}");
  transfer_write_file (f, bytes);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (f->file));
  g_assert_no_error (f->error);
  g_assert_cmpuint (test_server_get_request (f->server, 0)->body_length, ==, 0);
  g_clear_object (&f->result);

  transfer_run (f, &transfer_upload,
                onv_transfer_new_from_file (made_up)); /* of no bytes, it says */
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_ARGUMENT);
  g_assert_cmpstr (onv_error_get_member (f->error), ==, "body");
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 1);
}

/* A file on a server that does not answer. */
static GTask *stuck;

static void
stuck_query_info_async (GFile *file,
                        const char *attributes,
                        GFileQueryInfoFlags flags,
                        int priority,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  stuck = g_task_new (file, NULL, callback, user_data);
}

static GFileInfo *
stuck_query_info_finish (GFile *file, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stuck_file_init_file (GFileIface *iface)
{
  iface->query_info_async = stuck_query_info_async;
  iface->query_info_finish = stuck_query_info_finish;
}

G_DECLARE_FINAL_TYPE (StuckFile, stuck_file, STUCK, FILE, GObject)
struct _StuckFile
{
  GObject parent_instance;
};
G_DEFINE_FINAL_TYPE_WITH_CODE (StuckFile,
                               stuck_file,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, stuck_file_init_file))

static void
stuck_file_class_init (StuckFileClass *klass)
{
}

static void
stuck_file_init (StuckFile *self)
{
}

/* What comes when nobody waits for it any more. */
static void
end_stuck (void)
{
  g_autoptr (GFileInfo) info = g_file_info_new ();

  g_file_info_set_file_type (info, G_FILE_TYPE_REGULAR);
  g_task_return_pointer (stuck, g_steal_pointer (&info), g_object_unref);
  g_clear_object (&stuck);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_opening_stuck (TransferFixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = g_object_new (stuck_file_get_type (), NULL);

  transfer_start (f, &transfer_upload, onv_transfer_new_from_file (file));
  g_cancellable_cancel (f->cancellable);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  end_stuck ();

  g_clear_error (&f->error);
  g_clear_object (&f->result);
  g_cancellable_reset (f->cancellable);
  onv_client_set_deadline_ms (f->client, 100);
  transfer_run (f, &transfer_upload, onv_transfer_new_from_file (file));
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_TIMED_OUT);
  end_stuck ();
  g_assert_cmpuint (test_server_get_n_requests (f->server), ==, 0);
}

#define ADD(path, function) \
  g_test_add (path, TransferFixture, NULL, transfer_set_up, function, transfer_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/onv/upload/file", test_upload_file);
  ADD ("/onv/upload/stream", test_upload_stream);
  ADD ("/onv/upload/refused", test_upload_refused);
  ADD ("/onv/upload/missing", test_upload_missing);
  ADD ("/onv/upload/unknown-length", test_upload_unknown_length);
  ADD ("/onv/upload/slowly", test_upload_slowly);
  ADD ("/onv/upload/stalls", test_upload_stalls);
  ADD ("/onv/upload/cancelled", test_upload_cancelled);
  ADD ("/onv/upload/cancelled-before", test_cancelled_before);
  ADD ("/onv/upload/cancelled-in-queue", test_cancelled_in_queue);
  ADD ("/onv/upload/unreadable", test_upload_unreadable);
  ADD ("/onv/upload/short", test_upload_short);
  ADD ("/onv/upload/fifo", test_upload_fifo);
  ADD ("/onv/upload/empty", test_upload_empty);
  ADD ("/onv/upload/opening-stuck", test_opening_stuck);
  ADD ("/onv/upload/wrong-way", test_wrong_way);
  ADD ("/onv/upload/twice", test_twice);
  return g_test_run ();
}
