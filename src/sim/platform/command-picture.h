/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-config.h"
#include "camera/sim-look.h"
#include "platform/sim-subject.h"

G_BEGIN_DECLS

void sim_picture_read (const SimPart *part, SimCameraConfig *config, SimLook *look);
void sim_picture_get_size (const SimPart *part, int *width, int *height);
gint64 sim_picture_get_bitrate (const SimPart *part);

G_END_DECLS
