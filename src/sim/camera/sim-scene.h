/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "camera/sim-camera-config.h"
#include "camera/sim-canvas.h"
#include "camera/sim-detector.h"
#include "camera/sim-look.h"
#include "camera/sim-osd.h"
#include "camera/sim-ptz.h"

G_BEGIN_DECLS

#define SIM_TYPE_SCENE (sim_scene_get_type ())
G_DECLARE_FINAL_TYPE (SimScene, sim_scene, SIM, SCENE, GObject)

SimScene *sim_scene_new (const SimCameraConfig *config);
gboolean sim_scene_control_ptz (SimScene *self, SimPtzPhase phase, int command, int speed);
void sim_scene_set_size (SimScene *self, int width, int height);
void sim_scene_set_look (SimScene *self, const SimLook *look);
void sim_scene_get_frame_size (SimScene *self, int *width, int *height);
void sim_scene_set_time_offset (SimScene *self, gint64 offset);
void sim_scene_set_watch (SimScene *self, const SimWatch *watch);
void sim_scene_set_osd (SimScene *self, const SimOsd *osd);
void sim_scene_set_frozen (SimScene *self, gboolean frozen);
void sim_scene_prepare (SimScene *self);
void sim_scene_paint (SimScene *self, SimCanvas *frame);
void sim_scene_trim (SimScene *self);

G_END_DECLS
