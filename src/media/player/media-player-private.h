/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player/media-feed.h"
#include "player/media-player.h"
#include "sink/media-paintable-private.h"

G_BEGIN_DECLS

/* What a person can read of a player; each has a property in the table of media-player.c. */
typedef struct
{
  int state;        /* MediaState */
  int notice;       /* MediaNotice */
  int sound_notice; /* MediaNotice */
  int protocol;     /* MediaProtocol */
  GError *error;
  guint attempt;
  guint retry_in_ms;
  guint first_picture_ms;
  double fps;
  guint64 bitrate;
  guint width;
  guint height;
  const char *codec;
  const char *audio_codec;
  gboolean has_audio;
  guint64 shown;
  guint64 dropped;
  guint delay_ms;
  guint picture_age_ms;
  guint64 received_bytes;
  gboolean visible;
  gboolean slowed;
  gboolean spared;
  int pace; /* MediaPace */
  gboolean muted;
  double volume;
} MediaPlayerFigures;

typedef enum
{
  MEDIA_PLAYER_PROP_0,
  MEDIA_PLAYER_PROP_STATE,
  MEDIA_PLAYER_PROP_NOTICE,
  MEDIA_PLAYER_PROP_SOUND_NOTICE,
  MEDIA_PLAYER_PROP_PROTOCOL,
  MEDIA_PLAYER_PROP_ERROR,
  MEDIA_PLAYER_PROP_ATTEMPT,
  MEDIA_PLAYER_PROP_RETRY_IN_MS,
  MEDIA_PLAYER_PROP_FIRST_PICTURE_MS,
  MEDIA_PLAYER_PROP_FPS,
  MEDIA_PLAYER_PROP_BITRATE,
  MEDIA_PLAYER_PROP_WIDTH,
  MEDIA_PLAYER_PROP_HEIGHT,
  MEDIA_PLAYER_PROP_CODEC,
  MEDIA_PLAYER_PROP_AUDIO_CODEC,
  MEDIA_PLAYER_PROP_HAS_AUDIO,
  MEDIA_PLAYER_PROP_SHOWN,
  MEDIA_PLAYER_PROP_DROPPED,
  MEDIA_PLAYER_PROP_DELAY_MS,
  MEDIA_PLAYER_PROP_PICTURE_AGE_MS,
  MEDIA_PLAYER_PROP_RECEIVED_BYTES,
  MEDIA_PLAYER_PROP_SLOWED,
  MEDIA_PLAYER_PROP_VISIBLE,
  MEDIA_PLAYER_PROP_SPARED,
  MEDIA_PLAYER_PROP_PACE,
  MEDIA_PLAYER_PROP_MUTED,
  MEDIA_PLAYER_PROP_VOLUME,
  MEDIA_PLAYER_PROP_PAINTABLE,
  MEDIA_PLAYER_N_PROPS
} MediaPlayerProp;

struct _MediaPlayer
{
  GObject parent_instance;

  MediaLocator *locator;
  MediaClock *clock;
  MediaPaintable *paintable;
  MediaFramePool *pool;
  MediaChange *change; /* of this start */
  MediaPlayerFigures now;

  MediaAim aim;

  /* The state machine, media-player-machine.c */
  gboolean running;
  MediaFeed *feed;
  GCancellable *locating;
  MediaProtocols avoid;
  int first_protocol; /* -1 until the first address */
  guint tick_id;
  guint retry_id;
  gint64 retry_at;
  gint64 stage_began;   /* asking, connecting, waiting for a picture */
  gint64 connect_began; /* for the first picture */
  gint64 live_since;
  gint64 playing_at; /* a new picture, or another sign of life, by our clock */
  gint64 playing_us; /* the same, as the feed says it */
  gint64 late_us;    /* how long it had been here by then */
  gboolean subscribed;
  gboolean reached; /* the server has answered before it was asked for the stream */
  guint64 packets;  /* of video, on this connection */

  /* The figures, media-player-figures.c */
  guint64 base_shown; /* of the feeds before this one */
  guint64 base_dropped;
  guint64 base_bytes;
  gint64 figures_at;
  guint64 figures_shown;
  guint64 figures_bytes;

  /* When the machine does not keep up, media-player-load.c */
  gint64 slowed_at; /* 0 while it is not slowed */
  gint64 shown_at;  /* a picture, whether new or not, by our clock */
  double cost;      /* of all processors, the share that it takes while not slowed */
  gint64 used;      /* at the last look */
  guint64 overtaken;
  guint64 load_overtaken; /* at the last look */
  guint64 load_shown;
};

/* media-player.c */
void media_player_set_uint (MediaPlayer *self, MediaPlayerProp prop, guint value);
void media_player_set_uint64 (MediaPlayer *self, MediaPlayerProp prop, guint64 value);
void media_player_set_int (MediaPlayer *self, MediaPlayerProp prop, int value);
void media_player_set_double (MediaPlayer *self, MediaPlayerProp prop, double value);
void media_player_set_text (MediaPlayer *self, MediaPlayerProp prop, const char *interned);
void media_player_take_error (MediaPlayer *self, GError *error);

/* media-player-machine.c */
void media_player_machine_start (MediaPlayer *self);
void media_player_machine_stop (MediaPlayer *self);
void media_player_machine_retry_now (MediaPlayer *self);

/* media-player-load.c */
void media_player_load_join (MediaPlayer *self);
void media_player_load_leave (MediaPlayer *self);
void media_player_load_update (MediaPlayer *self);

/* media-player-figures.c */
void media_player_figures_reset (MediaPlayer *self);
void media_player_figures_take (MediaPlayer *self, const MediaFeedReport *report);
void media_player_figures_close_feed (MediaPlayer *self);
void media_player_figures_tick (MediaPlayer *self);

G_END_DECLS
