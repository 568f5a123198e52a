/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimTs:
 *
 * Writes packets as an MPEG transport stream.
 */
typedef struct _SimTs SimTs;

SimTs *sim_ts_new (const SimTrack *video, const SimTrack *audio);
void sim_ts_free (SimTs *ts);
void sim_ts_write_tables (SimTs *ts, GByteArray *out);
void sim_ts_write_packet (SimTs *ts, GByteArray *out, const SimPacket *packet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimTs, sim_ts_free)

G_END_DECLS
