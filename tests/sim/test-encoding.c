/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not UTF-8, or holds a zero, gets in nowhere: every answer is JSON. */
#include "config.h"

#include "command-test.h"
#include "store/sim-store.h"

#include <gst/gst.h>

#define OF_CHANNEL "device_id=1001&channel_id=1"

static void
assert_readable (SimTest *test, const char *path)
{
  g_autoptr (SimReply) reply = sim_test_get (test, path);

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (reply->json);
  g_assert_true (g_utf8_validate (g_bytes_get_data (reply->body, NULL),
                                  (gssize) g_bytes_get_size (reply->body), NULL));
}

static void
test_parameters (void)
{
  static const char *const lists[] = {
    "devices",
    "ipc/video/device/QryChannel?device_id=1001",
    "ipc/video/picture/get_list?" OF_CHANNEL,
    "ipc/video/file/list?product_id=7312",
    "_sim/log",
  };
  static const SimCase cases[] = {
    { "PUT", "ipc/video/file/upload?product_id=7312&name=%ff", "x", 400, 400 },
    { "PUT", "ipc/video/file/upload?product_id=7312&name=a%00b", "x", 400, 400 },
    { "PUT", "ipc/video/file/upload?product_id=7312&name=a&desc=%fe", "x", 400, 400 },
    { "PUT", "ipc/video/picture/upload?" OF_CHANNEL "&format=png&name=%ff", "x", 10 },
    { "POST", "ipc/video/device/ModifyChannel?" OF_CHANNEL "&title=a&desc=%ff%fe", NULL, 10 },
    { "POST", "ipc/video/device/AddChannel?device_id=1001&channel_id=9&title=a&desc=%c3", NULL,
      10 },
    { "POST", "_sim/alarms?" OF_CHANNEL "&comment=%ff", NULL, 10 },
    { "GET", "devices?key_words=%00", NULL, 10 },
    { "GET", "devices?title=%ff", NULL, 10 },
    { "GET", "devices?%ff=1", NULL, 10 },
    { "GET", "devices?title=%E4%BD%A0" },
    { "PUT", "ipc/video/file/upload?product_id=7312&name=%E4%BD%A0", "x", 200 },
    { "GET", "devices/%ff", NULL, 10 },
  };
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    assert_readable (test, lists[i]);
}

static void
test_bodies (void)
{
  static const SimCase cases[] = {
    { "PUT", "devices/1001", "{\"desc\":\"\xff\xfe\"}", 10 },
    { "PUT", "devices/1001", "{\"title\":\"a\\u0000b\"}", 10 },
    { "PUT", "devices/1001", "{\"title\":\"\\ud800\"}", 10 },
    { "PUT", "devices/1001", "{\"title\":\"a\\\\u0000\"}" },
    { "POST", "devices", "{\"title\":\"\\u0000\",\"protocol\":\"RTMP\"}", 10 },
  };
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);
  g_autoptr (GBytes) cut = g_bytes_new_static ("{}\0", 3);
  g_autoptr (SimReply) zero = sim_test_put (test, "devices/1001", cut);
  g_autoptr (SimReply) device = NULL;

  SIM_ASSERT_ERRNO (zero, 10);
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  device = sim_test_get (test, "devices/1001");
  g_assert_cmpstr (json_object_get_string_member (sim_reply_get_object (device, "data"), "title"),
                   ==, "a\\u0000");
}

/* A device makes nothing of such a command. */
static void
test_commands (void)
{
  static const char *const texts[] = { "\xff", "a\\u0000b" };
  g_autoptr (SimTest) test = sim_test_new ("--devices=2", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *body
          = g_strdup_printf ("{\"cmdId\":21,\"channel_id\":1,\"cmd\":[{\"type\":1,\"enable\":1,"
                             "\"text\":\"%s\",\"pos\":\"left-top\"}]}",
                             texts[i]);
      g_auto (CommandOutcome) reply = command_send (test, "device_id=1001&qos=1", body);

      g_assert_cmpint (reply.status, ==, 4);
      g_assert_cmpint (reply.code, ==, 1);
    }
}

/* A directory of an older program, which let such texts in. */
static void
test_state (void)
{
  g_autofree char *directory = g_dir_make_tmp ("sim-XXXXXX", NULL);
  g_autofree char *option = g_strconcat ("--state-dir=", directory, NULL);
  const char *const argv[] = { "rm", "-r", directory, NULL };
  g_autoptr (SimStore) store = sim_store_open (directory, NULL);
  g_autoptr (JsonNode) device = json_from_string ("{\"members\":{\"title\":\"?\"}}", NULL);
  g_autoptr (JsonNode) desc = json_node_init_string (json_node_alloc (), "\xff");
  SimRow changed = { .device = 1001, .time = 1, .document = device };
  SimRow object = { .name = (char *) "\xfe", .time = 1, .document = desc };
  JsonObject *members = json_object_get_object_member (json_node_get_object (device), "members");
  g_autoptr (SimTest) test = NULL;
  int status;

  json_object_set_string_member (members, "title", "Gate \xff");
  sim_store_put (store, "device", &changed);
  sim_store_put (store, "object", &object);
  g_clear_pointer (&store, sim_store_free);
  test = sim_test_new ("--devices=2", option, NULL);
  assert_readable (test, "devices");
  assert_readable (test, "ipc/video/file/list?product_id=7312");
  g_clear_pointer (&test, sim_test_free);
  g_free (sim_test_run (argv, &status));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/sim/encoding/parameters", test_parameters);
  g_test_add_func ("/sim/encoding/bodies", test_bodies);
  g_test_add_func ("/sim/encoding/commands", test_commands);
  g_test_add_func ("/sim/encoding/state", test_state);
  return g_test_run ();
}
