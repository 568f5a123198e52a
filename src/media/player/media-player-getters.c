/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-player-private.h"

/* Properties for C; all return what the property says, and are cheap. */

/**
 * media_player_get_paintable:
 *
 * Returns: (transfer none): what shows the pictures, the same for the player's whole life
 */
GdkPaintable *
media_player_get_paintable (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), NULL);

  return GDK_PAINTABLE (self->paintable);
}

/**
 * media_player_get_overview:
 *
 * Returns: (transfer none): the whole picture, small and seldom, while a part of it is shown
 */
GdkPaintable *
media_player_get_overview (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), NULL);

  return media_paintable_get_overview (self->paintable);
}

/**
 * media_player_get_error:
 *
 * Returns: (transfer none) (nullable): why there are no pictures; a locator's errors are as it gave them
 */
const GError *
media_player_get_error (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), NULL);

  return self->now.error;
}

/**
 * media_player_get_state:
 *
 * Returns: what the player is doing
 */
MediaState
media_player_get_state (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), (MediaState) 0);

  return (MediaState) self->now.state;
}

/**
 * media_player_get_notice:
 *
 * Returns: what is worth saying beside the picture
 */
MediaNotice
media_player_get_notice (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), (MediaNotice) 0);

  return (MediaNotice) self->now.notice;
}

/**
 * media_player_get_sound_notice:
 *
 * Returns: why there was no sound when it was last asked for; the pictures play
 */
MediaNotice
media_player_get_sound_notice (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), (MediaNotice) 0);

  return (MediaNotice) self->now.sound_notice;
}

/**
 * media_player_get_protocol:
 *
 * Returns: the protocol of the current or last connection
 */
MediaProtocol
media_player_get_protocol (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), (MediaProtocol) 0);

  return (MediaProtocol) self->now.protocol;
}

/**
 * media_player_has_address:
 * @self: a player
 *
 * Returns: whether it was told an address since it was started; until then its protocol means nothing
 */
gboolean
media_player_has_address (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->first_protocol >= 0;
}

/**
 * media_player_get_attempt:
 *
 * Returns: tries that have failed since pictures last played
 */
guint
media_player_get_attempt (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.attempt;
}

/**
 * media_player_get_retry_in_ms:
 *
 * Returns: ms until the next try, while waiting
 */
guint
media_player_get_retry_in_ms (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.retry_in_ms;
}

/**
 * media_player_get_first_picture_ms:
 *
 * Returns: ms from the start of the connection to its first picture; 0 until then
 */
guint
media_player_get_first_picture_ms (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.first_picture_ms;
}

/**
 * media_player_get_fps:
 *
 * Returns: pictures shown of a second of the stream
 */
double
media_player_get_fps (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.fps;
}

/**
 * media_player_get_bitrate:
 *
 * Returns: bits of pictures and sound in a second of the stream, over whole groups of pictures
 */
guint64
media_player_get_bitrate (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.bitrate;
}

/**
 * media_player_get_width:
 *
 * Returns: width of the stream in px, 0 until known
 */
guint
media_player_get_width (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.width;
}

/**
 * media_player_get_height:
 *
 * Returns: height of the stream in px, 0 until known
 */
guint
media_player_get_height (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.height;
}

/**
 * media_player_get_codec:
 *
 * Returns: (nullable): name of the video codec
 */
const char *
media_player_get_codec (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), NULL);

  return self->now.codec;
}

/**
 * media_player_get_audio_codec:
 *
 * Returns: (nullable): name of the audio codec
 */
const char *
media_player_get_audio_codec (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), NULL);

  return self->now.audio_codec;
}

/**
 * media_player_get_has_audio:
 *
 * Returns: whether the stream has sound
 */
gboolean
media_player_get_has_audio (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->now.has_audio;
}

/**
 * media_player_get_shown:
 *
 * Returns: pictures handed to the paintable since the start
 */
guint64
media_player_get_shown (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.shown;
}

/**
 * media_player_get_dropped:
 *
 * Returns: pictures decoded or received, but not shown, since the start
 */
guint64
media_player_get_dropped (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.dropped;
}

/**
 * media_player_get_delay_ms:
 *
 * Returns: ms by which pictures are shown later than they could be
 */
guint
media_player_get_delay_ms (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.delay_ms;
}

/**
 * media_player_get_picture_age_ms:
 *
 * Counts what holds a picture up here too: a decoder that does not keep up, or segments that are played evenly. The
 * network's and the camera's own delay cannot be known.
 *
 * Returns: ms since the last new picture came
 */
guint
media_player_get_picture_age_ms (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.picture_age_ms;
}

/**
 * media_player_get_received_bytes:
 *
 * Returns: bytes received since the start
 */
guint64
media_player_get_received_bytes (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.received_bytes;
}

/**
 * media_player_get_visible:
 *
 * Returns: whether anyone can see the picture
 */
gboolean
media_player_get_visible (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->now.visible;
}

/**
 * media_player_get_pace:
 *
 * Returns: how soon after they came pictures are wanted
 */
MediaPace
media_player_get_pace (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), MEDIA_PACE_NORMAL);

  return (MediaPace) self->now.pace;
}

/**
 * media_player_get_muted:
 *
 * Returns: whether it is silent
 */
gboolean
media_player_get_muted (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), FALSE);

  return self->now.muted;
}

/**
 * media_player_get_volume:
 *
 * Returns: 0 to 1
 */
double
media_player_get_volume (MediaPlayer *self)
{
  g_return_val_if_fail (MEDIA_IS_PLAYER (self), 0);

  return self->now.volume;
}
