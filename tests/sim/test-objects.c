/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 16 and 18 over HTTP, with an api-key and with Authorization. */
#include "config.h"

#include "http/sim-auth.h"
#include "sim-test.h"

#include <string.h>

#define UPLOAD "ipc/video/file/upload?product_id=7312&name="
#define DOWNLOAD "ipc/video/file/download?product_id=7312&name="
#define DELETE "ipc/video/file/delete?product_id=7312&name="
#define LIST "ipc/video/file/list?product_id=7312"
#define LIMIT (8 * 1024 * 1024)

static JsonArray *
get_items (SimReply *reply)
{
  SIM_ASSERT_ERRNO (reply, 0);
  return json_object_get_array_member (reply->object, "data");
}

static void
test_round (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) up = sim_test_send (test, "PUT", UPLOAD "a.txt&desc=words", "content");
  g_autoptr (SimReply) down = sim_test_get (test, DOWNLOAD "a.txt");
  g_autoptr (SimReply) again = sim_test_send (test, "PUT", UPLOAD "a.txt", "more content");
  g_autoptr (SimReply) other = sim_test_send (test, "PUT", UPLOAD "b%20c.txt", "");
  g_autoptr (SimReply) all = sim_test_get (test, LIST);
  g_autoptr (SimReply) named = sim_test_get (test, LIST "&name=a");
  g_autoptr (SimReply) gone = sim_test_send (test, "DELETE", DELETE "a.txt", NULL);
  g_autoptr (SimReply) twice = sim_test_send (test, "DELETE", DELETE "a.txt", NULL);
  g_autoptr (SimReply) missing = sim_test_get (test, DOWNLOAD "a.txt");
  JsonObject *item = json_array_get_object_element (get_items (named), 0);

  SIM_ASSERT_ERRNO (up, 200);
  SIM_ASSERT_ERRNO (again, 200);
  SIM_ASSERT_ERRNO (other, 200);
  SIM_ASSERT_ERRNO (gone, 200);
  SIM_ASSERT_ERRNO (twice, 404);
  g_assert_cmpuint (twice->status, ==, 404);
  SIM_ASSERT_ERRNO (missing, 404);
  g_assert_cmpmem (g_bytes_get_data (down->body, NULL), g_bytes_get_size (down->body), "content",
                   7);
  g_assert_cmpuint (json_array_get_length (get_items (all)), ==, 2);
  g_assert_cmpuint (json_array_get_length (get_items (named)), ==, 1);
  g_assert_cmpint (json_object_get_int_member (item, "size"), ==, 12);
  g_assert_cmpint (json_object_get_int_member (item, "product_id"), ==, 7312);
  g_assert_cmpint (json_object_get_int_member (sim_reply_get_object (all, "page_info"),
                                               "total_num"),
                   ==, 2);
}

