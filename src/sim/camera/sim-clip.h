/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-config.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

/**
 * SimClip:
 * @packets: (element-type SimPacket): in the order of their dts, from 0, the first a keyframe
 * @tracks: what it has
 * @has_track: whether it has it
 * @duration: µs, after which it begins again
 *
 * A film in memory, read once and shared by all cameras that show it. Never changed, never freed.
 */
typedef struct
{
  GPtrArray *packets;
  SimTrack tracks[SIM_N_TRACKS];
  gboolean has_track[SIM_N_TRACKS];
  gint64 duration;
} SimClip;

const SimClip *sim_clip_load (const SimCameraConfig *config, GError **error);
const SimPacket *sim_clip_find_keyframe (const SimClip *clip, gint64 time);

G_END_DECLS
