/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 1.1, 1.2, 1.3, 1.6 and 2.2 to 2.4 over HTTP: what is written is read again, also after a restart. */
#include "config.h"

#include "command-test.h"
#include "platform/sim-devices.h"

#include <gst/gst.h>

static JsonObject *
get_data (SimReply *reply)
{
  SIM_ASSERT_ERRNO (reply, 0);
  return sim_reply_get_object (reply, "data");
}

static char *
add_device (SimTest *test, const char *body)
{
  g_autoptr (SimReply) reply = sim_test_send (test, "POST", "devices", body);

  return g_strdup (json_object_get_string_member (get_data (reply), "device_id"));
}

static void
test_add (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *id = add_device (
      test, "{\"title\":\"device1\",\"protocol\":\"RTMP\",\"desc\":\"d\",\"private\":false,"
            "\"auth_info\":{\"a\":1},\"location\":{\"ele\":370000,\"lat\":17.5,\"lon\":177.5},"
            "\"area\":\"100\",\"other\":{\"k\":\"v\"},\"interval\":60}");
  g_autofree char *path = g_strconcat ("devices/", id, NULL);
  g_autoptr (SimReply) one = sim_test_get (test, path);
  g_autoptr (SimReply) found = sim_test_get (test, "devices?auth_info=%7B%22a%22%3A1%7D");
  JsonObject *data = get_data (one);

  g_assert_cmpstr (json_object_get_string_member (data, "title"), ==, "device1");
  g_assert_cmpstr (json_object_get_string_member (data, "area"), ==, "100");
  g_assert_false (json_object_get_boolean_member (data, "private"));
  g_assert_false (json_object_get_boolean_member (data, "online"));
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (data, "location"), "lat"), ==,
      17.5);
  g_assert_cmpint (json_object_get_int_member (get_data (found), "total_count"), ==, 1);
}

static void
test_add_limits (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *most = sim_test_fill ('t', 64);
  g_autofree char *longer = sim_test_fill ('t', 65);
  g_autofree char *good = g_strdup_printf ("{\"title\":\"%s\",\"protocol\":\"rtmp\"}", most);
  g_autofree char *bad = g_strdup_printf ("{\"title\":\"%s\",\"protocol\":\"rtmp\"}", longer);
  const SimCase cases[] = {
    { "POST", "devices", good },
    { "POST", "devices", bad, 10 },
    { "POST", "devices", "{\"protocol\":\"RTMP\"}", 10 },
    { "POST", "devices", "{\"title\":\"\",\"protocol\":\"RTMP\"}", 10 },
    { "POST", "devices", "{\"title\":\"a\"}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"HTTP\"}", 10 },
    { "POST", "devices", "{\"title\":1,\"protocol\":\"RTMP\"}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"private\":1}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"location\":{\"lat\":91}}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"location\":{\"lon\":-181}}",
      10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"area\":100}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"other\":\"x\"}", 10 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"auth_info\":\"lookout-1001\"}",
      15 },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"auth_info\":\"mine\"}" },
    { "POST", "devices", "{\"title\":\"a\",\"protocol\":\"RTMP\",\"auth_info\":\"mine\"}", 15 },
    { "POST", "devices", "[]", 10 },
    { "POST", "devices", "{", 10 },
    { "POST", "devices", NULL, 10 },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
test_register (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *path = g_strconcat ("register_de?register_code=", test->register_code, NULL);
  g_autofree char *most = sim_test_fill ('s', 512);
  g_autofree char *longer = sim_test_fill ('s', 513);
  g_autofree char *title = sim_test_fill ('s', 32);
  g_autofree char *good = g_strdup_printf ("{\"sn\":\"%s\",\"title\":\"%s\"}", most, title);
  g_autofree char *bad_sn = g_strdup_printf ("{\"sn\":\"%s\"}", longer);
  g_autofree char *bad_title = g_strdup_printf ("{\"mac\":\"a\",\"title\":\"%ss\"}", title);
  const SimCase cases[] = {
    { "POST", path, good },
    { "POST", path, bad_sn, 10 },
    { "POST", path, bad_title, 10 },
    { "POST", path, "{\"sn\":\"a\",\"mac\":\"b\"}", 10 },
    { "POST", path, "{}", 10 },
    { "POST", path, "{\"sn\":\"x\",\"area\":\"100\"}", 10 },
    { "POST", "register_de?register_code=no", "{\"sn\":\"x\"}", 10 },
    { "POST", "register_de", "{\"sn\":\"x\"}", 10 },
  };
  g_autoptr (SimReply) first
      = sim_test_call (test, "POST", path, NULL, "{\"mac\":\"m\",\"area\":1}");
  g_autoptr (SimReply) again = sim_test_call (test, "POST", path, NULL, "{\"mac\":\"m\"}");
  gint64 id = json_object_get_int_member (get_data (first), "device_id");
  const char *key = json_object_get_string_member (get_data (first), "key");
  g_autofree char *own = g_strdup_printf ("devices/%" G_GINT64_FORMAT, id);
  g_autoptr (SimReply) mine = sim_test_call (test, "GET", own, key, NULL);
  g_autoptr (SimReply) other = sim_test_call (test, "GET", "devices/1001", key, NULL);

  g_assert_cmpint (json_object_get_int_member (get_data (again), "device_id"), ==, id);
  g_assert_true (json_object_get_boolean_member (get_data (mine), "online"));
  SIM_ASSERT_ERRNO (other, 403);
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

/* Of any JSON, as the document has it: what one device has no other may have, and 1.5 finds its owner. */
static void
test_auth_info (void)
{
  static const char *const values[]
      = { "5", "true", "1.5", "[1,{\"a\":2}]", "{\"b\":[]}", "\"text\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
      g_autofree char *body
          = g_strdup_printf ("{\"title\":\"a\",\"protocol\":\"RTMP\",\"auth_info\":%s}", values[i]);
      g_autofree char *id = add_device (test, body);
      g_autofree char *plain
          = g_str_equal (values[i], "\"text\"") ? g_strdup ("text") : g_strdup (values[i]);
      g_autofree char *escaped = g_uri_escape_string (plain, NULL, FALSE);
      g_autofree char *query = g_strconcat ("devices?auth_info=", escaped, NULL);
      const SimCase cases[] = {
        { "GET", "devices?auth_info=zz" },
        { "POST", "devices", body, 15 },
        { "POST", "devices", "{\"title\":\"b\",\"protocol\":\"RTMP\",\"auth_info\":\"q\"}" },
        { "PUT", "devices/1001", "{\"auth_info\":false}" },
        { "PUT", "devices/1002", "{\"auth_info\":null}", 10 },
      };
      g_autoptr (SimReply) found = NULL;
      JsonArray *devices;

      sim_test_try (test, cases, G_N_ELEMENTS (cases));
      found = sim_test_get (test, query);
      devices = json_object_get_array_member (get_data (found), "devices");
      g_assert_cmpuint (json_array_get_length (devices), ==, 1);
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (devices, 0),
                                                      "id"),
                       ==, id);
    }
}

