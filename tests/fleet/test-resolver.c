/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "onv.h"

static const char *const fleet[] = { "--devices", "20", "--online", "50", NULL };

typedef struct
{
  FleetPlayProtocol preferred;
  FleetPlayProtocols avoid;
  const char *order; /* of attempts 0, 1, 2 …: F, H, R */
} Choice;

#define FLV FLEET_PLAY_FLV
#define HLS FLEET_PLAY_HLS
#define RTMP FLEET_PLAY_RTMP

static const Choice choices[] = {
  { FLV, FLEET_PLAYS_NONE, "FFRRHHFF" },
  { HLS, FLEET_PLAYS_NONE, "HHFFRRHH" },
  { RTMP, FLEET_PLAYS_NONE, "RRFFHHRR" },
  { FLV, FLEET_PLAYS_FLV, "RRHHRR" },
  { FLV, FLEET_PLAYS_FLV | FLEET_PLAYS_RTMP, "HHH" },
  { RTMP, FLEET_PLAYS_HLS, "RRFFRR" },
  { HLS, FLEET_PLAYS_FLV | FLEET_PLAYS_HLS | FLEET_PLAYS_RTMP, "---" },
};

static void
test_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    for (guint attempt = 0; attempt < strlen (choices[i].order); attempt++)
      {
        FleetPlayProtocol chosen = FLV;
        gboolean found
            = fleet_resolver_choose (choices[i].preferred, choices[i].avoid, attempt, &chosen);

        g_assert_cmpint (found ? "FHR"[chosen] : '-', ==, choices[i].order[attempt]);
      }
}

static FleetPlayAddress *
resolve (FleetTestPlatform *platform,
         const char *key,
         FleetPlayProtocol preferred,
         FleetPlayProtocols avoid,
         GError **error)
{
  FleetResolver *resolver = fleet_session_get_resolver (platform->session);
  FleetChannel *channel = fleet_session_get_channel (platform->session, key);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_resolver_resolve_async (resolver, channel, preferred, avoid, 0, NULL, fleet_test_on_result,
                                &place);
  result = fleet_test_await (&place);
  return fleet_resolver_resolve_finish (resolver, result, error);
}

/* (transfer none): a device that is, or is not, online */
static FleetDevice *
find_device (FleetTestPlatform *platform, FleetOnline online)
{
  FleetDeviceList *list = fleet_session_get_devices (platform->session);

  fleet_test_await_list (list);
  for (guint i = 0; i < fleet_device_list_get_total (list); i++)
    {
      FleetDevice *device = fleet_test_await_device (list, i);

      if (fleet_device_get_online (device) == online)
        return device;
    }
  g_assert_not_reached ();
}

static char *
dup_key (FleetDevice *device)
{
  return g_strdup_printf ("%s/1", fleet_device_get_id (device));
}

typedef struct
{
  FleetPlayProtocol protocol;
  const char *start[2]; /* plain, over TLS */
  const char *middle;
} Form;

static const Form forms[] = {
  { FLV, { "http://", "https://" }, ".flv?" },
  { HLS, { "http://", "https://" }, "/index.m3u8?" },
};

static void
test_forms (gconstpointer is_secure)
{
  gboolean secure = is_secure != NULL;
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure, fleet);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  gint64 now = fleet_clock_get_monotonic (FLEET_CLOCK (platform->clock));

  fleet_resolver_set_token_lifetime (fleet_session_get_resolver (platform->session), 60);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FleetPlayAddress) address
          = resolve (platform, key, forms[i].protocol, FLEET_PLAYS_NONE, &error);
      const char *uri;

      g_assert_no_error (error);
      uri = fleet_play_address_get_uri (address);
      g_assert_true (g_str_has_prefix (uri, forms[i].start[secure]));
      g_assert_nonnull (strstr (uri, forms[i].middle));
      g_assert_cmpint (fleet_play_address_get_protocol (address), ==, forms[i].protocol);
      g_assert_cmpint (fleet_play_address_get_expires_at (address), ==, now + 60 * G_USEC_PER_SEC);
      g_assert_true (fleet_play_address_get_tls_database (address)
                     == fleet_account_get_tls_database (platform->account));
    }
}

/* Each answer has a token of its own. */
static void
test_tokens (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  g_autoptr (FleetPlayAddress) first = resolve (platform, key, FLV, FLEET_PLAYS_NONE, NULL);
  g_autoptr (FleetPlayAddress) second = resolve (platform, key, FLV, FLEET_PLAYS_NONE, NULL);

  g_assert_cmpstr (fleet_play_address_get_uri (first), !=, fleet_play_address_get_uri (second));
}

static void
test_preload (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  g_autoptr (FleetPlayAddress) flv = NULL;
  g_autoptr (FleetPlayAddress) hls = NULL;
  g_autoptr (GError) error = NULL;

  flv = resolve (platform, key, FLV, FLEET_PLAYS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fleet_test_platform_count (platform, "/preload"), ==, 0);
  hls = resolve (platform, key, HLS, FLEET_PLAYS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fleet_test_platform_count (platform, "/preload"), ==, 1);
  g_assert_false (fleet_play_address_is_reached (flv));
  g_assert_true (fleet_play_address_is_reached (hls));
}

