/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "source/media-source.h"

G_BEGIN_DECLS

/* A look at the first bytes of something that should be FLV. */

typedef struct
{
  guint skip; /* bytes of a tag's payload still to pass */
  guint n_head;
  guint8 head[16];
  gboolean begun; /* the file header is read */
  gboolean done;
} MediaFlvScan;

GError *media_flv_scan_feed (MediaFlvScan *self, const guint8 *data, gsize size);
void media_flv_scan_attach (GstPad *pad, const MediaSite *site);

const char *media_guess_kind (const guint8 *data, gsize size);

G_END_DECLS
