/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "load/media-turn.h"
#include "pacer/media-pacer.h"
#include "tap/media-packet.h"

G_BEGIN_DECLS

#define MEDIA_TYPE_TAP (media_tap_get_type ())

/**
 * MediaTap:
 *
 * The element between parser and decoder. It holds the compressed packets since the last keyframe,
 * feeds the decoder from them on a thread of its own, and lets others take part: whoever records,
 * exports or takes a snapshot hangs on here and never on the decoder.
 */
G_DECLARE_FINAL_TYPE (MediaTap, media_tap, MEDIA, TAP, GstElement)

/**
 * MediaTapFunc:
 * @packet: (transfer none): a packet
 * @user_data: the user's
 *
 * Sees one packet, on a streaming thread, with the tap locked: take a reference and be quick.
 */
typedef void (*MediaTapFunc) (const MediaPacket *packet, gpointer user_data);

MediaTap *media_tap_new (MediaPacer *pacer, MediaTurn *turn);
void media_tap_set_open (MediaTap *self, gboolean open);
void media_tap_set_keyframes_only (MediaTap *self, gboolean keyframes_only);
void media_tap_skip_late (MediaTap *self);
void media_tap_push_audio (MediaTap *self, GstBuffer *buffer, GstCaps *caps);

guint media_tap_add_user (MediaTap *self, MediaTapFunc func, gpointer data, GDestroyNotify destroy);
void media_tap_remove_user (MediaTap *self, guint id);
gboolean media_tap_get_keyframe (MediaTap *self, GstBuffer **buffer, GstCaps **caps);
guint64 media_tap_get_skipped (MediaTap *self);

G_END_DECLS
