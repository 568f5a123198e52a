/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "media.h"
#include "pacer/media-pacer.h"
#include "player/media-backoff.h"
#include "sink/media-frame.h"
#include "source/media-flv-scan.h"
#include "source/media-playlist.h"
#include "source/media-source-rtmp.h"

#define MS G_TIME_SPAN_MILLISECOND
#define S G_USEC_PER_SEC

static void
test_backoff (void)
{
  guint total = 0, last = 0;

  for (guint attempt = 1; attempt < 100; attempt++)
    {
      guint longest = media_backoff_get_ms (attempt, 0);
      guint shortest = media_backoff_get_ms (attempt, 1);

      g_assert_cmpuint (longest, <=, 30000);
      g_assert_cmpuint (longest, >=, last);
      g_assert_cmpuint (shortest, <, longest);
      if (total < 240000) /* while an outage is short, waits are short */
        g_assert_cmpuint (longest, <=, 5000);
      total += shortest;
      last = longest;
    }
  g_assert_cmpuint (media_backoff_get_ms (1, 0), <=, 500);
  g_assert_cmpuint (last, ==, 30000);
}

static gboolean
count (gpointer data)
{
  guint *n = data;

  return ++*n < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_clock (void)
{
  g_autoptr (MediaManualClock) clock = media_manual_clock_new ();
  guint n = 0, m = 0;
  guint id = media_clock_add_timeout (MEDIA_CLOCK (clock), 100, count, &m);
  gint64 start = media_clock_get_time (MEDIA_CLOCK (clock));

  media_clock_add_timeout (MEDIA_CLOCK (clock), 1000, count, &n);
  media_manual_clock_advance (clock, 150);
  media_clock_remove (MEDIA_CLOCK (clock), id);
  media_manual_clock_advance (clock, 849);
  g_assert_cmpuint (m, ==, 1);
  g_assert_cmpuint (n, ==, 0);
  media_manual_clock_advance (clock, 10000);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (media_clock_get_time (MEDIA_CLOCK (clock)) - start, ==, 10999 * MS);
}

/* A stream of 25 pictures a second for some seconds, the sender's clock off by `rate`. */
typedef struct
{
  MediaPacer *pacer;
  gint64 pts;
  gint64 now;
  gint64 shown_at;
  gint64 worst_gap;
} Stream;

static void
run_stream (Stream *stream, double seconds, double rate, gint64 jitter)
{
  for (int i = 0; i < (int) (seconds * 25); i++)
    {
      gint64 arrival, when;

      stream->pts += 40 * MS;
      stream->now += (gint64) (40 * MS / rate);
      arrival = stream->now + (i % 5 == 0 ? jitter : 0);
      media_pacer_arrived (stream->pacer, stream->pts, arrival);
      when = media_pacer_place (stream->pacer, stream->pts, MAX (arrival, stream->shown_at));
      g_assert_cmpint (when, >=, arrival);
      if (stream->shown_at != 0)
        stream->worst_gap = MAX (stream->worst_gap, when - stream->shown_at);
      stream->shown_at = when;
    }
}

static void
test_pacer_even (void)
{
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };

  media_pacer_set_pace (stream.pacer, MEDIA_PACE_FAST);
  run_stream (&stream, 5, 1.0, 0);
  g_assert_cmpint (media_pacer_get_delay (stream.pacer), <, 50 * MS);
  g_assert_cmpint (stream.worst_gap, <, 60 * MS);
  stream.worst_gap = 0;
  run_stream (&stream, 5, 1.0, 60 * MS); /* now and then one comes late: they are evened out */
  stream.worst_gap = 0;
  run_stream (&stream, 5, 1.0, 60 * MS);
  g_assert_cmpint (stream.worst_gap, <, 70 * MS);
  g_assert_cmpint (media_pacer_get_delay (stream.pacer), <, 150 * MS);
  media_pacer_free (stream.pacer);
}

