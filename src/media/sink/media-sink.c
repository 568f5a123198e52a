/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sink/media-sink.h"

/* Of what shows where in the picture one is: pixels of the room it fits into, and the time between two. */
#define OVERVIEW_WIDTH 320
#define OVERVIEW_HEIGHT 180
#define OVERVIEW_US (G_USEC_PER_SEC / 2)

struct _MediaSink
{
  GstVideoSink parent_instance;

  MediaPacer *pacer;
  MediaChange *change;
  MediaTurn *turn;
  MediaFramePool *pool;
  MediaScaler *scaler;
  MediaFramePool *overview_pool;
  MediaScaler *overview_scaler;
  gint64 overview_at; /* when the last one was made */
  MediaSinkFunc func;
  gpointer user_data;

  GMutex lock;
  GCond wake;
  gboolean unlocked;
  gboolean open;
  MediaAim aim;
  GstVideoInfo info;
};

static GstStaticPadTemplate sink_template
    = GST_STATIC_PAD_TEMPLATE ("sink",
                               GST_PAD_SINK,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE (MEDIA_SCALER_FORMATS)));

G_DEFINE_FINAL_TYPE (MediaSink, media_sink, GST_TYPE_VIDEO_SINK)

static gboolean
media_sink_set_info (GstVideoSink *sink, GstCaps *caps, const GstVideoInfo *info)
{
  MediaSink *self = MEDIA_SINK (sink);

  g_mutex_lock (&self->lock);
  self->info = *info;
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* The decoder may keep its own borders and strides; without this it copies every picture. */
static gboolean
media_sink_propose_allocation (GstBaseSink *sink, GstQuery *query)
{
  gst_query_add_allocation_meta (query, GST_VIDEO_META_API_TYPE, NULL);
  return TRUE;
}

static gboolean
media_sink_unlock (GstBaseSink *sink)
{
  MediaSink *self = MEDIA_SINK (sink);

  g_mutex_lock (&self->lock);
  self->unlocked = TRUE;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static gboolean
media_sink_unlock_stop (GstBaseSink *sink)
{
  MediaSink *self = MEDIA_SINK (sink);

  g_mutex_lock (&self->lock);
  self->unlocked = FALSE;
  g_mutex_unlock (&self->lock);

  return TRUE;
}

/* Waits for the time of a picture; FALSE when it is not wanted any more. */
static gboolean
wait_until (MediaSink *self, gint64 when)
{
  gboolean wanted;

  g_mutex_lock (&self->lock);
  while (!self->unlocked && self->open && g_cond_wait_until (&self->wake, &self->lock, when))
    ;
  wanted = !self->unlocked && self->open;
  g_mutex_unlock (&self->lock);

  return wanted;
}

/* Who looks at a part also gets the whole, small and now and then: that is next to nothing. */
static void
add_overview (MediaSink *self, GstVideoFrame *picture, MediaFrame *frame)
{
  static const MediaAim aim = { OVERVIEW_WIDTH, OVERVIEW_HEIGHT, { 0, 0, 1, 1 } };
  gint64 now = g_get_monotonic_time ();

  if (now - self->overview_at < OVERVIEW_US)
    return;
  self->overview_at = now;
  frame->overview = media_scaler_scale (self->overview_scaler, picture, self->overview_pool, &aim);
}

static MediaFrame *
scale (MediaSink *self, GstBuffer *buffer, gint64 pts, gboolean *fresh)
{
  GstVideoInfo info;
  GstVideoFrame picture;
  MediaFrame *frame;
  MediaLuma luma;
  MediaAim aim;

  g_mutex_lock (&self->lock);
  info = self->info;
  aim = self->aim;
  g_mutex_unlock (&self->lock);

  if (!gst_video_frame_map (&picture, &info, buffer, GST_MAP_READ))
    return NULL;

  luma = (MediaLuma){
    .data = GST_VIDEO_FRAME_COMP_DATA (&picture, 0),
    .width = info.width,
    .height = info.height,
    .stride = GST_VIDEO_FRAME_COMP_STRIDE (&picture, 0),
    .pixel_bytes = GST_VIDEO_FRAME_COMP_PSTRIDE (&picture, 0),
  };
  *fresh = media_change_look (self->change, &luma, pts, g_get_monotonic_time ());
  frame = media_scaler_scale (self->scaler, &picture, self->pool, &aim);
  if (frame != NULL)
    frame->pts = pts;
  if (frame != NULL && !media_region_is_whole (&aim.region))
    add_overview (self, &picture, frame);
  gst_video_frame_unmap (&picture);

  return frame;
}

static GstFlowReturn
media_sink_show_frame (GstVideoSink *sink, GstBuffer *buffer)
{
  MediaSink *self = MEDIA_SINK (sink);
  gint64 pts = GST_BUFFER_PTS_IS_VALID (buffer) ? (gint64) (GST_BUFFER_PTS (buffer) / 1000) : 0;
  gint64 when = media_pacer_place (self->pacer, pts, g_get_monotonic_time ());
  gboolean fresh = FALSE;
  MediaFrame *frame;

  if (when == MEDIA_PACER_DROP || !self->open)
    return GST_FLOW_OK;

  frame = scale (self, buffer, pts, &fresh);
  if (frame == NULL)
    return GST_FLOW_NOT_NEGOTIATED;

  media_turn_give (self->turn);
  if (wait_until (self, when))
    self->func (frame, fresh, self->user_data);
  else
    media_frame_unref (frame);

  return GST_FLOW_OK;
}

static void
media_sink_finalize (GObject *object)
{
  MediaSink *self = MEDIA_SINK (object);

  g_clear_pointer (&self->scaler, media_scaler_free);
  g_clear_pointer (&self->pool, media_frame_pool_unref);
  g_clear_pointer (&self->overview_scaler, media_scaler_free);
  g_clear_pointer (&self->overview_pool, media_frame_pool_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);

  G_OBJECT_CLASS (media_sink_parent_class)->finalize (object);
}

static void
media_sink_class_init (MediaSinkClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseSinkClass *base_class = GST_BASE_SINK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = media_sink_finalize;
  base_class->propose_allocation = media_sink_propose_allocation;
  base_class->unlock = media_sink_unlock;
  base_class->unlock_stop = media_sink_unlock_stop;
  GST_VIDEO_SINK_CLASS (klass)->set_info = media_sink_set_info;
  GST_VIDEO_SINK_CLASS (klass)->show_frame = media_sink_show_frame;

  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_set_static_metadata (element_class, "Tile", "Sink/Video",
                                         "Hands pictures to a paintable", "The Lookout developers");
}

static void
media_sink_init (MediaSink *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  self->scaler = media_scaler_new ();
  self->overview_scaler = media_scaler_new ();
  self->overview_pool = media_frame_pool_new ();
  self->aim = MEDIA_AIM_EVERYTHING;
  self->open = TRUE;
}

/**
 * media_sink_new:
 * @pacer: (transfer none): says when; lives as long as the sink
 * @change: (transfer none): says whether anything is new; lives as long as the sink
 * @turn: (transfer none): given back before a picture waits; lives as long as the sink
 * @pool: memory for the pictures
 * @func: takes the pictures
 *
 * Returns: (transfer floating): a sink that paces by itself and does not hold up state changes
 */
MediaSink *
media_sink_new (MediaPacer *pacer,
                MediaChange *change,
                MediaTurn *turn,
                MediaFramePool *pool,
                MediaSinkFunc func,
                gpointer user_data)
{
  MediaSink *self = g_object_new (MEDIA_TYPE_SINK, "sync", FALSE, "async", FALSE, "qos", FALSE,
                                  "enable-last-sample", FALSE, NULL);

  self->pacer = pacer;
  self->change = change;
  self->turn = turn;
  self->pool = media_frame_pool_ref (pool);
  self->func = func;
  self->user_data = user_data;

  return self;
}

/**
 * media_sink_set_aim:
 * @aim: what part is shown, and how large
 *
 * Takes effect with the next picture.
 */
void
media_sink_set_aim (MediaSink *self, const MediaAim *aim)
{
  g_mutex_lock (&self->lock);
  self->aim = *aim;
  g_mutex_unlock (&self->lock);
}

/**
 * media_sink_set_open:
 * @open: whether pictures are wanted; if not, those that wait are let go at once
 */
void
media_sink_set_open (MediaSink *self, gboolean open)
{
  g_mutex_lock (&self->lock);
  self->open = open;
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);
}

/**
 * media_sink_get_stream_size:
 * @width: (out): px, 0 until known
 * @height: (out): px, 0 until known
 */
void
media_sink_get_stream_size (MediaSink *self, guint *width, guint *height)
{
  g_mutex_lock (&self->lock);
  *width = (guint) self->info.width;
  *height = (guint) self->info.height;
  g_mutex_unlock (&self->lock);
}
