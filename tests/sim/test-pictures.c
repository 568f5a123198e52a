/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 5 over HTTP, with a picture that a camera took. */
#include "config.h"

#include "sim-test.h"

#include <gst/gst.h>

#define OF "device_id=1001&channel_id=1"
#define UPLOAD "ipc/video/picture/upload?" OF "&format=jpg&name="
#define LIST "ipc/video/picture/get_list?" OF
#define INFO "ipc/video/picture/get_info?" OF "&name="
#define DELETE "ipc/video/picture/delete_pictrue?" OF "&name="
#define PNG "\x89PNG\r\n\x1a\n and so on"

static GBytes *
take_picture (SimTest *test)
{
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *uri = g_strdup_printf ("http://%s/live_preview/1001_1?token=%s", address, token);
  g_autoptr (SimReply) reply = sim_test_fetch (test, "GET", uri, NULL, NULL);

  g_assert_cmpuint (reply->status, ==, 200);
  return g_bytes_ref (reply->body);
}

static void
test_round (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (GBytes) picture = take_picture (test);
  g_autoptr (SimReply) up = sim_test_put (test, UPLOAD "one&desc=words", picture);
  g_autoptr (SimReply) twice = sim_test_put (test, UPLOAD "one", picture);
  g_autoptr (SimReply) info = sim_test_get (test, INFO "one");
  JsonObject *data = sim_reply_get_object (info, "data");
  const char *url = json_object_get_string_member (data, "url");
  g_autoptr (SimReply) fetched = sim_test_fetch (test, "GET", url, NULL, NULL);
  g_autoptr (SimReply) gone = sim_test_send (test, "DELETE", DELETE "one", NULL);
  g_autoptr (SimReply) after = sim_test_fetch (test, "GET", url, NULL, NULL);

  SIM_ASSERT_ERRNO (up, 0);
  SIM_ASSERT_ERRNO (twice, 15);
  g_assert_cmpstr (json_object_get_string_member (data, "format"), ==, "jpg");
  g_assert_cmpstr (json_object_get_string_member (data, "desc"), ==, "words");
  g_assert_cmpint (json_object_get_int_member (data, "size"), ==,
                   (gint64) g_bytes_get_size (picture));
  g_assert_cmpint (ABS (json_object_get_int_member (data, "date")
                        - g_get_real_time () / G_USEC_PER_SEC),
                   <, 600);
  g_assert_cmpstr (fetched->type, ==, "image/jpeg");
  g_assert_true (g_bytes_equal (fetched->body, picture));
  SIM_ASSERT_ERRNO (gone, 0);
  g_assert_cmpuint (after->status, ==, 404);
}

static guint
count (SimTest *test, const char *path, gint64 *total)
{
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  SIM_ASSERT_ERRNO (reply, 0);
  *total = json_object_get_int_member (sim_reply_get_object (reply, "page_info"), "total_num");
  return json_array_get_length (json_object_get_array_member (reply->object, "data"));
}

static void
test_list (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xe0!", 5);
  gint64 total;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *path = g_strdup_printf (UPLOAD "%u", i);
      g_autoptr (SimReply) reply = sim_test_put (test, path, picture);

      SIM_ASSERT_ERRNO (reply, 0);
    }
  g_assert_cmpuint (count (test, LIST, &total), ==, 20);
  g_assert_cmpint (total, ==, 25);
  g_assert_cmpuint (count (test, LIST "&page_start=2", &total), ==, 5);
  g_assert_cmpuint (count (test, LIST "&page_start=3&page_size=10", &total), ==, 5);
  g_assert_cmpuint (count (test, LIST "&end_time=1000", &total), ==, 0);
  g_assert_cmpuint (count (test, LIST "&start_time=1000", &total), ==, 20);
  g_assert_cmpuint (count (test, "ipc/video/picture/get_list?device_id=1002&channel_id=1", &total),
                    ==, 0);
}

static void
test_errors (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "PUT", "ipc/video/picture/upload?" OF "&format=png&name=a", PNG },
    { "PUT", "ipc/video/picture/upload?" OF "&format=jpg&name=b", PNG, 10 },
    { "PUT", "ipc/video/picture/upload?" OF "&format=gif&name=b", PNG, 10 },
    { "PUT", "ipc/video/picture/upload?" OF "&format=png", PNG, 10 },
    { "PUT", "ipc/video/picture/upload?" OF "&name=b", PNG, 10 },
    { "PUT", "ipc/video/picture/upload?" OF "&format=png&name=b", NULL, 10 },
    { "PUT", "ipc/video/picture/upload?device_id=1001&channel_id=2&format=png&name=b", PNG, 12 },
    { "PUT", "ipc/video/picture/upload?device_id=1&channel_id=2&format=png&name=b", PNG, 11 },
    { "GET", INFO "none", NULL, 18 },
    { "DELETE", DELETE "none", NULL, 18 },
    { "GET", LIST "&page_start=0", NULL, 10 },
    { "GET", LIST "&page_size=1000" },
    { "GET", LIST "&page_size=1001", NULL, 10 },
    { "GET", LIST "&start_time=yesterday", NULL, 10 },
    { "GET", "ipc/video/picture/00000000-0000-0000-0000-000000000000", NULL, 404, 404 },
    { "DELETE", "ipc/video/picture/delete_picture?" OF "&name=a", NULL, 405, 405 },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

/* 1.6: pictures go with their device. */
static void
test_device_gone (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "PUT", "ipc/video/picture/upload?" OF "&format=png&name=a", PNG },
    { "DELETE", "devices/1001" },
  };
  g_autoptr (SimReply) capacity = NULL;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  capacity = sim_test_get (test, "ipc/video/storage/capacity?product_id=7312");
  g_assert_cmpint (json_object_get_int_member (capacity->object, "used"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/pictures/round", test_round);
  g_test_add_func ("/sim/pictures/list", test_list);
  g_test_add_func ("/sim/pictures/errors", test_errors);
  g_test_add_func ("/sim/pictures/device-gone", test_device_gone);
  return g_test_run ();
}
