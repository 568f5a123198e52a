/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-transfer-private.h"

#include "client/onv-error-private.h"
#include "client/onv-source-stream.h"

/* Reading what is sent and writing what comes, one piece at a time. */

static void
end_with_error (GTask *task, GError *error)
{
  g_task_return_error (task, onv_transfer_error (error));
  g_error_free (error);
}

/* Opening may hang in its thread for ever, as with a pipe that nobody writes to: who gives up need not wait for it. */
typedef struct
{
  gint64 max;
  GSource *cancelled;
  gboolean given_up;
  char byte;
} Opening;

static void
opening_free (Opening *opening)
{
  if (opening->cancelled != NULL)
    g_source_destroy (opening->cancelled);
  g_clear_pointer (&opening->cancelled, g_source_unref);
  g_free (opening);
}

static gboolean
on_opening_cancelled (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Opening *opening = g_task_get_task_data (task);

  opening->given_up = TRUE;
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
watch_opening (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) == NULL)
    return;
  opening->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (opening->cancelled, G_SOURCE_FUNC (on_opening_cancelled), task, NULL);
  g_source_attach (opening->cancelled, g_task_get_context (task));
}

static void
end_watching (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  if (opening->cancelled != NULL)
    g_source_destroy (opening->cancelled);
}

/* Ends it with @error, which may be %NULL where it was given up before. Returns whether it is over. */
static gboolean
opening_is_over (GTask *task, GError *error)
{
  Opening *opening = g_task_get_task_data (task);

  if (opening->given_up)
    {
      g_clear_error (&error);
      return TRUE;
    }
  if (error == NULL)
    return FALSE;
  end_watching (task);
  end_with_error (task, error);
  return TRUE;
}

/* The length is known: what is too long is refused now, and nothing is sent. */
static void
end_opening (GTask *task, gint64 length)
{
  OnvTransfer *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  end_watching (task);
  if (length < 0)
    g_task_return_error (task, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "body",
                                                         "body: its length is not known"));
  else if (opening->max > 0 && length > opening->max)
    g_task_return_error (task, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "body",
                                                         "body: at most %" G_GINT64_FORMAT " bytes",
                                                         opening->max));
  else
    {
      onv_transfer_set_total (self, length);
      onv_source_stream_set_length (ONV_SOURCE_STREAM (self->source), length);
      g_task_return_boolean (task, TRUE);
    }
}

/* What the system makes up when it is read is said to be empty, and is not. */
static void
on_first_byte (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (object), result, &error);

  if (!opening_is_over (task, error))
    end_opening (task, n > 0 ? -1 : 0);
}

static void
on_length (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_input_stream_query_info_finish (G_FILE_INPUT_STREAM (object), result, &error);

  if (opening_is_over (task, error))
    return;
  if (g_file_info_get_size (info) > 0)
    end_opening (task, g_file_info_get_size (info));
  else
    g_input_stream_read_async (G_INPUT_STREAM (object), &opening->byte, 1, G_PRIORITY_DEFAULT,
                               g_task_get_cancellable (task), on_first_byte, g_object_ref (task));
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, &error);

  if (opening_is_over (task, error))
    return;
  self->source = onv_source_stream_new (G_INPUT_STREAM (stream));
  g_file_input_stream_query_info_async (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_PRIORITY_DEFAULT,
                                        g_task_get_cancellable (task), on_length,
                                        g_object_ref (task));
}

/* Opening a pipe waits for whoever writes to it; and there is no length to tell. */
static void
on_type (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;

  if (info != NULL && type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    error = onv_error_new (ONV_ERROR_FILE, "Not a regular file");
  if (!opening_is_over (task, error))
    g_file_read_async (G_FILE (object), G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                       on_opened, g_object_ref (task));
}

/* How much is left of a stream that one can go back and forth in. */
static gint64
measure (GInputStream *source)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (source));
  goffset here, end;

  if (!G_IS_SEEKABLE (base) || !g_seekable_can_seek (G_SEEKABLE (base)))
    return -1;
  here = g_seekable_tell (G_SEEKABLE (base));
  if (!g_seekable_seek (G_SEEKABLE (base), 0, G_SEEK_END, NULL, NULL))
    return -1;
  end = g_seekable_tell (G_SEEKABLE (base));
  return g_seekable_seek (G_SEEKABLE (base), here, G_SEEK_SET, NULL, NULL) ? end - here : -1;
}

