/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What flows through a feed, for whoever asks. */
#include "config.h"

#include "camera/sim-feed-private.h"

/**
 * sim_feed_get_track:
 * @self: a feed
 * @kind: pictures or sound
 *
 * Returns: (transfer none) (nullable): what flows, %NULL before the first packet
 */
const SimTrack *
sim_feed_get_track (SimFeed *self, SimTrackKind kind)
{
  return sim_feed_get_bytes (self) > 0 ? sim_stream_get_track (self->stream, kind) : NULL;
}

guint64
sim_feed_get_bytes (SimFeed *self)
{
  return self->stream != NULL ? self->bytes : 0;
}

/**
 * sim_feed_get_seconds:
 * @self: a feed
 *
 * Returns: for how long its stream has flown, 0 when it does not
 */
double
sim_feed_get_seconds (SimFeed *self)
{
  gint64 now = g_get_monotonic_time () - self->born;

  return self->stream != NULL ? (double) (now - self->stream_start) / G_USEC_PER_SEC : 0;
}

/**
 * sim_feed_is_pushed:
 * @self: a feed
 *
 * Returns: whether sim_feed_set_push() named a place
 */
gboolean
sim_feed_is_pushed (SimFeed *self)
{
  return self->push_url != NULL;
}

/**
 * sim_feed_dup_keyframe:
 * @self: a feed
 *
 * Returns: (transfer full) (nullable): the last keyframe of what is pushed
 */
SimPacket *
sim_feed_dup_keyframe (SimFeed *self)
{
  return self->keyframe != NULL ? sim_packet_new_shifted (self->keyframe, 0) : NULL;
}
