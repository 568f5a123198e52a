/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a camera still shows something new, or the same picture again and again. It outlives
 * connections, so that a picture that stands still does not look new after each of them. Packets and
 * pictures may come on two threads. */

typedef struct _MediaChange MediaChange;

/* The brightness of a picture. */
typedef struct
{
  const guint8 *data;
  int width;
  int height;
  int stride;      /* bytes from a row to the next */
  int pixel_bytes; /* bytes from a pixel to the next; the first counts */
} MediaLuma;

MediaChange *media_change_new (void);
MediaChange *media_change_ref (MediaChange *self);
void media_change_unref (MediaChange *self);

void media_change_note_packet (MediaChange *self, gsize bytes, gboolean keyframe, gint64 pts);
gboolean media_change_look (MediaChange *self, const MediaLuma *luma, gint64 pts, gint64 now);
gboolean media_change_is_still (MediaChange *self);

G_END_DECLS
