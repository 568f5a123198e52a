/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"
#include "source/media-byte-src.h"

#define BLOCK_BYTES (64 * 1024)

struct _MediaByteSrc
{
  GstPushSrc parent_instance;

  MediaReader *reader;
  const MediaSite *site;
  GCancellable *cancellable;
  guint8 *block;
};

static GstStaticPadTemplate src_template
    = GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS_ANY);

G_DEFINE_FINAL_TYPE (MediaByteSrc, media_byte_src, GST_TYPE_PUSH_SRC)

static GstFlowReturn
media_byte_src_create (GstPushSrc *src, GstBuffer **buffer)
{
  MediaByteSrc *self = MEDIA_BYTE_SRC (src);
  gboolean discont = FALSE;
  GError *error = NULL;
  gssize n = self->reader->read (self->reader, self->block, BLOCK_BYTES, &discont,
                                 self->cancellable, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return GST_FLOW_FLUSHING;
    }
  if (n <= 0)
    {
      if (error == NULL)
        error = g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_ENDED, "the server ended the stream");
      self->site->failed (error, self->site->user_data);
      return GST_FLOW_EOS;
    }

  self->site->received ((gsize) n, self->site->user_data);
  *buffer = gst_buffer_new_memdup (self->block, (gsize) n);
  if (discont)
    GST_BUFFER_FLAG_SET (*buffer, GST_BUFFER_FLAG_DISCONT);

  return GST_FLOW_OK;
}

static gboolean
media_byte_src_unlock (GstBaseSrc *src)
{
  g_cancellable_cancel (MEDIA_BYTE_SRC (src)->cancellable);
  return TRUE;
}

static gboolean
media_byte_src_unlock_stop (GstBaseSrc *src)
{
  g_cancellable_reset (MEDIA_BYTE_SRC (src)->cancellable);
  return TRUE;
}

static gboolean
media_byte_src_is_seekable (GstBaseSrc *src)
{
  return FALSE;
}

static void
media_byte_src_finalize (GObject *object)
{
  MediaByteSrc *self = MEDIA_BYTE_SRC (object);

  self->reader->free (self->reader);
  g_clear_object (&self->cancellable);
  g_free (self->block);

  G_OBJECT_CLASS (media_byte_src_parent_class)->finalize (object);
}

static void
media_byte_src_class_init (MediaByteSrcClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = media_byte_src_finalize;
  base_class->unlock = media_byte_src_unlock;
  base_class->unlock_stop = media_byte_src_unlock_stop;
  base_class->is_seekable = media_byte_src_is_seekable;
  GST_PUSH_SRC_CLASS (klass)->create = media_byte_src_create;

  gst_element_class_add_static_pad_template (element_class, &src_template);
  gst_element_class_set_static_metadata (element_class, "Bytes", "Source", "Pushes what is read",
                                         "The Lookout developers");
}

static void
media_byte_src_init (MediaByteSrc *self)
{
  self->cancellable = g_cancellable_new ();
  self->block = g_malloc (BLOCK_BYTES);
}

/**
 * media_byte_src_new:
 * @reader: (transfer full): where the bytes come from
 * @site: who is told of errors; outlives the element
 *
 * Returns: (transfer floating): the element
 */
GstElement *
media_byte_src_new (MediaReader *reader, const MediaSite *site)
{
  MediaByteSrc *self = g_object_new (MEDIA_TYPE_BYTE_SRC, NULL);

  self->reader = reader;
  self->site = site;

  return GST_ELEMENT (self);
}
