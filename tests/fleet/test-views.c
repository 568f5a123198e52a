/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fleet-error.h"
#include "views-test.h"
#include "views/fleet-view-document.h"

static void
test_round_trip (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetView) made = views_test_create ("大门 “1”");
  FleetView *saved = fleet_view_store_save (store, made);
  g_autoptr (FleetViewStore) again = NULL;
  FleetView *loaded;
  const FleetViewCamera *camera;

  views_test_settle (store);
  again = views_test_load (fixture);
  loaded = fleet_view_store_find (again, fleet_view_get_id (saved));
  g_assert_nonnull (loaded);
  g_assert_cmpstr (fleet_view_get_name (loaded), ==, "大门 “1”");
  g_assert_cmpuint (fleet_view_get_layout (loaded), ==, 4);
  g_assert_true (fleet_view_shows_same (loaded, made));
  camera = fleet_view_find_camera (loaded, 3);
  g_assert_cmpstr (camera->account, ==, "harbour");
  g_assert_cmpstr (camera->key, ==, "1001/1");
  g_assert_cmpstr (camera->name, ==, "Gate");
  g_assert_cmpint (camera->protocol, ==, FLEET_PLAY_HLS);
  /* An empty tile, and what is beyond the last one. */
  g_assert_null (fleet_view_find_camera (loaded, 2));
  g_assert_null (fleet_view_find_camera (loaded, 35));
  g_assert_null (fleet_view_get_camera (loaded, 3));
}

static void
test_shows_same (void)
{
  g_autoptr (FleetView) view = views_test_create ("a");
  g_autoptr (FleetView) same = views_test_create ("b");
  g_autoptr (FleetView) less = fleet_view_new ("c", 4);
  g_autoptr (FleetView) wider = fleet_view_new ("d", 9);
  g_autoptr (FleetView) moved = fleet_view_new ("e", 9);
  FleetViewCamera camera = *fleet_view_get_camera (view, 0);

  fleet_view_add_camera (wider, &camera);
  camera.tile = 5;
  fleet_view_add_camera (moved, &camera);
  g_assert_true (fleet_view_shows_same (view, same));
  g_assert_false (fleet_view_shows_same (view, less));
  g_assert_false (fleet_view_shows_same (less, view));
  g_assert_false (fleet_view_shows_same (wider, moved));
  fleet_view_set_hotspot (same, 2);
  g_assert_false (fleet_view_shows_same (view, same));
}

/* It comes, goes, and comes to another tile. */
static void
test_hotspot (ViewsTest *fixture, gconstpointer data)
{
  static const guint tiles[] = { 2, FLEET_VIEW_NO_HOTSPOT, 3 };
  g_autoptr (FleetViewStore) store = views_test_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      g_autoptr (FleetView) made = fleet_view_new ("a", 4);
      g_autoptr (FleetViewStore) again = NULL;
      FleetView *loaded;

      fleet_view_set_hotspot (made, tiles[i]);
      fleet_view_store_save (store, made);
      views_test_settle (store);
      again = views_test_load (fixture);
      loaded = fleet_view_store_find_name (again, "a");
      g_assert_cmpuint (fleet_view_get_hotspot (loaded), ==, tiles[i]);
      g_assert_true (fleet_view_shows_same (loaded, made));
    }
}

