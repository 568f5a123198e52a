/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "camera/sim-camera-config.h"
#include "camera/sim-scene.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

GBytes *sim_still_from_scene (SimScene *scene, int width, int height, int quality, GError **error);
GBytes *sim_still_from_packet (SimCodec codec,
                               const SimPacket *packet,
                               int width,
                               int height,
                               int quality,
                               GError **error);
GBytes *sim_still_from_clip (const SimCameraConfig *config,
                             int width,
                             int height,
                             int quality,
                             GError **error);

G_END_DECLS
