/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-backoff.h"
#include "player/media-error.h"
#include "player/media-player-private.h"

/* When something is late, in ms. Together with the waits of media-backoff.c these make it 15 s from a
 * recovery to a picture. */
#define TICK_MS 250
#define STALLED_AFTER_MS 3000
#define RECONNECT_AFTER_MS 4500
#define LOCATE_WITHIN_MS 7000
#define SUBSCRIBE_WITHIN_MS 5000
#define FORGIVE_AFTER_MS 10000 /* this long LIVE, and failures are counted from the first again */

/* How long a first picture may take after the first bytes: video at all, or a cold camera's segments. Of
 * those a server keeps back the list until there are two, each as long as the camera's keyframes are
 * apart. Some cameras make one in 8 s; and camera and server take their time to begin. */
static const guint picture_within_ms[MEDIA_N_PROTOCOLS] = {
  [MEDIA_PROTOCOL_FLV] = 6000,
  [MEDIA_PROTOCOL_HLS] = 24000,
  [MEDIA_PROTOCOL_RTMP] = 6000,
};

/* And when video does come, but no keyframe: some cameras make few. */
#define KEYFRAME_WITHIN_MS 20000

static void media_player_connect (MediaPlayer *self);

static void
set_state (MediaPlayer *self, MediaState state)
{
  media_player_set_int (self, MEDIA_PLAYER_PROP_STATE, (int) state);
}

static void
set_notice (MediaPlayer *self, MediaNotice notice)
{
  media_player_set_int (self, MEDIA_PLAYER_PROP_NOTICE, (int) notice);
}

static gint64
get_ms_since (MediaPlayer *self, gint64 then)
{
  return (media_clock_get_time (self->clock) - then) / 1000;
}

static void
drop_connection (MediaPlayer *self)
{
  if (self->locating != NULL)
    {
      g_object_set_data (G_OBJECT (self->locating), "player", NULL);
      g_cancellable_cancel (self->locating);
      g_clear_object (&self->locating);
    }

  if (self->feed != NULL)
    {
      media_player_figures_close_feed (self);
      g_clear_pointer (&self->feed, media_feed_stop);
    }
}

static void
cancel_retry (MediaPlayer *self)
{
  if (self->retry_id != 0)
    media_clock_remove (self->clock, self->retry_id);
  self->retry_id = 0;
  media_player_set_uint (self, MEDIA_PLAYER_PROP_RETRY_IN_MS, 0);
}

static gboolean
on_retry (gpointer user_data)
{
  MediaPlayer *self = user_data;

  self->retry_id = 0;
  media_player_connect (self);

  return G_SOURCE_REMOVE;
}

static void
wait_and_retry (MediaPlayer *self, guint ms)
{
  cancel_retry (self);
  self->retry_at = media_clock_get_time (self->clock) + (gint64) ms * 1000;
  self->retry_id = media_clock_add_timeout (self->clock, ms, on_retry, self);
  media_player_set_uint (self, MEDIA_PLAYER_PROP_RETRY_IN_MS, ms);
  set_state (self, MEDIA_STATE_WAITING);
}

/* Errors that say by themselves what to do: which protocols not to ask for again, and in what words. */
static const struct
{
  MediaError code;
  MediaProtocols avoid;
  MediaNotice notice;
} detours[] = {
  { MEDIA_ERROR_UNSUPPORTED_CODEC, MEDIA_PROTOCOLS_FLV | MEDIA_PROTOCOLS_RTMP,
    MEDIA_NOTICE_H265_TO_HLS },
  { MEDIA_ERROR_RTMPE_MISSING, MEDIA_PROTOCOLS_RTMP, MEDIA_NOTICE_RTMPE_MISSING },
};

static gboolean
take_detour (MediaPlayer *self, const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (detours); i++)
    {
      if (!g_error_matches (error, MEDIA_ERROR, (int) detours[i].code))
        continue;
      if ((self->avoid | detours[i].avoid) == self->avoid)
        return FALSE;

      self->avoid |= detours[i].avoid;
      set_notice (self, detours[i].notice);
      return TRUE;
    }

  return FALSE;
}

/* What will be no other after all, so that to try it for ever would be of no use to anybody. A few times it is tried: what
 * comes first may have been damaged on its way. */
#define MOST_IN_VAIN 3

static gboolean
is_in_vain (MediaPlayer *self, const GError *error)
{
  return g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE)
         && self->now.attempt >= MOST_IN_VAIN;
}

