/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "player/media-error.h"
#include "player/media-feed-private.h"
#include "player/media-reaper.h"
#include "tap/media-snapshot.h"

/* While nobody sees the pictures, or few of them, their packets are the sign of life; told this often. */
#define HIDDEN_SIGN_US (500 * G_TIME_SPAN_MILLISECOND)

static void
media_feed_unref (MediaFeed *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  gst_clear_object (&self->pipeline);
  gst_clear_object (&self->tap);
  gst_clear_object (&self->sink);
  g_clear_object (&self->decoder);
  media_turn_free (self->turn);
  media_sound_unref (self->sound);
  media_pacer_free (self->pacer);
  media_change_unref (self->change);
  g_clear_pointer (&self->box.frame, media_frame_unref);
  g_clear_error (&self->box.error);
  g_object_unref (self->address);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* The mailbox: streaming threads fill it and ring once; the main thread empties it. */

static gboolean
wakeup_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs wakeup_funcs = { .dispatch = wakeup_dispatch };

static gboolean
on_wakeup (gpointer user_data)
{
  MediaFeed *self = user_data;

  if (self->func != NULL)
    self->func (self, self->user_data);

  return G_SOURCE_CONTINUE;
}

static void
ring (MediaFeed *self)
{
  g_source_set_ready_time (self->wakeup, 0);
}

static void
on_frame (MediaFrame *frame, gboolean fresh, gpointer user_data)
{
  MediaFeed *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 late = media_pacer_get_lateness (self->pacer, frame->pts, now);

  g_mutex_lock (&self->lock);
  if (self->box.frame != NULL)
    {
      media_frame_unref (self->box.frame);
      self->box.overtaken++;
    }
  self->box.frame = frame;
  if (fresh)
    {
      self->box.playing_us = now;
      self->box.came_us = now - late;
    }
  g_mutex_unlock (&self->lock);
  ring (self);
}

/* Whether packets stand for the pictures that nobody decodes. */
static gboolean
is_sign_of_life (MediaFeed *self)
{
  return !self->visible || (self->slowed && !media_change_is_still (self->change));
}

static void
on_packet (const MediaPacket *packet, gpointer user_data)
{
  MediaFeed *self = user_data;
  gboolean tell = FALSE;
  gsize size = gst_buffer_get_size (packet->buffer);

  if (packet->stream != MEDIA_STREAM_VIDEO)
    {
      g_mutex_lock (&self->lock);
      media_rate_take_audio (&self->rate, size);
      g_mutex_unlock (&self->lock);
      return;
    }

  media_change_note_packet (self->change, size, packet->keyframe, packet->pts);
  g_mutex_lock (&self->lock);
  media_rate_take_video (&self->rate, packet->pts, size, packet->keyframe);
  tell = self->box.packets++ == 0;
  self->last_pts = packet->pts;
  if (is_sign_of_life (self) && packet->arrival - self->box.playing_us > HIDDEN_SIGN_US)
    {
      self->box.playing_us = self->box.came_us = packet->arrival;
      tell = TRUE;
    }
  g_mutex_unlock (&self->lock);
  if (tell)
    ring (self);
}

void
media_feed_fail (MediaFeed *self, GError *error)
{
  g_mutex_lock (&self->lock);
  if (self->box.error == NULL && !self->failed)
    self->box.error = g_steal_pointer (&error);
  self->failed = TRUE;
  g_mutex_unlock (&self->lock);

  g_clear_error (&error);
  ring (self);
}

void
media_feed_received (MediaFeed *self, gsize bytes)
{
  gboolean first;

  g_mutex_lock (&self->lock);
  first = !self->box.subscribed;
  self->box.subscribed = TRUE;
  self->received += bytes;
  g_mutex_unlock (&self->lock);

  if (first)
    ring (self);
}

void
media_feed_set_decoder (MediaFeed *self, GstElement *decoder)
{
  if (!MEDIA_IS_AV_DECODER (decoder))
    return;

  g_mutex_lock (&self->lock);
  g_set_object (&self->decoder, MEDIA_AV_DECODER (decoder));
  media_av_decoder_set_coarse (self->decoder, self->coarse);
  g_mutex_unlock (&self->lock);
}

void
media_feed_set_codec (MediaFeed *self, MediaStream stream, const char *name)
{
  g_mutex_lock (&self->lock);
  if (stream == MEDIA_STREAM_VIDEO)
    self->box.codec = name;
  else
    self->box.audio_codec = name;
  g_mutex_unlock (&self->lock);
}

static void
on_sound (MediaNotice notice, gpointer user_data)
{
  MediaFeed *self = user_data;

  g_mutex_lock (&self->lock);
  self->box.sound_tried = TRUE;
  self->box.sound_notice = notice;
  g_mutex_unlock (&self->lock);
  ring (self);
}

/**
 * media_feed_new:
 * @address: what to play
 * @pool: memory for pictures
 * @change: knows what was shown last
 * @func: called on this thread when there is something to take
 *
 * Returns: (transfer full): a feed, to be given to media_feed_stop()
 */
MediaFeed *
media_feed_new (MediaAddress *address,
                MediaFramePool *pool,
                MediaChange *change,
                MediaFeedFunc func,
                gpointer user_data)
{
  MediaFeed *self = g_new0 (MediaFeed, 1);

  self->ref_count = 1;
  g_mutex_init (&self->lock);
  self->address = g_object_ref (address);
  self->source = media_source_get (media_address_get_protocol (address));
  self->change = media_change_ref (change);
  self->pacer = media_pacer_new (self->source->pacing);
  self->sound = media_sound_new (self->pacer, on_sound, self);
  self->turn = media_turn_new ();
  self->tap = gst_object_ref_sink (media_tap_new (self->pacer, self->turn));
  self->sink = gst_object_ref_sink (
      media_sink_new (self->pacer, change, self->turn, pool, on_frame, self));
  self->visible = TRUE;
  media_tap_add_user (self->tap, on_packet, self, NULL);

  self->func = func;
  self->user_data = user_data;
  self->wakeup = g_source_new (&wakeup_funcs, sizeof (GSource));
  g_source_set_callback (self->wakeup, on_wakeup, self, NULL);
  g_source_attach (self->wakeup, g_main_context_get_thread_default ());

  return self;
}

static void
tear_down (MediaFeed *self)
{
  if (self->pipeline != NULL)
    {
      gst_element_set_state (self->pipeline, GST_STATE_NULL);
      gst_clear_object (&self->pipeline);
    }
  media_sound_close (self->sound);
  g_source_unref (self->wakeup);
  media_feed_unref (self);
  media_reaper_note_freed ();
}

static void
start_job (gpointer data)
{
  MediaFeed *self = data;
  gboolean stop;

  media_feed_build (self);

  g_mutex_lock (&self->lock);
  self->building = FALSE;
  stop = self->stopped;
  g_mutex_unlock (&self->lock);

  if (stop)
    tear_down (self);
}

static void
stop_job (gpointer data)
{
  tear_down (data);
}

/**
 * media_feed_start:
 *
 * Connects and plays; returns at once. To be called once.
 */
void
media_feed_start (MediaFeed *self)
{
  self->building = TRUE;
  media_reaper_push (start_job, self);
}

/**
 * media_feed_stop:
 * @self: (transfer full): a feed
 *
 * Ends it; returns at once. The feed's function is not called any more.
 */
void
media_feed_stop (MediaFeed *self)
{
  gboolean now;

  self->func = NULL;
  g_source_destroy (self->wakeup);
  media_sink_set_open (self->sink, FALSE);

  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  now = !self->building;
  g_mutex_unlock (&self->lock);

  if (now)
    media_reaper_push (stop_job, self);
}

/**
 * media_feed_take_report:
 * @report: (out caller-allocates): filled in; owns its frame and its error
 *
 * Empties the mailbox.
 */
void
media_feed_take_report (MediaFeed *self, MediaFeedReport *report)
{
  g_mutex_lock (&self->lock);
  if (self->box.frame != NULL)
    {
      self->box.shown++;
      media_rate_take_shown (&self->rate, self->box.frame->pts, g_get_monotonic_time ());
    }
  *report = self->box;
  self->box.frame = NULL;
  self->box.error = NULL;
  g_mutex_unlock (&self->lock);

  report->skipped = media_tap_get_skipped (self->tap);
  report->delay_ms = (guint) (media_pacer_get_delay (self->pacer) / 1000);
  media_sink_get_stream_size (self->sink, &report->width, &report->height);
}

/**
 * media_feed_get_rates:
 * @pictures: (out): shown in a second of the stream
 * @bits: (out): in a second of the stream
 */
void
media_feed_get_rates (MediaFeed *self, double *pictures, guint64 *bits)
{
  g_mutex_lock (&self->lock);
  *pictures = media_rate_get_pictures (&self->rate, g_get_monotonic_time ());
  *bits = media_rate_get_bits (&self->rate);
  g_mutex_unlock (&self->lock);
}

/**
 * media_feed_set_visible:
 *
 * See media_player_set_visible().
 */
void
media_feed_set_visible (MediaFeed *self, gboolean visible)
{
  g_mutex_lock (&self->lock);
  self->visible = visible;
  media_rate_forget_shown (&self->rate);
  g_mutex_unlock (&self->lock);

  media_sink_set_open (self->sink, visible);
  media_tap_set_open (self->tap, visible);
}

/**
 * media_feed_set_slowed:
 * @slowed: whether keyframes alone are decoded
 */
void
media_feed_set_slowed (MediaFeed *self, gboolean slowed)
{
  g_mutex_lock (&self->lock);
  self->slowed = slowed;
  media_rate_forget_shown (&self->rate);
  g_mutex_unlock (&self->lock);

  media_tap_set_keyframes_only (self->tap, slowed);
}

/**
 * media_feed_skip_late:
 *
 * Leaves out what is late: goes on with the next keyframe as soon as that is due.
 */
void
media_feed_skip_late (MediaFeed *self)
{
  media_tap_skip_late (self->tap);
}

/**
 * media_feed_set_coarse:
 * @coarse: whether what cannot be seen in a small picture may be left out of decoding, where the decoder knows how
 */
void
media_feed_set_coarse (MediaFeed *self, gboolean coarse)
{
  g_mutex_lock (&self->lock);
  self->coarse = coarse;
  if (self->decoder != NULL)
    media_av_decoder_set_coarse (self->decoder, coarse);
  g_mutex_unlock (&self->lock);
}

/**
 * media_feed_get_received:
 *
 * Returns: bytes that have come, whatever was made of them
 */
guint64
media_feed_get_received (MediaFeed *self)
{
  guint64 received;

  g_mutex_lock (&self->lock);
  received = self->received;
  g_mutex_unlock (&self->lock);

  return received;
}

/**
 * media_feed_get_in_hand:
 *
 * HLS brings seconds at once, and then nothing for as long: while nobody sees the pictures, what has come is a sign of life
 * until it would have been shown.
 *
 * Returns: for how long that is, in µs; 0 while pictures are the sign
 */
gint64
media_feed_get_in_hand (MediaFeed *self)
{
  gboolean counts;
  gint64 pts;

  g_mutex_lock (&self->lock);
  counts = self->box.packets > 0 && is_sign_of_life (self);
  pts = self->last_pts;
  g_mutex_unlock (&self->lock);

  return counts ? MAX (media_pacer_get_end (self->pacer, pts) - g_get_monotonic_time (), 0) : 0;
}

/**
 * media_feed_get_used:
 *
 * Returns: for how long it has used a processor to decode and scale, in µs
 */
gint64
media_feed_get_used (MediaFeed *self)
{
  return media_turn_get_used (self->turn);
}

/**
 * media_feed_get_excess:
 *
 * Returns: by how much pictures are shown later than the stream asks for, in µs
 */
gint64
media_feed_get_excess (MediaFeed *self)
{
  return media_pacer_get_excess (self->pacer);
}

/**
 * media_feed_set_aim:
 *
 * See media_player_set_target_size() and media_player_set_region().
 */
void
media_feed_set_aim (MediaFeed *self, const MediaAim *aim)
{
  media_sink_set_aim (self->sink, aim);
}

/**
 * media_feed_set_pace:
 *
 * See media_player_set_pace().
 */
void
media_feed_set_pace (MediaFeed *self, MediaPace pace)
{
  media_pacer_set_pace (self->pacer, pace);
}

/**
 * media_feed_set_sound:
 *
 * See media_player_set_muted() and media_player_set_volume().
 */
void
media_feed_set_sound (MediaFeed *self, gboolean muted, double volume)
{
  if (muted)
    {
      g_mutex_lock (&self->lock);
      self->box.sound_tried = FALSE;
      g_mutex_unlock (&self->lock);
    }
  media_sound_set (self->sound, muted, volume);
}

/**
 * media_feed_snapshot_async:
 * @source: the task's source object
 *
 * See media_player_snapshot_async(); the task returns a GdkTexture.
 */
void
media_feed_snapshot_async (MediaFeed *self,
                           GObject *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, media_feed_snapshot_async);
  media_snapshot_run (task, self->tap);
}
