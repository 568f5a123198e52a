/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-tile-status.h"

#include <glib/gi18n.h>

#include "live/lookout-live-words.h"
#include "onv.h"

static const struct
{
  const char *css_class;
  const char *name;
} mood_rows[] = {
  [LOOKOUT_MOOD_EMPTY] = { "is-empty", NC_ ("state of a tile", "not playing") },
  [LOOKOUT_MOOD_CONNECTING] = { "is-connecting", NC_ ("state of a tile", "connecting") },
  [LOOKOUT_MOOD_LIVE] = { "is-live", NC_ ("state of a tile", "live") },
  [LOOKOUT_MOOD_SLOWED] = { "is-slowed", NC_ ("state of a tile", "live, keyframes only") },
  [LOOKOUT_MOOD_CAPPED] = { "is-capped", NC_ ("state of a tile", "this month’s data are used") },
  [LOOKOUT_MOOD_STALLED] = { "is-stalled", NC_ ("state of a tile", "no new picture") },
  [LOOKOUT_MOOD_WAITING] = { "is-waiting", NC_ ("state of a tile", "trying again") },
  [LOOKOUT_MOOD_OFFLINE] = { "is-offline", NC_ ("state of a tile", "offline") },
  [LOOKOUT_MOOD_ERROR] = { "is-error", NC_ ("state of a tile", "error") },
};

const char *
lookout_mood_get_css_class (LookoutMood mood)
{
  return mood_rows[mood].css_class;
}

/**
 * lookout_mood_get_name:
 * @mood: a mood
 *
 * Returns: it in a word, translated, as it stands in an accessible name
 */
const char *
lookout_mood_get_name (LookoutMood mood)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "state of a tile", mood_rows[mood].name);
}

/**
 * lookout_tile_status_read:
 * @self: (out caller-allocates): where it goes
 * @player: a player
 *
 * Takes down what a player says now.
 */
void
lookout_tile_status_read (LookoutTileStatus *self, MediaPlayer *player)
{
  *self = (LookoutTileStatus){
    .state = media_player_get_state (player),
    .error = media_player_get_error (player),
    .notice = media_player_get_notice (player),
    .sound_notice = media_player_get_sound_notice (player),
    .protocol = media_player_get_protocol (player),
    .picture_age_ms = media_player_get_picture_age_ms (player),
    .retry_in_ms = media_player_get_retry_in_ms (player),
    .first_picture_ms = media_player_get_first_picture_ms (player),
    .delay_ms = media_player_get_delay_ms (player),
    .pace = media_player_get_pace (player),
    .fps = media_player_get_fps (player),
    .bitrate = media_player_get_bitrate (player),
    .width = media_player_get_width (player),
    .height = media_player_get_height (player),
    .dropped = media_player_get_dropped (player),
    .codec = media_player_get_codec (player),
    .audio_codec = media_player_get_audio_codec (player),
    .has_audio = media_player_get_has_audio (player),
    .slowed = media_player_get_slowed (player),
    .muted = media_player_get_muted (player),
  };
}

/* Trying again does not help where a person has to do something first. */
static LookoutMood
get_mood_of_error (const GError *error)
{
  g_autoptr (FleetWords) words = NULL;

  if (error == NULL)
    return LOOKOUT_MOOD_WAITING;
  if (g_error_matches (error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE))
    return LOOKOUT_MOOD_OFFLINE;
  if (g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TLS)
      || g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_UNSHOWABLE))
    return LOOKOUT_MOOD_ERROR;
  words = lookout_live_words_for_error (error);
  return words->action == FLEET_ACTION_RETRY ? LOOKOUT_MOOD_WAITING : LOOKOUT_MOOD_ERROR;
}

/**
 * lookout_mood_is_playing:
 * @mood: a mood
 *
 * Returns: whether there are pictures that are not old
 */
gboolean
lookout_mood_is_playing (LookoutMood mood)
{
  return mood == LOOKOUT_MOOD_LIVE || mood == LOOKOUT_MOOD_SLOWED;
}

LookoutMood
lookout_tile_status_get_mood (const LookoutTileStatus *self)
{
  if (self->capped)
    return LOOKOUT_MOOD_CAPPED;
  switch (self->state)
    {
    case MEDIA_STATE_CONNECTING:
      return LOOKOUT_MOOD_CONNECTING;
    case MEDIA_STATE_LIVE:
      return self->slowed ? LOOKOUT_MOOD_SLOWED : LOOKOUT_MOOD_LIVE;
    case MEDIA_STATE_STALLED:
      return LOOKOUT_MOOD_STALLED;
    case MEDIA_STATE_WAITING:
      return get_mood_of_error (self->error);
    case MEDIA_STATE_IDLE:
    default:
      return self->error != NULL ? get_mood_of_error (self->error) : LOOKOUT_MOOD_EMPTY;
    }
}

/* In a narrow tile only what neither the colour nor the message in its middle says. */
static char *
dup_short_pill (const LookoutTileStatus *self, LookoutMood mood)
{
  if (mood == LOOKOUT_MOOD_CONNECTING)
    return g_strdup (lookout_live_words_get_protocol (self->protocol));
  if (mood == LOOKOUT_MOOD_STALLED)
    return g_strdup_printf (C_ ("seconds", "%u s"), self->picture_age_ms / 1000);
  if (mood >= LOOKOUT_MOOD_WAITING || mood == LOOKOUT_MOOD_CAPPED)
    return g_strdup ("");
  return NULL;
}

