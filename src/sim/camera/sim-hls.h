/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimHls:
 *
 * Cuts a stream into segments and lists the last of them.
 */
typedef struct _SimHls SimHls;

SimHls *sim_hls_new (void);
void sim_hls_free (SimHls *hls);
void sim_hls_restart (SimHls *hls, const SimTrack *video, const SimTrack *audio);
gboolean sim_hls_push (SimHls *hls, const SimPacket *packet);
char *sim_hls_create_playlist (SimHls *hls, const char *query);
GBytes *sim_hls_get_segment (SimHls *hls, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimHls, sim_hls_free)

G_END_DECLS
