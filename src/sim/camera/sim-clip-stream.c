/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-clip-stream.h"

#include "camera/sim-clip.h"
#include "camera/sim-work.h"

/* Later than this, what was missed stays missed: it would come as a flood. */
#define MAX_LATE_US G_USEC_PER_SEC

struct _SimClipStream
{
  SimStream parent_instance;

  SimCameraConfig *config;
  GMainContext *context;
  const SimClip *clip; /* set by the worker before it calls the main thread */
  GSource *timer;      /* %NULL until the clip is there, and after stop */
  gboolean stopped;

  gint64 started; /* µs of the monotonic clock at which the clip began for the first time */
  gint64 offset;  /* of this round on the stream's timeline */
  guint next;
  gboolean frozen;
  const SimPacket *keyframe; /* the last one sent, in the clip */
};

G_DEFINE_FINAL_TYPE (SimClipStream, sim_clip_stream, SIM_TYPE_STREAM)

static void
sim_clip_stream_finalize (GObject *object)
{
  SimClipStream *self = SIM_CLIP_STREAM (object);

  g_assert (self->timer == NULL);
  g_clear_pointer (&self->config, sim_camera_config_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (sim_clip_stream_parent_class)->finalize (object);
}

static const SimPacket *
get_next (SimClipStream *self)
{
  return self->clip->packets->pdata[self->next];
}

static gint64
get_due (SimClipStream *self)
{
  return self->started + self->offset + get_next (self)->dts;
}

/* A frozen film shows the last keyframe again in place of each picture. */
static void
send_next (SimClipStream *self)
{
  const SimPacket *packet = get_next (self);
  const SimPacket *shown = packet;

  if (packet->kind == SIM_TRACK_VIDEO && self->frozen && self->keyframe != NULL)
    shown = self->keyframe;
  else if (packet->kind == SIM_TRACK_VIDEO && packet->key)
    self->keyframe = packet;
  if (shown == packet)
    sim_stream_push (SIM_STREAM (self), sim_packet_new_shifted (packet, self->offset));
  else
    sim_stream_push (SIM_STREAM (self),
                     sim_packet_new (shown->kind, g_bytes_ref (shown->data), shown->codec_data,
                                     self->offset + packet->dts, self->offset + packet->dts, TRUE));

  self->next++;
  if (self->next == self->clip->packets->len)
    {
      self->next = 0;
      self->offset += self->clip->duration;
    }
}

static gboolean
on_timer (gpointer user_data)
{
  SimClipStream *self = user_data;
  gint64 now = g_source_get_time (self->timer);

  if (now - get_due (self) > MAX_LATE_US)
    self->started += now - get_due (self);
  while (get_due (self) <= now)
    send_next (self);
  g_source_set_ready_time (self->timer, get_due (self));
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_timer (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs timer_funcs = { .dispatch = dispatch_timer };

static gboolean
on_loaded (gpointer user_data)
{
  SimClipStream *self = user_data;

  if (self->stopped)
    return G_SOURCE_REMOVE;
  for (int kind = 0; kind < SIM_N_TRACKS; kind++)
    if (self->clip->has_track[kind])
      sim_stream_set_track (SIM_STREAM (self), kind, &self->clip->tracks[kind]);
  self->started = g_get_monotonic_time ();
  self->timer = g_source_new (&timer_funcs, sizeof (GSource));
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_set_ready_time (self->timer, 0);
  g_source_attach (self->timer, self->context);
  return G_SOURCE_REMOVE;
}

static void
load (gpointer user_data)
{
  SimClipStream *self = SIM_CLIP_STREAM (user_data);
  g_autoptr (GSource) source = NULL;
  GError *error = NULL;

  self->clip = sim_clip_load (self->config, &error);
  if (self->clip == NULL)
    {
      sim_stream_fail (SIM_STREAM (self), error);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_callback (source, on_loaded, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
sim_clip_stream_start (SimStream *stream)
{
  sim_work_push (load, G_OBJECT (stream));
}

static void
sim_clip_stream_stop (SimStream *stream)
{
  SimClipStream *self = SIM_CLIP_STREAM (stream);

  self->stopped = TRUE;
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

/* A film has its keyframes where it has them. */
static void
sim_clip_stream_request_keyframe (SimStream *stream)
{
}

static void
sim_clip_stream_set_frozen (SimStream *stream, gboolean frozen)
{
  SIM_CLIP_STREAM (stream)->frozen = frozen;
}

static void
sim_clip_stream_class_init (SimClipStreamClass *klass)
{
  SimStreamClass *stream_class = SIM_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sim_clip_stream_finalize;
  stream_class->start = sim_clip_stream_start;
  stream_class->stop = sim_clip_stream_stop;
  stream_class->request_keyframe = sim_clip_stream_request_keyframe;
  stream_class->set_frozen = sim_clip_stream_set_frozen;
}

static void
sim_clip_stream_init (SimClipStream *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * sim_clip_stream_new:
 * @config: the film
 *
 * Returns: (transfer full): a film that is played again and again without a seam
 */
SimStream *
sim_clip_stream_new (const SimCameraConfig *config)
{
  SimClipStream *self = g_object_new (SIM_TYPE_CLIP_STREAM, NULL);

  self->config = sim_camera_config_copy (config);
  return SIM_STREAM (self);
}
