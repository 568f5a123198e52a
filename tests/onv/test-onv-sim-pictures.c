/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-sim.h"

#include <glib/gstdio.h>

/* Pictures (chapter 5) and messages (3.1) on the stand-in, over HTTP and HTTPS. */

#define SIZE 300000

typedef struct
{
  OnvClient *client;
  char *device;
  char *folder;
  GFile *file;
  GError *error;
} Fixture;

#define CALL(f, what, ...) onv_test_call ((f)->client, &(f)->error, what, ##__VA_ARGS__)

static void
set_up (Fixture *f, gconstpointer url)
{
  f->client = onv_sim_client (url);
  f->device = onv_sim_find_device (f->client, ONV_TRISTATE_TRUE);
  f->folder = g_dir_make_tmp ("onv-pictures-XXXXXX", NULL);
  f->file = g_file_new_build_filename (f->folder, "picture.jpg", NULL);
}

static void
tear_down (Fixture *f, gconstpointer url)
{
  g_clear_error (&f->error);
  g_file_delete (f->file, NULL, NULL);
  g_assert_no_errno (g_rmdir (f->folder)); /* and nothing else is in it */
  g_clear_object (&f->file);
  g_free (f->folder);
  g_free (f->device);
  g_assert_finalize_object (f->client);
}

/* As much of a JPEG as the stand-in looks at. */
static GBytes *
make_picture (void)
{
  guint8 *data = g_malloc (SIZE);

  for (gsize i = 0; i < SIZE; i++)
    data[i] = (guint8) (i * 7 + (i >> 8));
  memcpy (data, "\xff\xd8\xff", 3);
  return g_bytes_new_take (data, SIZE);
}

static gboolean
upload (Fixture *f, const char *name, GBytes *bytes)
{
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);
  gboolean good = CALL (f, upload_picture, f->device, 1, ONV_PICTURE_FORMAT_JPG, name,
                        "from a test", transfer);

  if (good)
    g_assert_cmpint (onv_transfer_get_done (transfer), ==, SIZE);
  return good;
}

static void
test_picture (Fixture *f, gconstpointer url)
{
  g_autoptr (GBytes) bytes = make_picture ();
  g_autofree char *name = g_strdup_printf ("门 & %s", (const char *) url);
  g_autoptr (OnvPicture) picture = NULL;
  g_autoptr (OnvPicture) gone = NULL;
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (f->file);
  g_autoptr (GBytes) found = NULL;

  g_assert_true (upload (f, name, bytes));
  g_assert_no_error (f->error);
  g_assert_false (upload (f, name, bytes)); /* the name is taken */
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_PLATFORM);

  picture = CALL (f, get_picture, f->device, 1, name);
  g_assert_no_error (f->error);
  g_assert_cmpstr (onv_picture_get_name (picture), ==, name);
  g_assert_cmpint (onv_picture_get_size (picture), ==, SIZE);
  g_assert_cmpint (onv_picture_get_format (picture), ==, ONV_PICTURE_FORMAT_JPG);

  g_assert_true (CALL (f, download_picture, onv_picture_get_url (picture), transfer));
  g_assert_no_error (f->error);
  g_assert_cmpint (onv_transfer_get_total (transfer), ==, SIZE);
  found = g_file_load_bytes (f->file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (found, bytes));

  g_assert_true (CALL (f, delete_picture, f->device, 1, name));
  g_assert_no_error (f->error);
  g_assert_null (gone = CALL (f, get_picture, f->device, 1, name));
  g_assert_nonnull (f->error);
}

static void
test_gone (Fixture *f, gconstpointer url)
{
  g_autoptr (OnvTransfer) transfer = onv_transfer_new_to_file (f->file);

  g_assert_false (CALL (f, download_picture, "/ipc/video/picture/nothing", transfer));
  g_assert_cmpuint (onv_error_get_http_status (f->error), ==, 404);
  g_assert_false (g_file_query_exists (f->file, NULL));
}

static void
test_list (Fixture *f, gconstpointer url)
{
  g_autoptr (GBytes) bytes = make_picture ();
  g_autoptr (OnvPictureQuery) query = onv_picture_query_new (f->device, 2);
  g_autoptr (OnvPagedList) list = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", (const char *) url, i);
      g_autoptr (OnvTransfer) transfer = onv_transfer_new_from_bytes (bytes);

      g_assert_true (
          CALL (f, upload_picture, f->device, 2, ONV_PICTURE_FORMAT_JPG, name, NULL, transfer));
      g_assert_no_error (f->error);
    }
  g_object_set (query, "per-page", (gint64) 3, NULL);
  list = onv_picture_list_new (f->client, query);
  onv_paged_list_load_all (list);
  onv_test_wait_for (!onv_paged_list_get_loading (list));
  g_assert_no_error (onv_paged_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, 7);
  g_assert_cmpuint (onv_paged_list_get_n_loaded (list), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (list)));
}

/* A device answers a message of one's own with the same bytes; one that is offline does not. */
static void
test_message (Fixture *f, gconstpointer url)
{
  const OnvMessageFormat formats[]
      = { ONV_MESSAGE_FORMAT_JSON, ONV_MESSAGE_FORMAT_TEXT, ONV_MESSAGE_FORMAT_BINARY };
  g_autofree char *offline = onv_sim_find_device (f->client, ONV_TRISTATE_FALSE);
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (OnvOutcome) sent = NULL;
  g_autoptr (OnvOutcome) refused = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (OnvOutcome) outcome
          = CALL (f, send_message, f->device, ONV_MESSAGE_KIND_OWN, formats[i], body, TRUE);
      g_autoptr (GBytes) echo = NULL;

      g_assert_no_error (f->error);
      g_assert_cmpint (onv_device_response_get_code (onv_outcome_get_response (outcome)), ==, 0);
      echo = onv_device_response_dup_bytes (onv_outcome_get_response (outcome));
      g_assert_true (g_bytes_equal (echo, body));
    }
  sent = CALL (f, send_message, f->device, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT, body,
               FALSE);
  g_assert_no_error (f->error);
  g_assert_cmpint (onv_outcome_get_status (sent), ==, ONV_COMMAND_STATUS_SENT);
  refused
      = CALL (f, send_message, offline, ONV_MESSAGE_KIND_OWN, ONV_MESSAGE_FORMAT_TEXT, body, FALSE);
  g_assert_error (f->error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
}

static const struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "picture", test_picture },
  { "gone", test_gone },
  { "list", test_list },
  { "message", test_message },
};

static void
add_tests (const char *url, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/onv/sim-pictures/%s/%s", url, tests[i].name);

      g_test_add (path, Fixture, url, set_up, tests[i].function, tear_down);
    }
}

int
main (int argc, char **argv)
{
  return onv_sim_run (argc, argv, add_tests, NULL);
}
