/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "player/media-error.h"
#include "source/media-flv-scan.h"
#include "source/media-playlist.h"

#define DEFAULT_TARGET_US (2 * G_USEC_PER_SEC)

typedef struct
{
  MediaPlaylist *list;
  const char *base;
  guint64 sequence;
  gint64 duration_us;
  gboolean discontinuity;
  gboolean is_variant;
  guint64 bandwidth;
  guint64 best_bandwidth;
} Parser;

static void
segment_free (MediaSegment *self)
{
  g_free (self->uri);
  g_free (self);
}

void
media_playlist_free (MediaPlaylist *self)
{
  g_ptr_array_unref (self->segments);
  g_free (self->variant);
  g_free (self);
}

static char *
get_origin (GUri *uri)
{
  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri),
                          g_uri_get_port (uri));
}

/* An address in the list, made absolute. One that brings no query of its own carries the list's
 * token on, but never to another server. */
static char *
resolve (const char *base, const char *reference)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  g_autoptr (GUri) from = g_uri_parse (base, flags, NULL);
  g_autoptr (GUri) to = from ? g_uri_parse_relative (from, reference, flags, NULL) : NULL;
  g_autofree char *from_origin = NULL, *to_origin = NULL, *plain = NULL;

  if (to == NULL || g_uri_get_host (to) == NULL)
    return NULL;

  plain = g_uri_to_string (to);
  from_origin = get_origin (from);
  to_origin = get_origin (to);
  if (g_uri_get_query (to) == NULL && g_uri_get_query (from) != NULL
      && g_str_equal (from_origin, to_origin))
    return g_strconcat (plain, "?", g_uri_get_query (from), NULL);

  return g_steal_pointer (&plain);
}

static gboolean
read_tag (Parser *parser, const char *tag, const char *value, GError **error)
{
  MediaPlaylist *list = parser->list;

  if (g_str_equal (tag, "#EXT-X-TARGETDURATION"))
    list->target_us = (gint64) (g_ascii_strtod (value, NULL) * G_USEC_PER_SEC);
  else if (g_str_equal (tag, "#EXT-X-MEDIA-SEQUENCE"))
    parser->sequence = g_ascii_strtoull (value, NULL, 10);
  else if (g_str_equal (tag, "#EXTINF"))
    parser->duration_us = (gint64) (g_ascii_strtod (value, NULL) * G_USEC_PER_SEC);
  else if (g_str_equal (tag, "#EXT-X-DISCONTINUITY"))
    parser->discontinuity = TRUE;
  else if (g_str_equal (tag, "#EXT-X-ENDLIST"))
    list->ended = TRUE;
  else if (g_str_equal (tag, "#EXT-X-STREAM-INF"))
    {
      const char *bandwidth = strstr (value, "BANDWIDTH=");

      parser->is_variant = TRUE;
      parser->bandwidth = bandwidth ? g_ascii_strtoull (bandwidth + 10, NULL, 10) : 0;
    }
  else if ((g_str_equal (tag, "#EXT-X-KEY") && strstr (value, "METHOD=NONE") == NULL)
           || g_str_equal (tag, "#EXT-X-MAP"))
    {
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM,
                           "segments that are encrypted or not MPEG-TS cannot be played");
      return FALSE;
    }

  return TRUE;
}

static void
read_uri (Parser *parser, const char *reference)
{
  MediaPlaylist *list = parser->list;
  g_autofree char *uri = resolve (parser->base, reference);
  MediaSegment *segment;

  if (parser->is_variant)
    {
      if (uri != NULL && (list->variant == NULL || parser->bandwidth > parser->best_bandwidth))
        {
          g_free (list->variant);
          list->variant = g_steal_pointer (&uri);
          parser->best_bandwidth = parser->bandwidth;
        }
      parser->is_variant = FALSE;
      return;
    }

  segment = g_new0 (MediaSegment, 1);
  segment->uri = g_steal_pointer (&uri);
  segment->sequence = parser->sequence++;
  segment->duration_us = parser->duration_us;
  segment->discontinuity = parser->discontinuity;
  parser->discontinuity = FALSE;
  if (segment->uri != NULL)
    g_ptr_array_add (list->segments, segment);
  else
    segment_free (segment);
}

/**
 * media_playlist_parse:
 * @text: the playlist
 * @base_uri: where it came from
 *
 * Returns: (transfer full): the playlist, or %NULL with a MEDIA_ERROR_NOT_A_STREAM
 */
MediaPlaylist *
media_playlist_parse (const char *text, const char *base_uri, GError **error)
{
  g_autoptr (MediaPlaylist) list = g_new0 (MediaPlaylist, 1);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  Parser parser = { list, base_uri };

  list->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  list->target_us = DEFAULT_TARGET_US;

  if (!g_str_has_prefix (text, "#EXTM3U"))
    {
      g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM, "not a playlist but %s",
                   media_guess_kind ((const guint8 *) text, strlen (text)));
      return NULL;
    }

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *colon = strchr (line, ':');

      if (*line == '\0')
        continue;
      if (*line != '#')
        {
          read_uri (&parser, line);
          continue;
        }
      if (colon != NULL)
        *colon = '\0';
      if (!read_tag (&parser, line, colon ? colon + 1 : "", error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

/**
 * media_playlist_find:
 * @sequence: the segment that is wanted
 *
 * Returns: (transfer none) (nullable): that segment; the newest if it is gone or the numbers have
 *   begun again; %NULL if it is not there yet
 */
const MediaSegment *
media_playlist_find (const MediaPlaylist *self, guint64 sequence)
{
  const MediaSegment *first, *last;

  if (self->segments->len == 0)
    return NULL;

  first = self->segments->pdata[0];
  last = self->segments->pdata[self->segments->len - 1];
  if (sequence == last->sequence + 1)
    return NULL;
  if (sequence < first->sequence || sequence > last->sequence)
    return last;

  return self->segments->pdata[sequence - first->sequence];
}
