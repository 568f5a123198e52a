/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include "accounts/fleet-account-keys.h"
#include "fake-secrets.h"
#include "model/fleet-session-private.h"

#define KEY "master-key-0001"
#define ACCESS_KEY "YWNjZXNzLWtleQ=="

typedef struct
{
  GFile *folder;
  GFile *file;
} Fixture;

/* One bus and one service for all tests of a process, since libsecret keeps its connection. */
static FakeSecrets *secrets;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fleet_test_create_folder ();
  fixture->file = g_file_get_child (fixture->folder, "accounts.ini");
  if (secrets != NULL)
    fake_secrets_clear (secrets);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->file);
  fleet_test_remove_folder (fixture->folder);
}

static FleetAccountStore *
load (Fixture *fixture, GError **error)
{
  FleetAccountStore *store = fleet_account_store_new_for_file (fixture->file);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_account_store_load_async (store, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  fleet_account_store_load_finish (store, result, error);
  return store;
}

static FleetAccount *
save (FleetAccountStore *store,
      FleetAccount *account,
      const char *api_key,
      const char *access_key,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_account_store_save_async (store, account, api_key, access_key, NULL, fleet_test_on_result,
                                  &place);
  result = fleet_test_await (&place);
  return fleet_account_store_save_finish (store, result, error);
}

static gboolean
remove_account (FleetAccountStore *store, FleetAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_account_store_remove_async (store, account, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  return fleet_account_store_remove_finish (store, result, error);
}

static FleetSession *
open_account (FleetAccountStore *store, FleetAccount *account, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fleet_account_store_open_async (store, account, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  return fleet_account_store_open_finish (store, result, error);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccountStore) again = NULL;
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = NULL;
  g_autoptr (FleetAccount) loaded = NULL;
  g_autoptr (FleetSession) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pin = g_strnfill (64, 'a');
  g_autofree char *text = NULL;

  fleet_account_set_tls_pin (draft, pin);
  saved = save (store, draft, KEY, ACCESS_KEY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  g_assert_true (fleet_account_get_has_access_key (saved));
  g_assert_true (fleet_account_store_get_keyring_available (store));
  g_assert_cmpuint (fake_secrets_get_n_items (secrets), ==, 2);
  g_assert_cmpstr (fake_secrets_find (secrets, "api-key"), ==, KEY);
  text = fleet_test_read_file (fixture->folder, "accounts.ini");
  g_assert_nonnull (strstr (text, "name=Harbour"));
  g_assert_null (strstr (text, KEY));
  g_assert_null (strstr (text, ACCESS_KEY));

  again = load (fixture, &error);
  g_assert_no_error (error);
  loaded = g_list_model_get_item (G_LIST_MODEL (again), 0);
  g_assert_cmpstr (fleet_account_get_id (loaded), ==, fleet_account_get_id (saved));
  g_assert_cmpstr (fleet_account_get_base_url (loaded), ==, "https://127.0.0.1:1/");
  g_assert_cmpstr (fleet_account_get_tls_pin (loaded), ==, fleet_account_get_tls_pin (draft));
  g_assert_true (fleet_account_get_has_access_key (loaded));
  session = open_account (again, loaded, &error);
  g_assert_no_error (error);
  g_assert_nonnull (session);
}

/* As in a run with --server, where nobody asks for what is saved. */
static void
test_save_unread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) before = load (fixture, NULL);
  g_autoptr (FleetAccount) first = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) second = fleet_test_create_account ("https://127.0.0.1:2/");
  g_autoptr (FleetAccount) kept = save (before, first, KEY, NULL, NULL);
  g_autoptr (FleetAccountStore) store = fleet_account_store_new_for_file (fixture->file);
  g_autoptr (FleetAccountStore) after = NULL;
  g_autoptr (FleetAccount) added = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fleet_account_store_add_temporary (store, second, KEY, NULL, &error));
  added = save (store, second, KEY, NULL, &error);
  g_assert_no_error (error);
  after = load (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (after)), ==, 2);
  g_assert_nonnull (fleet_account_store_find (after, fleet_account_get_id (kept)));
  g_assert_nonnull (fleet_account_store_find (after, fleet_account_get_id (added)));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) first = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = save (store, first, KEY, ACCESS_KEY, NULL);
  g_autoptr (FleetAccount) draft = fleet_account_copy (saved);
  g_autoptr (FleetAccount) edited = NULL;
  g_autoptr (FleetSession) before = open_account (store, saved, NULL);
  g_autoptr (FleetSession) same = open_account (store, saved, NULL);
  g_autoptr (FleetSession) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (before == same);
  fleet_account_set_name (draft, "Quay");
  edited = save (store, draft, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (edited == saved);
  g_assert_cmpstr (fleet_account_get_name (saved), ==, "Quay");
  g_assert_cmpstr (fake_secrets_find (secrets, "api-key"), ==, KEY);
  after = open_account (store, saved, NULL);
  g_assert_true (after == before);
  g_clear_object (&after);

  g_clear_object (&edited);
  edited = save (store, draft, "another", "", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fake_secrets_find (secrets, "api-key"), ==, "another");
  g_assert_null (fake_secrets_find (secrets, "access-key"));
  g_assert_false (fleet_account_get_has_access_key (saved));
  after = open_account (store, saved, NULL);
  g_assert_false (after == before);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = save (store, draft, KEY, ACCESS_KEY, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fake_secrets_set_refusing (secrets, TRUE);
  g_assert_false (remove_account (store, saved, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_KEYRING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  g_clear_error (&error);

  fake_secrets_set_refusing (secrets, FALSE);
  g_assert_true (remove_account (store, saved, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_cmpuint (fake_secrets_get_n_items (secrets), ==, 0);
  text = fleet_test_read_file (fixture->folder, "accounts.ini");
  g_assert_null (strstr (text, "Harbour"));
}

static void
test_lost_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccountKeys) keys = fleet_account_keys_new ();
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = save (store, draft, KEY, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_account_keys_clear_async (keys, fleet_account_get_id (saved), FLEET_N_KEYS, NULL,
                                  fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  g_assert_true (fleet_account_keys_clear_finish (keys, result, NULL));
  g_assert_null (open_account (store, saved, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_NO_KEY);
  g_assert_cmpstr (fleet_error_get_field (error), ==, "api-key");
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) account = fleet_test_create_account ("nonsense");
  g_autoptr (GError) error = NULL;

  g_assert_null (save (store, account, KEY, NULL, &error));
  g_assert_cmpstr (fleet_error_get_field (error), ==, "base-url");
  g_clear_error (&error);
  fleet_account_set_base_url (account, "https://127.0.0.1:1/");
  g_assert_null (save (store, account, NULL, NULL, &error));
  g_assert_cmpstr (fleet_error_get_field (error), ==, "api-key");
  g_clear_error (&error);
  g_assert_null (save (store, account, KEY, "no base64!", &error));
  g_assert_cmpstr (fleet_error_get_field (error), ==, "access-key");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
}

static gboolean
keyring_is_missing (gpointer data)
{
  return !fleet_account_store_get_keyring_available (data);
}

/* Kept for the session only, and said. */
static void
test_no_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = NULL;
  g_autoptr (FleetSession) session = NULL;
  g_autoptr (FleetAccountStore) next_day = NULL;
  g_autoptr (FleetAccount) loaded = NULL;
  g_autoptr (GError) error = NULL;

  fleet_test_wait_until (store, keyring_is_missing);
  saved = save (store, draft, KEY, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (fleet_account_store_get_keyring_available (store));
  session = open_account (store, saved, &error);
  g_assert_no_error (error);

  next_day = load (fixture, &error);
  g_assert_no_error (error);
  loaded = g_list_model_get_item (G_LIST_MODEL (next_day), 0);
  g_assert_nonnull (loaded);
  g_assert_null (open_account (next_day, loaded, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_NO_KEY);
  g_clear_error (&error);

  g_assert_true (remove_account (store, saved, &error));
  g_assert_no_error (error);
}

static void
test_temporary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) account = fleet_test_create_account ("http://127.0.0.1:1/");
  g_autoptr (FleetSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fleet_account_store_add_temporary (store, account, KEY, NULL, &error));
  g_assert_true (fleet_account_get_temporary (account));
  session = open_account (store, account, &error);
  g_assert_no_error (error);
  g_assert_true (fleet_session_get_account (session) == account);
  g_assert_true (remove_account (store, account, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

/* What one of two closes goes on for the other, and a change of the account is told. */
static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) account = fleet_test_create_account ("http://127.0.0.1:1/");
  g_autoptr (FleetSession) first = NULL;
  g_autoptr (FleetSession) second = NULL;
  g_autoptr (FleetSession) third = NULL;

  g_assert_true (fleet_account_store_add_temporary (store, account, KEY, NULL, NULL));
  first = open_account (store, account, NULL);
  second = open_account (store, account, NULL);
  g_assert_true (first == second);
  fleet_session_close (first);
  g_assert_false (fleet_session_is_closed (second));
  fleet_session_close (second);
  g_assert_true (fleet_session_is_closed (second));
  third = open_account (store, account, NULL);
  g_assert_true (third != second);
  g_assert_false (fleet_session_is_closed (third));
}

/* An opening whose answer comes too late to be wanted leaves nothing open. */
static void
test_shared_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) account = fleet_test_create_account ("http://127.0.0.1:1/");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FleetSession) first = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  g_assert_true (fleet_account_store_add_temporary (store, account, KEY, NULL, NULL));
  first = open_account (store, account, NULL);
  fleet_account_store_open_async (store, account, cancellable, fleet_test_on_result, &place);
  g_cancellable_cancel (cancellable);
  result = fleet_test_await (&place);
  g_assert_null (fleet_account_store_open_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* GLib lets go of the answer with its task. */
  g_clear_object (&result);
  fleet_session_close (first);
  g_assert_true (fleet_session_is_closed (first));
}

static void
on_outdated (FleetAccountStore *store, FleetAccount *account, guint *n_told)
{
  (*n_told)++;
}

/* A name is nothing that calls go by. */
static void
test_outdated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = load (fixture, NULL);
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (FleetAccount) saved = save (store, draft, KEY, NULL, NULL);
  g_autoptr (FleetAccount) named = NULL;
  g_autoptr (FleetAccount) moved = NULL;
  guint n_told = 0;

  g_signal_connect (store, "outdated", G_CALLBACK (on_outdated), &n_told);
  fleet_account_set_name (saved, "Harbour");
  g_clear_object (&draft);
  draft = fleet_account_copy (saved);
  fleet_account_set_name (draft, "Yard");
  named = save (store, draft, NULL, NULL, NULL);
  g_assert_true (named == saved);
  g_assert_cmpuint (n_told, ==, 0);
  fleet_account_set_base_url (draft, "https://127.0.0.1:2/");
  moved = save (store, draft, NULL, NULL, NULL);
  g_assert_true (moved == saved);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (FleetAccountStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *aside = NULL;

  g_assert_true (g_file_set_contents (path, "this is no key file", -1, NULL));
  store = load (fixture, &error);
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_STORAGE);
  aside = fleet_test_read_file (fixture->folder, "accounts.ini.unreadable");
  g_assert_cmpstr (aside, ==, "this is no key file");
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) below = g_file_get_child (fixture->file, "accounts.ini");
  g_autoptr (FleetAccountStore) store = fleet_account_store_new_for_file (below);
  g_autoptr (FleetAccount) draft = fleet_test_create_account ("https://127.0.0.1:1/");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (fixture->file);

  g_assert_true (g_file_set_contents (path, "a file where a folder should be", -1, NULL));
  /* First it cannot be read, and then not be written. */
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (save (store, draft, KEY, NULL, &error));
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_STORAGE);
      g_clear_error (&error);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static void
add_tests_with_service (void)
{
  ADD ("/accounts/save", test_save);
  ADD ("/accounts/save-unread", test_save_unread);
  ADD ("/accounts/edit", test_edit);
  ADD ("/accounts/remove", test_remove);
  ADD ("/accounts/outdated", test_outdated);
  ADD ("/accounts/lost-key", test_lost_key);
  ADD ("/accounts/fields", test_fields);
  ADD ("/accounts/unwritable", test_unwritable);
}

static void
add_tests_without_service (void)
{
  ADD ("/accounts/no-service", test_no_service);
  ADD ("/accounts/temporary", test_temporary);
  ADD ("/accounts/unreadable", test_unreadable);
  ADD ("/accounts/shared", test_shared);
  ADD ("/accounts/shared-cancelled", test_shared_cancelled);
}

/* The first argument says whether there is a secret service; there is a bus in any case. */
int
main (int argc, char *argv[])
{
  gboolean with_service = argc > 1 && g_str_equal (argv[1], "with-service");
  g_autoptr (GDBusConnection) connection = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  secrets = fake_secrets_start (with_service);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  if (with_service)
    add_tests_with_service ();
  else
    add_tests_without_service ();
  status = g_test_run ();
  fake_secrets_stop (secrets);
  return status;
}
