/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/base/gstpushsrc.h>

#include "camera/sim-scene.h"

G_BEGIN_DECLS

#define SIM_TYPE_SCENE_SRC (sim_scene_src_get_type ())
G_DECLARE_FINAL_TYPE (SimSceneSrc, sim_scene_src, SIM, SCENE_SRC, GstPushSrc)

GstElement *sim_scene_src_new (SimScene *scene);

G_END_DECLS
