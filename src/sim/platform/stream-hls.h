/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http/sim-call.h"

G_BEGIN_DECLS

void sim_stream_hls_playlist (SimCall *call);
void sim_stream_hls_segment (SimCall *call);
void sim_stream_hls_preload (SimCall *call);

G_END_DECLS
