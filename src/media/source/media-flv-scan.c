/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "player/media-error.h"
#include "source/media-flv-scan.h"

#define FILE_HEADER 9
#define TAG_HEADER (4 + 11)       /* the size of the tag before, and the header of this one */
#define TAG_LOOK (TAG_HEADER + 1) /* and the first byte of its payload */

#define TAG_VIDEO 9
#define CODEC_H265 12
#define ENHANCED 0x80

static const struct
{
  const char *bytes;
  const char *kind;
} kinds[] = {
  { "<", "a web page" },
  { "{", "a JSON text" },
  { "[", "a JSON text" },
  { "#EXTM3U", "a playlist" },
  { "\xff\xd8\xff", "a still picture" },
  { "\x89PNG", "a still picture" },
  { "GIF8", "a still picture" },
  { "FLV", "an FLV stream" },
};

/**
 * media_guess_kind:
 * @data: first bytes of something
 *
 * Returns: (transfer none): what it is, in words, "something else" at worst
 */
const char *
media_guess_kind (const guint8 *data, gsize size)
{
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].bytes);

      if (size >= length && memcmp (data, kinds[i].bytes, length) == 0)
        return kinds[i].kind;
    }

  return "something else";
}

/* Looks at the head that has been gathered; returns how many bytes to skip behind it. */
static guint
read_tag (MediaFlvScan *self, GError **error)
{
  const guint8 *tag = self->head + 4;
  guint size = (guint) tag[1] << 16 | (guint) tag[2] << 8 | tag[3];
  guint8 first = tag[11];

  if (tag[0] != TAG_VIDEO || size == 0)
    return size > 0 ? size - 1 : 0;

  self->done = TRUE;
  if ((first & ENHANCED) != 0 || (first & 0x0f) == CODEC_H265)
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_UNSUPPORTED_CODEC,
                         "H.265 in FLV cannot be read here");

  return 0;
}

static gboolean
take_head (MediaFlvScan *self, guint wanted, const guint8 **data, gsize *size)
{
  guint n = MIN ((guint) MIN (*size, 16), wanted - self->n_head);

  memcpy (self->head + self->n_head, *data, n);
  self->n_head += n;
  *data += n;
  *size -= n;

  if (self->n_head < wanted)
    return FALSE;

  self->n_head = 0;
  return TRUE;
}

/**
 * media_flv_scan_feed:
 * @data: the next bytes
 *
 * Returns: (transfer full) (nullable): why this cannot be played, as soon as it is known
 */
GError *
media_flv_scan_feed (MediaFlvScan *self, const guint8 *data, gsize size)
{
  GError *error = NULL;

  if (!self->begun && self->n_head == 0 && size > 0 && data[0] != 'F')
    {
      self->done = TRUE;
      return g_error_new (MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM, "not a video stream but %s",
                          media_guess_kind (data, size));
    }

  while (size > 0 && !self->done)
    {
      guint n = (guint) MIN ((gsize) self->skip, size);

      self->skip -= n;
      data += n;
      size -= n;
      if (self->skip > 0 || !take_head (self, self->begun ? TAG_LOOK : FILE_HEADER, &data, &size))
        continue;

      if (self->begun)
        {
          self->skip = read_tag (self, &error);
        }
      else if (memcmp (self->head, "FLV", 3) == 0)
        {
          self->begun = TRUE;
        }
      else
        {
          self->done = TRUE;
          return g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM,
                                      "not a video stream but something else");
        }
    }

  return error;
}

typedef struct
{
  MediaFlvScan scan;
  const MediaSite *site;
} Probe;

static GstPadProbeReturn
on_buffer (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  Probe *probe = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  GError *error = NULL;
  GstMapInfo map;

  if (probe->scan.done || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_PAD_PROBE_OK;

  error = media_flv_scan_feed (&probe->scan, map.data, map.size);
  gst_buffer_unmap (buffer, &map);
  if (error == NULL)
    return GST_PAD_PROBE_OK;

  probe->site->failed (error, probe->site->user_data);
  GST_PAD_PROBE_INFO_FLOW_RETURN (info) = GST_FLOW_EOS;
  gst_buffer_unref (buffer);
  return GST_PAD_PROBE_HANDLED;
}

/**
 * media_flv_scan_attach:
 * @pad: where FLV bytes come out
 * @site: who is told when they are something else; outlives the pad
 */
void
media_flv_scan_attach (GstPad *pad, const MediaSite *site)
{
  Probe *probe = g_new0 (Probe, 1);

  probe->site = site;
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_buffer, probe, g_free);
}
