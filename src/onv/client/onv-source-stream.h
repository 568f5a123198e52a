/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A stream that ends after the length that was told to the platform, though there may be more, and
 * remembers why it could not be read: the one who reads it for us tells only that sending failed. */
#define ONV_TYPE_SOURCE_STREAM (onv_source_stream_get_type ())
G_DECLARE_FINAL_TYPE (OnvSourceStream, onv_source_stream, ONV, SOURCE_STREAM, GFilterInputStream)

GInputStream *onv_source_stream_new (GInputStream *base);
void onv_source_stream_set_length (OnvSourceStream *self, gint64 length);
GError *onv_source_stream_dup_error (OnvSourceStream *self); /* (nullable) */

G_END_DECLS
