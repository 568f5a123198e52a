/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-play-private.h"

#include "client/onv-error-private.h"
#include "client/onv-uri.h"

/* Section 4.1: a client assembles the addresses of streams itself. Each form is a template. */

static const char *const live_templates[] = {
  [ONV_PROTOCOL_RTMP] = "{type}://{addr}/live/{device_id}-{channel_id}?{token}",
  [ONV_PROTOCOL_HLS] = "{type}://{addr}/live/live_{device_id}_{channel_id}/index.m3u8?{token}",
  [ONV_PROTOCOL_HTTPS_HLS]
  = "{type}://{addr}/live/live_{device_id}_{channel_id}/index.m3u8?{token}",
  [ONV_PROTOCOL_FLV] = "{type}://{addr}/live/{device_id}-{channel_id}.flv?{token}",
  [ONV_PROTOCOL_HTTPS_FLV] = "{type}://{addr}/live/{device_id}-{channel_id}.flv?{token}",
};

static const char history_template[]
    = "{type}://{addr}/rvod/{device_id}-{channel_id}-{begin}-{end}?{token}";

static const struct
{
  const char *scheme; /* where the answer does not name a fitting one */
  gboolean is_rtmp;
} schemes[] = {
  [ONV_PROTOCOL_RTMP] = { "rtmp", TRUE }, [ONV_PROTOCOL_HLS] = { "http" },
  [ONV_PROTOCOL_HTTPS_HLS] = { "https" }, [ONV_PROTOCOL_FLV] = { "http" },
  [ONV_PROTOCOL_HTTPS_FLV] = { "https" },
};

typedef struct
{
  OnvPlayAddress *address;
  OnvProtocol protocol;
  const char *device_id;
  guint channel_id;
  char *begin; /* (nullable) */
  char *end;
} Place;

static char *
choose_scheme (OnvPlayAddress *self, OnvProtocol protocol)
{
  const char *type = onv_play_address_get_scheme (self);
  g_autofree char *lower = g_ascii_strdown (type != NULL ? type : "", -1);
  gboolean fits = schemes[protocol].is_rtmp
                      ? g_str_has_prefix (lower, "rtmp")
                      : g_str_equal (lower, "http") || g_str_equal (lower, "https");

  return fits ? g_steal_pointer (&lower) : g_strdup (schemes[protocol].scheme);
}

/* `ip:port`, or a whole address, of which the scheme and the path are dropped. */
static char *
bare_host (const char *addr)
{
  const char *start;

  if (addr == NULL)
    return NULL;
  start = strstr (addr, "://");
  start = start != NULL ? start + 3 : addr;
  return g_strndup (start, strcspn (start, "/?#"));
}

static char *
lookup (const char *name, gpointer data)
{
  Place *place = data;
  const char *token = onv_play_address_get_access_token (place->address);

  if (g_str_equal (name, "type"))
    return choose_scheme (place->address, place->protocol);
  if (g_str_equal (name, "addr"))
    return bare_host (onv_play_address_get_addr (place->address));
  if (g_str_equal (name, "device_id"))
    return g_uri_escape_string (place->device_id, NULL, FALSE);
  if (g_str_equal (name, "channel_id"))
    return g_strdup_printf ("%u", place->channel_id);
  if (g_str_equal (name, "token")) /* as it came, but for what cannot stand in a query */
    return g_uri_escape_string (token != NULL ? token : "", "!$&'()*+,;=:@/?%", FALSE);
  if (g_str_equal (name, "begin"))
    return g_strdup (place->begin);
  if (g_str_equal (name, "end"))
    return g_strdup (place->end);
  return NULL;
}

/**
 * onv_play_address_build_live_uri:
 * @self: what 4.1 answered
 * @protocol: the protocol that was asked for
 * @device_id: the device
 * @channel_id: the channel
 * @uri_template: (nullable): another form than the document's, with `{type}`, `{addr}`,
 *   `{device_id}`, `{channel_id}` and `{token}` in it
 * @error: return location for an error
 *
 * Assembles the address of the live picture (section 4.1; for FLV, whose form the document does not
 * give, `{type}://{addr}/live/{device_id}-{channel_id}.flv?{token}`). It holds the token: a secret.
 *
 * Returns: (transfer full) (nullable): the URI, %NULL with %ONV_ERROR_ARGUMENT for a template with
 *   other names in it
 */
