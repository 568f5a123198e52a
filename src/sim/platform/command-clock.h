/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera-clock.h"
#include "platform/sim-subject.h"

G_BEGIN_DECLS

SimCameraClock sim_clock_of_camera (const SimPart *part);
gint64 sim_clock_read_camera (const SimPart *part);

G_END_DECLS
