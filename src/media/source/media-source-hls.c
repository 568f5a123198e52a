/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "player/media-error.h"
#include "source/media-byte-src.h"
#include "source/media-flv-scan.h"
#include "source/media-http.h"
#include "source/media-playlist.h"
#include "source/media-poll.h"
#include "source/media-source.h"

/* HLS: a playlist of MPEG-TS segments, followed by hand. GStreamer's demuxers fetch segments with
 * sessions of their own, where neither a pin nor a private authority can be set, and hold back what
 * they have until they have enough; a wall wants the newest segment now. */

#define PLAYLIST_MAX_BYTES (1024 * 1024)
#define MAX_VARIANT_DEPTH 3
#define COLD_RETRY_US (300 * G_TIME_SPAN_MILLISECOND)
/* A list may be missing for as long as the first segments take to be made, where somebody has said that
 * they are made; the player's own patience ends soon after. Elsewhere it may just not be there. */
#define COLD_PATIENCE_US (22 * G_USEC_PER_SEC)
#define UNKNOWN_PATIENCE_US (7 * G_USEC_PER_SEC)
#define MISSED_PAUSE_US (200 * G_TIME_SPAN_MILLISECOND)
#define TS_SYNC 0x47

typedef struct
{
  MediaReader reader;
  const MediaSite *site;
  MediaHttp *http;
  char *uri; /* of the list of segments, once a list of rates has been left behind */
  MediaPlaylist *list;
  MediaPoll poll;
  gint64 ask_at; /* for the list, not before */
  gint64 began;
  gboolean positioned;
  guint64 next;
  gboolean in_segment;
  gboolean fresh_segment;
  gboolean discont;
} HlsReader;

