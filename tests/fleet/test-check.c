/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test-platform.h"

#include "onv.h"

#define ACCESS_KEY "c2VjcmV0LWFjY2Vzcy1rZXk="
#define WRONG_KEY "wrong-key-4711"

static const char *const fleet[] = { "--devices", "3", NULL };

typedef struct
{
  FleetAccountStore *store;
  GFile *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  fixture->folder = fleet_test_create_folder ();
  file = g_file_get_child (fixture->folder, "accounts.ini");
  fixture->store = fleet_account_store_new_for_file (file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fleet_test_assert_gone (g_steal_pointer (&fixture->store));
  fleet_test_remove_folder (fixture->folder);
}

static gboolean
check (Fixture *fixture,
       FleetAccount *account,
       const char *api_key,
       GTlsCertificate **rejected,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_account_store_check_async (fixture->store, account, api_key, ACCESS_KEY, NULL,
                                   fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  return fleet_account_store_check_finish (fixture->store, result, rejected, error);
}

static void
test_good (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (secure != NULL, fleet);
  g_autoptr (GError) error = NULL;

  g_assert_true (check (fixture, platform->account,
                        fleet_simulator_get_api_key (platform->simulator), NULL, &error));
  g_assert_no_error (error);
}

static void
test_wrong_key (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetWords) words = NULL;

  g_assert_false (check (fixture, platform->account, WRONG_KEY, NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_UNAUTHORIZED);
  words = fleet_words_for_error (error);
  g_assert_cmpint (words->action, ==, FLEET_ACTION_EDIT_ACCOUNT);
}

static void
test_field (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetAccount) account = fleet_test_create_account ("no url");
  g_autoptr (GError) error = NULL;

  g_assert_false (check (fixture, account, WRONG_KEY, NULL, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_BASE_URL);
}

static void
test_unreachable (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetAccount) account = fleet_test_create_account ("http://127.0.0.1:9/");
  g_autoptr (GError) error = NULL;

  g_assert_false (check (fixture, account, WRONG_KEY, NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_REFUSED);
}

/* The certificate that is refused can be shown and pinned, and then it is trusted. */
static void
test_pin (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (TRUE, fleet);
  g_autoptr (FleetAccount) account = fleet_account_copy (platform->account);
  const char *api_key = fleet_simulator_get_api_key (platform->simulator);
  g_autoptr (GTlsCertificate) rejected = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *wrong = g_strnfill (64, '0');
  g_autoptr (GError) error = NULL;

  fleet_account_set_tls_database (account, NULL);
  g_assert_false (check (fixture, account, api_key, &rejected, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_TLS);
  g_assert_nonnull (rejected);
  g_clear_error (&error);

  fleet_account_set_tls_pin (account, wrong);
  g_assert_false (check (fixture, account, api_key, NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_OTHER_CERTIFICATE);
  g_clear_error (&error);

  fingerprint = onv_certificate_fingerprint (rejected);
  fleet_account_set_tls_pin (account, fingerprint);
  g_assert_true (check (fixture, account, api_key, NULL, &error));
  g_assert_no_error (error);
}

static void
test_garbled (Fixture *fixture, gconstpointer secure)
{
  g_autoptr (FleetTestPlatform) platform = fleet_test_platform_new (FALSE, fleet);
  g_autoptr (GError) error = NULL;

  fleet_test_platform_set_faults (platform, "[\"truncate:path=*/devices*\"]");
  g_assert_false (check (fixture, platform->account,
                         fleet_simulator_get_api_key (platform->simulator), NULL, &error));
  g_assert_error (error, ONV_ERROR, ONV_ERROR_GARBLED);
}

/* With everything logged that can be, no key is in the output. */
static void
test_no_secret (Fixture *fixture, gconstpointer secure)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FleetTestPlatform) platform = NULL;
      g_autoptr (GError) error = NULL;
      const char *key;

      platform = fleet_test_platform_new (FALSE, fleet);
      key = fleet_simulator_get_api_key (platform->simulator);
      g_assert_true (check (fixture, platform->account, key, NULL, NULL));
      g_assert_false (check (fixture, platform->account, WRONG_KEY, NULL, &error));
      g_assert_true (fleet_account_store_add_temporary (fixture->store, platform->account, key,
                                                        ACCESS_KEY, NULL));
      /* Beside the file, because the output is what is looked through. */
      g_assert_true (g_file_set_contents (g_getenv ("FLEET_TEST_KEY"), key, -1, NULL));
      return;
    }
  else
    {
      g_autofree char *folder = g_file_get_path (fixture->folder);
      g_autofree char *path = g_build_filename (folder, "key", NULL);
      g_autofree char *key = NULL;
      g_autofree char *pattern = NULL;

      g_setenv ("FLEET_TEST_KEY", path, TRUE);
      g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_unsetenv ("G_MESSAGES_DEBUG");
      g_test_trap_assert_passed ();
      g_assert_true (g_file_get_contents (path, &key, NULL, NULL));
      pattern = g_strdup_printf ("*%s*", key);
      g_test_trap_assert_stdout_unmatched (pattern);
      g_test_trap_assert_stderr_unmatched (pattern);
      g_test_trap_assert_stdout_unmatched ("*" WRONG_KEY "*");
      g_test_trap_assert_stderr_unmatched ("*" WRONG_KEY "*");
      g_test_trap_assert_stdout_unmatched ("*" ACCESS_KEY "*");
      g_test_trap_assert_stderr_unmatched ("*" ACCESS_KEY "*");
    }
}

#define ADD(path, func, data) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  static const int yes = 1;

  g_test_init (&argc, &argv, NULL);
  ADD ("/check/good", test_good, NULL);
  ADD ("/check/good-secure", test_good, &yes);
  ADD ("/check/wrong-key", test_wrong_key, NULL);
  ADD ("/check/field", test_field, NULL);
  ADD ("/check/unreachable", test_unreachable, NULL);
  ADD ("/check/pin", test_pin, NULL);
  ADD ("/check/garbled", test_garbled, NULL);
  ADD ("/check/no-secret", test_no_secret, NULL);
  return g_test_run ();
}