static void
fail (MediaPlayer *self, GError *error)
{
  gboolean in_vain;

  drop_connection (self);

  if (take_detour (self, error))
    {
      g_error_free (error);
      media_player_connect (self);
      return;
    }

  media_player_set_uint (self, MEDIA_PLAYER_PROP_ATTEMPT, self->now.attempt + 1);
  in_vain = is_in_vain (self, error);
  media_player_take_error (self, error);
  if (in_vain)
    set_state (self, MEDIA_STATE_IDLE);
  else
    wait_and_retry (self, media_backoff_get_ms (self->now.attempt, g_random_double ()));
}

static void
on_playing (MediaPlayer *self)
{
  gint64 now = media_clock_get_time (self->clock);

  self->playing_at = now;
  if (self->now.state == MEDIA_STATE_LIVE)
    return;

  if (self->now.state == MEDIA_STATE_CONNECTING)
    media_player_set_uint (self, MEDIA_PLAYER_PROP_FIRST_PICTURE_MS,
                           MAX (1, (guint) ((now - self->connect_began) / 1000)));
  self->live_since = now;
  media_player_take_error (self, NULL);
  set_state (self, MEDIA_STATE_LIVE);
}

static void
on_subscribed (MediaPlayer *self)
{
  self->subscribed = TRUE;
  if (!self->reached)
    self->stage_began = media_clock_get_time (self->clock);
  media_locator_request_keyframe (self->locator);
}

static void
on_feed (MediaFeed *feed, gpointer user_data)
{
  MediaPlayer *self = user_data;
  MediaFeedReport report;

  media_feed_take_report (feed, &report);
  media_player_figures_take (self, &report);
  if (report.frame != NULL)
    {
      media_paintable_take_frame (self->paintable, report.frame);
      self->shown_at = media_clock_get_time (self->clock);
    }

  self->packets = report.packets;

  g_object_ref (self); /* a handler of notify may let go of us */
  if (report.subscribed && !self->subscribed)
    on_subscribed (self);
  if (report.playing_us > self->playing_us && self->feed == feed)
    {
      self->playing_us = report.playing_us;
      self->late_us = MAX (0, g_get_monotonic_time () - report.came_us);
      on_playing (self);
    }
  if (report.error != NULL && self->feed == feed)
    fail (self, g_steal_pointer (&report.error));
  g_clear_error (&report.error);
  g_object_unref (self);
}

static void
note_protocol (MediaPlayer *self, MediaProtocol protocol)
{
  if (self->first_protocol < 0)
    self->first_protocol = (int) protocol;

  media_player_set_int (self, MEDIA_PLAYER_PROP_PROTOCOL, (int) protocol);
  if ((self->avoid & MEDIA_PROTOCOL_MASK (self->first_protocol)) == 0)
    set_notice (self, (int) protocol == self->first_protocol ? MEDIA_NOTICE_NONE
                                                             : MEDIA_NOTICE_PROTOCOL_CHANGED);
}

static void
begin_feed (MediaPlayer *self, MediaAddress *address)
{
  note_protocol (self, media_address_get_protocol (address));

  self->stage_began = media_clock_get_time (self->clock);
  self->subscribed = FALSE;
  self->reached = media_address_get_reached (address);
  self->playing_us = 0;
  self->packets = 0;
  self->feed = media_feed_new (address, self->pool, self->change, on_feed, self);
  media_feed_set_visible (self->feed, self->now.visible);
  media_feed_set_slowed (self->feed, self->now.slowed);
  media_feed_set_aim (self->feed, &self->aim);
  media_feed_set_pace (self->feed, (MediaPace) self->now.pace);
  media_feed_set_sound (self->feed, self->now.muted, self->now.volume);
  media_feed_start (self->feed);
}

static void
on_located (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GObject) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MediaAddress) address = NULL;
  MediaPlayer *self = g_object_get_data (question, "player"); /* NULL when nobody asks any more */

  address = media_locator_locate_finish (MEDIA_LOCATOR (source), result, &error);
  if (self == NULL)
    return;

  g_object_set_data (question, "player", NULL);
  g_clear_object (&self->locating);
  if (address != NULL)
    begin_feed (self, address);
  else
    fail (self, g_steal_pointer (&error));
}

static void
media_player_connect (MediaPlayer *self)
{
  cancel_retry (self);
  set_state (self, MEDIA_STATE_CONNECTING);
  if (!self->running || self->locating != NULL || self->feed != NULL)
    return;

  self->stage_began = self->connect_began = media_clock_get_time (self->clock);
  self->locating = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->locating), "player", self);
  media_locator_locate_async (self->locator, self->avoid, self->now.attempt, self->locating,
                              on_located, g_object_ref (self->locating));
}

