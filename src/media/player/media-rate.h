/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much a stream carries in a second of its own time. HLS brings seconds at once and then nothing, so
 * what has come since a moment ago says little; time stamps say it. Pure arithmetic over times in µs. */

#define MEDIA_RATE_N_KEYS 16
#define MEDIA_RATE_N_SHOWN 256

/**
 * MediaRate:
 *
 * The rates of one stream; zeroed it has seen nothing.
 */
typedef struct
{
  /*< private >*/
  guint64 bytes;
  guint n_packets; /* of video, since the first keyframe */
  gint64 last_pts;
  struct
  {
    gint64 pts;
    guint64 bytes; /* that came before it */
  } keys[MEDIA_RATE_N_KEYS];
  guint n_keys; /* ever written */

  gint64 shown[MEDIA_RATE_N_SHOWN]; /* time stamps */
  guint n_shown;                    /* ever written */
  gint64 shown_at;
} MediaRate;

void media_rate_take_video (MediaRate *self, gint64 pts, gsize size, gboolean keyframe);
void media_rate_take_audio (MediaRate *self, gsize size);
void media_rate_take_shown (MediaRate *self, gint64 pts, gint64 now);
void media_rate_forget_shown (MediaRate *self);

guint64 media_rate_get_bits (const MediaRate *self);
double media_rate_get_pictures (const MediaRate *self, gint64 now);

G_END_DECLS
