/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views-test.h"

#include "views/fleet-view-document.h"

#define HEAD "{\"format\":\"lookout-views\",\"version\":1,\"views\":"
#define CAMERA "{\"tile\":1,\"account\":\"a\",\"camera\":\"1/1\"}"
#define WITH_CAMERA(camera) HEAD "[{\"name\":\"a\",\"layout\":4,\"cameras\":[" camera "]}]}"
#define WITH_GROUP(group) HEAD "[],\"groups\":[{" group "}]}"
#define WITH_MEMBERS(members) \
  WITH_GROUP ("\"account\":\"a\",\"favourites\":true,\"members\":[" members "]")

static const struct
{
  const char *text;
  const char *words; /* what the error says */
} bad_files[] = {
  { "{", "not JSON" },
  { "[]", "not JSON with views" },
  { "\xff\xfe", "not JSON" },
  { "{}", "format: this is missing" },
  { "{\"format\":\"x\"}", "format: this must be “lookout-views”" },
  { "{\"format\":\"lookout-views\",\"version\":2,\"views\":[]}", "a newer Lookout" },
  { "{\"format\":\"lookout-views\",\"version\":\"1\",\"views\":[]}", "version: this must be" },
  { "{\"format\":\"lookout-views\",\"version\":1}", "views: this is missing" },
  { HEAD "{}}", "views: this must be a list" },
  { HEAD "[1]}", "views[0]: this must be an object" },
  { HEAD "[{\"layout\":4}]}", "views[0].name: this is missing" },
  { HEAD "[{\"name\":\" \",\"layout\":4}]}", "views[0].name: this must not be empty" },
  { HEAD "[{\"name\":7,\"layout\":4}]}", "views[0].name: this must be text" },
  { HEAD "[{\"name\":\"a\",\"layout\":0}]}", "views[0].layout: this must be a whole number" },
  { HEAD "[{\"name\":\"a\",\"layout\":4.5}]}", "views[0].layout: this must be a whole number" },
  { HEAD "[{\"name\":\"a\",\"layout\":99999999999}]}", "views[0].layout" },
  { HEAD "[{\"name\":\"a\",\"layout\":4,\"cameras\":1}]}",
    "views[0].cameras: this must be a list" },
  { WITH_CAMERA ("{}"), "views[0].cameras[0].tile: this is missing" },
  { WITH_CAMERA ("{\"tile\":5,\"account\":\"a\",\"camera\":\"1/1\"}"), "number from 1 to 4" },
  { WITH_CAMERA ("{\"tile\":1,\"camera\":\"1/1\"}"), "cameras[0].account: this is missing" },
  { WITH_CAMERA ("{\"tile\":1,\"account\":\"a\",\"camera\":\"1\"}"), "such as 1001/1" },
  { WITH_CAMERA ("{\"tile\":1,\"account\":\"a\",\"camera\":\"1/1\",\"protocol\":\"x\"}"),
    "cameras[0].protocol: this must be flv, hls or rtmp" },
  { WITH_CAMERA ("{\"tile\":1,\"account\":\"a\",\"camera\":\"1/1\",\"size\":\"x\"}"),
    "cameras[0].size: this must be automatic, fluent, standard, high or best" },
  { WITH_CAMERA ("{\"tile\":1,\"account\":\"a\",\"camera\":\"1/1\",\"delay\":\"x\"}"),
    "cameras[0].delay: this must be fast, normal or smooth" },
  { HEAD "[{\"name\":\"a\",\"layout\":4,\"hotspot\":5}]}", "views[0].hotspot: this must be" },
  { HEAD "[{\"name\":\"a\",\"layout\":4,\"hotspot\":1,\"cameras\":[" CAMERA "]}]}",
    "views[0].hotspot: a camera stands" },
  { WITH_CAMERA (CAMERA "," CAMERA), "cameras[1].tile: another camera" },
  { HEAD "[],\"groups\":{}}", "groups: this must be a list" },
  { WITH_GROUP ("\"name\":\"a\""), "groups[0].account: this is missing" },
  { WITH_GROUP ("\"account\":\"a\""), "groups[0].name: this is missing" },
  { WITH_GROUP ("\"id\":\"g\",\"account\":\"a\",\"name\":\" \""),
    "groups[0].name: this must not be empty" },
  { WITH_GROUP ("\"account\":\"a\",\"name\":\"a\""), "groups[0].id: this is missing" },
  { WITH_GROUP ("\"account\":\"a\",\"favourites\":1"), "favourites: this must be true or false" },
  { WITH_MEMBERS ("{}"), "groups[0].members[0].camera: this is missing" },
  { WITH_MEMBERS ("{\"camera\":\"1\"}"), "groups[0].members[0].camera: this must be the number" },
  { WITH_MEMBERS ("{\"device\":\"1/1\"}"), "groups[0].members[0].device: this must be the number" },
  { WITH_MEMBERS ("{\"device\":\"\"}"), "groups[0].members[0].device: this must be the number" },
  { WITH_MEMBERS ("{\"device\":\"1\"},{\"device\":\"1\"}"),
    "members[1].device: this is in the group" },
};

