/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-source-stream.h"

struct _OnvSourceStream
{
  GFilterInputStream parent_instance;

  gint64 left;
  GMutex mutex; /* it is read in a thread */
  GError *error;
};

G_DEFINE_FINAL_TYPE (OnvSourceStream, onv_source_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
onv_source_stream_read (GInputStream *stream,
                        void *buffer,
                        gsize count,
                        GCancellable *cancellable,
                        GError **error)
{
  OnvSourceStream *self = ONV_SOURCE_STREAM (stream);
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));
  g_autoptr (GError) reason = NULL;
  gsize wanted = (gsize) MIN ((gint64) count, self->left);
  gssize n = g_input_stream_read (base, buffer, wanted, cancellable, &reason);

  if (n == 0 && wanted > 0 && self->left != G_MAXINT64) /* who waits for the rest waits for ever */
    {
      reason = g_error_new (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                            "It ends %" G_GINT64_FORMAT " bytes before its length", self->left);
      n = -1;
    }
  if (reason == NULL)
    {
      self->left -= n;
      return n;
    }
  g_mutex_lock (&self->mutex);
  g_clear_error (&self->error);
  self->error = g_error_copy (reason);
  g_mutex_unlock (&self->mutex);
  g_propagate_error (error, g_steal_pointer (&reason));
  return n;
}

static void
onv_source_stream_finalize (GObject *object)
{
  OnvSourceStream *self = ONV_SOURCE_STREAM (object);

  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (onv_source_stream_parent_class)->finalize (object);
}

static void
onv_source_stream_class_init (OnvSourceStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = onv_source_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = onv_source_stream_read;
}

static void
onv_source_stream_init (OnvSourceStream *self)
{
  g_mutex_init (&self->mutex);
  self->left = G_MAXINT64;
}

GInputStream *
onv_source_stream_new (GInputStream *base)
{
  return g_object_new (ONV_TYPE_SOURCE_STREAM, "base-stream", base, "close-base-stream", TRUE,
                       NULL);
}

void
onv_source_stream_set_length (OnvSourceStream *self, gint64 length)
{
  self->left = length;
}

GError *
onv_source_stream_dup_error (OnvSourceStream *self)
{
  GError *error;

  g_mutex_lock (&self->mutex);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->mutex);
  return error;
}
