/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live/lookout-zoom.h"

#include <glib/gi18n.h>
#include <math.h>

/* Nobody sees less than this; the way back, in steps, ends at the whole picture. */
#define LEAST_FACTOR 0.02
#define LEAST_WAY 1e-6

/**
 * lookout_zoom_is_whole:
 * @self: a zoom
 *
 * Returns: whether all of the picture is shown
 */
gboolean
lookout_zoom_is_whole (const LookoutZoom *self)
{
  return self->factor <= 1;
}

gboolean
lookout_zoom_is_same (const LookoutZoom *self, const LookoutZoom *other)
{
  return fabs (self->factor - other->factor) < LEAST_WAY && fabs (self->x - other->x) < LEAST_WAY
         && fabs (self->y - other->y) < LEAST_WAY;
}

/**
 * lookout_zoom_clamp:
 * @self: what is wished for
 *
 * Returns: what there is: not too close, and nothing from beyond the picture's edges
 */
LookoutZoom
lookout_zoom_clamp (const LookoutZoom *self)
{
  double factor = MIN (self->factor, LOOKOUT_ZOOM_MAX);
  double margin;

  if (!(factor >= 1 + LEAST_FACTOR))
    return LOOKOUT_ZOOM_WHOLE;
  margin = 0.5 / factor;
  return (LookoutZoom){ factor, CLAMP (self->x, margin, 1 - margin),
                        CLAMP (self->y, margin, 1 - margin) };
}

/**
 * lookout_zoom_about:
 * @self: a zoom
 * @factor: the new factor; a wrong one becomes the nearest that there is
 * @x: a point of what is shown, as a share of its width
 * @y: a point of what is shown, as a share of its height
 *
 * Returns: the zoom with that factor which shows, as far as the edges let it, at the same point what was there before
 */
LookoutZoom
lookout_zoom_about (const LookoutZoom *self, double factor, double x, double y)
{
  double possible = CLAMP (factor, 1, LOOKOUT_ZOOM_MAX);
  double way = 1 / self->factor - 1 / possible;
  LookoutZoom zoom = { possible, self->x + (x - 0.5) * way, self->y + (y - 0.5) * way };

  return lookout_zoom_clamp (&zoom);
}

/**
 * lookout_zoom_pan:
 * @self: a zoom
 * @dx: how far to go to the right, as a share of what is shown
 * @dy: how far to go down, as a share of what is shown
 *
 * Returns: the zoom beside, at the edge of the picture at the farthest
 */
LookoutZoom
lookout_zoom_pan (const LookoutZoom *self, double dx, double dy)
{
  LookoutZoom zoom = { self->factor, self->x + dx / self->factor, self->y + dy / self->factor };

  return lookout_zoom_clamp (&zoom);
}

/**
 * lookout_zoom_get_region:
 * @self: a zoom
 *
 * Returns: the part of the picture that is shown
 */
MediaRegion
lookout_zoom_get_region (const LookoutZoom *self)
{
  double size = 1 / self->factor;

  if (lookout_zoom_is_whole (self))
    return MEDIA_REGION_WHOLE;
  return (MediaRegion){ self->x - size / 2, self->y - size / 2, size, size };
}

char *
lookout_zoom_dup_factor (const LookoutZoom *self)
{
  return g_strdup_printf (C_ ("zoom factor", "%.1f ×"), self->factor);
}

/**
 * lookout_zoom_dup_description:
 * @self: a zoom
 *
 * Returns: (transfer full): it in words, translated, for assistive technology
 */
char *
lookout_zoom_dup_description (const LookoutZoom *self)
{
  return g_strdup_printf (_ ("Zoom %.1f ×"), self->factor);
}