static guint
get_picture_within_ms (MediaPlayer *self)
{
  guint ms = picture_within_ms[self->now.protocol];

  return self->packets > 0 ? MAX (ms, KEYFRAME_WITHIN_MS) : ms;
}

static void
check_connecting (MediaPlayer *self)
{
  gint64 waited = get_ms_since (self, self->stage_began);
  MediaError code = MEDIA_ERROR_TIMED_OUT;
  const char *what = NULL;

  if (self->locating != NULL)
    {
      code = MEDIA_ERROR_NO_ADDRESS;
      what = waited > LOCATE_WITHIN_MS ? "no address in time" : NULL;
    }
  else if (!self->subscribed && !self->reached)
    what = waited > SUBSCRIBE_WITHIN_MS ? "no answer in time" : NULL;
  else
    what = waited > get_picture_within_ms (self) ? "no picture in time" : NULL;

  if (what != NULL)
    fail (self, g_error_new_literal (MEDIA_ERROR, (int) code, what));
}

/* What is kept in hand because it was asked for is shown later than it came, and is no reason to be called live for longer. */
static gint64
get_stalled_after_ms (MediaPlayer *self)
{
  gint64 ahead = media_pace_get_row ((MediaPace) self->now.pace)->ahead;

  return STALLED_AFTER_MS - CLAMP (self->late_us, 0, ahead) / 1000;
}

static void
check_playing (MediaPlayer *self)
{
  gint64 age;

  if (self->feed != NULL && media_feed_get_in_hand (self->feed) > 0)
    self->playing_at = media_clock_get_time (self->clock);
  age = get_ms_since (self, self->playing_at);

  if (age > RECONNECT_AFTER_MS)
    fail (self, g_error_new_literal (MEDIA_ERROR, MEDIA_ERROR_STALLED, "no new pictures"));
  else if (age > get_stalled_after_ms (self))
    set_state (self, MEDIA_STATE_STALLED);
  else if (self->now.attempt > 0 && get_ms_since (self, self->live_since) > FORGIVE_AFTER_MS)
    media_player_set_uint (self, MEDIA_PLAYER_PROP_ATTEMPT, 0);
}

static gboolean
on_tick (gpointer user_data)
{
  g_autoptr (MediaPlayer) self = g_object_ref (user_data);

  switch ((MediaState) self->now.state)
    {
    case MEDIA_STATE_CONNECTING:
      check_connecting (self);
      break;
    case MEDIA_STATE_LIVE:
    case MEDIA_STATE_STALLED:
      check_playing (self);
      break;
    case MEDIA_STATE_IDLE:
    case MEDIA_STATE_WAITING:
    default:
      break;
    }

  if (!self->running)
    return G_SOURCE_REMOVE;

  media_player_figures_tick (self);
  return G_SOURCE_CONTINUE;
}

/* Starts, unless it has been started. */
void
media_player_machine_start (MediaPlayer *self)
{
  if (self->running)
    return;

  self->running = TRUE;
  self->avoid = MEDIA_PROTOCOLS_NONE;
  self->first_protocol = -1;
  g_clear_pointer (&self->change, media_change_unref);
  self->change = media_change_new ();
  media_player_figures_reset (self);
  media_player_load_join (self);
  self->tick_id = media_clock_add_timeout (self->clock, TICK_MS, on_tick, self);
  media_player_connect (self);
}

/* Stops, unless it has been stopped. */
void
media_player_machine_stop (MediaPlayer *self)
{
  if (!self->running)
    return;

  self->running = FALSE;
  media_player_load_leave (self);
  cancel_retry (self);
  if (self->tick_id != 0)
    media_clock_remove (self->clock, self->tick_id);
  self->tick_id = 0;
  drop_connection (self);
  media_player_take_error (self, NULL);
  set_notice (self, MEDIA_NOTICE_NONE);
  media_player_set_uint (self, MEDIA_PLAYER_PROP_ATTEMPT, 0);
  set_state (self, MEDIA_STATE_IDLE);
}

/* Ends a wait, and forgets the failures before it. */
void
media_player_machine_retry_now (MediaPlayer *self)
{
  if (!self->running || self->now.state == MEDIA_STATE_LIVE)
    return;

  drop_connection (self);
  self->avoid = MEDIA_PROTOCOLS_NONE;
  media_player_set_uint (self, MEDIA_PLAYER_PROP_ATTEMPT, 0);
  media_player_connect (self);
}
