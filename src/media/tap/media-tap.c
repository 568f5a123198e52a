/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tap/media-tap.h"

#include "tap/media-ring.h"

#define JUST_DUE_US (300 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  guint id;
  MediaTapFunc func;
  gpointer data;
  GDestroyNotify destroy;
} User;

struct _MediaTap
{
  GstElement parent_instance;

  GstPad *sink_pad;
  GstPad *src_pad;
  MediaPacer *pacer;
  MediaTurn *turn;

  GMutex lock;
  GCond wake;
  MediaRing ring;
  GstCaps *caps;      /* as they come */
  GstCaps *sent_caps; /* as the decoder knows them */
  gboolean open;
  gboolean keyframes_only;
  gboolean skips_late; /* once, at the next keyframe */
  gboolean started;    /* the decoder has had a keyframe */
  gboolean discont;
  gboolean flushing;
  gboolean announced; /* stream-start and segment are sent */
  GstFlowReturn flow;
  GArray *users;
  guint last_user;
};

static GstStaticPadTemplate sink_template
    = GST_STATIC_PAD_TEMPLATE ("sink",
                               GST_PAD_SINK,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS ("video/x-h264; video/x-h265"));
static GstStaticPadTemplate src_template
    = GST_STATIC_PAD_TEMPLATE ("src",
                               GST_PAD_SRC,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS ("video/x-h264; video/x-h265"));

G_DEFINE_FINAL_TYPE (MediaTap, media_tap, GST_TYPE_ELEMENT)

/* Whether the decoder still needs something before the second keyframe of the ring. */
static gboolean
is_first_group_needed (MediaTap *self)
{
  gint64 live;

  if (self->open && self->started)
    return media_ring_is_before_second_key (&self->ring);

  return media_pacer_find_live (self->pacer, g_get_monotonic_time (), &live)
         && media_ring_get_second_key (&self->ring)->pts > live;
}

static void
trim_ring (MediaTap *self)
{
  while (media_ring_get_second_key (&self->ring) != NULL && !is_first_group_needed (self))
    media_ring_drop_group (&self->ring);
  media_ring_bound (&self->ring);
}

static void
call_users (MediaTap *self, const MediaPacket *packet)
{
  for (guint i = 0; i < self->users->len; i++)
    {
      const User *user = &g_array_index (self->users, User, i);

      user->func (packet, user->data);
    }
}

static GstFlowReturn
media_tap_chain (GstPad *pad, GstObject *parent, GstBuffer *buffer)
{
  MediaTap *self = MEDIA_TAP (parent);
  gint64 now = g_get_monotonic_time ();
  MediaPacket *packet;
  GstFlowReturn flow;

  g_mutex_lock (&self->lock);
  flow = self->flushing ? GST_FLOW_FLUSHING : self->flow;
  if (flow != GST_FLOW_OK || self->caps == NULL)
    {
      gst_buffer_unref (buffer);
      g_mutex_unlock (&self->lock);
      return flow;
    }

  packet = media_packet_new (MEDIA_STREAM_VIDEO, buffer, self->caps, now);
  media_pacer_arrived (self->pacer, packet->pts, now);
  media_ring_push (&self->ring, packet);
  if (self->ring.cursor == NULL && self->open && (self->started || packet->keyframe))
    media_ring_go_to_newest (&self->ring);
  call_users (self, packet);
  trim_ring (self);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);

  return GST_FLOW_OK;
}

static gboolean
media_tap_sink_event (GstPad *pad, GstObject *parent, GstEvent *event)
{
  MediaTap *self = MEDIA_TAP (parent);
  GstCaps *caps;

  /* The decoder has a time line of its own, begun in the task; nothing but caps goes there. */
  if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS)
    {
      gst_event_parse_caps (event, &caps);
      g_mutex_lock (&self->lock);
      gst_caps_replace (&self->caps, caps);
      g_mutex_unlock (&self->lock);
    }
  gst_event_unref (event);

  return TRUE;
}

