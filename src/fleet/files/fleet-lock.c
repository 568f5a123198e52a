/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "files/fleet-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/**
 * fleet_lock_folder_of:
 * @file: a file, be it there or not
 *
 * Waits until no other process has the lock, and makes the folder if need be. The folder is what is locked: the file is
 * another one after each writing.
 *
 * Returns: a descriptor, which is closed to give the lock back; or -1 with a G_IO_ERROR
 */
int
fleet_lock_folder_of (GFile *file, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GError) local = NULL;
  int fd;

  if (!g_file_make_directory_with_parents (folder, NULL, &local)
      && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}
