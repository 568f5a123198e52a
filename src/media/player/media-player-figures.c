/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-player-private.h"

/* The figures are renewed as often as they can be read. */
#define RENEW_AFTER_US (500 * G_TIME_SPAN_MILLISECOND)

/* Forgets what earlier starts have counted. */
void
media_player_figures_reset (MediaPlayer *self)
{
  self->base_shown = self->base_dropped = self->base_bytes = 0;
  self->figures_shown = self->figures_bytes = 0;
  self->figures_at = media_clock_get_time (self->clock);
  media_player_set_uint64 (self, MEDIA_PLAYER_PROP_SHOWN, 0);
  media_player_set_uint64 (self, MEDIA_PLAYER_PROP_DROPPED, 0);
  media_player_set_uint64 (self, MEDIA_PLAYER_PROP_RECEIVED_BYTES, 0);
  media_player_set_uint (self, MEDIA_PLAYER_PROP_FIRST_PICTURE_MS, 0);
}

/* Also of a stream without pictures, of which no report comes. */
static void
count_bytes (MediaPlayer *self)
{
  if (self->feed != NULL)
    self->now.received_bytes = self->base_bytes + media_feed_get_received (self->feed);
}

/* Takes the figures of a report. Counters are only stored, and notified with the next tick, so that a
 * picture costs no signal. */
void
media_player_figures_take (MediaPlayer *self, const MediaFeedReport *report)
{
  self->now.shown = self->base_shown + report->shown;
  self->now.dropped = self->base_dropped + report->overtaken + report->skipped;
  self->overtaken = report->overtaken;
  self->now.delay_ms = report->delay_ms;

  if (report->width > 0)
    {
      media_player_set_uint (self, MEDIA_PLAYER_PROP_WIDTH, report->width);
      media_player_set_uint (self, MEDIA_PLAYER_PROP_HEIGHT, report->height);
    }
  if (report->codec != NULL)
    media_player_set_text (self, MEDIA_PLAYER_PROP_CODEC, report->codec);
  if (report->audio_codec != NULL)
    media_player_set_text (self, MEDIA_PLAYER_PROP_AUDIO_CODEC, report->audio_codec);
  media_player_set_int (self, MEDIA_PLAYER_PROP_HAS_AUDIO, self->now.audio_codec != NULL);
  if (report->sound_tried)
    media_player_set_int (self, MEDIA_PLAYER_PROP_SOUND_NOTICE, (int) report->sound_notice);
}

/* Keeps the counters when a connection ends, so that the next one goes on from there. */
void
media_player_figures_close_feed (MediaPlayer *self)
{
  count_bytes (self);
  self->base_shown = self->now.shown;
  self->base_dropped = self->now.dropped;
  self->base_bytes = self->now.received_bytes;
  self->now.delay_ms = 0;
}

static void
notify_counters (MediaPlayer *self)
{
  g_object_notify (G_OBJECT (self), "shown");
  g_object_notify (G_OBJECT (self), "dropped");
  g_object_notify (G_OBJECT (self), "delay-ms");
  g_object_notify (G_OBJECT (self), "received-bytes");
}

/* Renews what changes with time. */
void
media_player_figures_tick (MediaPlayer *self)
{
  gint64 now = media_clock_get_time (self->clock);
  double pictures = 0;
  guint64 bits = 0;
  /* While it is slowed, packets show that it lives; the picture may be older. */
  gint64 pictured_at = self->now.slowed ? MIN (self->shown_at, self->playing_at) : self->playing_at;

  if (pictured_at > 0)
    media_player_set_uint (self, MEDIA_PLAYER_PROP_PICTURE_AGE_MS,
                           (guint) ((now - pictured_at + self->late_us) / 1000));
  if (self->retry_id != 0)
    media_player_set_uint (self, MEDIA_PLAYER_PROP_RETRY_IN_MS,
                           (guint) MAX (0, (self->retry_at - now) / 1000));

  if (now - self->figures_at < RENEW_AFTER_US)
    return;

  count_bytes (self);
  if (self->feed != NULL)
    media_feed_get_rates (self->feed, &pictures, &bits);
  media_player_set_double (self, MEDIA_PLAYER_PROP_FPS, pictures);
  media_player_set_uint64 (self, MEDIA_PLAYER_PROP_BITRATE, bits);
  if (self->now.received_bytes != self->figures_bytes || self->now.shown != self->figures_shown)
    notify_counters (self);
  self->figures_at = now;
  self->figures_shown = self->now.shown;
  self->figures_bytes = self->now.received_bytes;
}
