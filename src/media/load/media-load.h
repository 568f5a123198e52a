/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MediaLoadStream:
 * @can_slow: whether it may be slowed to its keyframes: it is seen, plays, and is not what a person looks at
 * @slowed_at: since when it is slowed, monotonic, in µs; 0 while it is not
 * @cost: of all processors, the share that it takes, or took before it was slowed
 * @area: how large it is shown, in px
 * @late_us: by how much its pictures come later than they should
 *
 * What is known of one stream when it is looked whether the machine keeps up.
 */
typedef struct
{
  gboolean can_slow;
  gint64 slowed_at;
  double cost;
  guint area;
  gint64 late_us;
} MediaLoadStream;

/**
 * MediaLoadView:
 * @busy: of all processors, the share of the time that decoding held
 * @overtaken: of all pictures, the share that another one overtook before it was painted
 * @streams: (array length=n_streams): all of them
 *
 * How the machine has done since the last look.
 */
typedef struct
{
  double busy;
  double overtaken;
  const MediaLoadStream *streams;
  guint n_streams;
} MediaLoadView;

/**
 * MediaLoad:
 *
 * Decides which streams leave out what is late when a machine does not keep up; which are slowed to their keyframes where
 * that is not enough, one at a time; and when they come back: only when there is room for what they took before, and later
 * and later if that turns out to have been too early.
 */
typedef struct
{
  guint n_hot;        /* looks in a row at which it did not keep up */
  gint64 hot_at;      /* the last of them */
  gint64 late;        /* by how much the latest stream was late then */
  gint64 skips_since; /* when it was first tried to leave out what is late */
  gint64 returned_at; /* when a stream came back last */
  gint64 pause;       /* how long it must have kept up before one comes back; 0 for the least */
  gboolean coarse;    /* whether small pictures are decoded without what cannot be seen in them */
} MediaLoad;

#define MEDIA_LOAD_NOTHING (-1)

gboolean media_load_decide_coarse (MediaLoad *self, double busy);
gboolean media_load_decide_skip (const MediaLoadView *view, const MediaLoadStream *stream);
int media_load_decide (MediaLoad *self, const MediaLoadView *view, gint64 now);

G_END_DECLS
