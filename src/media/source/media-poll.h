/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "source/media-playlist.h"

G_BEGIN_DECLS

/* When to ask for a playlist again. Pure arithmetic over times in µs. */

/**
 * MediaPoll:
 *
 * What the lists so far have shown; zeroed it has seen none.
 */
typedef struct
{
  /*< private >*/
  gboolean begun;
  guint64 newest;    /* the last segment of the list */
  gint64 duration;   /* that the next one has at least */
  gint64 not_before; /* it was put into the list between these two */
  gint64 not_after;
  gint64 asked_at; /* when nothing newer was there */
  gint64 step;
  guint n_late; /* asked in vain since the next one was due */
} MediaPoll;

void
media_poll_take (MediaPoll *self, const MediaPlaylist *list, gint64 asked_at, gint64 answered_at);
gint64 media_poll_get_next (const MediaPoll *self);

G_END_DECLS
