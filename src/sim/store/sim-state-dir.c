/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A temporary directory goes when the program does. One that was killed cannot see to that: the next one does. It knows
 * the directory of a program that lives by a lock, which ends with the program however that ends. */
#include "config.h"

#include "store/sim-state-dir.h"

#include "sim-options.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX "lookout-sim-"
#define LOCK "lock"
/* Of a directory that was named, which nobody else removes. */
#define IN_USE "in-use"

struct _SimStateDir
{
  char *path;
  gboolean temporary;
  int lock;
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* It has its name only once it is locked: who finds it there and can lock it knows that its owner is dead. */
static int
make_lock (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, LOCK, NULL);
  g_autofree char *unlocked = g_strconcat (path, ".new", NULL);
  int lock = g_open (unlocked, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    g_rename (unlocked, path);
  return lock;
}

/* Two on one directory would give the same ids twice. The lock ends with its owner, however that ends. */
static gboolean
take_in_use (SimStateDir *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, IN_USE, NULL);
  gboolean taken;

  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock >= 0 && flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  taken = self->lock >= 0 && errno == EWOULDBLOCK;
  g_set_error (error, SIM_OPTIONS_ERROR, SIM_OPTIONS_ERROR_VALUE, "--state-dir: “%s” %s%s",
               self->path, taken ? "is used by another lookout-sim that runs" : "cannot be used: ",
               taken ? "" : g_strerror (errno));
  return FALSE;
}

static gboolean
is_own_directory (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == geteuid ();
}

static void
remove_if_left (const char *path)
{
  g_autofree char *name = g_build_filename (path, LOCK, NULL);
  int lock = is_own_directory (path) ? g_open (name, O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0) : -1;

  if (lock < 0)
    return;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    remove_tree (path);
  close (lock);
}

static void
remove_those_left (void)
{
  g_autoptr (GDir) directory = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

      if (g_str_has_prefix (name, PREFIX))
        remove_if_left (path);
    }
}

/**
 * sim_state_dir_open:
 * @path: (nullable): where it is to be, or %NULL for a temporary one
 * @error: return location
 *
 * Makes the directory in which a stand-in keeps its files. A temporary one is removed with it; those that were left
 * behind by stand-ins of the same user that were killed are removed now.
 *
 * Returns: (transfer full) (nullable): the directory
 */
SimStateDir *
sim_state_dir_open (const char *path, GError **error)
{
  g_autoptr (SimStateDir) self = g_new0 (SimStateDir, 1);

  self->lock = -1;
  if (path == NULL)
    {
      remove_those_left ();
      self->path = g_dir_make_tmp (PREFIX "XXXXXX", error);
      self->temporary = self->path != NULL;
      if (self->temporary)
        self->lock = make_lock (self->path);
      return self->temporary ? g_steal_pointer (&self) : NULL;
    }
  self->path = g_canonicalize_filename (path, NULL);
  if (g_mkdir_with_parents (self->path, 0700) == 0)
    return take_in_use (self, error) ? g_steal_pointer (&self) : NULL;
  g_set_error (error, SIM_OPTIONS_ERROR, SIM_OPTIONS_ERROR_VALUE,
               "--state-dir: “%s” cannot be made: %s", self->path, g_strerror (errno));
  return NULL;
}

/**
 * sim_state_dir_get_path:
 * @self: a directory
 *
 * Returns: its absolute path
 */
const char *
sim_state_dir_get_path (SimStateDir *self)
{
  return self->path;
}

/**
 * sim_state_dir_free:
 * @self: (transfer full): a directory
 *
 * Removes it, with all that is in it, if it is a temporary one.
 */
void
sim_state_dir_free (SimStateDir *self)
{
  if (self->temporary)
    remove_tree (self->path);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self);
}
