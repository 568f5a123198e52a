/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include <glib/gstdio.h>

/* Writes a shell script that stands in for lookout-sim. */
static char *
create_program (GFile *folder, const char *script)
{
  g_autoptr (GFile) file = g_file_get_child (folder, "sim");
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  char *path = g_file_get_path (file);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  return path;
}

static FleetAccount *
start (FleetSimulator *simulator, const char *const *arguments, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fleet_simulator_start_async (simulator, arguments, NULL, fleet_test_on_result, &place);
  result = fleet_test_await (&place);
  return fleet_simulator_start_finish (simulator, result, error);
}

#define READY                                                                                   \
  "{\"url\":\"http://127.0.0.1:1/\",\"https_url\":\"https://127.0.0.1:2/\",\"ca_file\":\"/x\"," \
  "\"product_id\":\"12\",\"master_key\":\"m\",\"access_key\":\"YQ==\",\"rtmp\":null}"

typedef struct
{
  const char *script;
  int code;
  const char *words; /* stand in the message */
} Failure;

static const Failure failures[] = {
  { "echo no port >&2; exit 3", FLEET_ERROR_SIMULATOR_FAILED, "status 3: no port" },
  { "exit 0", FLEET_ERROR_SIMULATOR_FAILED, "status 0" },
  { "kill -9 $$", FLEET_ERROR_SIMULATOR_FAILED, "signal 9" },
  { "echo hello; cat", FLEET_ERROR_SIMULATOR_GARBLED, "JSON" },
  { "echo '[1]'; cat", FLEET_ERROR_SIMULATOR_GARBLED, "JSON" },
  { "echo '{\"url\":\"http://127.0.0.1:1/\"}'; cat", FLEET_ERROR_SIMULATOR_GARBLED, "product_id" },
  { "echo '{\"url\":7.5}'; cat", FLEET_ERROR_SIMULATOR_GARBLED, "url" },
};

static void
test_failures (void)
{
  GFile *folder = fleet_test_create_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      FleetSimulator *simulator = fleet_simulator_new ();
      g_autofree char *program = create_program (folder, failures[i].script);
      g_autoptr (GError) error = NULL;

      fleet_simulator_set_program (simulator, program);
      g_assert_null (start (simulator, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, FLEET_ERROR, failures[i].code);
      g_assert_nonnull (strstr (error->message, failures[i].words));
      g_assert_false (fleet_simulator_get_running (simulator));
      fleet_test_assert_gone (simulator);
    }
  fleet_test_remove_folder (folder);
}

