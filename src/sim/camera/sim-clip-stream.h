/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-config.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

#define SIM_TYPE_CLIP_STREAM (sim_clip_stream_get_type ())
G_DECLARE_FINAL_TYPE (SimClipStream, sim_clip_stream, SIM, CLIP_STREAM, SimStream)

SimStream *sim_clip_stream_new (const SimCameraConfig *config);

G_END_DECLS
