/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-config.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimClipContent:
 * @packets: (element-type SimPacket): of each track, in the order of decoding
 * @tracks: what they are
 *
 * What was found in a file.
 */
typedef struct
{
  GPtrArray *packets[SIM_N_TRACKS];
  SimTrack tracks[SIM_N_TRACKS];
} SimClipContent;

gboolean
sim_clip_content_read (SimClipContent *content, const SimCameraConfig *config, GError **error);
void sim_clip_content_clear (SimClipContent *content);

G_END_DECLS
