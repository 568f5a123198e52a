/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include "images/fleet-image-cache.h"
#include "images/fleet-image-folder.h"

static GBytes *
create_image (char fill, gsize size)
{
  char *data = g_malloc (size);

  memset (data, fill, size);
  return g_bytes_new_take (data, size);
}

static void
put (FleetImageCache *cache, const char *name, gsize size)
{
  g_autoptr (GBytes) bytes = create_image (*name, size);

  fleet_image_cache_put (cache, name, bytes);
}

static void
test_memory (void)
{
  g_autoptr (FleetManualClock) clock = fleet_manual_clock_new ();
  FleetImageCache *cache = fleet_image_cache_new (FLEET_CLOCK (clock), NULL);

  fleet_image_cache_set_caps (cache, 1000, 0);
  put (cache, "a", 400);
  put (cache, "b", 400);
  g_assert_nonnull (fleet_image_cache_peek (cache, "a", 0));
  put (cache, "c", 400);
  g_assert_null (fleet_image_cache_peek (cache, "b", 0));
  g_assert_nonnull (fleet_image_cache_peek (cache, "a", 0));
  g_assert_cmpuint (fleet_image_cache_get_memory_used (cache), ==, 800);
  put (cache, "a", 100);
  g_assert_cmpuint (fleet_image_cache_get_memory_used (cache), ==, 500);
  put (cache, "d", 5000);
  g_assert_cmpuint (fleet_image_cache_get_memory_used (cache), <=, 1000);

  put (cache, "e", 10);
  fleet_manual_clock_advance (clock, 2000);
  g_assert_nonnull (fleet_image_cache_peek (cache, "e", 3 * G_USEC_PER_SEC));
  g_assert_null (fleet_image_cache_peek (cache, "e", G_USEC_PER_SEC));
  fleet_image_cache_clear (cache);
  g_assert_cmpuint (fleet_image_cache_get_memory_used (cache), ==, 0);
  g_object_unref (cache);
}

static void
test_disk (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autoptr (GFile) images = g_file_get_child (folder, "images");
  FleetImageCache *cache = fleet_image_cache_new (fleet_clock_get_system (), images);
  g_autofree char *file_name = fleet_image_folder_dup_file_name ("secret token");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  put (cache, "secret token", 123);
  fleet_test_assert_gone (cache);
  g_assert_null (strstr (file_name, "token"));

  cache = fleet_image_cache_new (fleet_clock_get_system (), images);
  g_assert_null (fleet_image_cache_peek (cache, "secret token", 0));
  fleet_image_cache_load_async (cache, "secret token", 0, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  bytes = fleet_image_cache_load_finish (cache, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 123);
  g_clear_object (&result);

  fleet_image_cache_load_async (cache, "another", 0, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_null (fleet_image_cache_load_finish (cache, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  fleet_image_cache_clear (cache);
  fleet_test_assert_gone (cache);
  g_assert_cmpuint (fleet_image_folder_trim (images, 0), ==, 0);
  fleet_test_remove_folder (folder);
}

/* Of all accounts; and where nothing is kept, nothing comes any more. */
static void
test_clear_all (void)
{
  GFile *root = fleet_test_create_folder ();
  g_autoptr (GFile) one = g_file_get_child (root, "one");
  g_autoptr (GFile) other = g_file_get_child (root, "other");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a", 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (fleet_image_folder_write (one, "a.image", bytes, &error));
  g_assert_true (fleet_image_folder_write (other, "b.image", bytes, &error));
  fleet_image_folder_set_kept (FALSE);
  g_assert_true (fleet_image_folder_write (one, "c.image", bytes, &error));
  g_assert_cmpuint (fleet_image_folder_trim (one, 100), ==, 1);
  fleet_image_folder_clear_all (root);
  g_assert_false (g_file_query_exists (one, NULL));
  g_assert_false (g_file_query_exists (other, NULL));
  g_assert_true (fleet_image_folder_write (one, "c.image", bytes, &error));
  g_assert_false (g_file_query_exists (one, NULL));
  fleet_image_folder_set_kept (TRUE);
  g_assert_no_error (error);
  fleet_test_remove_folder (root);
}

static void
test_trim (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autoptr (GFile) foreign = g_file_get_child (folder, "notes.txt");
  g_autoptr (GBytes) left = NULL;

  g_assert_true (g_file_replace_contents (foreign, "keep", 4, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *file_name = fleet_image_folder_dup_file_name (name);
      g_autoptr (GBytes) bytes = create_image ('x', 100);
      g_autoptr (GFile) file = g_file_get_child (folder, file_name);

      g_assert_true (fleet_image_folder_write (folder, file_name, bytes, NULL));
      g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000 + i,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL));
    }
  g_assert_cmpuint (fleet_image_folder_trim (folder, 250), ==, 200);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *file_name = fleet_image_folder_dup_file_name (name);
      g_autoptr (GBytes) bytes = fleet_image_folder_read (folder, file_name, 0, 0, NULL);

      g_assert_cmpint (bytes != NULL, ==, i >= 3);
    }
  g_assert_true (g_file_query_exists (foreign, NULL));
  fleet_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-cache/memory", test_memory);
  g_test_add_func ("/image-cache/disk", test_disk);
  g_test_add_func ("/image-cache/trim", test_trim);
  g_test_add_func ("/image-cache/clear-all", test_clear_all);
  return g_test_run ();
}
