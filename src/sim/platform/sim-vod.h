/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-recording.h"
#include "sim-platform.h"
#include "store/sim-store.h"

G_BEGIN_DECLS

#define SIM_VIDEOS "video"

/* A token that never ends. */
#define SIM_VOD_FOR_EVER 0

char *sim_vod_make_id (void);
char *sim_vod_make_flv_path (const char *ts_path);
SimRow *sim_vod_keep (SimPlatform *platform,
                      guint64 device_id,
                      guint channel_id,
                      const char *id,
                      guint days,
                      SimRecording *recording);
void sim_vod_remove (SimPlatform *platform, const SimRow *video);
void sim_vod_purge (SimPlatform *platform);

char *sim_vod_make_token (SimPlatform *platform, const char *id, gint64 end);
gboolean sim_vod_check_token (SimPlatform *platform, const char *id, const char *token);
char *
sim_vod_make_hls_url (SimPlatform *platform, const char *host, gboolean secure, const char *id);
char *sim_vod_make_rtmp_url (SimPlatform *platform,
                             const char *host,
                             gboolean secure,
                             const SimRow *video);
SimRow *sim_vod_find (SimPlatform *platform, const char *id);
gboolean sim_vod_may_play (SimPlatform *platform, const char *name, const char *token);

G_END_DECLS
