/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-hls.h"

#include <math.h>

#include "camera/sim-ts.h"

#define SEGMENT_US ((gint64) 2 * G_USEC_PER_SEC)
/* A keyframe may come a little before its time. */
#define TOLERANCE_US (G_USEC_PER_SEC / 10)
#define N_LISTED 5
/* A player may still ask for what has just left the list. */
#define N_KEPT (N_LISTED + 3)
/* With less than this a player would run dry at once. */
#define N_FIRST 2

typedef struct
{
  guint64 number;
  gint64 duration;
  gboolean discontinuous;
  GBytes *data;
} Segment;

struct _SimHls
{
  SimTs *ts;
  GQueue segments; /* of Segment, oldest first */
  guint64 next_number;
  guint64 discontinuities; /* that have left the list */
  gboolean discontinuous;  /* the current segment does not follow the one before */

  GByteArray *current; /* %NULL before the first keyframe */
  gint64 started;
  gint64 last_picture;
};

static void
segment_free (gpointer data)
{
  Segment *segment = data;

  g_bytes_unref (segment->data);
  g_free (segment);
}

/**
 * sim_hls_new:
 *
 * Returns: (transfer full): an empty list
 */
SimHls *
sim_hls_new (void)
{
  return g_new0 (SimHls, 1);
}

/**
 * sim_hls_free:
 * @hls: (transfer full): a list
 */
void
sim_hls_free (SimHls *hls)
{
  g_clear_pointer (&hls->ts, sim_ts_free);
  g_clear_pointer (&hls->current, g_byte_array_unref);
  g_queue_clear_full (&hls->segments, segment_free);
  g_free (hls);
}

/**
 * sim_hls_restart:
 * @hls: a list
 * @video: (nullable): the pictures
 * @audio: (nullable): the sound
 *
 * Begins anew with another stream: old segments go, numbers go on.
 */
void
sim_hls_restart (SimHls *hls, const SimTrack *video, const SimTrack *audio)
{
  g_clear_pointer (&hls->ts, sim_ts_free);
  g_clear_pointer (&hls->current, g_byte_array_unref);
  g_queue_clear_full (&hls->segments, segment_free);
  hls->discontinuous = hls->next_number > 0;
  hls->ts = sim_ts_new (video, audio);
}

static void
end_segment (SimHls *hls, gint64 now)
{
  Segment *segment = g_new (Segment, 1);

  *segment = (Segment){
    .number = hls->next_number++,
    .duration = now - hls->started,
    .discontinuous = hls->discontinuous,
    .data = g_byte_array_free_to_bytes (g_steal_pointer (&hls->current)),
  };
  hls->discontinuous = FALSE;
  g_queue_push_tail (&hls->segments, segment);
  if (g_queue_get_length (&hls->segments) > N_LISTED)
    hls->discontinuities
        += ((Segment *) g_queue_peek_nth (&hls->segments,
                                          g_queue_get_length (&hls->segments) - N_LISTED - 1))
               ->discontinuous;
  while (g_queue_get_length (&hls->segments) > N_KEPT)
    segment_free (g_queue_pop_head (&hls->segments));
}

/* Segments begin with keyframes. Where pictures have stopped, the sound goes on in segments of its own;
 * when they come back, they begin another. */
static gboolean
is_boundary (SimHls *hls, const SimPacket *packet)
{
  gint64 length = packet->dts - hls->started;
  gboolean without_pictures = packet->dts - hls->last_picture >= SEGMENT_US - TOLERANCE_US;

  if (hls->current == NULL)
    return packet->kind == SIM_TRACK_VIDEO && packet->key;
  if (packet->kind == SIM_TRACK_VIDEO)
    return packet->key && (without_pictures || length >= SEGMENT_US - TOLERANCE_US);
  return without_pictures && length >= SEGMENT_US - TOLERANCE_US;
}

/**
 * sim_hls_push:
 * @hls: a list, after sim_hls_restart()
 * @packet: what comes next
 *
 * Returns: %TRUE when a segment has become complete
 */
gboolean
sim_hls_push (SimHls *hls, const SimPacket *packet)
{
  gboolean complete = FALSE;

  if (is_boundary (hls, packet))
    {
      complete = hls->current != NULL;
      if (complete)
        end_segment (hls, packet->dts);
      hls->current = g_byte_array_new ();
      hls->started = packet->dts;
      sim_ts_write_tables (hls->ts, hls->current);
    }
  if (packet->kind == SIM_TRACK_VIDEO)
    hls->last_picture = packet->dts;
  if (hls->current != NULL)
    sim_ts_write_packet (hls->ts, hls->current, packet);
  return complete;
}

static gint64
longest (GList *link)
{
  gint64 duration = SEGMENT_US;

  for (; link != NULL; link = link->next)
    duration = MAX (duration, ((Segment *) link->data)->duration);
  return duration;
}

/**
 * sim_hls_create_playlist:
 * @hls: a list
 * @query: (nullable): what the addresses of segments carry on, without the question mark
 *
 * Returns: (transfer full) (nullable): the playlist, %NULL while there is too little to play
 */
char *
sim_hls_create_playlist (SimHls *hls, const char *query)
{
  guint length = g_queue_get_length (&hls->segments);
  GList *first = g_queue_peek_nth_link (&hls->segments, length - MIN (length, N_LISTED));
  GString *out = g_string_new ("#EXTM3U\n#EXT-X-VERSION:3\n");

  if (length < N_FIRST)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_append_printf (out,
                          "#EXT-X-TARGETDURATION:%d\n#EXT-X-MEDIA-SEQUENCE:%" G_GUINT64_FORMAT
                          "\n#EXT-X-DISCONTINUITY-SEQUENCE:%" G_GUINT64_FORMAT "\n",
                          (int) lround ((double) longest (first) / G_USEC_PER_SEC),
                          ((Segment *) first->data)->number, hls->discontinuities);
  for (GList *link = first; link != NULL; link = link->next)
    {
      const Segment *segment = link->data;
      char duration[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (duration, sizeof duration, "%.3f",
                       (double) segment->duration / G_USEC_PER_SEC);
      if (segment->discontinuous)
        g_string_append (out, "#EXT-X-DISCONTINUITY\n");
      g_string_append_printf (out, "#EXTINF:%s,\n%" G_GUINT64_FORMAT ".ts%s%s\n", duration,
                              segment->number, query != NULL ? "?" : "",
                              query != NULL ? query : "");
    }
  return g_string_free (out, FALSE);
}

/**
 * sim_hls_get_segment:
 * @hls: a list
 * @name: as in the playlist, without its query
 *
 * Returns: (transfer full) (nullable): the segment, %NULL when it is not there (any more)
 */
GBytes *
sim_hls_get_segment (SimHls *hls, const char *name)
{
  char *end = NULL;
  guint64 number = g_ascii_strtoull (name, &end, 10);

  if (!g_ascii_isdigit (*name) || g_strcmp0 (end, ".ts") != 0)
    return NULL;
  for (GList *link = hls->segments.head; link != NULL; link = link->next)
    if (((Segment *) link->data)->number == number)
      return g_bytes_ref (((Segment *) link->data)->data);
  return NULL;
}
