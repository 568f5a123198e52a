/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-client-private.h"

#include "client/onv-call.h"
#include "client/onv-error-private.h"
#include "client/onv-token.h"

/* Who asks: what a message shows, and to whom. */

#define TOKEN_LIFE_SECONDS 3600
#define TOKEN_RENEW_SECONDS 60

/* The token, a new one before the old one ends. */
const char *
onv_client_ensure_token (OnvClient *self, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *resource = NULL;

  if (self->access_key == NULL)
    {
      g_propagate_error (error, onv_error_new (ONV_ERROR_UNAUTHORIZED, "No access key is set"));
      return NULL;
    }
  if (self->token == NULL || now + TOKEN_RENEW_SECONDS >= self->token_expires)
    {
      onv_client_clear_secret (&self->token);
      resource = g_strdup_printf ("products/%s", self->product_id != NULL ? self->product_id : "");
      self->token_expires = now + TOKEN_LIFE_SECONDS;
      self->token = onv_token_build (self->access_key, resource, self->token_expires,
                                     self->token_method, error);
    }
  return self->token;
}

static gboolean
add_token (OnvClient *self, SoupMessageHeaders *headers, GError **error)
{
  const char *token = onv_client_ensure_token (self, error);

  if (token != NULL)
    soup_message_headers_replace (headers, "Authorization", token);
  return token != NULL;
}

/* What cannot stand in a header would break the message, or go on as another header. */
static gboolean
check_key (const char *key, GError **error)
{
  for (const char *c = key; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      {
        g_propagate_error (
            error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "api-key",
                                             "api-key: a key has no line breaks or tabs in it"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
add_api_key (OnvClient *self, SoupMessageHeaders *headers, GError **error)
{
  if (self->api_key == NULL)
    {
      g_propagate_error (error, onv_error_new (ONV_ERROR_UNAUTHORIZED, "No API key is set"));
      return FALSE;
    }
  if (!check_key (self->api_key, error))
    return FALSE;
  soup_message_headers_replace (headers, "api-key", self->api_key);
  return TRUE;
}

/* A key goes to the account's own server. */
static gboolean
check_host (OnvClient *self, GUri *uri, GError **error)
{
  GUri *base = self->base_uri;

  if (base != NULL && g_uri_get_port (base) == g_uri_get_port (uri)
      && g_strcmp0 (g_uri_get_scheme (base), g_uri_get_scheme (uri)) == 0
      && g_strcmp0 (g_uri_get_host (base), g_uri_get_host (uri)) == 0)
    return TRUE;
  g_propagate_error (error,
                     onv_error_new (ONV_ERROR_REDIRECTED, "A key does not go to another server: %s",
                                    g_uri_get_host (uri)));
  return FALSE;
}

/* Adds what shows who asks. The key of an account on HTTPS does not go out in the clear. */
gboolean
onv_client_authorize (OnvClient *self, SoupMessage *message, guint auth, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  gboolean secure = g_strcmp0 (g_uri_get_scheme (soup_message_get_uri (message)), "https") == 0;

  if (auth != ONV_AUTH_NONE && auth != ONV_AUTH_STREAM_HOST
      && !check_host (self, soup_message_get_uri (message), error))
    return FALSE;
  switch ((OnvAuth) auth)
    {
    case ONV_AUTH_NONE:
      return TRUE;
    case ONV_AUTH_TOKEN:
      return add_token (self, headers, error);
    case ONV_AUTH_EITHER:
      if (self->api_key == NULL)
        return add_token (self, headers, error);
      return add_api_key (self, headers, error);
    case ONV_AUTH_STREAM_HOST:
      if (!secure && g_str_has_prefix (self->base_url, "https:"))
        {
          g_propagate_error (error,
                             onv_error_new (ONV_ERROR_TLS, "The streaming host would get the "
                                                           "key unencrypted"));
          return FALSE;
        }
      return add_api_key (self, headers, error);
    case ONV_AUTH_API_KEY:
      return add_api_key (self, headers, error);
    }
  g_assert_not_reached ();
}
