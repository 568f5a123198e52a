/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept, found again, counted and forgotten, without a server. */
#include "config.h"

#include "store/sim-settings.h"
#include "store/sim-store.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *directory;
  SimStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("store-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = sim_store_open (self->directory, &error);
  g_assert_no_error (error);
}

static void
reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  sim_store_free (self->store);
  self->store = sim_store_open (self->directory, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  const char *const argv[] = { "rm", "-r", self->directory, NULL };

  sim_store_free (self->store);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_free (self->directory);
}

static void
put (Fixture *self, guint64 device, guint channel, const char *name, gint64 time, const char *json)
{
  g_autoptr (JsonNode) document = json_from_string (json, NULL);
  SimRow row = {
    .device = device,
    .channel = channel,
    .name = (char *) name,
    .time = time,
    .document = document,
  };

  sim_store_put (self->store, "thing", &row);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (SimRow) row = NULL;
  g_autoptr (SimRow) other = NULL;

  put (self, 1, 2, "a", 100, "{\"n\":1}");
  put (self, 1, 2, "a", 200, "{\"n\":2,\"t\":\"“text”\"}");
  reopen (self);
  row = sim_store_get (self->store, "thing", 1, 2, "a");
  g_assert_nonnull (row);
  g_assert_cmpint (row->time, ==, 200);
  g_assert_cmpint (json_object_get_int_member (sim_row_get_object (row), "n"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (sim_row_get_object (row), "t"), ==, "“text”");
  other = sim_store_get (self->store, "other", 1, 2, "a");
  g_assert_null (other);
  g_assert_true (sim_store_remove (self->store, "thing", 1, 2, "a"));
  g_assert_false (sim_store_remove (self->store, "thing", 1, 2, "a"));
}

static guint
count (Fixture *self, SimQuery query)
{
  guint total;
  g_autoptr (GPtrArray) rows = NULL;

  query.kind = "thing";
  rows = sim_store_find (self->store, &query, &total);
  if (query.limit == 0)
    g_assert_cmpuint (rows->len, ==, total);
  return total;
}

static void
test_find (Fixture *self, gconstpointer data)
{
  SimQuery newest = { .kind = "thing", .newest_first = TRUE, .skip = 1, .limit = 2 };
  g_autoptr (GPtrArray) rows = NULL;
  guint total;

  put (self, 1, 1, "a%", 10, "{\"n\":1,\"t\":\"one\"}");
  put (self, 1, 2, "ab", 20, "{\"n\":2,\"t\":\"other\"}");
  put (self, 2, 1, "b", 30, "{\"n\":2,\"t\":\"two\"}");
  put (self, 2, 1, "c'\"", 40, "{\"n\":3}");
  g_assert_cmpuint (count (self, (SimQuery){ 0 }), ==, 4);
  g_assert_cmpuint (count (self, (SimQuery){ .device = 1 }), ==, 2);
  g_assert_cmpuint (count (self, (SimQuery){ .device = 1, .channel = 2 }), ==, 1);
  g_assert_cmpuint (count (self, (SimQuery){ .start = "a" }), ==, 2);
  g_assert_cmpuint (count (self, (SimQuery){ .start = "a%" }), ==, 1);
  g_assert_cmpuint (count (self, (SimQuery){ .start = "c'\"" }), ==, 1);
  g_assert_cmpuint (count (self, (SimQuery){ .from = 20, .until = 40 }), ==, 2);
  g_assert_cmpuint (count (self, (SimQuery){ .matches = { { "n", 2 } } }), ==, 2);
  g_assert_cmpuint (count (self, (SimQuery){ .matches = { { "t", 0, "o" } } }), ==, 2);
  g_assert_cmpuint (count (self, (SimQuery){ .matches = { { "n", 2 }, { "t", 0, "o" } } }), ==, 1);
  rows = sim_store_find (self->store, &newest, &total);
  g_assert_cmpuint (total, ==, 4);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (((SimRow *) rows->pdata[0])->time, ==, 30);
  g_assert_cmpint (((SimRow *) rows->pdata[1])->time, ==, 20);
}

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("0123456789", 10);
  SimRow row = { .device = 7, .name = (char *) "../a/b", .time = 1 };
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sim_store_get_path (self->store, "thing", 7, 0, "../a/b");

  sim_store_write_async (self->store, "thing", &row, content, on_result, &written);
  g_assert_true (sim_store_write_finish (self->store, wait_for (&written), &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, self->directory));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  sim_store_read_async (self->store, "thing", &row, 3, 4, on_result, &read);
  part = sim_store_read_finish (self->store, wait_for (&read), &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "3456", 4);
  g_assert_cmpint (sim_store_sum_sizes (self->store, 7), ==, 10);
  g_assert_cmpint (sim_store_sum_sizes (self->store, 8), ==, 0);
  g_assert_cmpint (sim_store_sum_sizes (self->store, 0), ==, 10);
  sim_store_remove_device (self->store, 7, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (sim_store_sum_sizes (self->store, 0), ==, 0);
}

static void
test_counter (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (sim_store_count_up (self->store, "x", 5), ==, 5);
  g_assert_cmpint (sim_store_count_up (self->store, "x", 5), ==, 6);
  reopen (self);
  g_assert_cmpint (sim_store_count_up (self->store, "x", 5), ==, 7);
  g_assert_cmpint (sim_store_count_up (self->store, "y", 0), ==, 0);
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonNode) document = json_from_string ("[{\"enable\":1}]", NULL);
  g_autoptr (JsonNode) first
      = sim_settings_get (self->store, 1001, 1, "20", json_node_init_int (json_node_alloc (), 3));
  g_autoptr (JsonNode) second = NULL;
  g_autoptr (JsonNode) third = NULL;

  g_assert_cmpint (json_node_get_int (first), ==, 3);
  sim_settings_set (self->store, 1001, 1, "20", document);
  reopen (self);
  second = sim_settings_get (self->store, 1001, 1, "20", NULL);
  g_assert_true (json_node_equal (second, document));
  g_assert_true (sim_settings_clear (self->store, 1001, 1, "20"));
  g_assert_false (sim_settings_clear (self->store, 1001, 1, "20"));
  third = sim_settings_get (self->store, 1001, 1, "20", NULL);
  g_assert_null (third);
}

static void
test_unusable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimStore) store = sim_store_open ("/proc/nowhere", &error);

  g_assert_null (store);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sim/store/rows", test_rows);
  ADD ("/sim/store/find", test_find);
  ADD ("/sim/store/files", test_files);
  ADD ("/sim/store/counter", test_counter);
  ADD ("/sim/store/settings", test_settings);
  g_test_add_func ("/sim/store/unusable", test_unusable);
  return g_test_run ();
}