static void
test_pacer_drift (gconstpointer data)
{
  double rate = *(const double *) data;
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };

  run_stream (&stream, 600, rate, 0);
  g_assert_cmpint (media_pacer_get_delay (stream.pacer), <, 200 * MS);
  g_assert_cmpint (stream.shown_at - stream.now, <,
                   media_pace_get_row (MEDIA_PACE_NORMAL)->ahead + 150 * MS);
  g_assert_cmpint (stream.worst_gap, <, 100 * MS);
  media_pacer_free (stream.pacer);
}

/* Nothing for 3 s, then all of it at once. */
static void
test_pacer_pause (void)
{
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };
  gint64 burst, show = 0, pts, before_us;

  run_stream (&stream, 10, 1.0, 0);
  before_us = media_pacer_get_delay (stream.pacer);
  burst = stream.now + 3 * S;
  pts = stream.pts;
  for (int i = 1; i <= 75; i++)
    media_pacer_arrived (stream.pacer, pts + i * 40 * MS, burst);
  for (int i = 1; i <= 75 + 250; i++)
    {
      gint64 now, before = show;

      pts += 40 * MS;
      now = MAX (burst, show);
      if (i > 75)
        {
          gint64 arrival = burst + (i - 75) * 40 * MS;

          media_pacer_arrived (stream.pacer, pts, arrival);
          now = MAX (arrival, show);
        }
      show = media_pacer_place (stream.pacer, pts, now);
      if (before != 0)
        g_assert_cmpint (show - before, <, 100 * MS);
    }
  g_assert_cmpint (media_pacer_get_delay (stream.pacer), <, before_us + 50 * MS);
  g_assert_false (media_pacer_is_far_behind (stream.pacer));
  media_pacer_free (stream.pacer);
}

/* Each in hand what its row says, whichever was before, and no gap on the way; nor does the machine look too slow. */
static void
test_pacer_pace (void)
{
  static const MediaPace paces[] = { MEDIA_PACE_FAST,   MEDIA_PACE_SMOOTH, MEDIA_PACE_NORMAL,
                                     MEDIA_PACE_SMOOTH, MEDIA_PACE_FAST,   MEDIA_PACE_NORMAL };
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      gint64 ahead = media_pace_get_row (paces[i])->ahead;

      media_pacer_set_pace (stream.pacer, paces[i]);
      for (guint second = 0; second < 15; second++)
        {
          run_stream (&stream, 1, 1.0, 0);
          g_assert_cmpint (media_pacer_get_excess (stream.pacer), <, 50 * MS);
        }
      g_assert_cmpint (media_pacer_get_delay (stream.pacer), >, ahead - 20 * MS);
      g_assert_cmpint (media_pacer_get_delay (stream.pacer), <, ahead + 40 * MS);
    }
  g_assert_cmpint (stream.worst_gap, <, 70 * MS);
  media_pacer_free (stream.pacer);
}

/* What is held up for some pictures, and then comes at once. */
static void
hold_up (Stream *stream, int n)
{
  gint64 burst = stream->now + n * 40 * MS;

  for (int i = 0; i < n; i++)
    {
      gint64 when;

      stream->pts += 40 * MS;
      stream->now += 40 * MS;
      media_pacer_arrived (stream->pacer, stream->pts, burst);
      when = media_pacer_place (stream->pacer, stream->pts, MAX (burst, stream->shown_at));
      stream->worst_gap = MAX (stream->worst_gap, when - stream->shown_at);
      stream->shown_at = when;
    }
}

/* Pictures that come almost a second late now and then are shown evenly, if that is what is wanted. */
static void
test_pacer_smooth (void)
{
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };

  media_pacer_set_pace (stream.pacer, MEDIA_PACE_SMOOTH);
  run_stream (&stream, 10, 1.0, 0);
  stream.worst_gap = 0;
  for (guint i = 0; i < 10; i++)
    {
      run_stream (&stream, 3, 1.0, 0);
      hold_up (&stream, 22);
    }
  g_assert_cmpint (stream.worst_gap, <, 70 * MS);
  media_pacer_free (stream.pacer);
}

static void
test_paces (void)
{
  MediaPace pace;

  for (guint i = 0; i < MEDIA_N_PACES; i++)
    {
      g_assert_true (media_pace_find (media_pace_get_row ((MediaPace) i)->name, &pace));
      g_assert_cmpint (pace, ==, i);
    }
  g_assert_false (media_pace_find ("slow", &pace));
}

