/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gst/app/gstappsrc.h>

#include "decoder/media-decoder.h"
#include "player/media-reaper.h"
#include "player/media-sound.h"

/* What the device needs in hand; the sound comes this much after the pictures. */
#define LEAD_US (150 * G_TIME_SPAN_MILLISECOND)
#define DEVICE_BUFFER_US (100 * G_TIME_SPAN_MILLISECOND)
#define QUEUE_BYTES (64 * 1024)
#define LEVEL_NAME "level"
#define DEVICE_NAME "device"

/* Pictures drift a little all the time; the sound follows in steps, and is silent while they run. */
#define FOLLOW_AFTER_US (80 * G_TIME_SPAN_MILLISECOND)
#define RUNNING 0.03

struct _MediaSound
{
  int ref_count;
  MediaPacer *pacer;
  MediaSoundFunc func;
  gpointer user_data;

  GMutex lock;
  gboolean muted;
  gboolean closed;
  gboolean building; /* or tried, and failed */
  gboolean failed;
  guint attempt; /* what is under way for an earlier one counts no more */
  double volume;
  GstCaps *caps;
  GstElement *pipeline;
  GstElement *src;
  GstElement *level;
  gint64 anchor;
  gboolean anchored;
};

/* Whose messages they are. */
typedef struct
{
  MediaSound *sound;
  guint number;
} Attempt;

/**
 * media_sound_new:
 * @pacer: (transfer none): says when pictures are shown; outlives media_sound_close()
 * @func: is told how it went each time somebody wanted to hear, until media_sound_close()
 *
 * Returns: (transfer full): sound that is muted
 */
MediaSound *
media_sound_new (MediaPacer *pacer, MediaSoundFunc func, gpointer user_data)
{
  MediaSound *self = g_new0 (MediaSound, 1);

  self->ref_count = 1;
  self->pacer = pacer;
  self->func = func;
  self->user_data = user_data;
  self->muted = TRUE;
  self->volume = 1.0;
  g_mutex_init (&self->lock);

  return self;
}

void
media_sound_unref (MediaSound *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  gst_clear_caps (&self->caps);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Tells it once, unless nobody wants to hear any more, or somebody wants to anew. */
static void
fail (MediaSound *self, guint attempt, MediaNotice notice)
{
  g_mutex_lock (&self->lock);
  if (attempt == self->attempt && !self->failed && !self->closed && !self->muted)
    {
      self->failed = TRUE;
      self->func (notice, self->user_data);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
is_of_device (GstObject *object)
{
  for (; object != NULL; object = GST_OBJECT_PARENT (object))
    if (g_strcmp0 (GST_OBJECT_NAME (object), DEVICE_NAME) == 0)
      return TRUE;
  return FALSE;
}

/* autoaudiosink only warns when it finds no device, and goes on with one that swallows everything. */
static GstBusSyncReply
on_message (GstBus *bus, GstMessage *message, gpointer user_data)
{
  const Attempt *attempt = user_data;
  GstObject *object = GST_MESSAGE_SRC (message);
  gboolean of_device = is_of_device (object);

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    fail (attempt->sound, attempt->number,
          of_device ? MEDIA_NOTICE_NO_SOUND_DEVICE : MEDIA_NOTICE_NO_SOUND_DECODER);
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_WARNING && of_device && GST_IS_BIN (object))
    fail (attempt->sound, attempt->number, MEDIA_NOTICE_NO_SOUND_DEVICE);
  gst_message_unref (message);

  return GST_BUS_DROP;
}

static Attempt *
attempt_new (MediaSound *sound, guint number)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  g_atomic_int_inc (&sound->ref_count);
  attempt->sound = sound;
  attempt->number = number;
  return attempt;
}

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  media_sound_unref (attempt->sound);
  g_free (attempt);
}

static void
add_and_link (GstBin *bin, GstElement **last, GstElement *next)
{
  gst_bin_add (bin, next);
  if (*last != NULL)
    gst_element_link (*last, next);
  *last = next;
}

/* Sinks that autoaudiosink makes: a short buffer, or lips and voice part. */
static void
on_sink_added (GstBin *bin, GstBin *sub_bin, GstElement *element, gpointer user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (element), "buffer-time") != NULL)
    g_object_set (element, "buffer-time", (gint64) DEVICE_BUFFER_US, NULL);
}

static GstElement *
build (MediaSound *self, guint attempt, GstCaps *caps, GstElement **src, GstElement **level)
{
  static const char *const tail[][2] = { { "audioconvert", NULL },
                                         { "audioresample", NULL },
                                         { "volume", LEVEL_NAME },
                                         { "autoaudiosink", DEVICE_NAME } };
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  g_autoptr (GstClock) clock = gst_system_clock_obtain ();
  GstElement *decoder = media_decoder_new (caps, NULL), *last = NULL;
  gboolean is_mpeg = gst_structure_has_name (gst_caps_get_structure (caps, 0), "audio/mpeg");

  if (decoder == NULL)
    return NULL;

  gst_bus_set_sync_handler (bus, on_message, attempt_new (self, attempt), attempt_free);
  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (on_sink_added), NULL);
  *src = gst_element_factory_make ("appsrc", NULL);
  g_object_set (*src, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) QUEUE_BYTES,
                "leaky-type", 2, NULL);
  add_and_link (GST_BIN (pipeline), &last, *src);
  if (is_mpeg)
    add_and_link (GST_BIN (pipeline), &last, gst_element_factory_make ("aacparse", NULL));
  add_and_link (GST_BIN (pipeline), &last, decoder);
  for (guint i = 0; i < G_N_ELEMENTS (tail); i++)
    {
      GstElement *element = gst_element_factory_make (tail[i][0], tail[i][1]);

      if (element == NULL)
        return NULL;
      add_and_link (GST_BIN (pipeline), &last, element);
      if (g_strcmp0 (tail[i][1], LEVEL_NAME) == 0)
        *level = element;
    }

  /* Running time is the monotonic clock itself, the same that paces the pictures. */
  gst_pipeline_use_clock (GST_PIPELINE (pipeline), clock);
  gst_element_set_start_time (pipeline, GST_CLOCK_TIME_NONE);
  gst_element_set_base_time (pipeline, 0);

  return g_steal_pointer (&pipeline);
}

