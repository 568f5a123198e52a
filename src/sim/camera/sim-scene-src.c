/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-scene-src.h"

#include <gst/video/video.h>

/* After so many pictures' time without a chance to paint, the missed ones are left out. */
#define MAX_LATE 3

struct _SimSceneSrc
{
  GstPushSrc parent_instance;

  SimScene *scene;
  GstVideoInfo info;
  GstBufferPool *pool;
  guint64 nth;
  GstClockID wait; /* under the object lock */
  gboolean flushing;
};

G_DEFINE_FINAL_TYPE (SimSceneSrc, sim_scene_src, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate template
    = GST_STATIC_PAD_TEMPLATE ("src",
                               GST_PAD_SRC,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS (GST_VIDEO_CAPS_MAKE ("I420")));

static void
sim_scene_src_finalize (GObject *object)
{
  SimSceneSrc *self = SIM_SCENE_SRC (object);

  g_clear_object (&self->scene);
  gst_clear_object (&self->pool);
  G_OBJECT_CLASS (sim_scene_src_parent_class)->finalize (object);
}

static void
drop_pool (SimSceneSrc *self)
{
  if (self->pool != NULL)
    gst_buffer_pool_set_active (self->pool, FALSE);
  gst_clear_object (&self->pool);
}

static gboolean
sim_scene_src_set_caps (GstBaseSrc *src, GstCaps *caps)
{
  SimSceneSrc *self = SIM_SCENE_SRC (src);
  GstStructure *config;

  if (!gst_video_info_from_caps (&self->info, caps))
    return FALSE;
  drop_pool (self);
  self->pool = gst_video_buffer_pool_new ();
  config = gst_buffer_pool_get_config (self->pool);
  gst_buffer_pool_config_set_params (config, caps, (guint) self->info.size, 2, 0);
  return gst_buffer_pool_set_config (self->pool, config)
         && gst_buffer_pool_set_active (self->pool, TRUE);
}

static gboolean
sim_scene_src_stop (GstBaseSrc *src)
{
  drop_pool (SIM_SCENE_SRC (src));
  return TRUE;
}

static gboolean
sim_scene_src_unlock (GstBaseSrc *src)
{
  SimSceneSrc *self = SIM_SCENE_SRC (src);

  GST_OBJECT_LOCK (self);
  self->flushing = TRUE;
  if (self->wait != NULL)
    gst_clock_id_unschedule (self->wait);
  GST_OBJECT_UNLOCK (self);
  return TRUE;
}

static gboolean
sim_scene_src_unlock_stop (GstBaseSrc *src)
{
  SimSceneSrc *self = SIM_SCENE_SRC (src);

  GST_OBJECT_LOCK (self);
  self->flushing = FALSE;
  GST_OBJECT_UNLOCK (self);
  return TRUE;
}

static GstClockTime
time_of (SimSceneSrc *self, guint64 nth)
{
  return gst_util_uint64_scale (nth, GST_SECOND * (guint64) self->info.fps_d,
                                (guint64) self->info.fps_n);
}

/* Waits before painting, not after it, so that the clock in the picture is right. */
static GstFlowReturn
wait_for_turn (SimSceneSrc *self)
{
  g_autoptr (GstClock) clock = gst_element_get_clock (GST_ELEMENT (self));
  GstClockTime base = gst_element_get_base_time (GST_ELEMENT (self));
  GstClockTime running = gst_clock_get_time (clock) - base;
  GstClockReturn woken = GST_CLOCK_UNSCHEDULED;

  if (running > time_of (self, self->nth + MAX_LATE))
    self->nth = gst_util_uint64_scale (running, (guint64) self->info.fps_n,
                                       GST_SECOND * (guint64) self->info.fps_d);

  GST_OBJECT_LOCK (self);
  if (!self->flushing)
    self->wait = gst_clock_new_single_shot_id (clock, base + time_of (self, self->nth));
  GST_OBJECT_UNLOCK (self);
  if (self->wait != NULL)
    woken = gst_clock_id_wait (self->wait, NULL);
  GST_OBJECT_LOCK (self);
  g_clear_pointer (&self->wait, gst_clock_id_unref);
  GST_OBJECT_UNLOCK (self);
  return woken == GST_CLOCK_UNSCHEDULED ? GST_FLOW_FLUSHING : GST_FLOW_OK;
}

static gboolean
paint (SimSceneSrc *self, GstBuffer *buffer)
{
  GstVideoFrame frame;
  SimCanvas canvas;

  if (!gst_video_frame_map (&frame, &self->info, buffer, GST_MAP_WRITE))
    return FALSE;
  canvas = (SimCanvas){ .width = self->info.width, .height = self->info.height };
  for (int i = 0; i < 3; i++)
    {
      canvas.planes[i] = GST_VIDEO_FRAME_PLANE_DATA (&frame, i);
      canvas.strides[i] = GST_VIDEO_FRAME_PLANE_STRIDE (&frame, i);
    }
  sim_scene_paint (self->scene, &canvas);
  gst_video_frame_unmap (&frame);
  return TRUE;
}

static GstFlowReturn
sim_scene_src_create (GstPushSrc *src, GstBuffer **buffer)
{
  SimSceneSrc *self = SIM_SCENE_SRC (src);
  GstFlowReturn flow = wait_for_turn (self);
  g_autoptr (GstBuffer) picture = NULL;

  if (flow == GST_FLOW_OK)
    flow = gst_buffer_pool_acquire_buffer (self->pool, &picture, NULL);
  if (flow != GST_FLOW_OK)
    return flow;
  if (!paint (self, picture))
    return GST_FLOW_ERROR;

  GST_BUFFER_PTS (picture) = time_of (self, self->nth);
  GST_BUFFER_DURATION (picture) = time_of (self, self->nth + 1) - GST_BUFFER_PTS (picture);
  self->nth++;
  *buffer = g_steal_pointer (&picture);
  return GST_FLOW_OK;
}

static void
sim_scene_src_class_init (SimSceneSrcClass *klass)
{
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sim_scene_src_finalize;
  base_class->set_caps = sim_scene_src_set_caps;
  base_class->stop = sim_scene_src_stop;
  base_class->unlock = sim_scene_src_unlock;
  base_class->unlock_stop = sim_scene_src_unlock_stop;
  GST_PUSH_SRC_CLASS (klass)->create = sim_scene_src_create;
  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (klass), &template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Camera scene", "Source/Video",
                                         "Films a scene", "Lookout");
}

static void
sim_scene_src_init (SimSceneSrc *self)
{
  gst_base_src_set_live (GST_BASE_SRC (self), TRUE);
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

/**
 * sim_scene_src_new:
 * @scene: what to film
 *
 * A live source of pictures in I420, of the size and rate that its caps filter asks for; the size
 * must be the scene's.
 *
 * Returns: (transfer floating): the element
 */
GstElement *
sim_scene_src_new (SimScene *scene)
{
  SimSceneSrc *self = g_object_new (SIM_TYPE_SCENE_SRC, NULL);

  self->scene = g_object_ref (scene);
  return GST_ELEMENT (self);
}
