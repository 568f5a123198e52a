/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "source/media-source.h"

G_BEGIN_DECLS

void media_tls_rule_attach (GstElement *src, const MediaSite *site, const char *host, guint port);

G_END_DECLS
