/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include "decoder/media-decoder.h"
#include "player/media-error.h"
#include "player/media-reaper.h"
#include "sink/media-scaler.h"
#include "tap/media-snapshot.h"

#define DECODE_WITHIN (5 * GST_SECOND)

typedef struct
{
  GstBuffer *buffer;
  GstCaps *caps;
} Keyframe;

static void
keyframe_free (gpointer data)
{
  Keyframe *self = data;

  gst_buffer_unref (self->buffer);
  gst_caps_unref (self->caps);
  g_free (self);
}

static GdkTexture *
convert (GstSample *sample, GError **error)
{
  g_autoptr (MediaScaler) scaler = media_scaler_new ();
  g_autoptr (MediaFramePool) pool = media_frame_pool_new ();
  g_autoptr (MediaFrame) frame = NULL;
  GstVideoInfo info;
  GstVideoFrame picture;

  if (gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      && gst_video_frame_map (&picture, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    {
      frame = media_scaler_scale (scaler, &picture, pool, &MEDIA_AIM_EVERYTHING);
      gst_video_frame_unmap (&picture);
    }
  if (frame == NULL)
    {
      g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_NO_DECODER, "unknown kind of picture");
      return NULL;
    }

  return media_frame_create_texture (frame);
}

static GstSample *
decode (const Keyframe *key, GError **error)
{
  g_autoptr (GstElement) pipeline = gst_pipeline_new (NULL);
  GstElement *src = gst_element_factory_make ("appsrc", NULL);
  GstElement *sink = gst_element_factory_make ("appsink", NULL);
  GstElement *decoder = media_decoder_new (key->caps, error);
  GstBuffer *buffer;
  GstSample *sample;

  gst_object_ref_sink (pipeline);
  gst_bin_add_many (GST_BIN (pipeline), src, sink, NULL);
  if (decoder == NULL)
    return NULL;

  g_object_set (src, "caps", key->caps, "format", GST_FORMAT_TIME, NULL);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add (GST_BIN (pipeline), decoder);
  gst_element_link_many (src, decoder, sink, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);

  buffer = gst_buffer_copy (key->buffer);
  GST_BUFFER_PTS (buffer) = 0;
  GST_BUFFER_DTS (buffer) = GST_CLOCK_TIME_NONE;
  gst_app_src_push_buffer (GST_APP_SRC (src), buffer);
  gst_app_src_end_of_stream (GST_APP_SRC (src));
  sample = gst_app_sink_try_pull_sample (GST_APP_SINK (sink), DECODE_WITHIN);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  if (sample == NULL)
    g_set_error_literal (error, MEDIA_ERROR, MEDIA_ERROR_TIMED_OUT, "the picture was not decoded");
  return sample;
}

typedef struct
{
  GTask *task;
  GdkTexture *texture;
  GError *error;
} Answer;

static gboolean
on_answer (gpointer data)
{
  g_autofree Answer *self = data;
  g_autoptr (GTask) task = self->task;

  if (self->texture != NULL)
    g_task_return_pointer (task, self->texture, g_object_unref);
  else
    g_task_return_error (task, self->error);
  return G_SOURCE_REMOVE;
}

/* The task is let go where it came from: it may be what keeps the player alive, and a player must not
 * end on another thread. */
static void
answer (Answer *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (self->task));
  g_source_set_callback (source, on_answer, self, NULL);
  g_source_attach (source, g_task_get_context (self->task));
}

static void
run (gpointer data)
{
  Answer *self = g_new0 (Answer, 1);
  g_autoptr (GstSample) sample = NULL;

  self->task = data;
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), &self->error))
    sample = decode (g_task_get_task_data (self->task), &self->error);
  if (sample != NULL)
    self->texture = convert (sample, &self->error);
  answer (self);
}

/**
 * media_snapshot_run:
 * @task: (transfer full): returns the GdkTexture
 * @tap: what holds the keyframe
 *
 * Decodes the last keyframe, in all its pixels, on another thread.
 */
void
media_snapshot_run (GTask *task, MediaTap *tap)
{
  Keyframe *key = g_new0 (Keyframe, 1);

  if (!media_tap_get_keyframe (tap, &key->buffer, &key->caps))
    {
      g_free (key);
      g_task_return_new_error (task, MEDIA_ERROR, MEDIA_ERROR_NO_PICTURE, "no picture yet");
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, key, keyframe_free);
  media_reaper_push (run, task);
}