/* Waits, and wakes at once when cancelled. */
static gboolean
pause_for (gint64 us, GCancellable *cancellable, GError **error)
{
  GPollFD fd;

  if (g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_poll (&fd, 1, (int) ((us + 999) / 1000));
      g_cancellable_release_fd (cancellable);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
load_list (HlsReader *self, GCancellable *cancellable, GError **error)
{
  for (int depth = 0; depth < MAX_VARIANT_DEPTH; depth++)
    {
      g_autofree char *base = NULL;
      g_autofree char *text
          = media_http_load (self->http, self->uri, PLAYLIST_MAX_BYTES, &base, cancellable, error);

      if (text == NULL)
        return FALSE;
      self->site->received (strlen (text), self->site->user_data);

      g_clear_pointer (&self->list, media_playlist_free);
      self->list = media_playlist_parse (text, base, error);
      if (self->list == NULL)
        return FALSE;
      if (self->list->variant == NULL)
        return TRUE;

      g_free (self->uri);
      self->uri = g_strdup (self->list->variant);
    }

  g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM, "lists of lists without end");
  return FALSE;
}

/* A camera that nobody watched has no segments yet: its list is missing, or empty, for a while. */
static gboolean
is_cold (HlsReader *self, const GError *error)
{
  guint status = media_error_get_http_status (error);
  gint64 patience
      = media_address_get_reached (self->site->address) ? COLD_PATIENCE_US : UNKNOWN_PATIENCE_US;

  return !self->positioned && (error == NULL || status == 404 || status == 503)
         && g_get_monotonic_time () - self->began < patience;
}

static gboolean
open_segment (HlsReader *self,
              const MediaSegment *segment,
              GCancellable *cancellable,
              GError **error)
{
  GError *failure = NULL;

  if (self->positioned && segment->sequence != self->next)
    self->discont = TRUE;
  self->discont |= segment->discontinuity;
  self->next = segment->sequence + 1;
  self->positioned = TRUE;

  if (media_http_open (self->http, segment->uri, cancellable, &failure))
    {
      self->in_segment = self->fresh_segment = TRUE;
      return TRUE;
    }
  if (media_error_get_http_status (failure) == 404)
    {
      g_error_free (failure); /* too late for this one: the next will do */
      self->discont = TRUE;
      return pause_for (MISSED_PAUSE_US, cancellable, error);
    }

  g_propagate_error (error, failure);
  return FALSE;
}

static const MediaSegment *
choose_segment (HlsReader *self)
{
  GPtrArray *segments = self->list->segments;

  if (self->positioned)
    return media_playlist_find (self->list, self->next);
  if (segments->len == 0)
    return NULL;

  return segments->pdata[self->list->ended ? 0 : segments->len - 1];
}

static gboolean
is_at_end (HlsReader *self)
{
  return self->list != NULL && self->list->ended && choose_segment (self) == NULL;
}

/* Asks for the list, when it is time to. */
static gboolean
renew_list (HlsReader *self, GCancellable *cancellable, GError **error)
{
  gint64 asked_at;
  GError *failure = NULL;

  if (!pause_for (MAX (self->ask_at - g_get_monotonic_time (), 0), cancellable, error))
    return FALSE;

  asked_at = g_get_monotonic_time ();
  if (load_list (self, cancellable, &failure))
    media_poll_take (&self->poll, self->list, asked_at, g_get_monotonic_time ());
  if (failure != NULL && !is_cold (self, failure))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (failure != NULL)
    self->site->received (0, self->site->user_data);
  g_clear_error (&failure);

  if (self->list != NULL && self->list->segments->len > 0)
    self->ask_at = media_poll_get_next (&self->poll);
  else
    self->ask_at = g_get_monotonic_time () + COLD_RETRY_US;
  return TRUE;
}

/* Goes to the next segment, waiting for it to be made. */
static gboolean
advance (HlsReader *self, GCancellable *cancellable, GError **error)
{
  while (!self->in_segment && !is_at_end (self))
    {
      const MediaSegment *segment = self->list != NULL ? choose_segment (self) : NULL;

      if (!(segment != NULL ? open_segment (self, segment, cancellable, error)
                            : renew_list (self, cancellable, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_segment (HlsReader *self, const guint8 *data, gsize size, GError **error)
{
  if (!self->fresh_segment)
    return TRUE;

  self->fresh_segment = FALSE;
  if (data[0] == TS_SYNC)
    return TRUE;

  g_set_error (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM, "a segment is not video but %s",
               media_guess_kind (data, size));
  return FALSE;
}

static gssize
hls_read (MediaReader *reader,
          guint8 *data,
          gsize size,
          gboolean *discont,
          GCancellable *cancellable,
          GError **error)
{
  HlsReader *self = (HlsReader *) reader;

  if (self->began == 0)
    self->began = g_get_monotonic_time ();

  for (;;)
    {
      gssize n;

      if (!advance (self, cancellable, error))
        return -1;
      if (!self->in_segment)
        return 0;

      n = media_http_read (self->http, data, size, cancellable, error);
      if (n < 0)
        return -1;
      if (n > 0)
        {
          *discont = self->discont;
          self->discont = FALSE;
          return check_segment (self, data, (gsize) n, error) ? n : -1;
        }
      media_http_close (self->http);
      self->in_segment = FALSE;
    }
}

static void
hls_free (MediaReader *reader)
{
  HlsReader *self = (HlsReader *) reader;

  g_clear_pointer (&self->list, media_playlist_free);
  media_http_free (self->http);
  g_free (self->uri);
  g_free (self);
}

static void
on_pad_added (GstElement *demuxer, GstPad *pad, gpointer user_data)
{
  const MediaSite *site = user_data;

  site->pad_added (pad, site->user_data);
}

/* The segments hold other streams from here on, another codec for example: whoever plays begins anew with
 * those, and need not wait until nothing has come for a while. */
static void
on_pad_removed (GstElement *demuxer, GstPad *pad, gpointer user_data)
{
  const MediaSite *site = user_data;

  if (GST_STATE_TARGET (demuxer) == GST_STATE_PLAYING)
    site->failed (g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_ENDED,
                                       "the stream became another one"),
                  site->user_data);
}

static gboolean
build (const MediaSite *site, GError **error)
{
  HlsReader *self = g_new0 (HlsReader, 1);
  GstElement *src, *demuxer;

  self->reader = (MediaReader){ hls_read, hls_free };
  self->site = site;
  self->http = media_http_new (site->address);
  self->uri = g_strdup (media_address_get_uri (site->address));

  src = media_byte_src_new (&self->reader, site);
  gst_bin_add (site->bin, src);
  demuxer = media_source_add (site, "tsdemux", error);
  if (demuxer == NULL)
    return FALSE;

  g_signal_connect (demuxer, "pad-added", G_CALLBACK (on_pad_added), (gpointer) site);
  g_signal_connect (demuxer, "pad-removed", G_CALLBACK (on_pad_removed), (gpointer) site);
  return gst_element_link (src, demuxer);
}

const MediaSource media_source_hls = { &media_pacing_segments, build };