static const char *const queries[] = { "devices", "devices?tag=x", "devices?title=o",
                                       "devices?auth_info=zz", "devices?key_words=8" };

/* What an answer says of a device is the platform's own, whatever a client calls its members. */
static void
assert_own (SimTest *test, const char *id)
{
  g_autofree char *path = g_strconcat ("devices/", id, NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, path);
  JsonObject *data = get_data (reply);

  g_assert_cmpstr (json_object_get_string_member_with_default (data, "last_login", ""), !=, "2000");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (data, "tags")), ==, 0);
  g_assert_false (json_object_has_member (data, "odd"));
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      const SimCase query = { "GET", queries[i] };

      sim_test_try (test, &query, 1);
    }
}

#define ODD "\"last_login\":\"2000\",\"odd\":1,\"online\":5,\"channels\":5"

static void
test_unknown (void)
{
  static const char *const registered[]
      = { "\"auth_info\":5", "\"auth_info\":false", "\"tags\":[5]",
          "\"tags\":5",      "\"private\":\"x\"",   ODD };
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *path = g_strconcat ("register_de?register_code=", test->register_code, NULL);
  g_autofree char *added = add_device (test, "{\"title\":\"o\",\"protocol\":\"RTMP\"," ODD
                                             ",\"sn\":5,\"interval\":60}");
  g_autofree char *own = g_strconcat ("devices/", added, NULL);
  g_autoptr (SimReply) kept = sim_test_get (test, own);

  g_assert_cmpint (json_object_get_int_member (get_data (kept), "interval"), ==, 60);
  assert_own (test, added);
  for (gsize i = 0; i < G_N_ELEMENTS (registered); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"sn\":\"%" G_GSIZE_FORMAT "\",%s}", i, registered[i]);
      g_autoptr (SimReply) reply = sim_test_call (test, "POST", path, NULL, body);
      g_autofree char *id
          = g_strdup_printf ("%" G_GINT64_FORMAT,
                             json_object_get_int_member (get_data (reply), "device_id"));

      assert_own (test, id);
    }
}

