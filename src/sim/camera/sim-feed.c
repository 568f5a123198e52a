/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-feed-private.h"

#include "camera/sim-clip-stream.h"
#include "camera/sim-push-stream.h"
#include "camera/sim-scene-stream.h"

G_DEFINE_FINAL_TYPE (SimFeed, sim_feed, G_TYPE_OBJECT)

static void on_viewer_left (gpointer user_data);

static void
stop_stream (SimFeed *self)
{
  if (self->stream == NULL)
    return;
  sim_stream_stop (self->stream);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->keyframe, sim_packet_unref);
  sim_fanout_forget_stream (self->viewers);
  if (self->hls != NULL)
    self->hls_started = FALSE;
}

static void
clear_check (SimFeed *self)
{
  if (self->check != NULL)
    g_source_destroy (self->check);
  g_clear_pointer (&self->check, g_source_unref);
}

static void
sim_feed_dispose (GObject *object)
{
  SimFeed *self = SIM_FEED (object);
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "The camera is gone");

  sim_fanout_fail (self->viewers, error);
  clear_check (self);
  stop_stream (self);
  G_OBJECT_CLASS (sim_feed_parent_class)->dispose (object);
}

static void
sim_feed_finalize (GObject *object)
{
  SimFeed *self = SIM_FEED (object);

  g_clear_pointer (&self->viewers, sim_fanout_free);
  g_clear_pointer (&self->hls, sim_hls_free);
  g_clear_object (&self->scene);
  g_free (self->push_url);
  g_clear_pointer (&self->config, sim_camera_config_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  G_OBJECT_CLASS (sim_feed_parent_class)->finalize (object);
}

static void
sim_feed_class_init (SimFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sim_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = sim_feed_finalize;
}

static void
sim_feed_init (SimFeed *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->viewers = sim_fanout_new (on_viewer_left, self);
  self->born = g_get_monotonic_time ();
}

/**
 * sim_feed_new:
 * @scene: what is filmed, unless the configuration names a film
 * @config: how
 *
 * Returns: (transfer full): a feed that sleeps
 */
SimFeed *
sim_feed_new (SimScene *scene, const SimCameraConfig *config)
{
  SimFeed *self = g_object_new (SIM_TYPE_FEED, NULL);

  self->scene = g_object_ref (scene);
  self->config = sim_camera_config_copy (config);
  return self;
}

static void
push_to_taps (SimFeed *self, const SimPacket *packet)
{
  for (GList *link = self->taps, *next; link != NULL; link = next)
    {
      SimTap *tap = link->data;

      next = link->next;
      tap->func (self->stream, packet, tap->user_data);
    }
}

/* What ran has ended by itself. Whoever comes next makes it try again. */
static void
fail_all (SimFeed *self, const GError *error)
{
  push_to_taps (self, NULL);
  stop_stream (self);
  g_clear_pointer (&self->hls, sim_hls_free);
  self->hls_until = self->keep_until = 0;
  sim_feed_fail_playlists (self, error);
  sim_fanout_fail (self->viewers, error);
}

static gboolean
is_left_out (SimFeed *self, const SimPacket *packet)
{
  if (packet->kind != SIM_TRACK_VIDEO)
    return FALSE;
  if (self->freeze == SIM_FREEZE_SOUND_ONLY)
    self->awaits_keyframe = TRUE;
  else if (packet->key)
    self->awaits_keyframe = FALSE;
  return self->awaits_keyframe;
}

/* A picture of what is pushed is taken from its last keyframe. */
static void
keep_keyframe (SimFeed *self, const SimPacket *packet)
{
  if (self->push_url == NULL || packet->kind != SIM_TRACK_VIDEO || !packet->key)
    return;
  g_clear_pointer (&self->keyframe, sim_packet_unref);
  self->keyframe = sim_packet_new_shifted (packet, 0);
}

static void
on_packet (SimPacket *raw, const GError *error, gpointer user_data)
{
  g_autoptr (SimFeed) self = g_object_ref (SIM_FEED (user_data));
  g_autoptr (SimPacket) packet = NULL;

  if (raw == NULL)
    {
      fail_all (self, error);
      return;
    }
  if (is_left_out (self, raw))
    return;
  self->bytes += g_bytes_get_size (raw->data);
  keep_keyframe (self, raw);
  packet = sim_packet_new_shifted (raw, self->stream_start);
  sim_feed_push_to_hls (self, packet);
  push_to_taps (self, packet);
  if (sim_fanout_get_length (self->viewers) > 0)
    sim_fanout_send (self->viewers, self->stream, packet, self->freeze == SIM_FREEZE_SOUND_ONLY);
}

static SimStream *
make_stream (SimFeed *self)
{
  if (self->push_url != NULL)
    return sim_push_stream_new (self->push_url);
  return self->config->video_file != NULL ? sim_clip_stream_new (self->config)
                                          : sim_scene_stream_new (self->scene, self->config);
}

void
sim_feed_start_stream (SimFeed *self)
{
  if (self->stream != NULL)
    return;
  self->stream = make_stream (self);
  self->stream_start = g_get_monotonic_time () - self->born;
  self->bytes = 0;
  self->awaits_keyframe = FALSE;
  sim_stream_set_frozen (self->stream, self->freeze == SIM_FREEZE_PICTURE);
  sim_stream_start (self->stream, on_packet, self);
}

static gboolean
on_check (gpointer user_data)
{
  sim_feed_update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
check_at (SimFeed *self, gint64 when)
{
  clear_check (self);
  self->check = g_timeout_source_new ((guint) (MAX (when - g_get_monotonic_time (), 0) / 1000 + 1));
  g_source_set_callback (self->check, on_check, self, NULL);
  g_source_attach (self->check, self->context);
}

void
sim_feed_update (SimFeed *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean watched = sim_fanout_get_length (self->viewers) > 0 || self->taps != NULL;

  clear_check (self);
  if (!g_queue_is_empty (&self->playlists))
    {
      self->hls_until = MAX (self->hls_until, now + G_USEC_PER_SEC);
      self->keep_until = MAX (self->keep_until, self->hls_until);
    }
  if (self->hls_until <= now)
    g_clear_pointer (&self->hls, sim_hls_free);
  if (!watched && self->keep_until <= now)
    stop_stream (self);
  else if (!watched)
    check_at (self, self->keep_until);
  else if (self->hls != NULL)
    check_at (self, self->hls_until);
}

void
sim_feed_keep (SimFeed *self, gint64 duration)
{
  self->keep_until = MAX (self->keep_until, g_get_monotonic_time () + duration);
}

static void
on_viewer_left (gpointer user_data)
{
  SimFeed *self = user_data;

  sim_feed_keep (self, self->config->linger_ms * (gint64) 1000);
  sim_feed_update (self);
}

/**
 * sim_feed_is_running:
 * @self: a feed
 *
 * Returns: whether packets flow, or will at once
 */
gboolean
sim_feed_is_running (SimFeed *self)
{
  return self->stream != NULL;
}

/**
 * sim_feed_get_n_viewers:
 * @self: a feed
 *
 * Returns: how many hold a connection
 */
guint
sim_feed_get_n_viewers (SimFeed *self)
{
  return sim_fanout_get_length (self->viewers);
}

/**
 * sim_feed_watch:
 * @self: a feed
 * @func: gets FLV, a header first
 * @user_data: for @func
 * @destroy: (nullable): for @user_data, once the viewer is closed
 *
 * Returns: (transfer full): a viewer, until sim_viewer_close()
 */
SimViewer *
sim_feed_watch (SimFeed *self, SimViewerFunc func, gpointer user_data, GDestroyNotify destroy)
{
  SimViewer *viewer = sim_fanout_add (self->viewers, func, user_data, destroy);

  sim_feed_start_stream (self);
  sim_feed_update (self);
  return viewer;
}

/**
 * sim_feed_tap:
 * @self: a feed
 * @func: gets packets
 * @user_data: for @func
 *
 * Returns: (transfer full): a tap, until sim_feed_untap()
 */
SimTap *
sim_feed_tap (SimFeed *self, SimTapFunc func, gpointer user_data)
{
  SimTap *tap = g_new (SimTap, 1);

  *tap = (SimTap){ func, user_data };
  self->taps = g_list_append (self->taps, tap);
  sim_feed_start_stream (self);
  sim_feed_update (self);
  return tap;
}

/**
 * sim_feed_untap:
 * @self: a feed
 * @tap: (transfer full): a tap of it
 */
void
sim_feed_untap (SimFeed *self, SimTap *tap)
{
  self->taps = g_list_remove (self->taps, tap);
  g_free (tap);
  on_viewer_left (self);
}

/**
 * sim_feed_set_push:
 * @self: a feed
 * @url: (nullable): where its stream comes from, %NULL for the scene or the film again
 *
 * Who watches goes on with the other stream.
 */
void
sim_feed_set_push (SimFeed *self, const char *url)
{
  gboolean ran = self->stream != NULL;

  stop_stream (self);
  g_free (self->push_url);
  self->push_url = g_strdup (url);
  if (ran)
    sim_feed_start_stream (self);
  sim_feed_update (self);
}

/**
 * sim_feed_request_keyframe:
 * @self: a feed
 *
 * Makes the next picture a keyframe, if anything runs.
 */
void
sim_feed_request_keyframe (SimFeed *self)
{
  if (self->stream != NULL)
    sim_stream_request_keyframe (self->stream);
}

static gboolean
is_same_picture (const SimCameraConfig *a, const SimCameraConfig *b)
{
  return a->width == b->width && a->height == b->height && a->fps == b->fps
         && a->bitrate_kbps == b->bitrate_kbps;
}

/* A player can follow a new size in the same stream, but no new kind of stream. */
static gboolean
is_same_kind (const SimCameraConfig *a, const SimCameraConfig *b)
{
  return a->h265 == b->h265 && a->sound == b->sound
         && g_strcmp0 (a->video_file, b->video_file) == 0;
}

/**
 * sim_feed_set_config:
 * @self: a feed
 * @config: what is to be made from now on
 *
 * What runs is made anew, unless somebody pushes it.
 */
void
sim_feed_set_config (SimFeed *self, const SimCameraConfig *config)
{
  gboolean same_kind = is_same_kind (self->config, config);
  gboolean same = same_kind && is_same_picture (self->config, config);
  g_autoptr (GError) error = NULL;

  sim_camera_config_free (self->config);
  self->config = sim_camera_config_copy (config);
  if (same || self->stream == NULL || self->push_url != NULL)
    return;
  stop_stream (self);
  sim_feed_start_stream (self);
  error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "The camera was set anew");
  if (!same_kind)
    sim_fanout_fail (self->viewers, error);
}

/**
 * sim_feed_interrupt:
 * @self: a feed
 *
 * Ends what runs; viewers are told.
 */
void
sim_feed_interrupt (SimFeed *self)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "The camera starts again");

  fail_all (self, error);
}

/**
 * sim_feed_set_freeze:
 * @self: a feed
 * @freeze: what is wrong with it
 *
 * Pictures come back with a keyframe.
 */
void
sim_feed_set_freeze (SimFeed *self, SimFreeze freeze)
{
  self->freeze = freeze;
  if (self->stream == NULL)
    return;
  sim_stream_set_frozen (self->stream, freeze == SIM_FREEZE_PICTURE);
  if (freeze != SIM_FREEZE_SOUND_ONLY)
    sim_stream_request_keyframe (self->stream);
}
