/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/fleet-view-file.h"

#include <unistd.h>

#include "files/fleet-lock.h"
#include "fleet-error.h"
#include "views/fleet-view-document.h"

struct _FleetViewFile
{
  GObject parent;

  GFile *file;
  GQueue tasks; /* of GTask; the head is under way */
};

G_DEFINE_FINAL_TYPE (FleetViewFile, fleet_view_file, G_TYPE_OBJECT)

static void
fleet_view_file_finalize (GObject *object)
{
  FleetViewFile *self = FLEET_VIEW_FILE (object);

  g_clear_object (&self->file);
  g_queue_clear_full (&self->tasks, g_object_unref);
  G_OBJECT_CLASS (fleet_view_file_parent_class)->finalize (object);
}

static void
fleet_view_file_class_init (FleetViewFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fleet_view_file_finalize;
}

static void
fleet_view_file_init (FleetViewFile *self)
{
  g_queue_init (&self->tasks);
}

FleetViewFile *
fleet_view_file_new (GFile *file)
{
  FleetViewFile *self = g_object_new (FLEET_TYPE_VIEW_FILE, NULL);

  self->file = g_object_ref (file);
  return self;
}

gboolean
fleet_view_file_is_busy (FleetViewFile *self)
{
  return !g_queue_is_empty (&self->tasks);
}

static void
set_storage_error (GError **error, GError *cause)
{
  g_set_error_literal (error, FLEET_ERROR, FLEET_ERROR_VIEWS_STORAGE, cause->message);
  g_error_free (cause);
}

/* Returns a descriptor, or -1. */
static int
lock_folder (FleetViewFile *self, GError **error)
{
  GError *local = NULL;
  int fd = fleet_lock_folder_of (self->file, &local);

  if (fd < 0)
    set_storage_error (error, local);
  return fd;
}

/* No file is no views. */
static GBytes *
read_file (FleetViewFile *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (g_file_load_contents (self->file, NULL, &contents, &length, NULL, &local))
    return g_bytes_new_take (contents, length);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_bytes_new (NULL, 0);
  set_storage_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
write_file (FleetViewFile *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_replace_contents (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &local))
    return TRUE;
  set_storage_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What cannot be read is kept beside, so that writing does not destroy it. */
static gboolean
keep_aside (FleetViewFile *self, GError **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *aside_path = g_strconcat (path, ".unreadable", NULL);
  g_autoptr (GFile) aside = g_file_new_for_path (aside_path);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (self->file, aside, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local))
    return TRUE;
  set_storage_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GBytes *
change_bytes (FleetViewFile *self, GBytes *before, const FleetViewChange *change, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (before, &size);
  g_autoptr (FleetViewDocument) document = fleet_view_document_parse (data, size, NULL);
  g_autoptr (GBytes) after = NULL;
  char *text;

  if (document == NULL)
    {
      if (!keep_aside (self, error))
        return NULL;
      document = fleet_view_document_new ();
    }
  fleet_view_change_apply (change, document->views, document->groups);
  if (size == 0 && document->views->len == 0 && document->groups->len == 0)
    return g_bytes_ref (before);
  text = fleet_view_document_write (document);
  after = g_bytes_new_take (text, strlen (text));
  if (g_bytes_equal (before, after) || write_file (self, after, error))
    return g_steal_pointer (&after);
  return NULL;
}

static void
change_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  FleetViewFile *self = source;
  const FleetViewChange *change = task_data;
  g_autoptr (GBytes) before = NULL;
  GBytes *after = NULL;
  GError *error = NULL;
  int lock = -1;

  if (change != NULL)
    lock = lock_folder (self, &error);
  if (change == NULL || lock >= 0)
    before = read_file (self, &error);
  if (before != NULL)
    after = change != NULL ? change_bytes (self, before, change, &error) : g_bytes_ref (before);
  if (lock >= 0)
    close (lock);
  if (after != NULL)
    g_task_return_pointer (task, after, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void on_changed (GObject *object, GAsyncResult *result, gpointer user_data);

static void
fleet_view_file_start (FleetViewFile *self)
{
  GTask *waiting = g_queue_peek_head (&self->tasks);
  g_autoptr (GTask) thread = NULL;

  if (waiting == NULL)
    return;
  thread = g_task_new (self, NULL, on_changed, NULL);
  g_task_set_task_data (thread, g_task_get_task_data (waiting),
                        NULL); /* the waiting task owns it */
  g_task_run_in_thread (thread, change_in_thread);
}

static void
on_changed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  FleetViewFile *self = FLEET_VIEW_FILE (object);
  g_autoptr (GTask) task = g_queue_pop_head (&self->tasks);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  fleet_view_file_start (self);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Makes a change, or only reads where there is none. */
void
fleet_view_file_change_async (FleetViewFile *self,
                              FleetViewChange *change,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, fleet_view_file_change_async);
  if (change != NULL)
    g_task_set_task_data (task, change, (GDestroyNotify) fleet_view_change_free);
  g_queue_push_tail (&self->tasks, task);
  if (g_queue_get_length (&self->tasks) == 1)
    fleet_view_file_start (self);
}

/* What the file holds now. */
GBytes *
fleet_view_file_change_finish (FleetViewFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
