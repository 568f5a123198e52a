/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-region.h"

#include "schema/onv-record-private.h"

/* Parts of a picture, for detectors that see. */

/**
 * OnvRegion:
 *
 * A part of the picture, in pixels of the resolution that the camera tells with it; the origin is at
 * the top left (commands 80 to 83).
 */
static const OnvField region_fields[] = {
  /**
   * OnvRegion:x:
   *
   * The left edge.
   */
  { "x", "x", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:y:
   *
   * The top edge.
   */
  { "y", "y", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:width:
   *
   * How wide.
   */
  { "width", "w", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
  /**
   * OnvRegion:height:
   *
   * How high.
   */
  { "height", "h", ONV_KIND_INT, ONV_FIELD_REQUIRED, .unit = ONV_UNIT_PIXELS, .min = 0, .max = -1 },
};
ONV_DEFINE_RECORD (OnvRegion, onv_region, region_fields)

/* An edge in other pixels, to the nearest of them. */
static gint64
scale_edge (gint64 edge, int from, int to)
{
  return (CLAMP (edge, 0, from) * to * 2 + from) / (2 * (gint64) from);
}

static void
scale_side (gint64 *start, gint64 *length, int from, int to)
{
  gint64 first = scale_edge (*start, from, to);
  gint64 end = scale_edge (MIN (*start, from) + MIN (*length, from), from, to);

  *start = MIN (first, to - 1);
  *length = MAX (end - *start, 1);
}

/**
 * onv_region_scale:
 * @self: a region
 * @from: the resolution in which it is measured
 * @to: another resolution
 *
 * Measures a region in other pixels. It covers the same part of the picture, to the nearest pixel, lies
 * within it and has at least one pixel.
 *
 * Returns: (transfer full): the same region, in pixels of @to
 */
OnvRegion *
onv_region_scale (OnvRegion *self, const OnvSize *from, const OnvSize *to)
{
  OnvRegion *scaled;
  gint64 x, y, width, height;

  g_return_val_if_fail (ONV_IS_REGION (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  scaled = ONV_REGION (onv_record_duplicate (ONV_RECORD (self)));
  if (from->width < 1 || from->height < 1 || to->width < 1 || to->height < 1)
    return scaled;
  g_object_get (self, "x", &x, "y", &y, "width", &width, "height", &height, NULL);
  scale_side (&x, &width, from->width, to->width);
  scale_side (&y, &height, from->height, to->height);
  g_object_set (scaled, "x", x, "y", y, "width", width, "height", height, NULL);
  return scaled;
}