/* It is kept, and gone again where it is left to Lookout. */
static void
test_choices (ViewsTest *fixture, gconstpointer data)
{
  static const struct
  {
    FleetStreamSize size;
    FleetPace pace;
    gboolean same;
  } rows[] = { { FLEET_STREAM_STANDARD, FLEET_PACE_NORMAL, FALSE },
               { FLEET_STREAM_AUTOMATIC, FLEET_PACE_SMOOTH, FALSE },
               { FLEET_STREAM_BEST, FLEET_PACE_FAST, FALSE },
               { FLEET_STREAM_AUTOMATIC, FLEET_PACE_NORMAL, TRUE } };
  g_autoptr (FleetViewStore) store = views_test_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FleetView) plain = views_test_create_of ("a", "harbour");
      g_autoptr (FleetView) made = fleet_view_new ("a", 1);
      g_autoptr (FleetViewStore) again = NULL;
      FleetViewCamera camera = *fleet_view_get_camera (plain, 0);
      FleetView *loaded;

      camera.size = rows[i].size;
      camera.pace = rows[i].pace;
      fleet_view_add_camera (made, &camera);
      g_assert_true (fleet_view_shows_same (plain, made) == rows[i].same);
      fleet_view_store_save (store, made);
      views_test_settle (store);
      again = views_test_load (fixture);
      loaded = fleet_view_store_find_name (again, "a");
      g_assert_cmpint (fleet_view_get_camera (loaded, 0)->size, ==, rows[i].size);
      g_assert_cmpint (fleet_view_get_camera (loaded, 0)->pace, ==, rows[i].pace);
    }
}

/* Written as it was, up to what nobody sees; anything that cannot be is no view. */
static void
test_zoom (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) again = NULL;
  g_autoptr (FleetView) whole = views_test_create_of ("whole", "harbour");
  g_autoptr (FleetView) part = fleet_view_new ("part", 1);
  FleetViewCamera camera = *fleet_view_get_camera (whole, 0);
  FleetView *loaded;

  camera.zoom = (FleetViewZoom){ 2.3, 0.3, 0.7 };
  fleet_view_add_camera (part, &camera);
  g_assert_false (fleet_view_shows_same (whole, part));
  fleet_view_store_save (store, part);
  views_test_settle (store);
  again = views_test_load (fixture);
  loaded = fleet_view_store_find_name (again, "part");
  g_assert_true (fleet_view_shows_same (loaded, part));
  g_assert_cmpfloat_with_epsilon (fleet_view_get_camera (loaded, 0)->zoom.factor, 2.3, 0.001);
  g_assert_cmpfloat_with_epsilon (fleet_view_get_camera (loaded, 0)->zoom.x, 0.3, 0.001);
  g_assert_cmpfloat_with_epsilon (fleet_view_get_camera (loaded, 0)->zoom.y, 0.7, 0.001);
}

static void
test_bad_zoom (void)
{
  static const struct
  {
    const char *zoom;
    const char *place;
  } rows[] = {
    { "2", "zoom: " },
    { "[]", "zoom: " },
    { "{\"factor\":\"2\"}", "zoom.factor: " },
    { "{\"factor\":0.5}", "zoom.factor: " },
    { "{\"factor\":8.1}", "zoom.factor: " },
    { "{\"factor\":1e300}", "zoom.factor: " },
    { "{\"factor\":2,\"x\":-0.1}", "zoom.x: " },
    { "{\"factor\":2,\"y\":1.1}", "zoom.y: " },
    { "{\"factor\":2,\"y\":true}", "zoom.y: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"format\":\"lookout-views\",\"version\":1,\"views\":[{\"name\":\"a\",\"layout\":1,"
          "\"cameras\":[{\"tile\":1,\"account\":\"h\",\"camera\":\"1/1\",\"zoom\":%s}]}]}",
          rows[i].zoom);
      g_autoptr (GError) error = NULL;
      g_autofree char *start = g_strconcat ("views[0].cameras[0].", rows[i].place, NULL);

      g_assert_null (fleet_view_document_parse (text, strlen (text), &error));
      g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS);
      g_assert_true (g_str_has_prefix (error->message, start));
    }
}

static void
test_order (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) again = NULL;
  FleetView *a = views_test_save (store, "a");
  FleetView *c;

  views_test_save (store, "b");
  c = views_test_save (store, "c");
  fleet_view_store_move (store, a, 1);
  views_test_assert_names (store, "b,a,c");
  fleet_view_store_move (store, a, 2);
  views_test_assert_names (store, "b,c,a");
  fleet_view_store_move (store, a, 0);
  views_test_assert_names (store, "a,b,c");
  fleet_view_store_move (store, c, 0);
  views_test_assert_names (store, "c,a,b");
  fleet_view_store_move (store, c, G_MAXUINT);
  views_test_assert_names (store, "a,b,c");
  fleet_view_store_move (store, c, 1);
  views_test_assert_names (store, "a,c,b");
  views_test_settle (store);
  views_test_assert_names (store, "a,c,b");
  again = views_test_load (fixture);
  views_test_assert_names (again, "a,c,b");
}

