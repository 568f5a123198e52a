/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-canvas.h"
#include "camera/sim-osd.h"

G_BEGIN_DECLS

typedef struct _SimOsdPainter SimOsdPainter;

SimOsdPainter *sim_osd_painter_new (const SimOsd *osd, int frame_width, int frame_height);
void sim_osd_painter_free (SimOsdPainter *painter);
void sim_osd_painter_paint_notice (SimOsdPainter *painter, SimCanvas *canvas);
void sim_osd_painter_paint (SimOsdPainter *painter, SimCanvas *canvas, GDateTime *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimOsdPainter, sim_osd_painter_free)

G_END_DECLS
