/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, Authorization, access tokens and the matching of paths, without a server. */
#include "config.h"

#include "http/sim-auth.h"
#include "http/sim-log.h"
#include "http/sim-outlet.h"
#include "http/sim-route.h"
#include "http/sim-tokens.h"

#include <libsoup/soup.h>

static void
test_keys (void)
{
  g_autoptr (SimKeys) keys = sim_keys_new (5, "77");
  g_autoptr (SimKeys) same = sim_keys_new (5, "77");
  g_autofree char *key = sim_keys_make_device_key (keys, 1234);
  guint64 device;

  g_assert_cmpstr (sim_keys_get_master (keys), ==, sim_keys_get_master (same));
  g_assert_cmpint (sim_keys_check (keys, NULL, &device), ==, SIM_KEY_NONE);
  g_assert_cmpint (sim_keys_check (keys, "x", &device), ==, SIM_KEY_UNKNOWN);
  g_assert_cmpint (sim_keys_check (keys, sim_keys_get_master (keys), &device), ==, SIM_KEY_MASTER);
  g_assert_cmpint (sim_keys_check (keys, key, &device), ==, SIM_KEY_DEVICE);
  g_assert_cmpuint (device, ==, 1234);
  key[2] ^= 1;
  g_assert_cmpint (sim_keys_check (keys, key, &device), ==, SIM_KEY_UNKNOWN);
}

static char *
sign (const char *access_key,
      GChecksumType type,
      const char *method,
      const char *product,
      gint64 end)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (access_key, &length);
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\nproducts/%s\n2018-10-31", end, method, product);
  g_autoptr (GHmac) hmac = g_hmac_new (type, bytes, length);
  guint8 digest[64];
  gsize size = sizeof digest;
  g_autofree char *base64 = NULL;
  g_autofree char *escaped = NULL;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &size);
  base64 = g_base64_encode (digest, size);
  escaped = g_uri_escape_string (base64, NULL, FALSE);
  return g_strdup_printf ("version=2018-10-31&res=products%%2F%s&et=%" G_GINT64_FORMAT
                          "&method=%s&sign=%s",
                          product, end, method, escaped);
}

static void
test_authorization (void)
{
  g_autoptr (SimKeys) keys = sim_keys_new (5, "77");
  const char *access = sim_keys_get_access (keys);
  g_autofree char *md5 = sign (access, G_CHECKSUM_MD5, "md5", "77", 2000);
  g_autofree char *sha1 = sign (access, G_CHECKSUM_SHA1, "sha1", "77", 2000);
  g_autofree char *sha256 = sign (access, G_CHECKSUM_SHA256, "sha256", "77", 2000);
  g_autofree char *lying = sign (access, G_CHECKSUM_SHA1, "sha256", "77", 2000);
  g_autofree char *other = sign (access, G_CHECKSUM_SHA256, "sha256", "78", 2000);
  g_autofree char *forged = sign ("AAAA", G_CHECKSUM_SHA256, "sha256", "77", 2000);

  g_assert_true (sim_keys_check_authorization (keys, md5, 1000));
  g_assert_true (sim_keys_check_authorization (keys, sha1, 1000));
  g_assert_true (sim_keys_check_authorization (keys, sha256, 1000));
  g_assert_false (sim_keys_check_authorization (keys, sha256, 2001));
  g_assert_false (sim_keys_check_authorization (keys, lying, 1000));
  g_assert_false (sim_keys_check_authorization (keys, other, 1000));
  g_assert_false (sim_keys_check_authorization (keys, forged, 1000));
  g_assert_false (sim_keys_check_authorization (keys, NULL, 1000));
  g_assert_false (sim_keys_check_authorization (keys, "nonsense", 1000));
}

