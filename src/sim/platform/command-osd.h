/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-osd.h"
#include "platform/sim-subject.h"

G_BEGIN_DECLS

SimOsd *sim_osd_read (const SimPart *part);

G_END_DECLS
