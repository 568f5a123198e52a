/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "media.h"

G_BEGIN_DECLS

/**
 * LookoutMood:
 * @LOOKOUT_MOOD_EMPTY: no camera is open
 * @LOOKOUT_MOOD_CONNECTING: the first picture is awaited
 * @LOOKOUT_MOOD_LIVE: pictures arrive
 * @LOOKOUT_MOOD_SLOWED: pictures arrive, and only keyframes are shown, since the machine does not keep up
 * @LOOKOUT_MOOD_CAPPED: the data of this month are used, and small pictures are shown
 * @LOOKOUT_MOOD_STALLED: connected, but the picture stands still
 * @LOOKOUT_MOOD_WAITING: it will be tried again
 * @LOOKOUT_MOOD_OFFLINE: the platform says that the camera is offline
 * @LOOKOUT_MOOD_ERROR: somebody has to do something
 *
 * What a tile is, in one word: the colour of its pill, and what stands in its accessible name.
 */
typedef enum
{
  LOOKOUT_MOOD_EMPTY,
  LOOKOUT_MOOD_CONNECTING,
  LOOKOUT_MOOD_LIVE,
  LOOKOUT_MOOD_SLOWED,
  LOOKOUT_MOOD_CAPPED,
  LOOKOUT_MOOD_STALLED,
  LOOKOUT_MOOD_WAITING,
  LOOKOUT_MOOD_OFFLINE,
  LOOKOUT_MOOD_ERROR,
} LookoutMood;

/**
 * LookoutTileStatus:
 *
 * All that a tile shows of a player, as plain values, so that what is shown of what can be tested without one.
 * Strings and the error belong to the player and the play.
 */
typedef struct
{
  MediaState state;
  const GError *error; /* (nullable) */
  MediaNotice notice;
  MediaNotice sound_notice;
  MediaProtocol protocol;
  guint picture_age_ms;
  guint retry_in_ms;
  guint first_picture_ms; /* 0: none yet */
  guint delay_ms;
  MediaPace pace;
  double fps;
  guint64 bitrate; /* bit/s */
  guint width;
  guint height;
  guint64 dropped;
  const char *codec;       /* (nullable) */
  const char *audio_codec; /* (nullable) */
  const char *
      last_login; /* (nullable): when a camera that is offline came online last, as it is written for a person */
  gboolean slowed;
  gboolean capped;
  gboolean has_audio;
  gboolean muted;
} LookoutTileStatus;

/**
 * LookoutFigureRow:
 * @label: what it is, marked with N_()
 * @format: (transfer full) (nullable): how it stands, or %NULL when nothing is known
 *
 * One line of the statistics. A figure is a row.
 */
typedef struct
{
  const char *label;
  char *(*format) (const LookoutTileStatus *status);
} LookoutFigureRow;

/* Ends with a row without a label. */
extern const LookoutFigureRow lookout_figure_rows[];

void lookout_tile_status_read (LookoutTileStatus *self, MediaPlayer *player);
gboolean lookout_mood_is_playing (LookoutMood mood);
LookoutMood lookout_tile_status_get_mood (const LookoutTileStatus *self);
char *lookout_tile_status_dup_pill (const LookoutTileStatus *self, gboolean narrow);
char *lookout_tile_status_dup_countdown (const LookoutTileStatus *self);

const char *lookout_mood_get_name (LookoutMood mood);
const char *lookout_mood_get_css_class (LookoutMood mood);

G_END_DECLS
