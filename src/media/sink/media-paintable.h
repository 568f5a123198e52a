/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * MediaDrawing:
 * @MEDIA_DRAWING_TEXTURE: pictures are handed to GTK as memory textures (GL, Vulkan)
 * @MEDIA_DRAWING_CAIRO: pictures are handed to GTK as cairo surfaces (the cairo renderer)
 *
 * How pictures reach GTK's renderer. GTK 4.8's cairo renderer converts every memory texture to
 * floating point and back, at a quarter of all the CPU that a wall of cameras needs.
 */
typedef enum
{
  MEDIA_DRAWING_TEXTURE,
  MEDIA_DRAWING_CAIRO,
} MediaDrawing;

void media_set_drawing (MediaDrawing drawing);
MediaDrawing media_get_drawing (void);

#define MEDIA_TYPE_PAINTABLE (media_paintable_get_type ())

/**
 * MediaPaintable:
 *
 * The newest picture of a player, or the part of it that the player was told. Its intrinsic aspect
 * ratio is the stream's, so that GtkPicture letterboxes it; its memory has the player's target size.
 * Drawn at just that size at whole pixels, nothing is scaled.
 */
G_DECLARE_FINAL_TYPE (MediaPaintable, media_paintable, MEDIA, PAINTABLE, GObject)

gboolean media_paintable_has_picture (MediaPaintable *self);

G_END_DECLS