static void
test_pacer_segments (gconstpointer data)
{
  MediaPacer *pacer = media_pacer_new (&media_pacing_segments);
  gint64 show = 0, worst = 0;

  media_pacer_set_pace (pacer, *(const MediaPace *) data);
  for (int segment = 0; segment < 20; segment++)
    {
      gint64 arrival = 100 * S + segment * 2 * S + (segment % 3) * 200 * MS;

      for (int i = 0; i < 50; i++)
        media_pacer_arrived (pacer, (segment * 50 + i) * 40 * MS, arrival);
      for (int i = 0; i < 50; i++)
        {
          gint64 when
              = media_pacer_place (pacer, (segment * 50 + i) * 40 * MS, MAX (arrival, show));

          if (segment > 4)
            worst = MAX (worst, when - show);
          show = when;
        }
    }
  g_assert_cmpint (worst, <, 100 * MS);
  media_pacer_free (pacer);
}

/* A computer that does not keep up shows old pictures: that they are is known, whatever comes meanwhile. */
static void
test_pacer_lateness (void)
{
  MediaPacer *pacer = media_pacer_new (&media_pacing_stream);
  gint64 now = 100 * S;

  g_assert_cmpint (media_pacer_get_lateness (pacer, 0, now), ==, 0);
  for (int i = 0; i < 100; i++)
    media_pacer_arrived (pacer, i * 40 * MS, now + i * 40 * MS);
  g_assert_cmpint (media_pacer_get_lateness (pacer, 99 * 40 * MS, now + 99 * 40 * MS), ==, 0);
  g_assert_cmpint (media_pacer_get_lateness (pacer, 49 * 40 * MS, now + 99 * 40 * MS), ==, 2 * S);
  /* It was read late as well: the edge is where it was. */
  for (int i = 100; i < 110; i++)
    media_pacer_arrived (pacer, i * 40 * MS, now + i * 40 * MS + 2 * S);
  g_assert_cmpint (media_pacer_get_lateness (pacer, 109 * 40 * MS, now + 109 * 40 * MS + 2 * S), ==,
                   2 * S);
  /* A camera that begins anew. */
  media_pacer_arrived (pacer, 0, now + 1800 * S);
  g_assert_cmpint (media_pacer_get_lateness (pacer, 0, now + 1800 * S), ==, 0);
  g_assert_cmpint (media_pacer_get_lateness (pacer, 109 * 40 * MS, now + 1800 * S), ==, 0);
  g_assert_cmpint (media_pacer_get_lateness (pacer, -1800 * S, now + 1800 * S), ==, 0);
  media_pacer_free (pacer);
}

/* What came lasts until it would have been shown: the first segment too, but none of a stream that comes as it is made. */
static void
test_pacer_end (void)
{
  MediaPacer *segments = media_pacer_new (&media_pacing_segments);
  Stream stream = { media_pacer_new (&media_pacing_stream), 0, 100 * S };
  gint64 end;

  for (int segment = 0; segment < 4; segment++)
    {
      gint64 arrival = (100 + 6 * segment) * S;

      for (int i = 0; i < 150; i++)
        media_pacer_arrived (segments, (segment * 150 + i) * 40 * MS, arrival + i * 100);
      end = media_pacer_get_end (segments, (segment * 150 + 149) * 40 * MS);
      g_assert_cmpint (end, >, arrival + 5900 * MS);
      g_assert_cmpint (end, <, arrival + 6300 * MS);
    }

  media_pacer_set_pace (stream.pacer, MEDIA_PACE_SMOOTH);
  run_stream (&stream, 10, 1.0, 0);
  g_assert_cmpint (media_pacer_get_end (stream.pacer, stream.pts), >=, stream.now);
  g_assert_cmpint (media_pacer_get_end (stream.pacer, stream.pts), <, stream.now + 50 * MS);
  media_pacer_free (segments);
  media_pacer_free (stream.pacer);
}

