/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-canvas.h"

G_BEGIN_DECLS

#define SIM_WATCH_REGIONS 4

/**
 * SimWatch:
 * @sensitivity: 1 to 100, 0 not to look at all
 * @n_regions: 0 for the whole picture
 * @regions: left, top, right and bottom edge, as parts of the picture's width and height
 *
 * Where a camera looks for motion.
 */
typedef struct
{
  int sensitivity;
  guint n_regions;
  double regions[SIM_WATCH_REGIONS][4];
} SimWatch;

/**
 * SimDetector:
 *
 * Finds out whether something moved between one picture and another a little later.
 */
typedef struct _SimDetector SimDetector;

SimDetector *sim_detector_new (const SimWatch *watch);
void sim_detector_free (SimDetector *self);
gboolean sim_detector_look (SimDetector *self, const SimCanvas *picture, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimDetector, sim_detector_free)

G_END_DECLS
