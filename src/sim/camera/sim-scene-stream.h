/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-config.h"
#include "camera/sim-scene.h"
#include "camera/sim-stream.h"

G_BEGIN_DECLS

#define SIM_TYPE_SCENE_STREAM (sim_scene_stream_get_type ())
G_DECLARE_FINAL_TYPE (SimSceneStream, sim_scene_stream, SIM, SCENE_STREAM, SimStream)

SimStream *sim_scene_stream_new (SimScene *scene, const SimCameraConfig *config);

G_END_DECLS
