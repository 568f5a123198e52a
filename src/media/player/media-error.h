/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MediaError:
 * @MEDIA_ERROR_NOT_A_STREAM: what came is not a video stream (a web page, a JSON text, a still picture)
 * @MEDIA_ERROR_NO_DECODER: this system has no decoder for the stream's codec
 * @MEDIA_ERROR_UNSUPPORTED_CODEC: the protocol cannot carry the stream's codec here
 * @MEDIA_ERROR_CONNECTION: could not connect, or the connection was lost
 * @MEDIA_ERROR_TLS: the server's certificate was refused (media_error_get_host(), media_error_is_pinned())
 * @MEDIA_ERROR_HTTP_STATUS: the server answered with an HTTP error (media_error_get_http_status())
 * @MEDIA_ERROR_STALLED: connected, but no new pictures came
 * @MEDIA_ERROR_ENDED: the server ended the stream
 * @MEDIA_ERROR_RTMPE_MISSING: an RTMPE address, and this system cannot play it
 * @MEDIA_ERROR_TIMED_OUT: no answer, or no picture, in time
 * @MEDIA_ERROR_NO_ADDRESS: nobody said in time where to play from
 * @MEDIA_ERROR_NO_PICTURE: there is no picture to take yet
 * @MEDIA_ERROR_UNENCRYPTED: from an encrypted address the server sent us on to one that is not
 * @MEDIA_ERROR_UNSHOWABLE: the stream is understood, but not how its pictures lie in memory
 *
 * What can go wrong between an address and a picture. Errors of a MediaLocator are passed on as they are.
 */
typedef enum
{
  MEDIA_ERROR_NOT_A_STREAM,
  MEDIA_ERROR_NO_DECODER,
  MEDIA_ERROR_UNSUPPORTED_CODEC,
  MEDIA_ERROR_CONNECTION,
  MEDIA_ERROR_TLS,
  MEDIA_ERROR_HTTP_STATUS,
  MEDIA_ERROR_STALLED,
  MEDIA_ERROR_ENDED,
  MEDIA_ERROR_RTMPE_MISSING,
  MEDIA_ERROR_TIMED_OUT,
  MEDIA_ERROR_NO_ADDRESS,
  MEDIA_ERROR_NO_PICTURE,
  MEDIA_ERROR_UNENCRYPTED,
  MEDIA_ERROR_UNSHOWABLE,
} MediaError;

#define MEDIA_ERROR (media_error_quark ())

GQuark media_error_quark (void);
guint media_error_get_http_status (const GError *error);
const char *media_error_get_host (const GError *error);
gboolean media_error_is_pinned (const GError *error);
GError *media_error_new_http (guint status, const char *reason);
GError *media_error_new_tls (const char *host, gboolean pinned);

G_END_DECLS
