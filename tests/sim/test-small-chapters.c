/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapters 7, 9, 10, 11, 12 and 19 over HTTP. */
#include "config.h"

#include "sim-test.h"

#include <string.h>

static void
test_encryption (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const char *path = "ipc/video/trans_encrypt?product_id=7312";
  const SimCase cases[] = {
    { "PUT", path, "{\"type\":2}", 10 },
    { "PUT", path, "{\"type\":\"1\"}", 10 },
    { "PUT", path, "{}", 10 },
    { "PUT", "ipc/video/trans_encrypt?product_id=7", "{\"type\":1}", 14 },
    { "PUT", "ipc/video/trans_encrypt", "{\"type\":1}", 10 },
    { "PUT", path, "{\"type\":1}" },
  };
  g_autoptr (SimReply) before = sim_test_get (test, path);
  g_autoptr (SimReply) after = NULL;
  g_autoptr (SimReply) keyless = sim_test_call (test, "GET", path, NULL, NULL);

  SIM_ASSERT_ERRNO (before, 0);
  SIM_ASSERT_ERRNO (keyless, 401);
  g_assert_cmpint (json_object_get_int_member (before->object, "trans_enc"), ==, 0);
  g_assert_false (json_object_has_member (before->object, "error"));
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  after = sim_test_get (test, path);
  g_assert_cmpint (json_object_get_int_member (after->object, "trans_enc"), ==, 1);
}

static void
test_access (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  const char *path = "ipc/video/device/acc_service";
  g_autoptr (SimReply) boot = sim_test_call (test, "GET", "ipc/video/boot_address", NULL, NULL);
  g_autoptr (SimReply) good = sim_test_get (
      test, "ipc/video/device/acc_service?product_id=7312&device_id=1001&net=CM&domain=1");
  const SimCase cases[] = {
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1001", NULL, 10 },
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1001&net=cm", NULL, 10 },
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1001&device_addr=x", NULL,
      10 },
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1001&device_addr=1.2.3.4" },
    { "GET", "ipc/video/device/acc_service?product_id=1&device_id=1001&net=CM", NULL, 14 },
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1&net=CM", NULL, 11 },
    { "GET", "ipc/video/device/acc_service?product_id=7312&device_id=1001&net=CM&domain=2", NULL,
      10 },
    { "GET", path, NULL, 10 },
  };
  JsonObject *data = sim_reply_get_object (good, "data");

  g_assert_cmpint (json_object_get_int_member (sim_reply_get_object (boot, "data"), "boot_port"),
                   ==, 9101);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (data, "addr"), "localhost:"));
  g_assert_cmpstr (json_object_get_string_member (data, "token"), !=,
                   json_object_get_string_member (data, "access"));
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

#define MESSAGES "ipc/video/device/QryDevMsg?device_id=1001"
#define SPAN "&begin_time=2018-01-01%2000:00:00&end_time=2099-01-02%20%2000:00:00"

static void
test_messages (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--online=100", NULL);
  g_autofree char *most = sim_test_fill ('m', 128);
  g_autofree char *longer = sim_test_fill ('m', 129);
  const SimCase cases[] = {
    { "POST", "ipc/video/dev_active?device_id=1001", most },
    { "POST", "ipc/video/dev_active?device_id=1001", longer, 413, 413 },
    { "POST", "ipc/video/dev_active?device_id=1001", "", 10 },
    { "POST", "ipc/video/dev_active?device_id=1", "a", 11 },
    { "POST", "ipc/video/dev_active", "a", 10 },
    { "GET", MESSAGES, NULL, 10 },
    { "GET", MESSAGES "&begin_time=2018-01-01&end_time=2018-01-02", NULL, 10 },
    { "GET", MESSAGES "&begin_time=2018-01-01%2000:00:00&end_time=2018-13-01%2000:00:00", NULL,
      10 },
    { "POST", "ipc/video/cmds?device_id=1001&type=1", "own words" },
  };
  g_autoptr (SimReply) reply = NULL;
  g_autoptr (SimReply) second = NULL;
  JsonArray *messages;
  JsonObject *one;
  g_autofree guchar *text = NULL;
  gsize length;

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (SimReply) sent
          = sim_test_send (test, "POST", "ipc/video/dev_active?device_id=1001", "x");

      SIM_ASSERT_ERRNO (sent, 0);
    }
  reply = sim_test_get (test, MESSAGES SPAN);
  second = sim_test_get (test, MESSAGES SPAN "&page=2");
  messages = json_object_get_array_member (reply->object, "result");
  g_assert_cmpuint (json_array_get_length (messages), ==, 50);
  g_assert_cmpint (json_object_get_int_member (sim_reply_get_object (reply, "page_info"),
                                               "page_total"),
                   ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (second->object, "result")),
                    ==, 2);
  one = json_array_get_object_element (messages, 0);
  g_assert_cmpint (json_object_get_int_member (one, "msg_id"), >, G_MAXUINT32);
  text = g_base64_decode (json_object_get_string_member (one, "msg"), &length);
  g_assert_cmpmem (text, length, most, 128);
}

static void
test_offline (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--online=0", NULL);
  const SimCase cases[] = { { "POST", "ipc/video/dev_active?device_id=1001", "a", 13 } };

  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

static void
test_version (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, "ipc/video/device/version?product_id=7312");
  const SimCase cases[] = {
    { "GET", "ipc/video/device/version", NULL, 10 },
    { "GET", "ipc/video/device/version?product_id=1", NULL, 14 },
    { "PUT", "ipc/video/device/version?product_id=7312", NULL, 405, 405 },
  };

  g_assert_cmpstr (json_object_get_string_member (sim_reply_get_object (reply, "data"), "ver"), ==,
                   "1.3.4");
  sim_test_try (test, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/small/encryption", test_encryption);
  g_test_add_func ("/sim/small/access", test_access);
  g_test_add_func ("/sim/small/messages", test_messages);
  g_test_add_func ("/sim/small/offline", test_offline);
  g_test_add_func ("/sim/small/version", test_version);
  return g_test_run ();
}
