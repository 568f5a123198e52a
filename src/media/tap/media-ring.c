/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tap/media-ring.h"

/* A stream that never sends another keyframe must not fill the memory. */
#define MAX_BYTES (12 * 1024 * 1024)
#define MAX_PACKETS 1500

void
media_ring_init (MediaRing *self)
{
  *self = (MediaRing){ .packets = G_QUEUE_INIT, .keys = G_QUEUE_INIT };
}

static void
drop_head (MediaRing *self)
{
  GList *head = self->packets.head;
  MediaPacket *packet = head->data;

  if (self->keys.head != NULL && self->keys.head->data == head)
    g_queue_pop_head (&self->keys);
  if (self->cursor == head)
    {
      self->cursor = head->next;
      self->skipped++;
    }
  self->bytes -= gst_buffer_get_size (packet->buffer);
  media_packet_free (packet);
  g_queue_delete_link (&self->packets, head);
}

/**
 * media_ring_clear:
 *
 * Lets go of every packet.
 */
void
media_ring_clear (MediaRing *self)
{
  while (!g_queue_is_empty (&self->packets))
    drop_head (self);
  self->cursor = NULL;
}

/**
 * media_ring_push:
 * @packet: (transfer full): what comes next
 */
void
media_ring_push (MediaRing *self, MediaPacket *packet)
{
  g_queue_push_tail (&self->packets, packet);
  self->bytes += gst_buffer_get_size (packet->buffer);
  if (packet->keyframe)
    g_queue_push_tail (&self->keys, self->packets.tail);
}

static GList *
get_second_key (MediaRing *self)
{
  return self->keys.length > 1 ? self->keys.head->next->data : NULL;
}

/**
 * media_ring_drop_group:
 *
 * Lets go of everything before the second keyframe.
 */
void
media_ring_drop_group (MediaRing *self)
{
  const GList *second = get_second_key (self);

  while (second != NULL && self->packets.head != second)
    drop_head (self);
}

/**
 * media_ring_bound:
 *
 * Lets go of the oldest packets while there are too many.
 */
void
media_ring_bound (MediaRing *self)
{
  while (self->bytes > MAX_BYTES || self->packets.length > MAX_PACKETS)
    drop_head (self);
}

/**
 * media_ring_get_second_key:
 *
 * Returns: (transfer none) (nullable): the keyframe that ends the first group
 */
const MediaPacket *
media_ring_get_second_key (MediaRing *self)
{
  const GList *second = get_second_key (self);

  return second != NULL ? second->data : NULL;
}

/**
 * media_ring_get_last_key:
 *
 * Returns: (transfer none) (nullable): the newest keyframe
 */
const MediaPacket *
media_ring_get_last_key (MediaRing *self)
{
  return self->keys.tail != NULL ? ((const GList *) self->keys.tail->data)->data : NULL;
}

static gboolean
is_before (MediaRing *self, const GList *link)
{
  if (self->cursor == NULL || link == NULL)
    return FALSE;
  for (const GList *l = self->cursor->next; l != NULL; l = l->next)
    if (l == link)
      return TRUE;

  return FALSE;
}

gboolean
media_ring_is_before_second_key (MediaRing *self)
{
  return is_before (self, get_second_key (self));
}

gboolean
media_ring_is_before_last_key (MediaRing *self)
{
  return self->keys.tail != NULL && is_before (self, self->keys.tail->data);
}

/**
 * media_ring_skip_to_key:
 *
 * The decoder goes on with the next keyframe, or with what comes next if that has not come.
 *
 * Returns: whether anything was skipped
 */
gboolean
media_ring_skip_to_key (MediaRing *self)
{
  gboolean skipped = FALSE;

  while (self->cursor != NULL && !((const MediaPacket *) self->cursor->data)->keyframe)
    {
      self->cursor = self->cursor->next;
      self->skipped++;
      skipped = TRUE;
    }

  return skipped;
}

/**
 * media_ring_take:
 *
 * Returns: (transfer none) (nullable): the decoder's next packet, which it has got now
 */
const MediaPacket *
media_ring_take (MediaRing *self)
{
  const MediaPacket *packet;

  if (self->cursor == NULL)
    return NULL;

  packet = self->cursor->data;
  self->cursor = self->cursor->next;
  return packet;
}

/**
 * media_ring_go_to_newest:
 *
 * The decoder goes on with the packet that came last.
 */
void
media_ring_go_to_newest (MediaRing *self)
{
  self->cursor = self->packets.tail;
}

/**
 * media_ring_go_to_next:
 *
 * The decoder goes on with what is still to come.
 */
void
media_ring_go_to_next (MediaRing *self)
{
  self->cursor = NULL;
}

/**
 * media_ring_seek:
 * @pts: what is to be seen, µs
 *
 * The decoder goes on where that picture is soonest decoded from: the last keyframe before it.
 *
 * Returns: whether there is a keyframe
 */
gboolean
media_ring_seek (MediaRing *self, gint64 pts)
{
  GList *best = NULL;

  for (GList *l = self->keys.head; l != NULL; l = l->next)
    if (best == NULL || ((const MediaPacket *) ((const GList *) l->data)->data)->pts <= pts)
      best = l->data;
  if (best == NULL)
    return FALSE;

  for (const GList *l = self->cursor; l != NULL && l != best; l = l->next)
    self->skipped++;
  self->cursor = best;
  return TRUE;
}

/**
 * media_ring_visit_last_group:
 * @func: called with each packet since the newest keyframe
 * @user_data: for @func
 */
void
media_ring_visit_last_group (MediaRing *self, MediaRingFunc func, gpointer user_data)
{
  for (const GList *l = self->keys.tail != NULL ? self->keys.tail->data : NULL; l != NULL;
       l = l->next)
    func (l->data, user_data);
}
