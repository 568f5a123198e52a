/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-stream.h"

typedef struct
{
  GMainContext *context;
  SimTrack tracks[SIM_N_TRACKS];
  gboolean has_track[SIM_N_TRACKS];
  SimStreamFunc func; /* %NULL before start and after stop; main thread */
  gpointer user_data;

  GMutex lock;
  GQueue packets;    /* of SimPacket */
  GError *error;     /* until it is delivered */
  GSource *dispatch; /* %NULL while nothing waits */
} SimStreamPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SimStream, sim_stream, G_TYPE_OBJECT)

/**
 * sim_packet_new:
 * @kind: which track
 * @data: (transfer full): one access unit, or some sound
 * @codec_data: (nullable): what a decoder must know first
 * @pts: µs
 * @dts: µs
 * @key: a decoder can start here
 *
 * Returns: (transfer full): a packet
 */
SimPacket *
sim_packet_new (SimTrackKind kind,
                GBytes *data,
                GBytes *codec_data,
                gint64 pts,
                gint64 dts,
                gboolean key)
{
  SimPacket *packet = g_atomic_rc_box_new0 (SimPacket);

  packet->kind = kind;
  packet->data = data;
  packet->codec_data = codec_data != NULL ? g_bytes_ref (codec_data) : NULL;
  packet->pts = pts;
  packet->dts = dts;
  packet->key = key;
  return packet;
}

/**
 * sim_packet_new_shifted:
 * @packet: a packet
 * @offset: µs to add
 *
 * Returns: (transfer full): the same content on another timeline
 */
SimPacket *
sim_packet_new_shifted (const SimPacket *packet, gint64 offset)
{
  return sim_packet_new (packet->kind, g_bytes_ref (packet->data), packet->codec_data,
                         packet->pts + offset, packet->dts + offset, packet->key);
}

static void
packet_clear (gpointer data)
{
  SimPacket *packet = data;

  g_bytes_unref (packet->data);
  g_clear_pointer (&packet->codec_data, g_bytes_unref);
}

/**
 * sim_packet_unref:
 * @packet: (transfer full): a packet
 */
void
sim_packet_unref (SimPacket *packet)
{
  g_atomic_rc_box_release_full (packet, packet_clear);
}

static void
sim_stream_finalize (GObject *object)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (SIM_STREAM (object));

  g_assert (priv->dispatch == NULL);
  g_queue_clear_full (&priv->packets, (GDestroyNotify) sim_packet_unref);
  g_clear_error (&priv->error);
  g_main_context_unref (priv->context);
  g_mutex_clear (&priv->lock);
  G_OBJECT_CLASS (sim_stream_parent_class)->finalize (object);
}

static void
sim_stream_class_init (SimStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sim_stream_finalize;
}

static void
sim_stream_init (SimStream *self)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  priv->context = g_main_context_ref_thread_default ();
  g_mutex_init (&priv->lock);
}

static gboolean
on_dispatch (gpointer user_data)
{
  g_autoptr (SimStream) self = g_object_ref (SIM_STREAM (user_data));
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  GQueue packets = G_QUEUE_INIT;
  SimPacket *packet;

  g_mutex_lock (&priv->lock);
  packets = priv->packets;
  g_queue_init (&priv->packets);
  error = g_steal_pointer (&priv->error);
  g_clear_pointer (&priv->dispatch, g_source_unref);
  g_mutex_unlock (&priv->lock);

  while ((packet = g_queue_pop_head (&packets)) != NULL)
    {
      if (priv->func != NULL)
        priv->func (packet, NULL, priv->user_data);
      sim_packet_unref (packet);
    }
  if (error != NULL && priv->func != NULL)
    priv->func (NULL, error, priv->user_data);
  return G_SOURCE_REMOVE;
}

/* Called with the lock held. The source keeps the stream. */
static void
schedule_dispatch (SimStream *self)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  if (priv->dispatch != NULL)
    return;
  priv->dispatch = g_idle_source_new ();
  g_source_set_priority (priv->dispatch, G_PRIORITY_DEFAULT);
  g_source_set_callback (priv->dispatch, on_dispatch, g_object_ref (self), g_object_unref);
  g_source_attach (priv->dispatch, priv->context);
}

/**
 * sim_stream_push:
 * @self: a stream
 * @packet: (transfer full): what comes next
 *
 * Hands a packet to the main thread.
 */
void
sim_stream_push (SimStream *self, SimPacket *packet)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&priv->lock);

  g_queue_push_tail (&priv->packets, packet);
  schedule_dispatch (self);
}

/**
 * sim_stream_fail:
 * @self: a stream
 * @error: (transfer full): why no more will come
 */
void
sim_stream_fail (SimStream *self, GError *error)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&priv->lock);

  g_clear_error (&priv->error);
  priv->error = error;
  schedule_dispatch (self);
}

/**
 * sim_stream_set_track:
 * @self: a stream
 * @kind: which track
 * @track: what it is
 *
 * Called before the first packet is pushed.
 */
void
sim_stream_set_track (SimStream *self, SimTrackKind kind, const SimTrack *track)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  priv->tracks[kind] = *track;
  priv->has_track[kind] = TRUE;
}

/**
 * sim_stream_get_track:
 * @self: a stream
 * @kind: which track
 *
 * Returns: (nullable): what the track is, %NULL without one; complete once a packet has come
 */
const SimTrack *
sim_stream_get_track (SimStream *self, SimTrackKind kind)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  return priv->has_track[kind] ? &priv->tracks[kind] : NULL;
}

/**
 * sim_stream_start:
 * @self: a stream that was never started
 * @func: gets the packets
 * @user_data: for @func
 *
 * Returns at once; packets follow.
 */
void
sim_stream_start (SimStream *self, SimStreamFunc func, gpointer user_data)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  priv->func = func;
  priv->user_data = user_data;
  SIM_STREAM_GET_CLASS (self)->start (self);
}

/**
 * sim_stream_stop:
 * @self: a stream
 *
 * Returns at once; no packet follows.
 */
void
sim_stream_stop (SimStream *self)
{
  SimStreamPrivate *priv = sim_stream_get_instance_private (self);

  priv->func = NULL;
  SIM_STREAM_GET_CLASS (self)->stop (self);
}

/**
 * sim_stream_request_keyframe:
 * @self: a stream
 *
 * Asks for a keyframe as soon as the stream can make one.
 */
void
sim_stream_request_keyframe (SimStream *self)
{
  SIM_STREAM_GET_CLASS (self)->request_keyframe (self);
}

/**
 * sim_stream_set_frozen:
 * @self: a stream
 * @frozen: whether it goes on with the same picture again and again
 */
void
sim_stream_set_frozen (SimStream *self, gboolean frozen)
{
  SIM_STREAM_GET_CLASS (self)->set_frozen (self, frozen);
}