/* Goes on where the picture of that time is soonest decoded from. */
static void
seek (MediaTap *self, gint64 pts)
{
  if (!media_ring_seek (&self->ring, pts))
    return;

  self->started = TRUE;
  self->discont = TRUE;
  self->skips_late = FALSE;
  media_pacer_seek (self->pacer, pts);
}

static void
seek_live (MediaTap *self)
{
  gint64 live;

  if (media_pacer_find_live (self->pacer, g_get_monotonic_time (), &live))
    seek (self, live);
}

/* A keyframe that is just due is where pictures go on in time, and nothing is decoded in vain. */
static void
skip_late (MediaTap *self)
{
  const MediaPacket *key = media_ring_get_last_key (&self->ring);
  gint64 live;

  if (key != NULL && media_pacer_find_live (self->pacer, g_get_monotonic_time (), &live)
      && key->pts <= live && live - key->pts < JUST_DUE_US
      && media_ring_is_before_last_key (&self->ring))
    seek (self, key->pts);
}

/* What the decoder cannot have without what comes before. */
static void
skip_between_keyframes (MediaTap *self)
{
  if (self->keyframes_only && media_ring_skip_to_key (&self->ring))
    self->discont = TRUE;
}

/* Waits for the next packet of the decoder. */
static GstBuffer *
take_next (MediaTap *self, GstCaps **new_caps)
{
  const MediaPacket *packet;
  GstBuffer *buffer;

  skip_between_keyframes (self);
  while (!self->flushing && (!self->open || self->ring.cursor == NULL))
    {
      g_cond_wait (&self->wake, &self->lock);
      skip_between_keyframes (self);
    }
  if (self->flushing)
    return NULL;

  if (media_pacer_is_far_behind (self->pacer) && media_ring_is_before_last_key (&self->ring))
    seek_live (self);
  else if (self->skips_late)
    skip_late (self);

  packet = media_ring_take (&self->ring);
  self->started = TRUE;
  if (self->sent_caps == NULL || !gst_caps_is_equal (packet->caps, self->sent_caps))
    {
      gst_caps_replace (&self->sent_caps, packet->caps);
      *new_caps = gst_caps_ref (packet->caps);
    }

  buffer = gst_buffer_copy (packet->buffer);
  GST_BUFFER_FLAG_UNSET (buffer, GST_BUFFER_FLAG_DISCONT);
  if (self->discont)
    GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DISCONT);
  self->discont = FALSE;

  return buffer;
}

static void
announce (MediaTap *self, GstCaps *caps)
{
  GstSegment segment;

  if (!self->announced)
    gst_pad_push_event (self->src_pad, gst_event_new_stream_start ("video"));
  if (caps != NULL)
    gst_pad_push_event (self->src_pad, gst_event_new_caps (caps));
  if (!self->announced)
    {
      gst_segment_init (&segment, GST_FORMAT_TIME);
      gst_pad_push_event (self->src_pad, gst_event_new_segment (&segment));
    }
  self->announced = TRUE;
}

static gint64
find_due (MediaTap *self, GstBuffer *buffer)
{
  double speed;
  gint64 anchor;

  if (!GST_BUFFER_PTS_IS_VALID (buffer) || !media_pacer_get_anchor (self->pacer, &anchor, &speed))
    return 0;

  return anchor + (gint64) (GST_BUFFER_PTS (buffer) / 1000);
}

/* Decodes it, when it is this stream's turn; until the picture's own time comes, others have theirs. */
static GstFlowReturn
push (MediaTap *self, GstBuffer *buffer)
{
  GstFlowReturn flow;

  if (!media_turn_take (self->turn, find_due (self, buffer)))
    {
      gst_buffer_unref (buffer);
      return GST_FLOW_FLUSHING;
    }
  flow = gst_pad_push (self->src_pad, buffer);
  media_turn_give (self->turn);

  return flow;
}