void
onv_transfer_open_async (OnvTransfer *self,
                         gint64 max,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, onv_transfer_open_async);
  opening->max = max;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  watch_opening (task);
  if (self->file != NULL)
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, cancellable, on_type, g_object_ref (task));
  else
    end_opening (task, self->total >= 0 ? self->total : measure (self->source));
}

gboolean
onv_transfer_open_finish (OnvTransfer *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GInputStream *
onv_transfer_get_source (OnvTransfer *self)
{
  return self->source;
}

GError *
onv_transfer_dup_source_error (OnvTransfer *self)
{
  g_autoptr (GError) error = self->source != NULL
                                 ? onv_source_stream_dup_error (ONV_SOURCE_STREAM (self->source))
                                 : NULL;

  return error != NULL ? onv_transfer_error (error) : NULL;
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  GError *error = NULL;
  gsize n = 0;
  gboolean good = g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, &n, &error);

  g_clear_pointer (&self->piece, g_bytes_unref);
  onv_transfer_add_done (self, n);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    end_with_error (task, error);
}

static void
write_piece (GTask *task)
{
  OnvTransfer *self = g_task_get_source_object (task);
  gsize n;
  const void *data = g_bytes_get_data (self->piece, &n);

  g_output_stream_write_all_async (self->target, data, n, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_written, task);
}

static void
on_mode_set (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_attributes_finish (G_FILE (object), result, NULL, &error))
    g_debug ("%s", error->message); /* it stays private */
  write_piece (user_data);
}

/* Who could not read what was there cannot read what comes, at no moment. */
static void
set_mode (GTask *task)
{
  OnvTransfer *self = g_task_get_source_object (task);
  g_autoptr (GFileInfo) info = g_file_info_new ();

  g_file_info_set_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE, self->mode);
  g_file_set_attributes_async (self->part, info, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                               g_task_get_cancellable (task), on_mode_set, task);
}

static void
on_created (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->target
      = (GOutputStream *) g_file_create_finish (G_FILE (object), result, &error); /* or NULL */
  if (self->target == NULL)
    {
      end_with_error (task, error);
      g_object_unref (task);
    }
  else if (self->mode != 0)
    set_mode (task);
  else
    write_piece (task);
}

#define NAME_BYTES_MAX 255

/* `.name.1a2b3c4d.part`, beside the file that it becomes: renaming within a folder is all or nothing. A name
 * that leaves no room for that is left out. */
static GFile *
name_part (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  guint32 number = g_random_int ();
  g_autofree char *name = g_strdup_printf (".%s.%08x.part", base, number);

  if (strlen (name) > NAME_BYTES_MAX)
    {
      g_free (name);
      name = g_strdup_printf (".%08x.part", number);
    }

  return folder != NULL ? g_file_get_child (folder, name) : g_object_ref (file);
}

static void
create_part (GTask *task)
{
  OnvTransfer *self = g_task_get_source_object (task);

  self->part = name_part (self->place);
  g_file_create_async (self->part, self->mode != 0 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_created, task);
}

#define LINKS_MAX 40 /* as Linux has it */
#define PERMISSIONS 0777

static void find_place (GTask *task);

/* Goes where a link leads to. Returns what is wrong with what was found instead of one. */
static GError *
follow (OnvTransfer *self, GFileInfo *info)
{
  GFileType type = g_file_info_get_file_type (info);
  const char *target
      = type == G_FILE_TYPE_SYMBOLIC_LINK ? g_file_info_get_symlink_target (info) : NULL;
  g_autoptr (GFile) folder = g_file_get_parent (self->place);

  if (target != NULL && folder != NULL)
    {
      g_object_unref (self->place);
      self->place = g_file_resolve_relative_path (folder, target);
      return ++self->n_links <= LINKS_MAX
                 ? NULL
                 : onv_error_new (ONV_ERROR_FILE, "Too many symbolic links");
    }
  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    return onv_error_new (ONV_ERROR_FILE, "Not a regular file");
  self->mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & PERMISSIONS;
  return NULL;
}

