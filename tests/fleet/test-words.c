/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fleet-test.h"

#include "onv.h"

#include <locale.h>

static void
assert_has_words (GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "internal text");
  g_autoptr (FleetWords) words = fleet_words_for_error (error);

  g_test_message ("%s %d: %s", g_quark_to_string (domain), code, words->title);
  g_assert_cmpstr (words->title, !=, "Something went wrong");
  g_assert_nonnull (words->advice);
  g_assert_null (strstr (words->title, "internal"));
}

static void
test_all_codes (void)
{
  g_autoptr (GEnumClass) onv = g_type_class_ref (ONV_TYPE_ERROR);

  g_assert_cmpuint (onv->n_values, >=, 18);
  for (guint i = 0; i < onv->n_values; i++)
    assert_has_words (ONV_ERROR, onv->values[i].value);
  for (int i = 0; i < FLEET_N_ERRORS; i++)
    assert_has_words (FLEET_ERROR, i);
}

static void
test_offline (void)
{
  g_autoptr (GError) error
      = g_error_new_literal (ONV_ERROR, ONV_ERROR_DEVICE_OFFLINE, "4: device offline");
  g_autoptr (FleetWords) words = fleet_words_for_error (error);
  g_autoptr (FleetWords) copy = fleet_words_copy (words);
  g_autofree char *text = fleet_words_dup_text (copy);

  g_assert_cmpstr (words->title, ==, "The camera is offline");
  g_assert_cmpint (words->action, ==, FLEET_ACTION_RETRY);
  g_assert_cmpstr (text, ==, "The camera is offline. Check its power and network.");
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "Disk full");
  g_autoptr (FleetWords) words = fleet_words_for_error (error);
  g_autofree char *text = fleet_words_dup_text (words);
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (FleetWords) stopped = fleet_words_for_error (cancelled);

  g_assert_cmpstr (text, ==, "Something went wrong (Disk full)");
  g_assert_cmpint (stopped->action, ==, FLEET_ACTION_NONE);
}

static void
test_more_tables (void)
{
  static const FleetWordsRow rows[] = {
    { G_CONVERT_ERROR_FAILED, "One", "Do this.", FLEET_ACTION_CHANGE_PROTOCOL },
    { FLEET_WORDS_ANY, "Any", "Do that.", FLEET_ACTION_NONE },
    { 0, NULL, NULL, FLEET_ACTION_NONE },
  };
  g_autoptr (GError) one = g_error_new_literal (G_CONVERT_ERROR, G_CONVERT_ERROR_FAILED, "x");
  g_autoptr (GError) other
      = g_error_new_literal (G_CONVERT_ERROR, G_CONVERT_ERROR_PARTIAL_INPUT, "x");
  g_autoptr (FleetWords) words = NULL;

  fleet_words_add_table (G_CONVERT_ERROR, rows);
  words = fleet_words_for_error (one);
  g_assert_cmpstr (words->title, ==, "One");
  g_assert_cmpint (words->action, ==, FLEET_ACTION_CHANGE_PROTOCOL);
  g_clear_pointer (&words, fleet_words_free);
  words = fleet_words_for_error (other);
  g_assert_cmpstr (words->title, ==, "Any");
}

static void
test_labels (void)
{
  g_assert_null (fleet_action_get_label (FLEET_ACTION_NONE));
  for (guint i = FLEET_ACTION_NONE + 1; i <= FLEET_ACTION_RELOAD; i++)
    g_assert_nonnull (fleet_action_get_label (i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/all-codes", test_all_codes);
  g_test_add_func ("/words/offline", test_offline);
  g_test_add_func ("/words/unknown", test_unknown);
  g_test_add_func ("/words/more-tables", test_more_tables);
  g_test_add_func ("/words/labels", test_labels);
  return g_test_run ();
}
