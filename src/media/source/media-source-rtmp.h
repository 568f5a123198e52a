/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "source/media-source.h"

G_BEGIN_DECLS

typedef struct
{
  char *scheme;
  char *host;
  guint port;
  char *application;
  char *stream; /* with its query: a secret */
} MediaRtmpParts;

gboolean media_rtmp_parts_parse (MediaRtmpParts *parts, const char *uri);
void media_rtmp_parts_clear (MediaRtmpParts *parts);

G_END_DECLS
