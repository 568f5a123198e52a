/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fleet.h"
#include "media.h"

G_BEGIN_DECLS

#define LOOKOUT_ZOOM_MAX FLEET_VIEW_MAX_ZOOM

/**
 * LookoutZoom:
 * @factor: how much larger a picture is shown than as a whole, from 1 to LOOKOUT_ZOOM_MAX
 * @x: the middle of what is shown, as a share of the picture's width
 * @y: the middle of what is shown, as a share of the picture's height
 *
 * How closely a picture is looked at, and where.
 */
typedef struct
{
  double factor;
  double x;
  double y;
} LookoutZoom;

#define LOOKOUT_ZOOM_WHOLE ((LookoutZoom){ 1, 0.5, 0.5 })

gboolean lookout_zoom_is_whole (const LookoutZoom *self);
gboolean lookout_zoom_is_same (const LookoutZoom *self, const LookoutZoom *other);
LookoutZoom lookout_zoom_clamp (const LookoutZoom *self);
LookoutZoom lookout_zoom_about (const LookoutZoom *self, double factor, double x, double y);
LookoutZoom lookout_zoom_pan (const LookoutZoom *self, double dx, double dy);
MediaRegion lookout_zoom_get_region (const LookoutZoom *self);
char *lookout_zoom_dup_factor (const LookoutZoom *self);
char *lookout_zoom_dup_description (const LookoutZoom *self);

G_END_DECLS