static void
media_tap_loop (gpointer user_data)
{
  MediaTap *self = user_data;
  g_autoptr (GstCaps) caps = NULL;
  GstBuffer *buffer;
  GstFlowReturn flow;

  g_mutex_lock (&self->lock);
  buffer = take_next (self, &caps);
  g_mutex_unlock (&self->lock);
  if (buffer == NULL)
    {
      gst_pad_pause_task (self->src_pad);
      return;
    }

  if (caps != NULL)
    announce (self, caps);
  flow = push (self, buffer);
  if (flow == GST_FLOW_OK)
    return;

  g_mutex_lock (&self->lock);
  self->flow = flow;
  g_mutex_unlock (&self->lock);
  if (flow < GST_FLOW_EOS)
    GST_ELEMENT_FLOW_ERROR (self, flow);
  gst_pad_pause_task (self->src_pad);
}

static gboolean
media_tap_activate_src (GstPad *pad, GstObject *parent, GstPadMode mode, gboolean active)
{
  MediaTap *self = MEDIA_TAP (parent);

  g_mutex_lock (&self->lock);
  self->flushing = !active;
  self->flow = GST_FLOW_OK;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);

  media_turn_set_stopped (self->turn, !active);
  return active ? gst_pad_start_task (pad, media_tap_loop, self, NULL) : gst_pad_stop_task (pad);
}

static void
media_tap_finalize (GObject *object)
{
  MediaTap *self = MEDIA_TAP (object);

  media_ring_clear (&self->ring);
  gst_clear_caps (&self->caps);
  gst_clear_caps (&self->sent_caps);
  g_array_unref (self->users);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);

  G_OBJECT_CLASS (media_tap_parent_class)->finalize (object);
}

static void
media_tap_class_init (MediaTapClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = media_tap_finalize;
  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_add_static_pad_template (element_class, &src_template);
  gst_element_class_set_static_metadata (element_class, "Tap", "Generic",
                                         "Holds what came since the last keyframe",
                                         "The Lookout developers");
}

static void
clear_user (gpointer data)
{
  User *user = data;

  if (user->destroy != NULL)
    user->destroy (user->data);
}

static void
media_tap_init (MediaTap *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  media_ring_init (&self->ring);
  self->open = TRUE;
  self->users = g_array_new (FALSE, FALSE, sizeof (User));
  g_array_set_clear_func (self->users, clear_user);

  self->sink_pad = gst_pad_new_from_static_template (&sink_template, "sink");
  gst_pad_set_chain_function (self->sink_pad, media_tap_chain);
  gst_pad_set_event_function (self->sink_pad, media_tap_sink_event);
  gst_element_add_pad (GST_ELEMENT (self), self->sink_pad);

  self->src_pad = gst_pad_new_from_static_template (&src_template, "src");
  gst_pad_set_activatemode_function (self->src_pad, media_tap_activate_src);
  gst_pad_use_fixed_caps (self->src_pad);
  gst_element_add_pad (GST_ELEMENT (self), self->src_pad);
}

/**
 * media_tap_new:
 * @pacer: (transfer none): who knows what is live; lives as long as the tap
 * @turn: (transfer none): when it may decode; lives as long as the tap
 *
 * Returns: (transfer floating): a tap that is open
 */
MediaTap *
media_tap_new (MediaPacer *pacer, MediaTurn *turn)
{
  MediaTap *self = g_object_new (MEDIA_TYPE_TAP, NULL);

  self->pacer = pacer;
  self->turn = turn;
  return self;
}

/**
 * media_tap_set_open:
 * @open: whether the decoder gets anything
 *
 * While it is closed the tap goes on holding the last group of pictures and serving its users; when
 * it opens, the decoder catches up from the last keyframe at once.
 */
