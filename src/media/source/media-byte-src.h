/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/base/gstpushsrc.h>

#include "source/media-source.h"

G_BEGIN_DECLS

/**
 * MediaReader:
 * @read: like read(2), on a streaming thread; 0 at the end. May set *discont when the bytes do not go
 *   on where the last ones ended. Errors are of the domains MEDIA_ERROR and G_IO_ERROR (cancelled)
 * @free: frees the reader
 *
 * Where bytes come from: the first member of a protocol's own struct.
 */
typedef struct _MediaReader MediaReader;
struct _MediaReader
{
  gssize (*read) (MediaReader *self,
                  guint8 *data,
                  gsize size,
                  gboolean *discont,
                  GCancellable *cancellable,
                  GError **error);
  void (*free) (MediaReader *self);
};

#define MEDIA_TYPE_BYTE_SRC (media_byte_src_get_type ())

/**
 * MediaByteSrc:
 *
 * An element that pushes what a MediaReader reads.
 */
G_DECLARE_FINAL_TYPE (MediaByteSrc, media_byte_src, MEDIA, BYTE_SRC, GstPushSrc)

GstElement *media_byte_src_new (MediaReader *reader, const MediaSite *site);

G_END_DECLS