static void
on_place_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  guint n_links = self->n_links;
  g_autoptr (GError) absent = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &absent);
  GError *error = info != NULL ? follow (self, info) : NULL;

  if (error != NULL)
    {
      end_with_error (task, error);
      g_object_unref (task);
    }
  else if (self->n_links > n_links)
    find_place (task);
  else /* what keeps it from being created is told then */
    create_part (task);
}

static void
find_place (GTask *task)
{
  OnvTransfer *self = g_task_get_source_object (task);

  g_file_query_info_async (self->place,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE
                           "," G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET
                           "," G_FILE_ATTRIBUTE_UNIX_MODE,
                           G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), on_place_found, task);
}

void
onv_transfer_write_async (OnvTransfer *self,
                          GBytes *piece,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, onv_transfer_write_async);
  g_assert (self->piece == NULL);
  self->piece = g_bytes_ref (piece);
  if (self->target != NULL)
    {
      write_piece (task);
      return;
    }
  self->place = g_object_ref (self->file);
  find_place (task);
}

gboolean
onv_transfer_write_finish (OnvTransfer *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_renamed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_file_move_finish (G_FILE (object), result, &error))
    {
      end_with_error (task, error);
      return;
    }
  g_clear_object (&self->part);
  g_task_return_boolean (task, TRUE);
}

static void
on_closed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (object), result, &error))
    {
      g_file_move_async (self->part, self->place,
                         G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                         G_PRIORITY_DEFAULT, g_task_get_cancellable (task), NULL, NULL, on_renamed,
                         task);
      return;
    }
  end_with_error (task, error);
  g_object_unref (task);
}

static void
on_flushed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_flush_finish (G_OUTPUT_STREAM (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    end_with_error (task, error);
}

/* A file gets its name; a stream is another's, and stays open. */
static void
close_target (GTask *task)
{
  OnvTransfer *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->part != NULL)
    g_output_stream_close_async (self->target, G_PRIORITY_DEFAULT, cancellable, on_closed, task);
  else
    g_output_stream_flush_async (self->target, G_PRIORITY_DEFAULT, cancellable, on_flushed, task);
}

static void
on_empty_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (onv_transfer_write_finish (ONV_TRANSFER (object), result, &error))
    {
      close_target (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
onv_transfer_complete_async (OnvTransfer *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GBytes) nothing = NULL;

  g_task_set_source_tag (task, onv_transfer_complete_async);
  if (self->target != NULL)
    {
      close_target (task);
      return;
    }
  nothing = g_bytes_new_static ("", 0); /* an empty file is one, too */
  onv_transfer_write_async (self, nothing, cancellable, on_empty_written, task);
}

gboolean
onv_transfer_complete_finish (OnvTransfer *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_deleted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_delete_finish (G_FILE (object), result, &error))
    g_debug ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
on_given_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  OnvTransfer *self = g_task_get_source_object (task);

  g_output_stream_close_finish (G_OUTPUT_STREAM (object), result, NULL); /* it goes anyway */
  g_file_delete_async (self->part, G_PRIORITY_DEFAULT, NULL, on_deleted, task);
}

void
onv_transfer_abandon_async (OnvTransfer *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, onv_transfer_abandon_async);
  if (self->target != NULL)
    g_output_stream_close_async (self->target, G_PRIORITY_DEFAULT, NULL, on_given_up, task);
  else /* it may have been made, though we gave up waiting */
    g_file_delete_async (self->part, G_PRIORITY_DEFAULT, NULL, on_deleted, task);
}

void
onv_transfer_abandon_finish (OnvTransfer *self, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}
