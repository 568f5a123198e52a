/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *uri; /* absolute: a secret */
  guint64 sequence;
  gint64 duration_us;
  gboolean discontinuity;
} MediaSegment;

/**
 * MediaPlaylist:
 *
 * An HLS playlist: either of segments, or of the same stream at several rates.
 */
typedef struct
{
  GPtrArray *segments; /* of MediaSegment */
  char *variant;       /* (nullable): address of the best rate, if this is a list of rates */
  gint64 target_us;
  gboolean ended;
} MediaPlaylist;

MediaPlaylist *media_playlist_parse (const char *text, const char *base_uri, GError **error);
void media_playlist_free (MediaPlaylist *self);
const MediaSegment *media_playlist_find (const MediaPlaylist *self, guint64 sequence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MediaPlaylist, media_playlist_free)

G_END_DECLS