static void
test_pacer_seek (void)
{
  MediaPacer *pacer = media_pacer_new (&media_pacing_stream);
  gint64 now = 100 * S, live;

  for (int i = 0; i < 50; i++)
    media_pacer_arrived (pacer, i * 40 * MS, now + i * 40 * MS);
  now += 50 * 40 * MS;
  g_assert_true (media_pacer_find_live (pacer, now, &live));
  g_assert_cmpint (live, >, 1900 * MS);
  media_pacer_seek (pacer, live);
  g_assert_cmpint (media_pacer_place (pacer, 0, now), ==, MEDIA_PACER_DROP);
  g_assert_cmpint (media_pacer_place (pacer, 49 * 40 * MS, now), ==, now);

  /* A time line that begins again does not stop the pictures. */
  media_pacer_arrived (pacer, 0, now + 40 * MS);
  g_assert_cmpint (media_pacer_place (pacer, 0, now + 40 * MS), <=, now + 80 * MS);
  media_pacer_free (pacer);
}

static void
test_flv_scan (void)
{
  static const guint8 h265[]
      = { 'F', 'L', 'V', 1, 1, 0,  0, 0, 9, 0, 0, 0, 0, 8, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
          1,   2,   0,   0, 0, 13, 9, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  guint8 bytes[sizeof h265];

  for (guint codec = 0; codec < 3; codec++)
    {
      static const guint8 first[] = { 0x17, 0x1c, 0x90 };
      MediaFlvScan whole = { 0 }, single = { 0 };
      g_autoptr (GError) error = NULL;

      memcpy (bytes, h265, sizeof bytes);
      bytes[41] = first[codec];
      error = media_flv_scan_feed (&whole, bytes, sizeof bytes);
      g_assert_true (whole.done);
      if (codec == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_UNSUPPORTED_CODEC);

      g_clear_error (&error);
      for (guint i = 0; i < sizeof bytes && error == NULL; i++)
        error = media_flv_scan_feed (&single, bytes + i, 1);
      g_assert_cmpint (error != NULL, ==, codec != 0);
    }

  {
    MediaFlvScan scan = { 0 };
    g_autoptr (GError) error = media_flv_scan_feed (&scan, (const guint8 *) "<html>", 6);

    g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM);
    g_assert_nonnull (strstr (error->message, "a web page"));
  }
}

static void
test_playlist (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaPlaylist) list
      = media_playlist_parse ("#EXTM3U\r\n#EXT-X-TARGETDURATION:2\r\n#EXT-X-MEDIA-SEQUENCE:7\r\n"
                              "#EXTINF:2.0,\r\na.ts\r\n#EXTINF:1.5,\r\n/b.ts?own=1\r\n"
                              "#EXT-X-DISCONTINUITY\n#EXTINF:2,\nhttp://other:1/c.ts\n",
                              "http://host/live/index.m3u8?to/ken", &error);
  const MediaSegment *segment;

  g_assert_no_error (error);
  g_assert_cmpuint (list->segments->len, ==, 3);
  g_assert_cmpint (list->target_us, ==, 2 * S);
  segment = media_playlist_find (list, 7);
  g_assert_cmpstr (segment->uri, ==, "http://host/live/a.ts?to/ken");
  segment = media_playlist_find (list, 8);
  g_assert_cmpstr (segment->uri, ==, "http://host/b.ts?own=1");
  g_assert_cmpint (segment->duration_us, ==, 1500 * MS);
  segment = media_playlist_find (list, 9);
  g_assert_cmpstr (segment->uri, ==, "http://other:1/c.ts"); /* no token for others */
  g_assert_true (segment->discontinuity);
  g_assert_null (media_playlist_find (list, 10));
  g_assert_cmpuint (media_playlist_find (list, 3)->sequence, ==, 9);
  g_assert_cmpuint (media_playlist_find (list, 99)->sequence, ==, 9);

  g_clear_pointer (&list, media_playlist_free);
  list = media_playlist_parse ("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=5\nlow.m3u8\n"
                               "#EXT-X-STREAM-INF:BANDWIDTH=9\nhigh.m3u8?x\n",
                               "https://host/a/index.m3u8", &error);
  g_assert_cmpstr (list->variant, ==, "https://host/a/high.m3u8?x");

  g_assert_null (media_playlist_parse ("{\"errno\":1}", "http://host/", &error));
  g_assert_error (error, MEDIA_ERROR, MEDIA_ERROR_NOT_A_STREAM);
}

