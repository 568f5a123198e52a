/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-appender.h"

struct _SimAppender
{
  GObject parent_instance;

  GOutputStream *stream; /* %NULL until the file is open */
  GQueue waiting;        /* of GBytes */
  guint64 length;        /* of all that was written, on its way or not */
  gboolean busy;
  GError *error;
  GTask *closing;
};

G_DEFINE_FINAL_TYPE (SimAppender, sim_appender, G_TYPE_OBJECT)

static void
sim_appender_finalize (GObject *object)
{
  SimAppender *self = SIM_APPENDER (object);

  g_clear_object (&self->stream);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_bytes_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (sim_appender_parent_class)->finalize (object);
}

static void
sim_appender_class_init (SimAppenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_appender_finalize;
}

static void
sim_appender_init (SimAppender *self)
{
  g_queue_init (&self->waiting);
}

static void go_on (SimAppender *self);

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimAppender) self = data;
  gsize written;

  self->busy = FALSE;
  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &written,
                                    self->error == NULL ? &self->error : NULL);
  g_bytes_unref (g_queue_pop_head (&self->waiting));
  go_on (self);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimAppender) self = data;
  g_autoptr (GTask) task = g_steal_pointer (&self->closing);

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result,
                                    self->error == NULL ? &self->error : NULL)
      && self->error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
}

static void
end (SimAppender *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->stream != NULL)
    {
      self->busy = TRUE;
      g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, on_closed,
                                   g_object_ref (self));
      return;
    }
  task = g_steal_pointer (&self->closing);
  g_task_return_error (task, g_steal_pointer (&self->error));
}

/* After an error nothing is written any more; who closes is told. */
static void
go_on (SimAppender *self)
{
  GBytes *next = g_queue_peek_head (&self->waiting);

  if (self->busy)
    return;
  if (next != NULL && self->error == NULL)
    {
      self->busy = TRUE;
      g_output_stream_write_all_async (self->stream, g_bytes_get_data (next, NULL),
                                       g_bytes_get_size (next), G_PRIORITY_DEFAULT, NULL,
                                       on_written, g_object_ref (self));
    }
  else if (self->closing != NULL)
    end (self);
}

static void
on_open (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SimAppender) self = data;

  self->busy = FALSE;
  self->stream = G_OUTPUT_STREAM (g_file_replace_finish (G_FILE (source), result, &self->error));
  go_on (self);
}

/**
 * sim_appender_new:
 * @path: where the file is to be
 *
 * Returns: (transfer full): an empty file
 */
SimAppender *
sim_appender_new (const char *path)
{
  SimAppender *self = g_object_new (SIM_TYPE_APPENDER, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->busy = TRUE;
  g_file_replace_async (file, NULL, FALSE,
                        G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT, NULL, on_open, g_object_ref (self));
  return self;
}

/**
 * sim_appender_write:
 * @self: a file
 * @bytes: (transfer full): what comes next
 *
 * Returns: where in the file it is going to stand
 */
guint64
sim_appender_write (SimAppender *self, GBytes *bytes)
{
  guint64 offset = self->length;

  self->length += g_bytes_get_size (bytes);
  g_queue_push_tail (&self->waiting, bytes);
  go_on (self);
  return offset;
}

/**
 * sim_appender_close_async:
 * @self: a file, to which nothing is written any more
 * @callback: called when all stands in it
 * @user_data: for @callback
 */
void
sim_appender_close_async (SimAppender *self, GAsyncReadyCallback callback, gpointer user_data)
{
  self->closing = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->closing, sim_appender_close_async);
  go_on (self);
}

gboolean
sim_appender_close_finish (SimAppender *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