static void
test_bad_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;
      FleetViewDocument *document
          = fleet_view_document_parse (bad_files[i].text, strlen (bad_files[i].text), &error);

      g_test_message ("%s: %s", bad_files[i].text, error != NULL ? error->message : "");
      g_assert_null (document);
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS);
      if (strstr (error->message, bad_files[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, bad_files[i].words);
    }
}

/* To a computer where the account has another id, and where another is not known. */
static void
test_transfer (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "exported.json");
  g_autoptr (GFile) elsewhere = g_file_get_child (fixture->folder, "elsewhere.json");
  g_autoptr (GFile) none = g_file_get_child (fixture->folder, "accounts.ini");
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new_for_file (none);
  g_autoptr (FleetAccountStore) other_accounts = fleet_account_store_new_for_file (none);
  FleetAccount *here = views_test_add_temporary (accounts, "https://127.0.0.1:1/");
  FleetAccount *there = views_test_add_temporary (other_accounts, "https://127.0.0.1:1/");
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) other = fleet_view_store_new_for_file (elsewhere);
  g_autoptr (FleetView) known = views_test_create_of ("known", fleet_account_get_id (here));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fleet_view_store_save (store, known);
  views_test_save (store, "unknown");
  views_test_export (file, store, accounts);
  text = fleet_test_read_file (fixture->folder, "exported.json");
  g_assert_nonnull (strstr (text, "https://127.0.0.1:1/"));
  g_assert_null (strstr (text, "key"));

  g_assert_cmpuint (views_test_import (file, other, other_accounts, &error), ==, 2);
  g_assert_no_error (error);
  views_test_assert_names (other, "unknown,known");
  g_assert_cmpstr (fleet_view_get_camera (fleet_view_store_find_name (other, "known"), 0)->account,
                   ==, fleet_account_get_id (there));
  g_assert_true (fleet_view_get_temporary (fleet_view_store_find_name (other, "known")));
  g_assert_cmpstr (
      fleet_view_find_camera (fleet_view_store_find_name (other, "unknown"), 3)->account, ==,
      "harbour");

  /* Once more where they came from: nothing is replaced. */
  g_assert_cmpuint (views_test_import (file, store, accounts, &error), ==, 2);
  g_assert_no_error (error);
  views_test_assert_names (store, "known,unknown,unknown (2),known (2)");
  views_test_settle (store);
  views_test_settle (other);
}

static void
test_bad_import (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, "bad.json");
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "missing.json");
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new_for_file (missing);
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  static const char *const texts[]
      = { "", HEAD "[]}", HEAD "[{\"name\":\"good\",\"layout\":4},{\"name\":\"bad\"}]}" };

  views_test_save (store, "a");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_replace_contents (file, texts[i], strlen (texts[i]), NULL, FALSE,
                                              G_FILE_CREATE_NONE, NULL, NULL, NULL));
      g_assert_cmpuint (views_test_import (file, store, accounts, &error), ==, 0);
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS);
      views_test_assert_names (store, "a");
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (views_test_import (missing, store, accounts, &error), ==, 0);
    g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS_STORAGE);
  }
  views_test_settle (store);
}

#define ADD(name, func)                                                            \
  g_test_add ("/fleet/view-files/" name, ViewsTest, NULL, views_test_set_up, func, \
              views_test_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fleet/view-files/bad", test_bad_files);
  ADD ("transfer", test_transfer);
  ADD ("bad-import", test_bad_import);
  return g_test_run ();
}
