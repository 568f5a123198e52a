/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-tone-src.h"

#include <gst/audio/audio.h>
#include <math.h>

/* A beep at each new second, higher at each new minute. */
#define BUFFERS_PER_SECOND 25
#define BEEP_SECONDS 0.12
#define LOUDNESS 0.3

struct _SimToneSrc
{
  GstPushSrc parent_instance;

  double pitch;
  int rate;
  guint64 position;  /* samples */
  gint64 wall_start; /* µs of the wall clock at sample 0, or 0 */
};

G_DEFINE_FINAL_TYPE (SimToneSrc, sim_tone_src, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate template
    = GST_STATIC_PAD_TEMPLATE ("src",
                               GST_PAD_SRC,
                               GST_PAD_ALWAYS,
                               GST_STATIC_CAPS ("audio/x-raw,format=" GST_AUDIO_NE (
                                   S16) ",layout=interleaved,channels=1,rate=[8000,48000]"));

static gboolean
sim_tone_src_set_caps (GstBaseSrc *src, GstCaps *caps)
{
  SimToneSrc *self = SIM_TONE_SRC (src);

  return gst_structure_get_int (gst_caps_get_structure (caps, 0), "rate", &self->rate);
}

static void
sim_tone_src_get_times (GstBaseSrc *src, GstBuffer *buffer, GstClockTime *start, GstClockTime *end)
{
  *start = GST_BUFFER_PTS (buffer);
  *end = GST_CLOCK_TIME_NONE;
}

static double
sample_at (SimToneSrc *self, guint64 position)
{
  gint64 wall = self->wall_start + (gint64) (position * G_USEC_PER_SEC / (guint64) self->rate);
  double into = (double) (wall % G_USEC_PER_SEC) / G_USEC_PER_SEC;
  double pitch = wall / G_USEC_PER_SEC % 60 == 0 ? self->pitch * 2 : self->pitch;

  if (into >= BEEP_SECONDS)
    return 0;
  return LOUDNESS * sin (into / BEEP_SECONDS * G_PI) * sin (2 * G_PI * pitch * into);
}

static gint64
find_wall_start (SimToneSrc *self)
{
  g_autoptr (GstClock) clock = gst_element_get_clock (GST_ELEMENT (self));
  GstClockTime running
      = gst_clock_get_time (clock) - gst_element_get_base_time (GST_ELEMENT (self));

  return g_get_real_time () - (gint64) (running / GST_USECOND);
}

static GstFlowReturn
sim_tone_src_create (GstPushSrc *src, GstBuffer **buffer)
{
  SimToneSrc *self = SIM_TONE_SRC (src);
  guint count = (guint) self->rate / BUFFERS_PER_SECOND;
  gint16 *samples = g_new (gint16, count);

  if (self->wall_start == 0)
    self->wall_start = find_wall_start (self);
  for (guint i = 0; i < count; i++)
    samples[i] = (gint16) (sample_at (self, self->position + i) * G_MAXINT16);

  *buffer = gst_buffer_new_wrapped (samples, count * sizeof *samples);
  GST_BUFFER_PTS (*buffer)
      = gst_util_uint64_scale (self->position, GST_SECOND, (guint64) self->rate);
  GST_BUFFER_DURATION (*buffer) = GST_SECOND / BUFFERS_PER_SECOND;
  self->position += count;
  return GST_FLOW_OK;
}

static void
sim_tone_src_class_init (SimToneSrcClass *klass)
{
  GstBaseSrcClass *base_class = GST_BASE_SRC_CLASS (klass);

  base_class->set_caps = sim_tone_src_set_caps;
  base_class->get_times = sim_tone_src_get_times;
  GST_PUSH_SRC_CLASS (klass)->create = sim_tone_src_create;
  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (klass), &template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Camera sound", "Source/Audio",
                                         "Beeps each second", "Lookout");
}

static void
sim_tone_src_init (SimToneSrc *self)
{
  gst_base_src_set_live (GST_BASE_SRC (self), TRUE);
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

/**
 * sim_tone_src_new:
 * @seed: the pitch
 *
 * A live source of sound that beats with the wall clock.
 *
 * Returns: (transfer floating): the element
 */
GstElement *
sim_tone_src_new (guint seed)
{
  SimToneSrc *self = g_object_new (SIM_TYPE_TONE_SRC, NULL);

  self->pitch = 440 + 55 * (double) (seed % 8);
  return GST_ELEMENT (self);
}
