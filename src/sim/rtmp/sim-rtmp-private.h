/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rtmp/sim-rtmp.h"

#include "faults/sim-fault-stream.h"
#include "platform/sim-audience.h"
#include "platform/sim-cameras.h"
#include "rtmp/sim-nginx.h"
#include "rtmp/sim-relay.h"

G_BEGIN_DECLS

/* What publishes (sim-rtmp.c), and who watches it (sim-rtmp-clients.c). */

/* A camera that publishes, or is about to stop. */
typedef struct
{
  SimRtmp *rtmp;
  const char *application;
  char *key;
  SimCamera *camera;
  guint n_watchers;
  guint linger_id;
  guint end_id;       /* of a recording that plays */
  gboolean ended;     /* it has played */
  gboolean forgotten; /* of no camera any more: goes with who still watches */
} SimRtmpFeed;

struct _SimRtmp
{
  SimPlatform *platform;
  SimNginx *nginx;
  SimRelay *relay;
  char *secret;
  GHashTable *feeds;   /* "DEVICE-CHANNEL", or with its times → SimRtmpFeed */
  GHashTable *clients; /* nginx's number of a connection → Client */
};

SimRtmpFeed *
sim_rtmp_open_feed (SimRtmp *self, const SimDevice *device, guint channel_id, const SimPast *past);
void sim_rtmp_leave_feed (SimRtmpFeed *feed);

void sim_rtmp_client_free (gpointer data);
void sim_rtmp_end_viewers (SimCamera *camera, SimRtmpFeed *feed);
void sim_rtmp_let_viewers_go (SimRtmpFeed *feed);

G_END_DECLS