void
media_tap_set_open (MediaTap *self, gboolean open)
{
  g_mutex_lock (&self->lock);
  if (self->open != open)
    {
      self->open = open;
      media_ring_go_to_next (&self->ring);
      self->started = FALSE;
      if (open)
        seek_live (self);
      g_cond_signal (&self->wake);
    }
  g_mutex_unlock (&self->lock);
}

/**
 * media_tap_set_keyframes_only:
 * @keyframes_only: whether the decoder gets nothing else
 *
 * When it gets everything again, it catches up from the last keyframe at once.
 */
void
media_tap_set_keyframes_only (MediaTap *self, gboolean keyframes_only)
{
  g_mutex_lock (&self->lock);
  if (self->keyframes_only != keyframes_only)
    {
      self->keyframes_only = keyframes_only;
      seek_live (self);
      g_cond_signal (&self->wake);
    }
  g_mutex_unlock (&self->lock);
}

/**
 * media_tap_skip_late:
 *
 * If the decoder is behind, it goes on with the next keyframe as soon as that is due, without what comes before.
 */
void
media_tap_skip_late (MediaTap *self)
{
  g_mutex_lock (&self->lock);
  self->skips_late = TRUE;
  g_mutex_unlock (&self->lock);
}

/**
 * media_tap_push_audio:
 * @buffer: (transfer none): compressed sound
 * @caps: (transfer none): of the buffer
 *
 * Lets the users see the sound that goes with the pictures.
 */
void
media_tap_push_audio (MediaTap *self, GstBuffer *buffer, GstCaps *caps)
{
  MediaPacket *packet = media_packet_new (MEDIA_STREAM_AUDIO, gst_buffer_ref (buffer), caps,
                                          g_get_monotonic_time ());

  g_mutex_lock (&self->lock);
  call_users (self, packet);
  g_mutex_unlock (&self->lock);
  media_packet_free (packet);
}

/**
 * media_tap_add_user:
 * @func: sees first what is held since the last keyframe, then everything that comes
 * @data: for @func
 * @destroy: (nullable): frees @data
 *
 * Returns: an id for media_tap_remove_user()
 */
guint
media_tap_add_user (MediaTap *self, MediaTapFunc func, gpointer data, GDestroyNotify destroy)
{
  User user = { 0, func, data, destroy };

  g_mutex_lock (&self->lock);
  user.id = ++self->last_user;
  g_array_append_val (self->users, user);
  media_ring_visit_last_group (&self->ring, func, data);
  g_mutex_unlock (&self->lock);

  return user.id;
}

/**
 * media_tap_remove_user:
 * @id: what media_tap_add_user() returned
 *
 * @func is not called any more once this returns.
 */
void
media_tap_remove_user (MediaTap *self, guint id)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->users->len; i++)
    if (g_array_index (self->users, User, i).id == id)
      {
        g_array_remove_index (self->users, i);
        break;
      }
  g_mutex_unlock (&self->lock);
}

/**
 * media_tap_get_keyframe:
 * @buffer: (out) (transfer full): the last keyframe
 * @caps: (out) (transfer full): what it is
 *
 * Returns: whether there is one
 */
gboolean
media_tap_get_keyframe (MediaTap *self, GstBuffer **buffer, GstCaps **caps)
{
  const MediaPacket *packet;

  g_mutex_lock (&self->lock);
  packet = media_ring_get_last_key (&self->ring);
  if (packet != NULL)
    {
      *buffer = gst_buffer_ref (packet->buffer);
      *caps = gst_caps_ref (packet->caps);
    }
  g_mutex_unlock (&self->lock);

  return packet != NULL;
}

/**
 * media_tap_get_skipped:
 *
 * Returns: how many packets the decoder was never given while the tap was open
 */
guint64
media_tap_get_skipped (MediaTap *self)
{
  guint64 skipped;

  g_mutex_lock (&self->lock);
  skipped = self->ring.skipped;
  g_mutex_unlock (&self->lock);

  return skipped;
}