static void
dispose_pipeline (GstElement *pipeline)
{
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

/* Whether it is still wanted, and works. What failed is not tried again until somebody wants to hear anew. */
static gboolean
keep (MediaSound *self, guint attempt, GstElement *pipeline, GstElement *src, GstElement *level)
{
  gboolean kept;

  g_mutex_lock (&self->lock);
  kept = attempt == self->attempt && !self->closed && !self->muted && !self->failed
         && self->pipeline == NULL;
  if (kept)
    {
      self->pipeline = pipeline;
      self->src = src;
      self->level = level;
      self->func (MEDIA_NOTICE_NONE, self->user_data);
    }
  else if (attempt == self->attempt)
    {
      self->building = self->failed || self->pipeline != NULL;
    }
  g_mutex_unlock (&self->lock);

  return kept;
}

static void
build_job (gpointer data)
{
  MediaSound *self = data;
  GstElement *pipeline, *src = NULL, *level = NULL;
  g_autoptr (GstCaps) caps = NULL;
  double volume;
  guint attempt;

  g_mutex_lock (&self->lock);
  attempt = self->attempt;
  volume = self->volume;
  caps = gst_caps_ref (self->caps);
  g_mutex_unlock (&self->lock);

  pipeline = build (self, attempt, caps, &src, &level);
  if (pipeline == NULL)
    {
      fail (self, attempt, MEDIA_NOTICE_NO_SOUND_DECODER);
    }
  else
    {
      g_object_set (level, "volume", volume, NULL);
      if (gst_element_set_state (pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
        fail (self, attempt, MEDIA_NOTICE_NO_SOUND_DEVICE);
      if (!keep (self, attempt, pipeline, src, level))
        dispose_pipeline (pipeline);
    }

  media_sound_unref (self);
}

static void
dispose_job (gpointer data)
{
  dispose_pipeline (data);
  media_reaper_note_freed ();
}

static GstElement *
steal_pipeline (MediaSound *self)
{
  self->src = self->level = NULL;
  self->building = FALSE;
  self->failed = FALSE;
  self->anchored = FALSE;
  self->attempt++;

  return g_steal_pointer (&self->pipeline);
}

/**
 * media_sound_close:
 *
 * Ends the sound for good; may block.
 */
void
media_sound_close (MediaSound *self)
{
  GstElement *pipeline;

  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  pipeline = steal_pipeline (self);
  g_mutex_unlock (&self->lock);

  if (pipeline != NULL)
    dispose_pipeline (pipeline);
}

/**
 * media_sound_set:
 * @muted: whether to be silent; then there is no device in use
 * @volume: 0 to 1
 *
 * Returns at once.
 */
void
media_sound_set (MediaSound *self, gboolean muted, double volume)
{
  GstElement *pipeline = NULL;

  g_mutex_lock (&self->lock);
  self->volume = volume;
  if (muted && !self->muted)
    pipeline = steal_pipeline (self);
  else if (self->level != NULL)
    g_object_set (self->level, "volume", volume, NULL);
  self->muted = muted;
  g_mutex_unlock (&self->lock);

  if (pipeline != NULL)
    media_reaper_push (dispose_job, pipeline);
}

/* When a piece of sound is to be heard; FALSE while the pictures are catching up. */
static gboolean
place (MediaSound *self, GstBuffer *buffer)
{
  gint64 anchor;
  double speed;

  if (!media_pacer_get_anchor (self->pacer, &anchor, &speed) || ABS (speed - 1.0) > RUNNING
      || !GST_BUFFER_PTS_IS_VALID (buffer))
    {
      self->anchored = FALSE;
      return FALSE;
    }

  GST_BUFFER_FLAG_UNSET (buffer, GST_BUFFER_FLAG_DISCONT);
  if (!self->anchored || ABS (anchor - self->anchor) > FOLLOW_AFTER_US)
    {
      self->anchor = anchor;
      self->anchored = TRUE;
      GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DISCONT);
    }
  GST_BUFFER_PTS (buffer)
      = (GstClockTime) ((self->anchor + LEAD_US) * 1000 + (gint64) GST_BUFFER_PTS (buffer));
  GST_BUFFER_DTS (buffer) = GST_CLOCK_TIME_NONE;

  return TRUE;
}

/**
 * media_sound_push:
 * @buffer: (transfer none): compressed sound
 * @caps: (transfer none): what it is
 *
 * Never blocks; what cannot be heard in time is dropped.
 */
void
media_sound_push (MediaSound *self, GstBuffer *buffer, GstCaps *caps)
{
  GstBuffer *placed;

  g_mutex_lock (&self->lock);
  if (self->pipeline != NULL)
    {
      placed = gst_buffer_copy (buffer);
      if (place (self, placed))
        gst_app_src_push_buffer (GST_APP_SRC (self->src), placed);
      else
        gst_buffer_unref (placed);
    }
  else if (!self->muted && !self->closed && !self->building)
    {
      self->building = TRUE;
      gst_caps_replace (&self->caps, caps);
      g_atomic_int_inc (&self->ref_count);
      media_reaper_push (build_job, self);
    }
  g_mutex_unlock (&self->lock);
}