static void
test_names (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  FleetView *a = views_test_save (store, "a");
  g_autoptr (FleetView) twin = views_test_create ("a");
  g_autofree char *longest = g_strnfill (FLEET_VIEW_MAX_NAME_CHARS, 'x');
  g_autofree char *longer = g_strnfill (FLEET_VIEW_MAX_NAME_CHARS + 9, 'x');

  views_test_save (store, "b");
  g_assert_false (fleet_view_store_rename (store, a, "b"));
  g_assert_false (fleet_view_store_rename (store, a, "  "));
  g_assert_true (fleet_view_store_rename (store, a, "a"));
  g_assert_true (fleet_view_store_rename (store, a, "  Gate \n"));
  g_assert_cmpstr (fleet_view_get_name (a), ==, "Gate");
  g_assert_true (fleet_view_store_rename (store, a, longer));
  g_assert_cmpstr (fleet_view_get_name (a), ==, longest);
  g_assert_true (fleet_view_store_rename (store, a, "a"));
  fleet_view_store_insert (store, twin, 0);
  views_test_assert_names (store, "a (2),a,b");
  /* Saving under a name that is there replaces what that view shows, and nothing else. */
  g_assert_true (views_test_save (store, "a") == a);
  views_test_assert_names (store, "a (2),a,b");
}

static void
test_undo (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  FleetView *a = views_test_save (store, "a");
  g_autoptr (FleetView) b = g_object_ref (views_test_save (store, "b"));

  views_test_save (store, "c");
  g_assert_nonnull (a);
  fleet_view_store_remove (store, b);
  views_test_settle (store);
  views_test_assert_names (store, "a,c");
  fleet_view_store_insert (store, b, 1);
  views_test_settle (store);
  views_test_assert_names (store, "a,b,c");
  g_assert_true (fleet_view_shows_same (fleet_view_store_find (store, fleet_view_get_id (b)), b));
}

/* All of them, though this store has read none. */
static void
test_clear (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) other = fleet_view_store_new_for_file (fixture->file);
  g_autoptr (FleetViewStore) again = NULL;

  views_test_save (store, "a");
  views_test_save (store, "b");
  views_test_settle (store);
  fleet_view_store_clear (other);
  views_test_settle (other);
  again = views_test_load (fixture);
  views_test_assert_names (again, "");
  views_test_save (again, "c");
  views_test_settle (again);
  views_test_assert_names (again, "c");
}

static gboolean
has_three (gpointer store)
{
  return g_list_model_get_n_items (store) == 3;
}

static gboolean
is_renamed (gpointer store)
{
  return fleet_view_store_find_name (store, "renamed") != NULL;
}

/* Either has read the file before the other wrote it. */
static void
test_two_stores (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) one = views_test_load (fixture);
  g_autoptr (FleetViewStore) two = views_test_load (fixture);
  g_autoptr (FleetViewStore) again = NULL;
  FleetView *a = views_test_save (one, "a");

  views_test_save (two, "b");
  views_test_save (one, "c");
  fleet_test_wait_until (one, has_three);
  fleet_test_wait_until (two, has_three);
  g_assert_true (fleet_view_store_find (one, fleet_view_get_id (a)) == a);
  g_assert_true (
      fleet_view_store_rename (two, fleet_view_store_find (two, fleet_view_get_id (a)), "renamed"));
  fleet_test_wait_until (one, is_renamed);
  g_assert_cmpstr (fleet_view_get_name (a), ==, "renamed");
  views_test_settle (one);
  views_test_settle (two);
  again = views_test_load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 3);
}

#define N_EACH 25

static void
save_many (const char *path, const char *prefix)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FleetViewStore) store = fleet_view_store_new_for_file (file);

  for (guint i = 0; i < N_EACH; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", prefix, i);

      views_test_save (store, name);
    }
  views_test_settle (store);
}