char *
onv_play_address_build_live_uri (OnvPlayAddress *self,
                                 OnvProtocol protocol,
                                 const char *device_id,
                                 guint channel_id,
                                 const char *uri_template,
                                 GError **error)
{
  Place place = { self, protocol, device_id, channel_id };

  g_return_val_if_fail (ONV_IS_PLAY_ADDRESS (self), NULL);
  g_return_val_if_fail (protocol <= ONV_PROTOCOL_HTTPS_FLV, NULL);
  g_return_val_if_fail (device_id != NULL, NULL);

  return onv_uri_expand (uri_template != NULL ? uri_template : live_templates[protocol], lookup,
                         &place, error);
}

/* 14 digits, or 12 without the seconds. */
static char *
compact_time (const OnvTime *time, gboolean with_seconds)
{
  g_autofree char *text = onv_time_to_text (time);
  GString *digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
  g_string_truncate (digits, with_seconds ? 14 : 12);
  return g_string_free (digits, FALSE);
}

/**
 * onv_play_address_build_history_uri:
 * @self: what 4.1 answered for RTMP
 * @device_id: the device
 * @channel_id: the channel
 * @begin: from when, by the camera's clock
 * @end: until when, by the camera's clock
 * @with_seconds: whether times have 14 digits, as the vendor's own player writes them, or the 12 of
 *   the document's example
 * @uri_template: (nullable): another form, with `{begin}` and `{end}` beside the names of
 *   [method@Onv.PlayAddress.build_live_uri]
 * @error: return location for an error
 *
 * Assembles the address of what the camera's card holds (section 4.1). It holds the token: a secret.
 *
 * Returns: (transfer full) (nullable): the URI, %NULL with %ONV_ERROR_ARGUMENT for a template with
 *   other names in it, or an end before the beginning
 */
char *
onv_play_address_build_history_uri (OnvPlayAddress *self,
                                    const char *device_id,
                                    guint channel_id,
                                    const OnvTime *begin,
                                    const OnvTime *end,
                                    gboolean with_seconds,
                                    const char *uri_template,
                                    GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  Place place = { self, ONV_PROTOCOL_RTMP, device_id, channel_id };

  g_return_val_if_fail (ONV_IS_PLAY_ADDRESS (self), NULL);
  g_return_val_if_fail (device_id != NULL && begin != NULL && end != NULL, NULL);
  g_return_val_if_fail (onv_time_get_kind (begin) == ONV_TIME_KIND_CAMERA, NULL);
  g_return_val_if_fail (onv_time_get_kind (end) == ONV_TIME_KIND_CAMERA, NULL);

  if (onv_time_compare (begin, end) > 0)
    {
      g_propagate_error (error, onv_error_new_for_member (ONV_ERROR_ARGUMENT, "end",
                                                          "end: not before the beginning"));
      return NULL;
    }
  place.begin = from = compact_time (begin, with_seconds);
  place.end = until = compact_time (end, with_seconds);
  return onv_uri_expand (uri_template != NULL ? uri_template : history_template, lookup, &place,
                         error);
}

/* The streaming host, for calls that go there. */
char *
onv_play_address_build_base (OnvPlayAddress *self)
{
  g_autofree char *scheme = choose_scheme (self, ONV_PROTOCOL_HLS);
  g_autofree char *host = bare_host (onv_play_address_get_addr (self));

  return g_strdup_printf ("%s://%s/", scheme, host != NULL ? host : "");
}

/* The thumbnail's host, reached as safely as the stream. */
char *
onv_play_address_build_cover_base (OnvPlayAddress *self)
{
  g_autofree char *scheme = choose_scheme (self, ONV_PROTOCOL_HLS);
  g_autofree char *host = NULL;
  const char *addr = onv_play_address_get_cover_addr (self);

  if (addr == NULL || *addr == '\0')
    return NULL;
  if (g_str_has_prefix (addr, "https://"))
    return g_strdup_printf ("https://%s/", host = bare_host (addr));
  return g_strdup_printf ("%s://%s/", scheme, host = bare_host (addr));
}
