/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "pacer/media-pacer.h"
#include "player/media-address.h"

G_BEGIN_DECLS

/**
 * MediaSite:
 * @bin: where a source puts its elements
 * @address: what to play
 * @received: bytes have come; 0 for an answer without any. The first call means "subscribed"
 * @failed: it is over, and why
 * @pad_added: a pad with a compressed stream is there, its caps known; it will be linked
 *
 * What a source is given by the feed. The functions may be called on any thread, until the elements
 * are in the NULL state.
 */
typedef struct
{
  GstBin *bin;
  MediaAddress *address;
  void (*received) (gsize bytes, gpointer user_data);
  void (*failed) (GError *error, gpointer user_data);
  void (*pad_added) (GstPad *pad, gpointer user_data);
  gpointer user_data;
} MediaSite;

/**
 * MediaSource:
 * @pacing: how its packets come
 * @build: puts elements that play the address into the bin; on a thread that may block
 *
 * One way to play: a row of the table in media-source.c.
 */
typedef struct
{
  const MediaPacing *pacing;
  gboolean (*build) (const MediaSite *site, GError **error);
} MediaSource;

extern const MediaSource media_source_flv;
extern const MediaSource media_source_hls;
extern const MediaSource media_source_rtmp;

const MediaSource *media_source_get (MediaProtocol protocol);

/* What sources have in common. */
GstElement *media_source_add (const MediaSite *site, const char *factory, GError **error);
gboolean media_source_add_flv_demuxer (const MediaSite *site, GstElement *upstream, GError **error);

G_END_DECLS