/* Not a second store, but a second process, which is what locks and renaming are for. */
static void
test_two_processes (ViewsTest *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, (const char *) data, "--save", path,
                          "other-", NULL);
  g_autoptr (FleetViewStore) store = NULL;

  g_assert_no_error (error);
  save_many (path, "mine-");
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
  store = views_test_load (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 2 * N_EACH);
}

/* What another version wrote is there still when this one has written. */
static void
test_unknown_members (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = NULL;
  g_autofree char *text = NULL;
  g_autoptr (FleetView) view = NULL;
  static const char *const kept[]
      = { "\"patrol\"", "1.5", "\"colour\"", "\"red\"", "\"mark\"", "\"seconds\"" };

  views_test_write (
      fixture,
      "{\"format\":\"lookout-views\",\"version\":1,\"patrol\":[1.5],\"views\":[{\"id\":\"v\","
      "\"name\":\"a\",\"layout\":4,\"colour\":\"red\",\"cameras\":[{\"tile\":1,"
      "\"account\":\"harbour\",\"camera\":\"1001/1\",\"mark\":{\"x\":1},"
      "\"zoom\":{\"factor\":2,\"seconds\":3}}]}]}");
  store = views_test_load (fixture);
  g_assert_true (fleet_view_store_rename (store, fleet_view_store_find (store, "v"), "b"));
  view = fleet_view_new ("b", 9);
  fleet_view_add_camera (view, fleet_view_get_camera (fleet_view_store_find (store, "v"), 0));
  fleet_view_store_save (store, view);
  views_test_save (store, "c");
  views_test_settle (store);
  text = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (text, kept[i]) == NULL)
      g_error ("%s is gone from %s", kept[i], text);
  g_assert_nonnull (strstr (text, "\"layout\" : 9"));
}

static void
on_failed (FleetViewStore *store, const GError *error, guint *n)
{
  (*n)++;
}

/* The person's own file was damaged: it is told, kept, and views can be saved all the same. */
static void
test_damaged (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = fleet_view_store_new_for_file (fixture->file);
  g_autoptr (FleetViewStore) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *aside = NULL;
  guint n_failures = 0;

  views_test_write (fixture, "{ \"half");
  g_signal_connect (store, "failed", G_CALLBACK (on_failed), &n_failures);
  g_assert_false (views_test_load_into (store, &error));
  g_assert_error (error, FLEET_ERROR, FLEET_ERROR_VIEWS);
  text = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  g_assert_cmpstr (text, ==, "{ \"half");
  views_test_save (store, "a");
  views_test_settle (store);
  aside = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE ".unreadable");
  g_assert_cmpstr (aside, ==, "{ \"half");
  again = views_test_load (fixture);
  views_test_assert_names (again, "a");
  g_assert_cmpuint (n_failures, ==, 0);
}

/* It cannot be written: that is told, and what was done stays in the list. */
static void
test_no_room (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (GFile) in_file = g_file_get_child (fixture->file, VIEWS_TEST_FILE);
  g_autoptr (FleetViewStore) store = fleet_view_store_new_for_file (in_file);
  guint n_failures = 0;

  views_test_write (fixture, "a file where a folder should be");
  g_signal_connect (store, "failed", G_CALLBACK (on_failed), &n_failures);
  views_test_save (store, "a");
  views_test_settle (store);
  g_assert_cmpuint (n_failures, ==, 1);
  views_test_assert_names (store, "a");
}