/* A number of 512 characters is no title of 32. */
static void
test_register_untitled (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autofree char *path = g_strconcat ("register_de?register_code=", test->register_code, NULL);
  g_autofree char *number = sim_test_fill ('s', 512);
  g_autofree char *title = sim_test_fill ('s', 32);
  g_autofree char *body = g_strdup_printf ("{\"sn\":\"%s\"}", number);
  g_autoptr (SimReply) reply = sim_test_call (test, "POST", path, NULL, body);
  g_autofree char *own
      = g_strdup_printf ("devices/%" G_GINT64_FORMAT,
                         json_object_get_int_member (get_data (reply), "device_id"));
  g_autoptr (SimReply) device = sim_test_get (test, own);

  g_assert_cmpstr (json_object_get_string_member (get_data (device), "title"), ==, title);
  g_assert_cmpstr (json_object_get_string_member (get_data (device), "sn"), ==, number);
}

static void
test_change (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) before = sim_test_get (test, "devices/1001");
  const SimCase cases[] = {
    { "PUT", "devices/1001", "{\"title\":\"new name\",\"tags\":[\"Tag1\",\"Tag2\"]}" },
    { "PUT", "devices/1001", "{\"auth_info\":\"auth123\"}" },
    { "PUT", "devices/1001", "{\"auth_info\":\"auth123\"}" },
    { "PUT", "devices/1002", "{\"auth_info\":\"auth123\"}", 15 },
    { "PUT", "devices/1002", "{\"tags\":\"a\"}", 10 },
    { "PUT", "devices/1002", "{\"tags\":[1]}", 10 },
    { "PUT", "devices/9999", "{\"title\":\"a\"}", 11 },
  };
  g_autoptr (SimReply) after = NULL;
  g_autoptr (SimReply) tagged = NULL;
  g_autoptr (SimReply) old_tag = NULL;
  g_autoptr (SimReply) named = NULL;
  static const char *const same[] = { "desc", "location", "create_time", "private" };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  after = sim_test_get (test, "devices/1001");
  tagged = sim_test_get (test, "devices?tag=Tag2");
  old_tag = sim_test_get (test, "devices?tag=outdoor");
  named = sim_test_get (test, "devices?title=NEW");
  g_assert_cmpstr (json_object_get_string_member (get_data (after), "title"), ==, "new name");
  g_assert_cmpstr (json_object_get_string_member (get_data (after), "auth_info"), ==, "auth123");
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (json_node_equal (json_object_get_member (get_data (before), same[i]),
                                    json_object_get_member (get_data (after), same[i])));
  g_assert_cmpint (json_object_get_int_member (get_data (tagged), "total_count"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (get_data (old_tag), "total_count"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (get_data (named), "total_count"), ==, 1);
}

static void
test_remove (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const SimCase cases[] = {
    { "DELETE", "devices/1002" },
    { "DELETE", "devices/1002", NULL, 11 },
    { "GET", "devices/1002", NULL, 11 },
    { "GET", "ipc/video/device/QryChannel?device_id=1002", NULL, 11 },
  };
  g_autofree char *id = add_device (test, "{\"title\":\"a\",\"protocol\":\"RTMP\"}");
  g_autofree char *path = g_strconcat ("devices/", id, NULL);
  const SimCase own[] = { { "DELETE", path }, { "GET", path, NULL, 11 } };
  g_autoptr (SimReply) left = NULL;
  g_autofree char *next = NULL;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  sim_test_try (test, own, G_N_ELEMENTS (own));
  left = sim_test_get (test, "devices");
  g_assert_cmpint (json_object_get_int_member (get_data (left), "total_count"), ==, 2);
  next = add_device (test, "{\"title\":\"a\",\"protocol\":\"RTMP\"}");
  g_assert_cmpstr (next, !=, id);
}

#define CHANNEL "ipc/video/device/"

static void
test_channels (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--channels=2", NULL);
  g_autofree char *most = sim_test_fill ('A', 64);
  g_autofree char *good
      = g_strdup_printf (CHANNEL "AddChannel?device_id=1001&channel_id=7&title=%s", most);
  g_autofree char *bad
      = g_strdup_printf (CHANNEL "AddChannel?device_id=1001&channel_id=8&title=%s9", most);
  const SimCase cases[] = {
    { "POST", good },
    { "POST", bad, NULL, 10 },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=2&title=a", NULL, 16 },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=8&title=a_b", NULL, 10 },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=8", NULL, 10 },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=0&title=a", NULL, 10 },
    { "POST", CHANNEL "AddChannel?device_id=1001&title=a", NULL, 10 },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=8&title=a&product_id=1", NULL, 14 },
    { "POST", CHANNEL "AddChannel?device_id=1002&channel_id=1&title=a&channel_num=4", NULL, 16 },
    { "DELETE", CHANNEL "DelChannel?device_id=1002&channel_id=1" },
    { "DELETE", CHANNEL "DelChannel?device_id=1002&channel_id=2" },
    { "DELETE", CHANNEL "DelChannel?device_id=1002&channel_id=2", NULL, 12 },
    { "POST", CHANNEL "AddChannel?device_id=1002&channel_id=1&title=a&channel_num=4" },
    { "POST", CHANNEL "AddChannel?device_id=1003&channel_id=9&title=a&channel_num=1025", NULL, 10 },
    { "POST", CHANNEL "ModifyChannel?device_id=1001&channel_id=1&title=Front&desc=d" },
    { "POST", CHANNEL "ModifyChannel?device_id=1001&channel_id=9&title=Front", NULL, 17 },
    { "POST", CHANNEL "ModifyChannel?device_id=1001&channel_id=1", NULL, 10 },
  };
  g_autoptr (SimReply) first = NULL;
  g_autoptr (SimReply) second = NULL;
  JsonArray *channels;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  first = sim_test_get (test, CHANNEL "QryChannel?device_id=1001");
  channels = json_object_get_array_member (first->object, "result");
  g_assert_cmpuint (json_array_get_length (channels), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (channels, 0),
                                                  "title"),
                   ==, "Front");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (channels, 2),
                                               "channel_id"),
                   ==, 7);
  second = sim_test_get (test, "devices/1002");
  g_assert_cmpint (json_object_get_int_member (get_data (second), "channel_count"), ==, 4);
}

