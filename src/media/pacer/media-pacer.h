/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pacer/media-pace.h"

G_BEGIN_DECLS

/* When to show a picture: as soon as its neighbours allow, at an even pace. Pure arithmetic over
 * times that are handed in, all in µs; thread-safe. */

typedef struct _MediaPacer MediaPacer;

/**
 * MediaPacing:
 * @window: for how long a packet that was late is reckoned with
 * @margin: what is kept in hand beyond the measured jitter
 * @most: how much jitter is ever covered, the margin included
 * @percentile: how much of the jitter is covered, 0 to 1
 * @jump: pictures are skipped when the delay is this much too long
 *
 * How the packets of a stream come. What is kept in hand besides is a matter of its [enum@Pace].
 */
typedef struct
{
  gint64 window;
  gint64 margin;
  gint64 most;
  double percentile;
  gint64 jump;
} MediaPacing;

extern const MediaPacing media_pacing_stream;   /* FLV, RTMP: packets as they are made */
extern const MediaPacing media_pacing_segments; /* HLS: seconds at a time */

MediaPacer *media_pacer_new (const MediaPacing *pacing);
void media_pacer_free (MediaPacer *self);
void media_pacer_set_pace (MediaPacer *self, MediaPace pace);

void media_pacer_arrived (MediaPacer *self, gint64 pts, gint64 now);
gint64 media_pacer_place (MediaPacer *self, gint64 pts, gint64 now);
void media_pacer_seek (MediaPacer *self, gint64 pts);
gboolean media_pacer_find_live (MediaPacer *self, gint64 now, gint64 *pts);
gboolean media_pacer_is_far_behind (MediaPacer *self);

gint64 media_pacer_get_delay (MediaPacer *self);
gint64 media_pacer_get_end (MediaPacer *self, gint64 pts);
gint64 media_pacer_get_lateness (MediaPacer *self, gint64 pts, gint64 now);
gint64 media_pacer_get_excess (MediaPacer *self);
gboolean media_pacer_get_anchor (MediaPacer *self, gint64 *anchor, double *speed);

#define MEDIA_PACER_DROP G_MININT64

G_END_DECLS
