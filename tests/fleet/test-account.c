/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

typedef struct
{
  const char *name;
  const char *url;
  const char *product;
  const char *pin;
  const char *wrong_field; /* NULL: all is well */
} Case;

#define PIN "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const Case cases[] = {
  { "a", "https://example.org:8443/", "1", NULL, NULL },
  { " a ", "http://10.0.0.1:8000", "00012", PIN, NULL },
  { "a", "https://[::1]:8443/api/", "1", NULL, NULL },
  { "", "https://example.org/", "1", NULL, "name" },
  { NULL, "https://example.org/", "1", NULL, "name" },
  { "a", NULL, "1", NULL, "base-url" },
  { "a", "example.org", "1", NULL, "base-url" },
  { "a", "ftp://example.org/", "1", NULL, "base-url" },
  { "a", "https://user:secret@example.org/", "1", NULL, "base-url" },
  { "a", "https://example.org/?key=1", "1", NULL, "base-url" },
  { "a", "https:///", "1", NULL, "base-url" },
  { "a", "https://example.org/", NULL, NULL, "product-id" },
  { "a", "https://example.org/", "12a", NULL, "product-id" },
  { "a", "https://example.org/", "123456789012345678901", NULL, "product-id" },
  { "a", "https://example.org/", "1", "12", "base-url" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FleetAccount) account = fleet_account_new ();
      g_autoptr (GError) error = NULL;
      gboolean valid;

      fleet_account_set_name (account, cases[i].name);
      fleet_account_set_server (account, FLEET_SERVER_OWN);
      fleet_account_set_base_url (account, cases[i].url);
      fleet_account_set_product_id (account, cases[i].product);
      fleet_account_set_tls_pin (account, cases[i].pin);
      valid = fleet_account_validate (account, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "valid");
      g_assert_cmpstr (fleet_error_get_field (error), ==, cases[i].wrong_field);
      g_assert_cmpint (valid, ==, cases[i].wrong_field == NULL);
    }
}

static void
test_keys (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (600, 'a');
  const char *wrong[] = { NULL, "", "two words", "line\nbreak", "schl\303\274ssel", endless };

  g_assert_true (fleet_account_validate_api_key ("xxxx-ffff-zzzzz=", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (fleet_account_validate_api_key (wrong[i], &error));
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_API_KEY);
      if (wrong[i] != NULL && *wrong[i] != '\0')
        g_assert_null (strstr (error->message, wrong[i]));
      g_clear_error (&error);
    }
  g_assert_true (fleet_account_validate_access_key (NULL, NULL));
  g_assert_true (fleet_account_validate_access_key ("", NULL));
  g_assert_true (
      fleet_account_validate_access_key ("KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw=", NULL));
  g_assert_false (fleet_account_validate_access_key ("not base64!", &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_ACCESS_KEY);
}

static void
test_servers (void)
{
  g_autoptr (FleetAccount) account = fleet_account_new ();

  g_assert_cmpstr (fleet_account_get_base_url (account), ==,
                   "https://api-video.heclouds.com:8443/");
  g_assert_true (fleet_account_is_secure (account));
  fleet_account_set_server (account, FLEET_SERVER_TEST);
  g_assert_cmpstr (fleet_account_get_base_url (account), ==, "https://v-test.cmcconenet.com:8443/");
  fleet_account_set_server (account, FLEET_SERVER_OWN);
  g_assert_null (fleet_account_get_base_url (account));
  fleet_account_set_base_url (account, " http://cameras.local:8000 ");
  g_assert_cmpstr (fleet_account_get_base_url (account), ==, "http://cameras.local:8000/");
  g_assert_false (fleet_account_is_secure (account));
  g_assert_true (fleet_account_sends_key_in_clear (account));
  fleet_account_set_base_url (account, "http://127.0.0.1:8000");
  g_assert_true (fleet_account_is_local (account));
  g_assert_false (fleet_account_sends_key_in_clear (account));
  fleet_account_set_base_url (account, "http://localhost:8000");
  g_assert_false (fleet_account_sends_key_in_clear (account));
}

static void
on_notify (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
test_copy (void)
{
  g_autoptr (FleetAccount) account = fleet_test_create_account ("https://example.org/");
  g_autoptr (FleetAccount) draft = fleet_account_copy (account);
  g_autoptr (GString) log = g_string_new (NULL);

  g_assert_cmpstr (fleet_account_get_id (draft), ==, fleet_account_get_id (account));
  g_assert_cmpstr (fleet_account_get_base_url (draft), ==, "https://example.org/");
  fleet_account_set_tls_pin (draft, "AA:BB:cc");
  fleet_account_set_key_kind (draft, FLEET_KEY_DEVICE);
  g_signal_connect (account, "notify", G_CALLBACK (on_notify), log);
  fleet_account_assign (account, draft);
  g_assert_cmpstr (fleet_account_get_tls_pin (account), ==, "aabbcc");
  g_assert_cmpint (fleet_account_get_key_kind (account), ==, FLEET_KEY_DEVICE);
  g_assert_nonnull (strstr (log->str, "tls-pin"));
  g_assert_nonnull (strstr (log->str, "key-kind"));
  g_assert_null (strstr (log->str, "name"));
}

static void
test_channel_keys (void)
{
  static const char *const wrong[] = { NULL, "", "1001", "1001/", "/1", "1001/x", "a/b/1", "1/-1" };
  g_autofree char *device_id = NULL;
  guint channel_id = 0;

  g_assert_true (fleet_channel_parse_key ("1001/2", &device_id, &channel_id));
  g_assert_cmpstr (device_id, ==, "1001");
  g_assert_cmpuint (channel_id, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (fleet_channel_parse_key (wrong[i], NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/rules", test_rules);
  g_test_add_func ("/account/keys", test_keys);
  g_test_add_func ("/account/servers", test_servers);
  g_test_add_func ("/account/copy", test_copy);

  g_test_add_func ("/account/channel-keys", test_channel_keys);
  return g_test_run ();
}
