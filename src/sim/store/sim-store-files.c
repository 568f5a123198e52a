/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of rows: written whole before their row is kept, read by parts. */
#include "config.h"

#include "store/sim-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * sim_store_get_path:
 * @self: a store
 * @kind: what it is
 * @device: whose it is
 * @channel: whose it is
 * @name: (nullable): what it is called, of any characters
 *
 * Returns: (transfer full): where the file of such a row is
 */
char *
sim_store_get_path (SimStore *self,
                    const char *kind,
                    guint64 device,
                    guint channel,
                    const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s/%" G_GUINT64_FORMAT "/%u/%s", kind, device, channel,
                                          name != NULL ? name : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  return g_build_filename (self->files, digest, NULL);
}

/* The names of the files that rows may have. */
static GHashTable *
list_names (SimStore *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (self->database, "SELECT kind, device, channel, name FROM rows", -1,
                      &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *path
          = sim_store_get_path (self, (const char *) sqlite3_column_text (statement, 0),
                                (guint64) sqlite3_column_int64 (statement, 1),
                                (guint) sqlite3_column_int64 (statement, 2),
                                (const char *) sqlite3_column_text (statement, 3));

      g_hash_table_add (names, g_path_get_basename (path));
    }
  sqlite3_finalize (statement);
  return names;
}

/**
 * sim_store_sweep:
 * @self: a store into which nothing is being written
 *
 * Deletes the files of no row, which a program leaves that is killed while it writes them.
 */
void
sim_store_sweep (SimStore *self)
{
  g_autoptr (GDir) directory = g_dir_open (self->files, 0, NULL);
  g_autoptr (GHashTable) names = NULL;
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->files, name, NULL);
      g_autofree char *row = g_str_has_suffix (name, SIM_STORE_BESIDE)
                                 ? g_strndup (name, strlen (name) - strlen (SIM_STORE_BESIDE))
                                 : g_strdup (name);

      if (names == NULL)
        names = list_names (self);
      if (!g_hash_table_contains (names, row))
        g_unlink (path);
    }
}

typedef struct
{
  SimStore *store;
  char *kind;
  SimRow *row;
} Write;

static void
write_free (gpointer data)
{
  Write *write = data;

  g_free (write->kind);
  sim_row_free (write->row);
  g_free (write);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Write *write = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  sim_store_put (write->store, write->kind, write->row);
  g_task_return_boolean (task, TRUE);
}

/**
 * sim_store_write_async:
 * @self: a store
 * @kind: what it is
 * @row: what is to be kept; its size is that of @content
 * @content: its file
 * @callback: called when both are there
 * @user_data: for @callback
 *
 * Keeps a row with a file.
 */
void
sim_store_write_async (SimStore *self,
                       const char *kind,
                       const SimRow *row,
                       GBytes *content,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *path = sim_store_get_path (self, kind, row->device, row->channel, row->name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Write *write = g_new (Write, 1);

  *write = (Write){ .store = self, .kind = g_strdup (kind), .row = sim_row_copy (row) };
  write->row->size = (gint64) g_bytes_get_size (content);
  g_task_set_source_tag (task, sim_store_write_async);
  g_task_set_task_data (task, write, write_free);
  g_file_replace_contents_bytes_async (file, content, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_written, g_steal_pointer (&task));
}

gboolean
sim_store_write_finish (SimStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  GFile *file;
  goffset offset;
  gsize length;
} Part;

static void
part_free (gpointer data)
{
  g_object_unref (((Part *) data)->file);
  g_free (data);
}

static void
read_part (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Part *part = data;
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (part->file, cancellable, &error);
  g_autofree guint8 *content = g_malloc (MAX (part->length, 1));
  gsize length = 0;

  if (stream != NULL
      && g_seekable_seek (G_SEEKABLE (stream), part->offset, G_SEEK_SET, cancellable, &error)
      && g_input_stream_read_all (G_INPUT_STREAM (stream), content, part->length, &length,
                                  cancellable, &error))
    g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&content), length),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sim_store_read_async:
 * @self: a store
 * @kind: what it is
 * @row: a row with a file
 * @offset: where to begin
 * @length: how many bytes, 0 for all that the row says
 * @callback: called with the content
 * @user_data: for @callback
 *
 * Reads a file, or a part of it.
 */
void
sim_store_read_async (SimStore *self,
                      const char *kind,
                      const SimRow *row,
                      goffset offset,
                      gsize length,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autofree char *path = sim_store_get_path (self, kind, row->device, row->channel, row->name);
  Part *part = g_new (Part, 1);

  *part = (Part){
    .file = g_file_new_for_path (path),
    .offset = offset,
    .length = length != 0 ? length : (gsize) row->size,
  };
  g_task_set_source_tag (task, sim_store_read_async);
  g_task_set_task_data (task, part, part_free);
  g_task_run_in_thread (task, read_part);
}

GBytes *
sim_store_read_finish (SimStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
