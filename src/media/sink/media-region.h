/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MediaRegion:
 * @x: where it begins, as a share of the picture's width
 * @y: where it begins, as a share of the picture's height
 * @width: its width, as a share of the picture's
 * @height: its height, as a share of the picture's
 *
 * A part of a picture, whatever its size in pixels is.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} MediaRegion;

#define MEDIA_REGION_WHOLE ((MediaRegion){ 0, 0, 1, 1 })

static inline gboolean
media_region_is_whole (const MediaRegion *self)
{
  return self->width >= 1 && self->height >= 1;
}

G_END_DECLS