/**
 * lookout_tile_status_dup_pill:
 * @self: a status
 * @narrow: whether there is little room
 *
 * Returns: (transfer full): what stands on the pill, translated
 */
char *
lookout_tile_status_dup_pill (const LookoutTileStatus *self, gboolean narrow)
{
  LookoutMood mood = lookout_tile_status_get_mood (self);
  char *text = narrow ? dup_short_pill (self, mood) : NULL;

  if (text != NULL)
    return text;
  switch (mood)
    {
    case LOOKOUT_MOOD_CONNECTING:
      return g_strdup_printf (C_ ("pill: connecting by a protocol", "Connecting · %s"),
                              lookout_live_words_get_protocol (self->protocol));
    case LOOKOUT_MOOD_LIVE:
      return g_strdup_printf (C_ ("pill: live, age of the picture in seconds", "LIVE  %.1f s"),
                              self->picture_age_ms / 1000.0);
    case LOOKOUT_MOOD_SLOWED:
      return g_strdup_printf (C_ ("pill: keyframes alone are shown, age of the picture in seconds",
                                  "KEYFRAMES  %.1f s"),
                              self->picture_age_ms / 1000.0);
    case LOOKOUT_MOOD_CAPPED:
      return g_strdup (C_ ("pill", "Data limit"));
    case LOOKOUT_MOOD_STALLED:
      return g_strdup_printf (C_ ("pill: seconds", "No new picture for %u s"),
                              self->picture_age_ms / 1000);
    case LOOKOUT_MOOD_WAITING:
      return g_strdup (C_ ("pill", "Interrupted"));
    case LOOKOUT_MOOD_OFFLINE:
      return g_strdup (C_ ("pill", "Offline"));
    case LOOKOUT_MOOD_ERROR:
      return g_strdup (C_ ("pill", "Error"));
    case LOOKOUT_MOOD_EMPTY:
    default:
      return g_strdup ("");
    }
}

/**
 * lookout_tile_status_dup_countdown:
 * @self: a status
 *
 * Returns: (transfer full) (nullable): when it will be tried again, translated
 */
char *
lookout_tile_status_dup_countdown (const LookoutTileStatus *self)
{
  if (self->state != MEDIA_STATE_WAITING)
    return NULL;
  return g_strdup_printf (C_ ("seconds", "Trying again in %u s"), (self->retry_in_ms + 999) / 1000);
}

static char *
format_protocol (const LookoutTileStatus *status)
{
  return g_strdup (lookout_live_words_get_protocol (status->protocol));
}

static char *
format_size (const LookoutTileStatus *status)
{
  return status->width > 0 ? g_strdup_printf ("%u × %u", status->width, status->height) : NULL;
}

static char *
format_codec (const LookoutTileStatus *status)
{
  if (status->codec == NULL)
    return NULL;
  if (status->audio_codec == NULL)
    return g_strdup (status->codec);
  return g_strdup_printf ("%s + %s", status->codec, status->audio_codec);
}

static char *
format_fps (const LookoutTileStatus *status)
{
  return g_strdup_printf (C_ ("pictures per second", "%.1f /s"), status->fps);
}

static char *
format_bitrate (const LookoutTileStatus *status)
{
  if (status->bitrate >= 1000 * 1000)
    return g_strdup_printf (C_ ("bitrate", "%.1f Mbit/s"), (double) status->bitrate / 1e6);
  return g_strdup_printf (C_ ("bitrate", "%u kbit/s"), (guint) (status->bitrate / 1000));
}

static char *
format_ms (guint ms)
{
  if (ms >= 10 * 1000)
    return g_strdup_printf (C_ ("seconds", "%.1f s"), ms / 1000.0);
  return g_strdup_printf (C_ ("milliseconds", "%u ms"), ms);
}

static char *
format_first_picture (const LookoutTileStatus *status)
{
  return status->first_picture_ms > 0 ? format_ms (status->first_picture_ms) : NULL;
}

static char *
format_delay (const LookoutTileStatus *status)
{
  return format_ms (status->delay_ms);
}

static char *
format_pace (const LookoutTileStatus *status)
{
  return g_strdup (lookout_live_words_get_pace (status->pace));
}

static char *
format_age (const LookoutTileStatus *status)
{
  return status->width > 0 ? format_ms (status->picture_age_ms) : NULL;
}

static char *
format_dropped (const LookoutTileStatus *status)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, status->dropped);
}

const LookoutFigureRow lookout_figure_rows[] = {
  { N_ ("Protocol"), format_protocol },
  { N_ ("Size"), format_size },
  { N_ ("Codec"), format_codec },
  { N_ ("Pictures"), format_fps },
  { N_ ("Bitrate"), format_bitrate },
  { N_ ("First picture"), format_first_picture },
  { N_ ("Picture’s age"), format_age },
  { N_ ("Delay"), format_delay },
  { N_ ("Delay wanted"), format_pace },
  { N_ ("Left out"), format_dropped },
  { NULL, NULL },
};
