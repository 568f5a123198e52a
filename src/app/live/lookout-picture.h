/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOOKOUT_TYPE_PICTURE (lookout_picture_get_type ())

/**
 * LookoutPicture:
 *
 * Draws a paintable as large as it fits, at whole device pixels, with black beside it. It asks for no room and
 * never lays itself out anew because of what it draws, so that a new picture costs a redraw and no more.
 */
G_DECLARE_FINAL_TYPE (LookoutPicture, lookout_picture, LOOKOUT, PICTURE, GtkWidget)

GtkWidget *lookout_picture_new (void);
void lookout_picture_get_area (LookoutPicture *self, graphene_rect_t *area);
void lookout_picture_set_paintable (LookoutPicture *self, GdkPaintable *paintable);
GdkRectangle lookout_picture_fit (int width, int height, double aspect_ratio);

G_END_DECLS