/* A device begins with channel 1, so that `channel_num` finds it there. */
static void
test_channels_of_added (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=1", NULL);
  g_autofree char *id = add_device (test, "{\"title\":\"a\",\"protocol\":\"RTMP\"}");
  g_autofree char *many
      = g_strdup_printf (CHANNEL "AddChannel?device_id=%s&channel_id=1&title=a&channel_num=4", id);
  g_autofree char *one
      = g_strdup_printf (CHANNEL "AddChannel?device_id=%s&channel_id=2&title=a", id);
  g_autofree char *first = g_strdup_printf (CHANNEL "DelChannel?device_id=%s&channel_id=1", id);
  g_autofree char *second = g_strdup_printf (CHANNEL "DelChannel?device_id=%s&channel_id=2", id);
  const SimCase cases[] = {
    { "POST", many, NULL, 16 }, { "POST", one },
    { "DELETE", first },        { "POST", many, NULL, 16 }, /* all or none: 2 is there */
    { "DELETE", second },       { "POST", many },
  };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
upload (SimTest *test, guint channel)
{
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xe0!", 5);
  g_autofree char *path = g_strdup_printf (
      "ipc/video/picture/upload?device_id=1001&channel_id=%u&format=jpg&name=old", channel);
  g_autoptr (SimReply) reply = sim_test_put (test, path, picture);

  SIM_ASSERT_ERRNO (reply, 0);
}

static guint
count_pictures (SimTest *test, guint channel)
{
  g_autofree char *path
      = g_strdup_printf ("ipc/video/picture/get_list?device_id=1001&channel_id=%u", channel);
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  SIM_ASSERT_ERRNO (reply, 0);
  return json_array_get_length (json_object_get_array_member (reply->object, "data"));
}

/* A channel that is added anew has nothing of the one that was deleted. */
static void
test_channel_anew (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", "--channels=2", NULL);
  const SimCase before[] = {
    { "PUT", "ipc/video/access_control/closecamera?product_id=7312&device_id=1001&id=1",
      "{\"type\":1}" },
    { "GET", "ipc/video/play_address?device_id=1001&channel_id=1", NULL, 5 },
    { "DELETE", CHANNEL "DelChannel?device_id=1001&channel_id=1" },
    { "POST", CHANNEL "AddChannel?device_id=1001&channel_id=1&title=Again" },
    { "GET", "ipc/video/play_address?device_id=1001&channel_id=1" },
  };
  g_autofree char *osd = command_read (test, 20);
  g_autofree char *other = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (command_write (test, 21,
                                  "[{\"type\":1,\"enable\":1,\"text\":\"OLD\","
                                  "\"pos\":\"right-top\"},{\"type\":2,\"enable\":0}]"),
                   ==, 1);
  upload (test, 1);
  upload (test, 2);
  g_assert_cmpuint (count_pictures (test, 1), ==, 1);
  other = command_read (test, 20);
  g_assert_cmpstr (other, !=, osd);
  sim_test_try (test, before, G_N_ELEMENTS (before));
  after = command_read (test, 20);
  g_assert_cmpstr (after, ==, osd);
  g_assert_cmpuint (count_pictures (test, 1), ==, 0);
  g_assert_cmpuint (count_pictures (test, 2), ==, 1);
}

static void
test_restart (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("--state-dir=", directory, NULL);
  SimTest *test = sim_test_new ("--devices=3", option, NULL);
  const char *const argv[] = { "rm", "-r", directory, NULL };
  g_autofree char *id = add_device (test, "{\"title\":\"added\",\"protocol\":\"RTMP\"}");
  g_autofree char *path = g_strconcat ("devices/", id, NULL);
  const SimCase before[] = {
    { "DELETE", "devices/1002" },
    { "PUT", "devices/1001", "{\"title\":\"changed\"}" },
    { "POST", CHANNEL "AddChannel?device_id=1003&channel_id=7&title=a" },
  };
  const SimCase after[] = {
    { "GET", "devices/1002", NULL, 11 },
    { "GET", path },
    { "POST", CHANNEL "AddChannel?device_id=1003&channel_id=7&title=a", NULL, 16 },
  };
  g_autoptr (SimReply) changed = NULL;
  g_autoptr (SimReply) preview = NULL;
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 1, &token);
  g_autofree char *picture = g_strconcat ("live_preview/1001_1?token=", token, NULL);
  int status;

  sim_test_try (test, before, G_N_ELEMENTS (before));
  sim_test_free (test);
  test = sim_test_new ("--devices=3", option, NULL);
  sim_test_try (test, after, G_N_ELEMENTS (after));
  changed = sim_test_get (test, "devices?title=changed");
  preview = sim_test_call (test, "GET", picture, NULL, NULL);
  g_assert_cmpuint (preview->status, ==, 200);
  g_assert_cmpint (json_object_get_int_member (get_data (changed), "total_count"), ==, 1);
  sim_test_free (test);
  g_free (sim_test_run (argv, &status));
}

