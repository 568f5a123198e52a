/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tap/media-packet.h"

G_BEGIN_DECLS

/**
 * MediaRing:
 *
 * The compressed packets since a keyframe, and where the decoder stands in them: at a packet, or at
 * what comes next. Bounded in bytes and packets. Not locked.
 */
typedef struct
{
  GQueue packets; /* of MediaPacket */
  GQueue keys;    /* of links of packets */
  GList *cursor;  /* link of packets: what the decoder gets next; NULL: what comes next */
  gsize bytes;
  guint64 skipped; /* packets that the decoder was never given */
} MediaRing;

void media_ring_init (MediaRing *self);
void media_ring_clear (MediaRing *self);

void media_ring_push (MediaRing *self, MediaPacket *packet);
void media_ring_drop_group (MediaRing *self);
void media_ring_bound (MediaRing *self);

const MediaPacket *media_ring_get_second_key (MediaRing *self);
const MediaPacket *media_ring_get_last_key (MediaRing *self);
gboolean media_ring_is_before_second_key (MediaRing *self);
gboolean media_ring_is_before_last_key (MediaRing *self);

gboolean media_ring_skip_to_key (MediaRing *self);
const MediaPacket *media_ring_take (MediaRing *self);
void media_ring_go_to_newest (MediaRing *self);
void media_ring_go_to_next (MediaRing *self);
gboolean media_ring_seek (MediaRing *self, gint64 pts);

typedef void (*MediaRingFunc) (const MediaPacket *packet, gpointer user_data);
void media_ring_visit_last_group (MediaRing *self, MediaRingFunc func, gpointer user_data);

G_END_DECLS
