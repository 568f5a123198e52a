/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "player/media-types.h"

G_BEGIN_DECLS

#define MEDIA_TYPE_ADDRESS (media_address_get_type ())

G_DECLARE_FINAL_TYPE (MediaAddress, media_address, MEDIA, ADDRESS, GObject)

MediaAddress *media_address_new (const char *uri, MediaProtocol protocol);

const char *media_address_get_uri (MediaAddress *self);
MediaProtocol media_address_get_protocol (MediaAddress *self);
const char *media_address_get_tls_pin (MediaAddress *self);
void media_address_set_tls_pin (MediaAddress *self, const char *sha256_hex);
GTlsDatabase *media_address_get_tls_database (MediaAddress *self);
void media_address_set_tls_database (MediaAddress *self, GTlsDatabase *database);
gint64 media_address_get_expires_at (MediaAddress *self);
void media_address_set_expires_at (MediaAddress *self, gint64 monotonic_us);
gboolean media_address_get_reached (MediaAddress *self);
void media_address_set_reached (MediaAddress *self, gboolean reached);

G_END_DECLS