static void
test_limits (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *name = sim_test_fill ('n', 256);
  g_autofree char *desc = sim_test_fill ('d', 1024);
  g_autofree char *good = g_strconcat (UPLOAD, name, "&desc=", desc, NULL);
  g_autofree char *long_name = g_strconcat (UPLOAD, name, "n", NULL);
  g_autofree char *long_desc = g_strconcat (good, "d", NULL);
  g_autofree char *content = sim_test_fill ('c', LIMIT);
  g_autofree char *more = sim_test_fill ('c', LIMIT + 1);
  const SimCase cases[] = {
    { "PUT", good, content, 200 },
    { "PUT", good, more, 413, 413 },
    { "PUT", long_name, "x", 1002, 400 },
    { "PUT", long_desc, "x", 1003, 400 },
    { "PUT", UPLOAD "a%2Fb", "x", 1001, 400 },
    { "PUT", UPLOAD "a%3Fb", "x", 1001, 400 },
    { "PUT", UPLOAD, "x", 400, 400 },
    { "PUT", "ipc/video/file/upload?name=a", "x", 400, 400 },
    { "PUT", "ipc/video/file/upload?name=a&product_id=1", "x", 404, 404 },
    { "GET", DOWNLOAD "nothing", NULL, 404, 404 },
    { "POST", UPLOAD "a", "x", 405, 405 },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
test_authorization (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autofree char *uri = g_strconcat (test->url, LIST, NULL);
  g_autofree char *token = sim_test_authorize (test);
  g_autoptr (SimReply) good = sim_test_fetch_with (test, "GET", uri, "Authorization", token, NULL);
  g_autoptr (SimReply) bad = sim_test_fetch_with (test, "GET", uri, "Authorization", "x", NULL);
  g_autoptr (SimReply) none = sim_test_call (test, "GET", LIST, NULL, NULL);
  g_autofree char *key = sim_keys_make_device_key (test->platform->keys, 1001);
  g_autoptr (SimReply) of_device = sim_test_call (test, "GET", LIST, key, NULL);

  SIM_ASSERT_ERRNO (good, 0);
  SIM_ASSERT_ERRNO (bad, 401);
  SIM_ASSERT_ERRNO (none, 401);
  g_assert_cmpuint (none->status, ==, 401);
  SIM_ASSERT_ERRNO (of_device, 403); /* these are the product's */
  g_assert_cmpuint (of_device->status, ==, 403);
}

#define CAPACITY "ipc/video/storage/capacity?product_id=7312"
#define STORAGE "ipc/video/storage/qry_dev_list?product_id=7312"
#define JPEG "\xff\xd8\xff\xe0 not much of a picture"

static JsonObject *
ask_storage (SimTest *test, const char *path, SimReply **reply)
{
  g_autofree char *uri = g_strconcat (test->url, path, NULL);
  g_autofree char *token = sim_test_authorize (test);

  *reply = sim_test_fetch_with (test, "GET", uri, "Authorization", token, NULL);
  SIM_ASSERT_ERRNO (*reply, 0);
  return sim_reply_get_object (*reply, "result");
}

static void
test_storage (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=35", NULL);
  g_autoptr (SimReply) up = sim_test_send (test, "PUT", UPLOAD "a", "12345");
  g_autoptr (SimReply) picture
      = sim_test_send (test, "PUT",
                       "ipc/video/picture/upload?device_id=1003&channel_id=1&format=jpg&name=p",
                       JPEG);
  g_autoptr (SimReply) capacity = sim_test_get (test, CAPACITY);
  g_autoptr (SimReply) wrong = sim_test_get (test, STORAGE);
  g_autoptr (SimReply) all = NULL;
  g_autoptr (SimReply) one = NULL;
  g_autoptr (SimReply) named = NULL;
  JsonObject *result = ask_storage (test, STORAGE, &all);
  const SimCase cases[] = {
    { "GET", "ipc/video/storage/capacity", NULL, 10 },
    { "GET", "ipc/video/storage/capacity?product_id=1", NULL, 14 },
  };
  JsonObject *device;

  SIM_ASSERT_ERRNO (wrong, 401);
  g_assert_cmpint (json_object_get_int_member (capacity->object, "used"), ==,
                   5 + (gint64) strlen (JPEG));
  g_assert_cmpint (json_object_get_int_member (capacity->object, "total"), >, G_MAXINT32);
  g_assert_cmpint (json_object_get_int_member (result, "total_count"), ==, 35);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (result, "data")), ==, 30);
  result = ask_storage (test, STORAGE "&device_id=1003&per_page=1", &one);
  device = json_array_get_object_element (json_object_get_array_member (result, "data"), 0);
  g_assert_cmpint (json_object_get_int_member (device, "used"), ==, (gint64) strlen (JPEG));
  result = ask_storage (test, STORAGE "&dev_name=Camera%20000", &named);
  g_assert_cmpint (json_object_get_int_member (result, "total_count"), ==, 9);
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/objects/round", test_round);
  g_test_add_func ("/sim/objects/limits", test_limits);
  g_test_add_func ("/sim/objects/authorization", test_authorization);
  g_test_add_func ("/sim/objects/storage", test_storage);
  return g_test_run ();
}
