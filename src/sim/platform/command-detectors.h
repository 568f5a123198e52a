/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"
#include "sim-platform.h"

G_BEGIN_DECLS

void sim_detectors_on_motion (const SimDevice *device, guint channel_id, gpointer platform);

extern const SimSubject sim_detector_motion;

G_END_DECLS
