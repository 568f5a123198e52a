/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "live/lookout-zoom.h"

G_BEGIN_DECLS

#define LOOKOUT_TYPE_OVERVIEW (lookout_overview_get_type ())

/**
 * LookoutOverview:
 *
 * A small picture of the whole with a frame around the part that is shown large, and below it how much larger. With
 * no more than its least height only the latter.
 */
G_DECLARE_FINAL_TYPE (LookoutOverview, lookout_overview, LOOKOUT, OVERVIEW, GtkWidget)

GtkWidget *lookout_overview_new (void);
void
lookout_overview_set_zoom (LookoutOverview *self, const LookoutZoom *zoom, GdkPaintable *paintable);

G_END_DECLS