static void
test_tokens (void)
{
  g_autoptr (SimTokens) tokens = sim_tokens_new (NULL);
  g_autofree char *brief = sim_tokens_issue (tokens, 1001, 1, 0, 0);
  g_autofree char *lasting = sim_tokens_issue (tokens, 1001, 1, -1, 0);
  g_autofree char *odd = sim_tokens_issue (tokens, 1001, 1, 60000, SIM_TOKEN_ODD);
  g_autofree char *escaped = g_uri_escape_string (odd, NULL, FALSE);

  g_assert_false (sim_tokens_check (tokens, brief, 1001, 1));
  g_assert_true (sim_tokens_check (tokens, lasting, 1001, 1));
  g_assert_false (sim_tokens_check (tokens, lasting, 1001, 2));
  g_assert_false (sim_tokens_check (tokens, lasting, 1002, 1));
  g_assert_false (sim_tokens_check (tokens, "x", 1001, 1));
  g_assert_false (sim_tokens_check (tokens, NULL, 1001, 1));
  g_assert_nonnull (strpbrk (odd, "/+="));
  g_assert_null (strpbrk (lasting, "/+="));
  g_assert_true (sim_tokens_check (tokens, odd, 1001, 1));
  g_assert_true (sim_tokens_check (tokens, escaped, 1001, 1));
}

static void
test_route (void)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_true (sim_route_match ("/live/{d}-{c}.flv", "/live/1001-2.flv", found));
  g_assert_cmpstr (g_hash_table_lookup (found, "d"), ==, "1001");
  g_assert_cmpstr (g_hash_table_lookup (found, "c"), ==, "2");
  g_assert_true (sim_route_match ("/live/live_{d}_{c}/{s}", "/live/live_9_8/a.ts", found));
  g_assert_cmpstr (g_hash_table_lookup (found, "s"), ==, "a.ts");
  g_assert_false (sim_route_match ("/devices/{id}", "/devices/", found));
  g_assert_false (sim_route_match ("/devices/{id}", "/devices/1/2", found));
  g_assert_false (sim_route_match ("/devices", "/devices/", found));
  g_assert_false (sim_route_match ("/devices", "/device", found));
}

static void
test_log (void)
{
  g_autoptr (SimLog) log = sim_log_new ();
  guint64 first = sim_log_add (log, "GET", "/a", "x=1&token=T0KEN&wifi_pw=S3CRET", FALSE);
  const char *command = "{\"cmdId\":42,\"cmd\":{\"wifi_id\":\"a\",\"wifi_pw\":\"S3CRET\"}}";
  g_autoptr (GBytes) body = g_bytes_new_static (command, strlen (command));
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  sim_log_add (log, "GET", "/live/1-1.flv", "T0KEN==", FALSE);
  sim_log_set_body (log, first, body);
  sim_log_set_status (log, first, 200);
  node = sim_log_to_json (log);
  text = json_to_string (node, FALSE);
  g_assert_null (strstr (text, "T0KEN"));
  g_assert_null (strstr (text, "S3CRET"));
  g_assert_nonnull (strstr (text, "x=1"));
  g_assert_nonnull (strstr (text, "wifi_id"));
  for (guint i = 0; i < 5000; i++)
    sim_log_add (log, "GET", "/b", NULL, FALSE);
  sim_log_set_status (log, first, 500);
}

static void
on_closed (SimOutlet *outlet, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* A reader that reads nothing is cut off once enough waits for it. */
static void
test_slow_reader (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) far
      = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, NULL);
  GSocketConnection *near = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_autoptr (SimOutlet) outlet = sim_outlet_new (G_IO_STREAM (near));
  g_autofree guint8 *data = g_malloc0 (256 * 1024);
  g_autoptr (GBytes) chunk = g_bytes_new_static (data, 256 * 1024);
  gboolean closed = FALSE;
  gsize sent = 0;

  sim_outlet_set_limit (outlet, 1024 * 1024);
  g_signal_connect (outlet, "closed", G_CALLBACK (on_closed), &closed);
  while (!closed && sent < 64 * 1024 * 1024)
    {
      sim_outlet_send (outlet, chunk);
      sent += g_bytes_get_size (chunk);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_true (closed);
  g_assert_true (sim_outlet_is_closed (outlet));
  g_assert_cmpuint (sim_outlet_get_sent (outlet), <, sent);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/keys", test_keys);
  g_test_add_func ("/access/authorization", test_authorization);
  g_test_add_func ("/access/tokens", test_tokens);
  g_test_add_func ("/access/route", test_route);
  g_test_add_func ("/access/log", test_log);
  g_test_add_func ("/access/slow-reader", test_slow_reader);
  return g_test_run ();
}
