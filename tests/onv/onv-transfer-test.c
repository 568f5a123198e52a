/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-transfer-test.h"

#include <glib/gstdio.h>
#include <unistd.h>

const OnvCall transfer_upload = {
  .section = "5.1",
  .name = "upload",
  .method = "PUT",
  .path = "up",
  .body = ONV_BODY_FILE,
  .body_max = TRANSFER_LIMIT,
};

const OnvCall transfer_download_picture = {
  .section = "5.5",
  .name = "download_picture",
  .method = "GET",
  .auth = ONV_AUTH_NONE,
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
};

const OnvCall transfer_download_file = {
  .section = "16.2",
  .name = "download_file",
  .method = "GET",
  .path = "down",
  .retry = TRUE,
  .reply = ONV_REPLY_FILE,
  .any_file = TRUE,
};

void
transfer_set_up (TransferFixture *f, gconstpointer data)
{
  f->server = test_server_new (NULL);
  f->client = onv_test_client (f->server);
  f->folder = g_dir_make_tmp ("onv-transfer-XXXXXX", NULL);
  f->file = g_file_new_build_filename (f->folder, "picture.jpg", NULL);
  f->cancellable = g_cancellable_new ();
  f->pipe[0] = f->pipe[1] = -1;
}

guint
transfer_count_files (TransferFixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
transfer_tear_down (TransferFixture *f, gconstpointer data)
{
  g_clear_handle_id (&f->timer, g_source_remove);
  g_clear_object (&f->message);
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  g_assert_finalize_object (f->client);
  test_server_free (f->server);
  g_file_delete (f->file, NULL, NULL);
  g_assert_cmpuint (transfer_count_files (f), ==, 0); /* nothing half-done is left */
  g_assert_no_errno (g_rmdir (f->folder));
  g_free (f->folder);
  g_clear_object (&f->file);
  g_clear_object (&f->cancellable);
  if (f->pipe[1] >= 0)
    close (f->pipe[1]);
}

GBytes *
transfer_make_bytes (gsize n)
{
  guint8 *data = g_malloc (MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    data[i] = (guint8) (0xff - i * 7 - (i >> 9));
  return g_bytes_new_take (data, n);
}

void
transfer_write_file (TransferFixture *f, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (f->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
transfer_assert_file (TransferFixture *f, GBytes *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = g_file_load_bytes (f->file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, wanted));
  g_assert_cmpuint (transfer_count_files (f), ==, 1);
}

static void
on_done (OnvTransfer *transfer, GParamSpec *pspec, gpointer data)
{
  TransferFixture *f = data;

  g_assert_cmpint (onv_transfer_get_done (transfer), >, f->told);
  f->told = onv_transfer_get_done (transfer);
  f->n_told++;
}

void
transfer_start (TransferFixture *f, const OnvCall *call, OnvTransfer *transfer)
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

void
transfer_run (TransferFixture *f, const OnvCall *call, OnvTransfer *transfer)
{
  transfer_start (f, call, transfer);
  onv_client_send_finish (f->client, onv_test_wait (&f->result), &f->error);
}