static void
test_missing (void)
{
  g_autoptr (FleetSimulator) simulator = fleet_simulator_new ();
  g_autoptr (GError) error = NULL;

  fleet_simulator_set_program (simulator, "/nowhere/lookout-sim");
  g_assert_null (start (simulator, NULL, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_SIMULATOR_MISSING);
}

static void
test_silent (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autofree char *program = create_program (folder, "cat >/dev/null");
  FleetSimulator *simulator = fleet_simulator_new ();
  g_autoptr (GError) error = NULL;

  fleet_simulator_set_program (simulator, program);
  fleet_simulator_set_ready_timeout (simulator, 100);
  g_assert_null (start (simulator, NULL, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_SIMULATOR_TIMED_OUT);
  fleet_test_assert_gone (simulator);
  fleet_test_remove_folder (folder);
}

static void
test_cancelled (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autofree char *program = create_program (folder, "cat >/dev/null");
  FleetSimulator *simulator = fleet_simulator_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  fleet_simulator_set_program (simulator, program);
  fleet_simulator_start_async (simulator, NULL, cancellable, fleet_test_on_result, &place);
  g_cancellable_cancel (cancellable);
  result = fleet_test_await (&place);
  g_assert_null (fleet_simulator_start_finish (simulator, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (fleet_simulator_get_running (simulator));
  g_clear_object (&result);
  fleet_test_assert_gone (simulator);
  fleet_test_remove_folder (folder);
}

static gboolean
has_ended (gpointer data)
{
  return !fleet_simulator_get_running (data);
}

static gboolean
file_is_there (gpointer data)
{
  return g_file_query_exists (data, NULL);
}

static void
test_ready (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autofree char *where = g_file_get_path (folder);
  g_autofree char *script = g_strdup_printf ("echo \"$@\" >%s/arguments; echo '" READY
                                             "'; cat >/dev/null; echo >%s/ended",
                                             where, where);
  g_autofree char *program = create_program (folder, script);
  static const char *const arguments[] = { "--devices", "3", NULL };
  FleetSimulator *simulator = fleet_simulator_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FleetAccount) account = NULL;
  g_autofree char *got = NULL;

  fleet_simulator_set_program (simulator, program);
  account = start (simulator, arguments, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fleet_account_get_base_url (account), ==, "http://127.0.0.1:1/");
  g_assert_cmpstr (fleet_account_get_product_id (account), ==, "12");
  g_assert_cmpstr (fleet_simulator_get_api_key (simulator), ==, "m");
  g_assert_null (fleet_simulator_get_rtmp (simulator));
  g_assert_true (fleet_simulator_get_running (simulator));
  g_assert_true (fleet_account_validate (account, NULL));
  got = fleet_test_read_file (folder, "arguments");
  g_assert_cmpstr (got, ==, "--with-parent --port 0 --devices 3\n");

  fleet_simulator_stop (simulator);
  g_assert_false (fleet_simulator_get_running (simulator));
  g_assert_null (fleet_simulator_get_api_key (simulator));
  fleet_test_assert_gone (simulator);
  fleet_test_remove_folder (folder);
}

/* Only its standard input tells it that we are gone. */
static void
test_ends_with_input (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autofree char *where = g_file_get_path (folder);
  g_autofree char *script
      = g_strdup_printf ("trap '' TERM; echo '" READY "'; cat >/dev/null; echo >%s/ended", where);
  g_autofree char *program = create_program (folder, script);
  g_autoptr (FleetSimulator) simulator = fleet_simulator_new ();
  g_autoptr (GFile) ended = g_file_get_child (folder, "ended");
  g_autoptr (FleetAccount) account = NULL;

  fleet_simulator_set_program (simulator, program);
  account = start (simulator, NULL, NULL);
  g_assert_nonnull (account);
  fleet_simulator_stop (simulator);
  fleet_test_wait_until (ended, file_is_there);
  fleet_test_remove_folder (folder);
}

/* Whoever knew them finds them again where they were. */
static void
test_comes_back (void)
{
  GFile *folder = fleet_test_create_folder ();
  g_autofree char *where = g_file_get_path (folder);
  g_autofree char *script = g_strdup_printf (
      "cd %s; echo \"$@\" >>arguments; echo '" READY "'\n"
      "if [ -e once ]; then touch again; cat >/dev/null; else touch once; sleep 0.2; exit 1; fi",
      where);
  g_autofree char *program = create_program (folder, script);
  static const char *const arguments[] = { "--devices", "3", NULL };
  FleetSimulator *simulator = fleet_simulator_new ();
  g_autoptr (GFile) again = g_file_get_child (folder, "again");
  g_autoptr (FleetAccount) account = NULL;
  g_autofree char *got = NULL;

  fleet_simulator_set_program (simulator, program);
  account = start (simulator, arguments, NULL);
  g_assert_nonnull (account);
  fleet_test_wait_until (simulator, has_ended);
  fleet_test_wait_until (again, file_is_there);
  g_assert_true (fleet_simulator_get_running (simulator));
  g_assert_cmpstr (fleet_simulator_get_api_key (simulator), ==, "m");
  got = fleet_test_read_file (folder, "arguments");
  g_assert_cmpstr (got, ==,
                   "--with-parent --port 0 --devices 3\n"
                   "--with-parent --port 1 --https-port 2 --rtmp-port 0 --devices 3\n");

  fleet_simulator_stop (simulator);
  fleet_test_assert_gone (simulator);
  fleet_test_remove_folder (folder);
}

/* The real one, over TLS with its own authority. */
static void
test_real (void)
{
  static const char *const arguments[] = { "--devices", "2", NULL };
  FleetSimulator *simulator = fleet_simulator_new ();
  g_autoptr (FleetAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  fleet_simulator_set_secure (simulator, TRUE);
  account = start (simulator, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (fleet_account_is_secure (account));
  g_assert_nonnull (fleet_account_get_tls_database (account));
  g_assert_true (fleet_account_validate_api_key (fleet_simulator_get_api_key (simulator), NULL));
  fleet_test_assert_gone (simulator);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulator/failures", test_failures);
  g_test_add_func ("/simulator/missing", test_missing);
  g_test_add_func ("/simulator/silent", test_silent);
  g_test_add_func ("/simulator/cancelled", test_cancelled);
  g_test_add_func ("/simulator/ready", test_ready);
  g_test_add_func ("/simulator/ends-with-input", test_ends_with_input);
  g_test_add_func ("/simulator/comes-back", test_comes_back);
  g_test_add_func ("/simulator/real", test_real);
  return g_test_run ();
}
