/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "images/fleet-image-folder.h"

#define SUFFIX ".image"

/* Held while a picture is written: once it is said that none is kept, none comes any more. */
static GMutex lock;
static gboolean nothing_kept;

char *
fleet_image_folder_dup_file_name (const char *name)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strconcat (hash, SUFFIX, NULL);
}

static gint64
get_modified (GFileInfo *info)
{
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);

  if (modified == NULL)
    return 0;
  return g_date_time_to_unix (modified) * G_USEC_PER_SEC + g_date_time_get_microsecond (modified);
}

GBytes *
fleet_image_folder_read (GFile *folder,
                         const char *file_name,
                         gint64 now,
                         gint64 max_age,
                         GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_get_child (folder, file_name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info == NULL || (max_age > 0 && now - get_modified (info) > max_age))
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, NULL);
}

gboolean
fleet_image_folder_write (GFile *folder, const char *file_name, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_get_child (folder, file_name);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (GError) make_error = NULL;

  if (nothing_kept)
    return TRUE;
  if (!g_file_make_directory_with_parents (folder, NULL, &make_error)
      && !g_error_matches (make_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&make_error));
      return FALSE;
    }
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}

static int
compare_modified (gconstpointer a, gconstpointer b)
{
  gint64 left = get_modified (*(GFileInfo *const *) a);
  gint64 right = get_modified (*(GFileInfo *const *) b);

  return (left > right) - (left < right);
}

static GPtrArray *
list_images (GFile *folder, guint64 *total)
{
  GPtrArray *images = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) files
      = g_file_enumerate_children (folder,
                                   G_FILE_ATTRIBUTE_STANDARD_NAME
                                   "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                   "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                   "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;

  *total = 0;
  while (files != NULL && (info = g_file_enumerator_next_file (files, NULL, NULL)) != NULL)
    {
      if (!g_str_has_suffix (g_file_info_get_name (info), SUFFIX))
        {
          g_object_unref (info);
          continue;
        }
      *total += (guint64) g_file_info_get_size (info);
      g_ptr_array_add (images, info);
    }
  return images;
}

guint64
fleet_image_folder_trim (GFile *folder, guint64 cap)
{
  guint64 total;
  g_autoptr (GPtrArray) images = list_images (folder, &total);

  if (total <= cap)
    return total;
  g_ptr_array_sort (images, compare_modified);
  for (guint i = 0; i < images->len && total > cap; i++)
    {
      GFileInfo *info = g_ptr_array_index (images, i);
      g_autoptr (GFile) file = g_file_get_child (folder, g_file_info_get_name (info));

      if (g_file_delete (file, NULL, NULL))
        total -= (guint64) g_file_info_get_size (info);
    }
  return total;
}

void
fleet_image_folder_clear_all (GFile *root)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (GFileEnumerator) folders
      = g_file_enumerate_children (root, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *folder = NULL;

  while (folders != NULL && g_file_enumerator_iterate (folders, NULL, &folder, NULL, NULL)
         && folder != NULL)
    {
      fleet_image_folder_trim (folder, 0);
      g_file_delete (folder, NULL, NULL);
    }
}

void
fleet_image_folder_set_kept (gboolean kept)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  nothing_kept = !kept;
}
