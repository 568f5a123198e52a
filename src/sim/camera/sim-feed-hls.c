/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a feed makes for those who watch over HLS. */
#include "config.h"

#include "camera/sim-feed-private.h"

#define HLS_MAX_KEEP_SECONDS 120

void
sim_feed_answer_playlists (SimFeed *self)
{
  GTask *task;

  while ((task = g_queue_peek_head (&self->playlists)) != NULL)
    {
      char *playlist = sim_hls_create_playlist (self->hls, g_task_get_task_data (task));

      if (playlist == NULL)
        return;
      g_queue_pop_head (&self->playlists);
      g_task_return_pointer (task, playlist, g_free);
      g_object_unref (task);
    }
}

void
sim_feed_fail_playlists (SimFeed *self, const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->playlists)) != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

void
sim_feed_push_to_hls (SimFeed *self, const SimPacket *packet)
{
  if (self->hls == NULL)
    return;
  if (!self->hls_started)
    sim_hls_restart (self->hls, sim_stream_get_track (self->stream, SIM_TRACK_VIDEO),
                     sim_stream_get_track (self->stream, SIM_TRACK_AUDIO));
  self->hls_started = TRUE;
  if (sim_hls_push (self->hls, packet))
    sim_feed_answer_playlists (self);
}

/**
 * sim_feed_want_hls:
 * @self: a feed
 * @seconds: how long segments are made without another call, up to 120
 *
 * Starts HLS, or keeps it going.
 */
void
sim_feed_want_hls (SimFeed *self, guint seconds)
{
  gint64 duration = (gint64) MIN (seconds, HLS_MAX_KEEP_SECONDS) * G_USEC_PER_SEC;

  if (self->hls == NULL)
    {
      self->hls = sim_hls_new ();
      self->hls_started = FALSE;
    }
  self->hls_until = MAX (self->hls_until, g_get_monotonic_time () + duration);
  sim_feed_keep (self, duration);
  sim_feed_start_stream (self);
  sim_feed_update (self);
}

/**
 * sim_feed_create_playlist:
 * @self: a feed that makes HLS
 * @query: (nullable): what the addresses of segments carry on
 *
 * Returns: (transfer full) (nullable): the playlist, %NULL while there are too few segments
 */
char *
sim_feed_create_playlist (SimFeed *self, const char *query)
{
  return sim_hls_create_playlist (self->hls, query);
}

/**
 * sim_feed_await_playlist:
 * @self: a feed that makes HLS
 * @task: (transfer full): returns the playlist; its data is the query
 */
void
sim_feed_await_playlist (SimFeed *self, GTask *task)
{
  g_queue_push_tail (&self->playlists, task);
  sim_feed_answer_playlists (self);
}

/**
 * sim_feed_get_segment:
 * @self: a feed
 * @name: as in the playlist, without its query
 *
 * Returns: (transfer full) (nullable): the segment
 */
GBytes *
sim_feed_get_segment (SimFeed *self, const char *name)
{
  return self->hls != NULL ? sim_hls_get_segment (self->hls, name) : NULL;
}