/* A directory of an older program, which let anything in. */
static void
test_odd_state (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("--state-dir=", directory, NULL);
  const char *const argv[] = { "rm", "-r", directory, NULL };
  static const char *const documents[]
      = { "{\"title\":\"o\",\"auth_info\":5,\"tags\":[5],\"last_login\":\"2000\"}",
          "{\"title\":5,\"auth_info\":null,\"tags\":5,\"private\":\"x\",\"odd\":1}" };
  g_autoptr (SimStore) store = sim_store_open (directory, NULL);
  g_autoptr (SimTest) test = NULL;
  int status;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"members\":%s,\"online\":false}", documents[i]);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);
      SimRow row = { .device = 2000001 + i, .time = 1, .document = node };

      sim_store_put (store, "device", &row);
    }
  g_clear_pointer (&store, sim_store_free);
  test = sim_test_new ("--devices=2", option, NULL);
  assert_own (test, "2000001");
  assert_own (test, "2000002");
  g_clear_pointer (&test, sim_test_free);
  g_free (sim_test_run (argv, &status));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/changes/add", test_add);
  g_test_add_func ("/sim/changes/add-limits", test_add_limits);
  g_test_add_func ("/sim/changes/register", test_register);
  g_test_add_func ("/sim/changes/register-untitled", test_register_untitled);
  g_test_add_func ("/sim/changes/auth-info", test_auth_info);
  g_test_add_func ("/sim/changes/unknown", test_unknown);
  g_test_add_func ("/sim/changes/change", test_change);
  g_test_add_func ("/sim/changes/remove", test_remove);
  g_test_add_func ("/sim/changes/channels", test_channels);
  g_test_add_func ("/sim/changes/channels-of-added", test_channels_of_added);
  g_test_add_func ("/sim/changes/channel-anew", test_channel_anew);
  g_test_add_func ("/sim/changes/restart", test_restart);
  g_test_add_func ("/sim/changes/odd-state", test_odd_state);
  return g_test_run ();
}