/* Whatever is done with views of this run, nothing is written: not even a folder. */
static void
test_temporary (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_child (fixture->folder, "lookout");
  g_autoptr (GFile) file = g_file_get_child (folder, VIEWS_TEST_FILE);
  g_autoptr (FleetViewStore) store = fleet_view_store_new_for_file (file);
  g_autoptr (FleetAccountStore) accounts = fleet_account_store_new_for_file (file);
  FleetAccount *account = views_test_add_temporary (accounts, "https://127.0.0.1:1/");
  g_autoptr (FleetView) view = views_test_create_of ("a", fleet_account_get_id (account));
  g_autoptr (FleetView) other = views_test_create_of ("b", fleet_account_get_id (account));
  FleetView *kept;

  fleet_view_set_temporary (view, TRUE);
  fleet_view_set_temporary (other, TRUE);
  kept = fleet_view_store_save (store, view);
  fleet_view_store_save (store, other);
  fleet_view_store_save (store, view);
  fleet_view_store_move (store, kept, 1);
  fleet_view_store_rename (store, kept, "c");
  views_test_assert_names (store, "b,c");
  fleet_view_store_remove (store, kept);
  fleet_view_store_forget_account (store, account);
  views_test_assert_names (store, "");
  views_test_settle (store);
  g_assert_false (g_file_query_exists (folder, NULL));
}

/* Beside saved ones they stay, at the end, when the file is read again. */
static void
test_temporary_beside (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetViewStore) other = views_test_load (fixture);
  g_autoptr (FleetView) view = views_test_create ("of this run");
  g_autofree char *text = NULL;

  fleet_view_set_temporary (view, TRUE);
  fleet_view_store_save (store, view);
  views_test_save (store, "a");
  views_test_save (other, "b");
  fleet_test_wait_until (store, has_three);
  views_test_settle (store);
  g_assert_cmpuint (
      fleet_view_store_get_position (store, fleet_view_store_find_name (store, "of this run")), ==,
      2);
  text = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  g_assert_null (strstr (text, "of this run"));
}

static void
test_forget_account (ViewsTest *fixture, gconstpointer data)
{
  g_autoptr (FleetViewStore) store = views_test_load (fixture);
  g_autoptr (FleetAccount) account = fleet_test_create_account ("https://127.0.0.1:1/");
  const char *id = fleet_account_get_id (account);
  g_autoptr (FleetView) only = views_test_create_of ("only", id);
  g_autoptr (FleetView) both = views_test_create ("both");
  g_autoptr (FleetView) empty = fleet_view_new ("empty", 4);
  g_autofree char *text = NULL;

  fleet_view_add_camera (both, &(FleetViewCamera){ 2, (char *) id, (char *) "1/1", NULL,
                                                   FLEET_PLAY_FLV });
  fleet_view_store_save (store, only);
  fleet_view_store_save (store, both);
  fleet_view_store_save (store, empty);
  fleet_view_store_forget_account (store, account);
  views_test_settle (store);
  views_test_assert_names (store, "both,empty");
  g_assert_cmpuint (fleet_view_get_n_cameras (fleet_view_store_find_name (store, "both")), ==, 3);
  text = fleet_test_read_file (fixture->folder, VIEWS_TEST_FILE);
  g_assert_null (strstr (text, id));
}

static void
test_goes (ViewsTest *fixture, gconstpointer data)
{
  FleetViewStore *store = views_test_load (fixture);

  views_test_save (store, "a");
  fleet_test_assert_gone (store);
}

#define ADD(name, func)                                                          \
  g_test_add ("/fleet/views/" name, ViewsTest, argv[0], views_test_set_up, func, \
              views_test_tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--save"))
    {
      save_many (argv[2], argv[3]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("hotspot", test_hotspot);
  g_test_add_func ("/fleet/views/shows-same", test_shows_same);
  ADD ("order", test_order);
  ADD ("names", test_names);
  ADD ("undo", test_undo);
  ADD ("two-stores", test_two_stores);
  ADD ("two-processes", test_two_processes);
  ADD ("unknown-members", test_unknown_members);
  ADD ("zoom", test_zoom);
  ADD ("choices", test_choices);
  g_test_add_func ("/fleet/views/bad-zoom", test_bad_zoom);
  ADD ("damaged", test_damaged);
  ADD ("no-room", test_no_room);
  ADD ("temporary", test_temporary);
  ADD ("temporary-beside", test_temporary_beside);
  ADD ("forget-account", test_forget_account);
  ADD ("clear", test_clear);
  ADD ("goes", test_goes);
  return g_test_run ();
}
