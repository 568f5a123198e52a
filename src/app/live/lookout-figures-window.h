/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "live/lookout-wall.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_FIGURES_WINDOW (lookout_figures_window_get_type ())

/**
 * LookoutFiguresWindow:
 *
 * The statistics of all cameras on a wall as a table, which can be copied.
 */
G_DECLARE_FINAL_TYPE (LookoutFiguresWindow,
                      lookout_figures_window,
                      LOOKOUT,
                      FIGURES_WINDOW,
                      AdwWindow)

LookoutFiguresWindow *lookout_figures_window_present (LookoutWall *wall);

G_END_DECLS
