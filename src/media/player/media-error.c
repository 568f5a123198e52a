/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "player/media-error.h"

/* What a person has to be told beside the code travels with the error, as private data. */
typedef struct
{
  guint http_status;
  char *host;
  gboolean pinned;
} MediaErrorPrivate;

static void
media_error_private_init (MediaErrorPrivate *priv)
{
  *priv = (MediaErrorPrivate){ 0 };
}

static void
media_error_private_copy (const MediaErrorPrivate *from, MediaErrorPrivate *to)
{
  *to = *from;
  to->host = g_strdup (from->host);
}

static void
media_error_private_clear (MediaErrorPrivate *priv)
{
  g_free (priv->host);
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

/**
 * media_error_get_host:
 * @error: any error
 *
 * Returns: (nullable): whose certificate was refused, with the port, where it is a MEDIA_ERROR_TLS that knows it
 */
const char *
media_error_get_host (const GError *error)
{
  if (!g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TLS))
    return NULL;

  return media_error_get_private (error)->host;
}

/**
 * media_error_is_pinned:
 * @error: any error
 *
 * Returns: whether it is a MEDIA_ERROR_TLS because just one certificate is trusted, and it was another
 */
gboolean
media_error_is_pinned (const GError *error)
{
  return g_error_matches (error, MEDIA_ERROR, MEDIA_ERROR_TLS)
         && media_error_get_private (error)->pinned;
}

/**
 * media_error_new_tls:
 * @host: (nullable): whose certificate was refused, with the port
 * @pinned: whether just one certificate was trusted
 *
 * Returns: (transfer full): a MEDIA_ERROR_TLS
 */
GError *
media_error_new_tls (const char *host, gboolean pinned)
{
  GError *error = g_error_new (MEDIA_ERROR, MEDIA_ERROR_TLS, "the certificate of %s is not %s",
                               host != NULL ? host : "the server",
                               pinned ? "the one that is pinned" : "trusted");
  MediaErrorPrivate *priv = media_error_get_private (error);

  priv->host = g_strdup (host);
  priv->pinned = pinned;
  return error;
}
