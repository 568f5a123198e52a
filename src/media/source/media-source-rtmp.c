/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "player/media-error.h"
#include "source/media-source-rtmp.h"
#include "source/media-tls-rule.h"

#define DEFAULT_PORT 1935
#define SILENCE_S 10

/**
 * media_rtmp_parts_parse:
 * @uri: rtmp://host[:port]/application/stream?token; a token may hold anything, "/" too
 *
 * Takes an address apart by hand: no general parser agrees with what RTMP servers do with it.
 *
 * Returns: whether it has all parts
 */
gboolean
media_rtmp_parts_parse (MediaRtmpParts *parts, const char *uri)
{
  const char *authority = strstr (uri, "://");
  const char *path, *query, *slash, *colon;

  memset (parts, 0, sizeof *parts);
  if (authority == NULL)
    return FALSE;
  parts->scheme = g_strndup (uri, (gsize) (authority - uri));
  authority += 3;

  path = strchr (authority, '/');
  if (path == NULL)
    return FALSE;
  colon = g_strrstr_len (authority, path - authority, ":");
  if (colon != NULL && g_strrstr_len (colon, path - colon, "]") != NULL)
    colon = NULL;
  parts->host = g_strndup (authority, (gsize) ((colon ? colon : path) - authority));
  parts->port = colon ? (guint) g_ascii_strtoull (colon + 1, NULL, 10) : DEFAULT_PORT;

  query = strchr (path, '?');
  slash = g_strrstr_len (path, query ? query - path : -1, "/");
  if (slash == path || *parts->host == '\0')
    return FALSE;
  parts->application = g_strndup (path + 1, (gsize) (slash - path) - 1);
  parts->stream = g_strdup (slash + 1);

  return *parts->stream != '\0';
}

void
media_rtmp_parts_clear (MediaRtmpParts *parts)
{
  g_clear_pointer (&parts->scheme, g_free);
  g_clear_pointer (&parts->host, g_free);
  g_clear_pointer (&parts->application, g_free);
  g_clear_pointer (&parts->stream, g_free);
}

static GstElement *
add_plain (const MediaSite *site, const MediaRtmpParts *parts, GError **error)
{
  GstElement *src = media_source_add (site, "rtmp2src", error);

  if (src != NULL)
    {
      gst_util_set_object_arg (G_OBJECT (src), "scheme", parts->scheme);
      g_object_set (src, "host", parts->host, "port", parts->port, "application",
                    parts->application, "stream", parts->stream, "timeout", 5, "idle-timeout",
                    SILENCE_S, NULL);
      if (g_str_equal (parts->scheme, "rtmps"))
        media_tls_rule_attach (src, site, parts->host, parts->port);
    }

  return src;
}

/* librtmp reads its options from the address, divided by spaces: a part with one would be two. rtmpsrc
 * looks at the address itself too, and wants something like a stream behind the application. */
static GstElement *
add_encrypted (const MediaSite *site, const MediaRtmpParts *parts, GError **error)
{
  g_autofree char *location = NULL;
  GstElement *src = gst_element_factory_make ("rtmpsrc", NULL);

  if (src == NULL || strchr (parts->application, ' ') || strchr (parts->stream, ' '))
    {
      gst_clear_object (&src);
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_RTMPE_MISSING,
                           "this system cannot play RTMPE");
      return NULL;
    }

  location
      = g_strdup_printf ("%s://%s:%u/%s/ app=%s playpath=%s live=1", parts->scheme, parts->host,
                         parts->port, parts->application, parts->application, parts->stream);
  g_object_set (src, "location", location, "timeout", SILENCE_S, NULL);
  gst_bin_add (site->bin, src);

  return src;
}

static GstPadProbeReturn
on_buffer (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  const MediaSite *site = user_data;

  site->received (gst_buffer_get_size (GST_PAD_PROBE_INFO_BUFFER (info)), site->user_data);
  return GST_PAD_PROBE_OK;
}

static GstPadProbeReturn
on_event (GstPad *pad, GstPadProbeInfo *info, gpointer user_data)
{
  const MediaSite *site = user_data;

  if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) == GST_EVENT_EOS)
    site->failed (g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_ENDED,
                                       "the server ended the stream"),
                  site->user_data);

  return GST_PAD_PROBE_OK;
}

static gboolean
build (const MediaSite *site, GError **error)
{
  MediaRtmpParts parts;
  GstElement *src = NULL;
  g_autoptr (GstPad) pad = NULL;

  if (!media_rtmp_parts_parse (&parts, media_address_get_uri (site->address)))
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_CONNECTION, "not an RTMP address");
  else if (g_str_equal (parts.scheme, "rtmp") || g_str_equal (parts.scheme, "rtmps"))
    src = add_plain (site, &parts, error);
  else
    src = add_encrypted (site, &parts, error);
  media_rtmp_parts_clear (&parts);
  if (src == NULL)
    return FALSE;

  pad = gst_element_get_static_pad (src, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, on_buffer, (gpointer) site, NULL);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, on_event, (gpointer) site, NULL);
  return media_source_add_flv_demuxer (site, src, error);
}

const MediaSource media_source_rtmp = { &media_pacing_stream, build };
