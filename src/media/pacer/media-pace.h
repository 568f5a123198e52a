/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MediaPace:
 * @MEDIA_PACE_NORMAL: a little in hand, so that pictures come evenly as a rule
 * @MEDIA_PACE_FAST: as soon as the stream's jitter allows
 * @MEDIA_PACE_SMOOTH: a second in hand, so that what is late by less is not seen
 *
 * How soon after they came pictures are wanted.
 */
typedef enum
{
  MEDIA_PACE_NORMAL,
  MEDIA_PACE_FAST,
  MEDIA_PACE_SMOOTH,
} MediaPace;

#define MEDIA_N_PACES 3
#define MEDIA_TYPE_PACE (media_pace_get_type ())
GType media_pace_get_type (void) G_GNUC_CONST;

/**
 * MediaPaceRow:
 * @name: as in settings and files
 * @ahead: what is kept in hand beyond the jitter, in µs
 * @catch_up: how much of what is too much is caught up in a second
 * @most_faster: by how much pictures run faster than time at most
 * @most_slower: by how much they run slower at most, to get in hand what is wanted
 *
 * What a pace means.
 */
typedef struct
{
  const char *name;
  gint64 ahead;
  double catch_up;
  double most_faster;
  double most_slower;
} MediaPaceRow;

const MediaPaceRow *media_pace_get_row (MediaPace pace);
gboolean media_pace_find (const char *name, MediaPace *pace);

G_END_DECLS
