/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sink/media-frame.h"
#include "sink/media-paintable.h"

G_BEGIN_DECLS

MediaPaintable *media_paintable_new (void);
void media_paintable_take_frame (MediaPaintable *self, MediaFrame *frame);
void media_paintable_set_region (MediaPaintable *self, const MediaRegion *region);
GdkPaintable *media_paintable_get_overview (MediaPaintable *self);

G_END_DECLS
