/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "player/media-address.h"

G_BEGIN_DECLS

/* Blocking HTTP for one streaming thread, with the address's rules about certificates for every host. */

typedef struct _MediaHttp MediaHttp;

MediaHttp *media_http_new (MediaAddress *address);
void media_http_free (MediaHttp *self);

gboolean
media_http_open (MediaHttp *self, const char *uri, GCancellable *cancellable, GError **error);
gssize media_http_read (MediaHttp *self,
                        guint8 *data,
                        gsize size,
                        GCancellable *cancellable,
                        GError **error);
void media_http_close (MediaHttp *self);
char *media_http_load (MediaHttp *self,
                       const char *uri,
                       gsize most,
                       char **final_uri,
                       GCancellable *cancellable,
                       GError **error);

G_END_DECLS
