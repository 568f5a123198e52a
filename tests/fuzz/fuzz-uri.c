/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calls/onv-play-private.h"
#include "client/onv-request.h"
#include "client/onv-uri.h"
#include "fuzz.h"
#include "onv-rows.h"

/* Addresses: a template, the parts of an answer to 4.1, a device and a call, each in a line of its own. */

static const char *
get_name (guint index)
{
  return onv_calls[index]->name;
}

static guint
count (void)
{
  guint n = 0;

  while (onv_calls[n] != NULL)
    n++;
  return n;
}

static void
check (char *uri, GError **error)
{
  g_autofree char *mine = uri;

  g_assert_true ((uri == NULL) == (*error != NULL));
  g_assert_true (uri == NULL || g_utf8_validate (uri, -1, NULL));
}

static void
try_play (OnvPlayAddress *address, const char *device_id, const char *form)
{
  g_autoptr (OnvTime) begin = onv_time_new (ONV_TIME_KIND_CAMERA, 1510587000);
  g_autoptr (GError) error = NULL;
  g_autofree char *base = onv_play_address_build_base (address);
  g_autofree char *cover = onv_play_address_build_cover_base (address);

  for (int protocol = ONV_PROTOCOL_RTMP; protocol <= ONV_PROTOCOL_HTTPS_FLV; protocol++)
    {
      check (onv_play_address_build_live_uri (address, (OnvProtocol) protocol, device_id, 1, form,
                                              &error),
             &error);
      g_clear_error (&error);
      check (onv_play_address_build_live_uri (address, (OnvProtocol) protocol, device_id, 1, NULL,
                                              &error),
             &error);
      g_assert_no_error (error);
    }
  check (onv_play_address_build_history_uri (address, device_id, 1, begin, begin, TRUE, form,
                                             &error),
         &error);
}

/* No secret is left in what may be logged, and what is built is an address. */
static void
try_call (const OnvCall *call, const char *base, const char *value)
{
  g_autoptr (OnvRequest) request = onv_request_new (call);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *shown = NULL;

  for (guint i = 0; i < call->n_params; i++)
    onv_record_set_text (request->args, call->params[i].name, value, NULL);
  if (call->path == NULL)
    onv_request_set_url (request, base, value);
  uri = onv_request_build_uri (request, base, call->path, &error);
  g_assert_true ((uri == NULL) == (error != NULL));
  if (uri == NULL)
    return;
  g_assert_nonnull (g_uri_get_host (uri));
  shown = onv_uri_redact (uri);
  g_assert_nonnull (shown);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  g_autofree char *form = fuzz_take_line (&data, &n);
  g_autofree char *scheme = fuzz_take_line (&data, &n);
  g_autofree char *addr = fuzz_take_line (&data, &n);
  g_autofree char *token = fuzz_take_line (&data, &n);
  g_autofree char *device_id = fuzz_take_line (&data, &n);
  g_autofree char *name = fuzz_take_line (&data, &n);
  g_autoptr (OnvPlayAddress) address
      = g_object_new (ONV_TYPE_PLAY_ADDRESS, "scheme", scheme, "addr", addr, "cover-addr", addr,
                      "access-token", token, NULL);

  try_play (address, device_id, form);
  try_call (onv_calls[fuzz_choose (name, count (), get_name)], addr, device_id);
  return 0;
}
