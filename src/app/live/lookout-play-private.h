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
};

void lookout_play_changed (LookoutPlay *self);

GArray *lookout_viewers_new (void);

void lookout_play_install_zoom (LookoutPlayClass *klass);
void lookout_play_apply_zoom (LookoutPlay *self);

G_END_DECLS
