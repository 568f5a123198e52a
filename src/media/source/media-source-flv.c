/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "source/media-byte-src.h"
#include "source/media-http.h"
#include "source/media-source.h"

/* FLV over HTTP: one answer that never ends. */

typedef struct
{
  MediaReader reader;
  const MediaSite *site;
  MediaHttp *http;
  gboolean opened;
} FlvReader;

static gssize
flv_read (MediaReader *reader,
          guint8 *data,
          gsize size,
          gboolean *discont,
          GCancellable *cancellable,
          GError **error)
{
  FlvReader *self = (FlvReader *) reader;

  if (!self->opened
      && !media_http_open (self->http, media_address_get_uri (self->site->address), cancellable,
                           error))
    return -1;

  self->opened = TRUE;
  return media_http_read (self->http, data, size, cancellable, error);
}

static void
flv_free (MediaReader *reader)
{
  FlvReader *self = (FlvReader *) reader;

  media_http_free (self->http);
  g_free (self);
}

static gboolean
build (const MediaSite *site, GError **error)
{
  FlvReader *self = g_new0 (FlvReader, 1);
  GstElement *src;

  self->reader = (MediaReader){ flv_read, flv_free };
  self->site = site;
  self->http = media_http_new (site->address);

  src = media_byte_src_new (&self->reader, site);
  gst_bin_add (site->bin, src);

  return media_source_add_flv_demuxer (site, src, error);
}

const MediaSource media_source_flv = { &media_pacing_stream, build };
