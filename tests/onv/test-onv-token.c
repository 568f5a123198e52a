/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-test.h"

#include "client/onv-client-private.h"
#include "client/onv-uri.h"

/* Bytes 0 to 31. The signatures below were computed with Python's hmac. */
#define ACCESS_KEY "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

static const struct
{
  OnvTokenMethod method;
  const char *token;
} vectors[] = {
  { ONV_TOKEN_METHOD_MD5, "version=2018-10-31&res=products%2F7312&et=1924905600&method=md5"
                          "&sign=%2BsduYOwrtfA2agm4WVS2jw%3D%3D" },
  { ONV_TOKEN_METHOD_SHA1, "version=2018-10-31&res=products%2F7312&et=1924905600&method=sha1"
                           "&sign=VVD8uBQg88QjBF5Oaf3K%2F%2FWEdW8%3D" },
  { ONV_TOKEN_METHOD_SHA256, "version=2018-10-31&res=products%2F7312&et=1924905600&method=sha256"
                             "&sign=gjOguaa%2BYS01aH7kEF%2BXNsbWY2bu6oJbHtoH%2FqmHryo%3D" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *token
          = onv_token_build (ACCESS_KEY, "products/7312", 1924905600, vectors[i].method, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (token, ==, vectors[i].token);
    }
}

static void
test_bad_keys (void)
{
  const char *const keys[] = { "", "abc", "not base64 at all!", "AAEC$wQF" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (onv_token_build (keys[i], "products/1", 1, ONV_TOKEN_METHOD_SHA256, &error));
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      g_assert_cmpstr (onv_error_get_member (error), ==, "access-key");
    }
}

static void
test_renewal (void)
{
  g_autoptr (OnvClient) client = onv_client_new ("http://127.0.0.1:1", "7312");
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *first = NULL;

  g_assert_false (onv_client_has_access_key (client));
  g_assert_null (onv_client_ensure_token (client, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
  g_clear_error (&error);

  onv_client_set_access_key (client, " " ACCESS_KEY "\n");
  g_assert_true (onv_client_has_access_key (client));
  first = g_strdup (onv_client_ensure_token (client, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first, "version=2018-10-31&res=products%2F7312&et="));
  g_assert_cmpstr (onv_client_ensure_token (client, &error), ==, first);

  client->token_expires = now + 30; /* about to end */
  onv_client_ensure_token (client, &error);
  g_assert_cmpint (client->token_expires, >, now + 3000);
}

static void
test_redaction (void)
{
  const struct
  {
    const char *uri;
    const char *shown;
  } cases[] = {
    { "http://h:1/live/1-1.flv?SECRET", "http://h:1/live/1-1.flv?…" },
    { "http://h/a?device_id=1&token=SECRET", "http://h/a?device_id=…&token=…" },
    { "http://h/a?token=SEC=RET&x", "http://h/a?token=…&x" },
    { "http://me:SECRET@h/a", "http://h/a" },
    { "http://h/a", "http://h/a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) uri = g_uri_parse (cases[i].uri, SOUP_HTTP_URI_FLAGS, NULL);
      g_autofree char *shown = onv_uri_redact (uri);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_methods (void)
{
  const char *const names[] = { "md5", "sha1", "sha256" };
  g_autoptr (OnvClient) client = onv_client_new ("http://localhost/", "1");

  onv_client_set_access_key (client, ACCESS_KEY);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *method = g_strdup_printf ("&method=%s&", names[i]);

      g_object_set (client, "token-method", (OnvTokenMethod) i, NULL); /* a new token at once */
      g_assert_nonnull (strstr (onv_client_ensure_token (client, NULL), method));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/onv/token/vectors", test_vectors);
  g_test_add_func ("/onv/token/bad-keys", test_bad_keys);
  g_test_add_func ("/onv/token/renewal", test_renewal);
  g_test_add_func ("/onv/token/redaction", test_redaction);
  g_test_add_func ("/onv/token/methods", test_methods);
  return g_test_run ();
}
