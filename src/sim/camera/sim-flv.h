/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-stream.h"

G_BEGIN_DECLS

GBytes *sim_flv_create_header (const SimTrack *video, const SimTrack *audio);
GBytes *sim_flv_create_metadata (const SimTrack *video, const SimTrack *audio);
GBytes *sim_flv_create_sequence_header (const SimTrack *track, GBytes *codec_data, gint64 time);
GBytes *sim_flv_create_tag (const SimTrack *track, const SimPacket *packet);

G_END_DECLS