static void
test_rtmp_parts (void)
{
  static const struct
  {
    const char *uri, *host;
    guint port;
    const char *application, *stream;
  } rows[] = {
    { "rtmp://1.2.3.4:1936/live/5-1?a/b=c", "1.2.3.4", 1936, "live", "5-1?a/b=c" },
    { "rtmp://host/live/inst/5-1", "host", 1935, "live/inst", "5-1" },
    { "rtmpe://[::1]:7/rvod/x?t:8", "[::1]", 7, "rvod", "x?t:8" },
    { "rtmp://host/live", NULL },
    { "rtmp:///live/x", NULL },
    { "nonsense", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MediaRtmpParts parts;
      gboolean good = media_rtmp_parts_parse (&parts, rows[i].uri);

      g_assert_cmpint (good, ==, rows[i].host != NULL);
      if (good)
        {
          g_assert_cmpstr (parts.host, ==, rows[i].host);
          g_assert_cmpuint (parts.port, ==, rows[i].port);
          g_assert_cmpstr (parts.application, ==, rows[i].application);
          g_assert_cmpstr (parts.stream, ==, rows[i].stream);
        }
      media_rtmp_parts_clear (&parts);
    }
}

static void
test_frames (void)
{
  g_autoptr (MediaFramePool) pool = media_frame_pool_new ();
  MediaFrame *a = media_frame_pool_acquire (pool, 64, 36);
  guint8 *data = a->data;
  MediaFrame *b;
  cairo_pattern_t *pattern = media_frame_create_pattern (a);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (recording);

  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_pattern_destroy (pattern);
  media_frame_unref (a);
  b = media_frame_pool_acquire (pool, 64, 36);
  g_assert_true (b->data != data); /* what was recorded still has it */
  cairo_surface_destroy (recording);
  a = media_frame_pool_acquire (pool, 64, 36);
  g_assert_true (a->data == data);
  media_frame_unref (a);
  media_frame_unref (b);
  a = media_frame_pool_acquire (pool, 32, 18);
  g_assert_cmpint (a->width, ==, 32);
  media_frame_unref (a);
}

int
main (int argc, char *argv[])
{
  static const double fast = 1.005, slow = 0.995;
  static const MediaPace paces[] = { MEDIA_PACE_NORMAL, MEDIA_PACE_FAST, MEDIA_PACE_SMOOTH };

  g_test_init (&argc, &argv, NULL);
  media_init ();

  g_test_add_func ("/media/backoff", test_backoff);
  g_test_add_func ("/media/clock", test_clock);
  g_test_add_func ("/media/pacer/even", test_pacer_even);
  g_test_add_data_func ("/media/pacer/sender-too-fast", &fast, test_pacer_drift);
  g_test_add_data_func ("/media/pacer/sender-too-slow", &slow, test_pacer_drift);
  g_test_add_func ("/media/pacer/pause", test_pacer_pause);
  g_test_add_func ("/media/pacer/pace", test_pacer_pace);
  g_test_add_func ("/media/pacer/smooth", test_pacer_smooth);
  g_test_add_func ("/media/paces", test_paces);
  g_test_add_data_func ("/media/pacer/segments", &paces[0], test_pacer_segments);
  g_test_add_data_func ("/media/pacer/segments-fast", &paces[1], test_pacer_segments);
  g_test_add_data_func ("/media/pacer/segments-smooth", &paces[2], test_pacer_segments);
  g_test_add_func ("/media/pacer/lateness", test_pacer_lateness);
  g_test_add_func ("/media/pacer/end", test_pacer_end);
  g_test_add_func ("/media/pacer/seek", test_pacer_seek);
  g_test_add_func ("/media/flv-scan", test_flv_scan);
  g_test_add_func ("/media/playlist", test_playlist);
  g_test_add_func ("/media/rtmp-parts", test_rtmp_parts);
  g_test_add_func ("/media/frames", test_frames);

  return g_test_run ();
}
