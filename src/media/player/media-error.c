/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"

/* The HTTP status travels with the error, as private data. */
typedef struct
{
  guint http_status;
} MediaErrorPrivate;

static void
media_error_private_init (MediaErrorPrivate *priv)
{
  priv->http_status = 0;
}

static void
media_error_private_copy (const MediaErrorPrivate *from, MediaErrorPrivate *to)
{
  *to = *from;
}

static void
media_error_private_clear (MediaErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (MediaError, media_error)

/**
 * media_error_get_http_status:
 * @error: any error
 *
 * Returns: the HTTP status of a MEDIA_ERROR_HTTP_STATUS, otherwise 0
 */
guint
media_error_get_http_status (const GError *error)
{
  if (!g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_HTTP_STATUS))
    return 0;

  return media_error_get_private (error)->http_status;
}

/**
 * media_error_new_http:
 * @status: an HTTP status
 * @reason: (nullable): the server's words
 *
 * Returns: (transfer full): a MEDIA_ERROR_HTTP_STATUS
 */
GError *
media_error_new_http (guint status, const char *reason)
{
  GError *error = g_error_new (MEDIA_ERROR, MEDIA_ERROR_HTTP_STATUS, "HTTP status %u%s%s", status,
                               reason && *reason ? ": " : "", reason ? reason : "");

  media_error_get_private (error)->http_status = status;
  return error;
}
