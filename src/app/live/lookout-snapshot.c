/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "kit/lookout-paths.h"

/* So many pictures of one camera may be taken within one second. */
#define MAX_NUMBER 99
/* Names of files may be 255 bytes long; there is also the time. */
#define MAX_NAME_BYTES 160

typedef struct
{
  char *camera;
  char *folder;
  GDateTime *time;
  GdkTexture *texture;
} Snapshot;

static void
snapshot_free (Snapshot *snapshot)
{
  g_free (snapshot->camera);
  g_free (snapshot->folder);
  g_date_time_unref (snapshot->time);
  g_clear_object (&snapshot->texture);
  g_free (snapshot);
}

/**
 * lookout_snapshot_dup_folder:
 *
 * Returns: (transfer full): the folder that the person chose, or else "Lookout" in the person's pictures; it need not
 *   exist yet
 */
char *
lookout_snapshot_dup_folder (void)
{
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autofree char *chosen
      = g_settings_get_string (lookout_paths_get_settings (), "pictures-folder");

  if (*chosen != '\0')
    return g_steal_pointer (&chosen);
  if (pictures != NULL && g_strcmp0 (pictures, g_get_home_dir ()) != 0)
    return g_build_filename (pictures, "Lookout", NULL);
  return g_build_filename (g_get_home_dir (), "Pictures", "Lookout", NULL);
}

/* What a file may be called everywhere, also on the medium that the pictures are copied to. */
static char *
dup_safe_name (const char *camera)
{
  g_autofree char *name = g_utf8_make_valid (camera, -1);

  for (char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if ((guchar) *at < ' ' || strchr ("/\\:*?\"<>|", *at) != NULL)
      *at = '_';
  while (strlen (name) > MAX_NAME_BYTES)
    *g_utf8_prev_char (name + strlen (name)) = '\0';
  g_strstrip (name);
  if (*name == '.')
    *name = '_';
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup ("camera");
}

/**
 * lookout_snapshot_dup_file_name:
 * @camera: the name of a camera
 * @time: when the picture was taken
 * @number: 1, or more if there is a picture of that second already
 *
 * Returns: (transfer full): a name for the picture's file
 */
char *
lookout_snapshot_dup_file_name (const char *camera, GDateTime *time, guint number)
{
  g_autofree char *name = dup_safe_name (camera);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H.%M.%S");

  if (number > 1)
    return g_strdup_printf ("%s %s (%u).png", name, when, number);
  return g_strdup_printf ("%s %s.png", name, when);
}

static void
set_file_error (GError **error, const char *path)
{
  int saved_errno = errno;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno),
               _ ("“%s” cannot be written: %s"), path, g_strerror (saved_errno));
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

/* A name that is not taken: no picture ever replaces another one. */
static int
open_new_file (Snapshot *snapshot, char **path)
{
  int fd = -1;

  for (guint number = 1; number <= MAX_NUMBER && fd < 0; number++)
    {
      g_autofree char *name
          = lookout_snapshot_dup_file_name (snapshot->camera, snapshot->time, number);

      g_free (*path);
      *path = g_build_filename (snapshot->folder, name, NULL);
      fd = g_open (*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd < 0 && errno != EEXIST)
        break;
    }
  return fd;
}

static char *
snapshot_save (Snapshot *snapshot, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  if (g_mkdir_with_parents (snapshot->folder, 0777) != 0)
    {
      set_file_error (error, snapshot->folder);
      return NULL;
    }
  bytes = gdk_texture_save_to_png_bytes (snapshot->texture);
  fd = open_new_file (snapshot, &path);
  if (fd < 0)
    {
      set_file_error (error, path);
      return NULL;
    }
  if (!write_all (fd, bytes))
    {
      set_file_error (error, path);
      close (fd);
      g_unlink (path);
      return NULL;
    }
  if (!g_close (fd, error))
    return NULL;
  return g_steal_pointer (&path);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = snapshot_save (data, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
on_texture (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Snapshot *snapshot = g_task_get_task_data (task);
  GError *error = NULL;

  snapshot->texture = media_player_snapshot_finish (MEDIA_PLAYER (source), result, &error);
  if (snapshot->texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, save_in_thread);
}

/**
 * lookout_snapshot_take_async:
 * @play: what is played
 * @cancellable: (nullable): to stop it
 * @callback: called when the picture is saved
 * @user_data: for @callback
 *
 * Saves the last keyframe, as large as the stream and not as the tile, in the person's pictures.
 */
void
lookout_snapshot_take_async (LookoutPlay *play,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (play, cancellable, callback, user_data);
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  g_task_set_source_tag (task, lookout_snapshot_take_async);
  snapshot->camera = g_strdup (lookout_play_get_name (play));
  snapshot->folder = lookout_snapshot_dup_folder ();
  snapshot->time = g_date_time_new_now_local ();
  g_task_set_task_data (task, snapshot, (GDestroyNotify) snapshot_free);
  if (lookout_play_get_player (play) == NULL)
    g_task_return_new_error (task, MEDIA_ERROR, MEDIA_ERROR_NO_PICTURE, "Nothing is played");
  else
    media_player_snapshot_async (lookout_play_get_player (play), cancellable, on_texture,
                                 g_object_ref (task));
}

/**
 * lookout_snapshot_take_finish:
 * @result: what the callback got
 * @error: return location for an error of the player, or a G_IO_ERROR whose message can be shown
 *
 * Returns: (transfer full): the path of the picture
 */
char *
lookout_snapshot_take_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