static gboolean
has_preloaded (gpointer data)
{
  return fleet_test_platform_count (data, "/preload") > 0;
}

/* A preload that hangs holds nobody up for more than two seconds. */
static void
test_preload_hangs (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetResolver *resolver = fleet_session_get_resolver (platform->session);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  FleetChannel *channel = fleet_session_get_channel (platform->session, key);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (FleetPlayAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_test_platform_set_faults (platform, "[\"black-hole:path=*preload*\"]");
  fleet_resolver_resolve_async (resolver, channel, HLS, FLEET_PLAYS_NONE, 0, NULL,
                                fleet_test_on_result, &place);
  fleet_test_wait_until (platform, has_preloaded);
  g_assert_null (place);
  fleet_manual_clock_advance (platform->clock, 2000);
  result = fleet_test_await (&place);
  address = fleet_resolver_resolve_finish (resolver, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (address);
  g_assert_false (fleet_play_address_is_reached (address));
}

/* What the platform says comes unchanged, and every view learns it. */
static void
test_offline (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetDevice *device = find_device (platform, FLEET_ONLINE_OFFLINE);
  g_autofree char *key = dup_key (device);
  g_autoptr (GError) error = NULL;

  g_assert_null (resolve (platform, key, FLV, FLEET_PLAYS_NONE, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE);
  g_assert_cmpint (onv_error_get_number (error), ==, 4);
  g_assert_cmpint (fleet_device_get_online (device), ==, FLEET_ONLINE_OFFLINE);
}

static void
test_missing (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetDevice *device = find_device (platform, FLEET_ONLINE_ONLINE);
  g_autofree char *key = g_strdup_printf ("%s/77", fleet_device_get_id (device));
  g_autofree char *good = dup_key (device);
  const FleetPlayProtocols all = FLEET_PLAYS_FLV | FLEET_PLAYS_HLS | FLEET_PLAYS_RTMP;
  g_autoptr (GError) error = NULL;

  g_assert_null (resolve (platform, key, FLV, FLEET_PLAYS_NONE, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_NO_CHANNEL);
  g_clear_error (&error);
  g_assert_null (resolve (platform, good, FLV, all, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_NO_PROTOCOL);
}

/* The platform's own number for it means no more than that an argument is wrong. */
static void
test_missing_device (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autoptr (FleetWords) words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (resolve (platform, "4711/1", FLV, FLEET_PLAYS_NONE, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_NO_CAMERA);
  words = fleet_words_for_error (error);
  g_assert_nonnull (strstr (words->reason, "device_id"));
}

static void
test_cancelled (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetResolver *resolver = fleet_session_get_resolver (platform->session);
  FleetChannel *channel = fleet_session_get_channel (platform->session, "1001/1");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_test_platform_set_faults (platform, "[\"black-hole:path=*play_address*\"]");
  fleet_resolver_resolve_async (resolver, channel, FLV, FLEET_PLAYS_NONE, 0, cancellable,
                                fleet_test_on_result, &place);
  g_cancellable_cancel (cancellable);
  result = fleet_test_await (&place);
  g_assert_null (fleet_resolver_resolve_finish (resolver, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_pin_and_template (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  g_autofree char *pin = g_strnfill (64, 'b');
  g_autoptr (FleetPlayAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  fleet_account_set_tls_pin (platform->account, pin);
  fleet_account_set_template (platform->account, FLV,
                              "{type}://{addr}/private/{device_id}_{channel_id}.flv?t={token}");
  address = resolve (platform, key, FLV, FLEET_PLAYS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fleet_play_address_get_tls_pin (address), ==, pin);
  g_assert_nonnull (strstr (fleet_play_address_get_uri (address), "/private/"));
}

static gboolean
has_two_commands (gpointer data)
{
  return fleet_test_platform_count (data, "/cmds") >= 2;
}

/* Five wishes at once are two commands: the one under way, and one that comes after all of them. */
static void
test_keyframes (void)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  FleetResolver *resolver = fleet_session_get_resolver (platform->session);
  g_autofree char *key = dup_key (find_device (platform, FLEET_ONLINE_ONLINE));
  FleetChannel *channel = fleet_session_get_channel (platform->session, key);

  for (guint i = 0; i < 5; i++)
    fleet_resolver_request_keyframe (resolver, channel);
  fleet_test_wait_until (platform, has_two_commands);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (fleet_test_platform_count (platform, "/cmds"), ==, 2);
}

int
main (int argc, char *argv[])
{
  static const int yes = 1;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/choose", test_choose);
  g_test_add_data_func ("/resolver/forms", NULL, test_forms);
  g_test_add_data_func ("/resolver/forms-secure", &yes, test_forms);
  g_test_add_func ("/resolver/tokens", test_tokens);
  g_test_add_func ("/resolver/preload", test_preload);
  g_test_add_func ("/resolver/preload-hangs", test_preload_hangs);
  g_test_add_func ("/resolver/offline", test_offline);
  g_test_add_func ("/resolver/missing", test_missing);
  g_test_add_func ("/resolver/missing-device", test_missing_device);
  g_test_add_func ("/resolver/cancelled", test_cancelled);
  g_test_add_func ("/resolver/pin-and-template", test_pin_and_template);
  g_test_add_func ("/resolver/keyframes", test_keyframes);
  return g_test_run ();
}
