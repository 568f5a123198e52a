/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-canvas.h"
#include "camera/sim-look.h"

G_BEGIN_DECLS

gboolean sim_look_swaps_sides (const SimLook *look);
gboolean sim_look_moves_pixels (const SimLook *look);
void sim_look_light (const SimLook *look, SimCanvas *canvas);
void sim_look_turn (const SimLook *look, const SimCanvas *source, SimCanvas *frame);

G_END_DECLS
