/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live/lookout-play.h"

G_BEGIN_DECLS

struct _LookoutPlay
{
  GObject parent_instance;

  FleetChannel *channel; /* (nullable): it may be something that is no channel */
  MediaLocator *locator; /* (nullable): if it was given from outside */
  char *name;
  MediaProtocol protocol;
  MediaPace pace;
  MediaPlayer *player; /* (nullable): while parked */

  LookoutMood mood;
  gint64 live_since; /* monotonic, in µs; 0 while not live */

  gboolean parked;
  GArray *viewers;  /* who shows it */
  gboolean visible; /* this and the size as all viewers want it, or as the last one wanted it */
  gboolean spared;
  gboolean muted;
  double volume;
  int width;
  int height;
  LookoutZoom zoom;
  guint zoom_rest;

  GTimeZone *zone;   /* (nullable): of the platform; asked for once */
  char *last_login;  /* (nullable): as it is written for a person */
  char *account;     /* (nullable): what the meter calls it */
  guint64 counted;   /* of what the player has received */
  gboolean capped;   /* there is no player, since the data of this month are used */
  gboolean anyway;   /* it plays although they are */
  GdkTexture *still; /* (nullable): what is shown while capped */
  guint still_timer;
  GCancellable *still_asked; /* (nullable): while stills are wanted */
};

void lookout_play_begin (LookoutPlay *self);
void lookout_play_changed (LookoutPlay *self);

void lookout_play_count (LookoutPlay *self);
void lookout_play_watch_meter (LookoutPlay *self);
gboolean lookout_play_is_to_be_capped (LookoutPlay *self);
void lookout_play_update_stills (LookoutPlay *self);
void lookout_play_leave_meter (LookoutPlay *self);

const char *lookout_play_write_last_login (LookoutPlay *self);

GArray *lookout_viewers_new (void);

void lookout_play_install_zoom (LookoutPlayClass *klass);
void lookout_play_apply_zoom (LookoutPlay *self);

G_END_DECLS
