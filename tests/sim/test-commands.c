/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 3.1 and the commands that it carries, over HTTP. */
#include "config.h"

#include "command-test.h"

#include <gst/gst.h>

static void
test_layers (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_auto (CommandOutcome) sent
      = command_send (test, "device_id=1001", "{\"cmdId\":5,\"channel_id\":1}");
  g_auto (CommandOutcome) spaced
      = command_send (test, "device_id=1001&qos=0", "{\"cmdId\":5,\"channel_id \":1}");
  g_auto (CommandOutcome) unknown
      = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":99,\"channel_id\":1,\"cmd\":{}}");
  g_auto (CommandOutcome) channel
      = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":20,\"channel_id\":9}");
  g_auto (CommandOutcome) garbled = command_send (test, "device_id=1001&qos=1", "nonsense");
  g_auto (CommandOutcome) own = command_send (test, "device_id=1001&qos=1&type=1", "{\"mine\":1}");
  g_auto (CommandOutcome) own_sent = command_send (test, "device_id=1001&qos=0&type=1", "text");

  g_assert_cmpint (sent.status, ==, 2);
  g_assert_cmpint (sent.code, ==, -1);
  g_assert_cmpint (spaced.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 4);
  g_assert_cmpint (unknown.code, ==, 5);
  g_assert_cmpint (channel.code, ==, 2);
  g_assert_cmpint (garbled.code, ==, 1);
  g_assert_true (json_object_has_member (command_get_answer (&own), "mine"));
  g_assert_cmpint (own_sent.status, ==, 2);
}

static void
test_no_answer (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_auto (CommandOutcome) silent = command_send (test, "device_id=1001&qos=1",
                                                 "{\"cmdId\":7,\"channel_id\":1,"
                                                 "\"cmd\":{\"stop\":2,\"cmd\":11,\"speed\":4}}");

  g_assert_cmpint (silent.status, ==, 5);
  g_assert_cmpint (silent.code, ==, -1);
}

static void
test_offline (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--online=0", NULL);
  g_auto (CommandOutcome) outcome
      = command_send (test, "device_id=1001&qos=1", "{\"cmdId\":20,\"channel_id\":1}");

  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpint (outcome.code, ==, -1);
}

static void
test_limits (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *most = g_strnfill (64 * 1024 - 1, 'x');
  g_autofree char *more = g_strnfill (64 * 1024, 'x');
  g_auto (CommandOutcome) fits = command_send (test, "device_id=1001&type=1", most);
  g_autoptr (SimReply) too_large
      = sim_test_call (test, "POST", "ipc/video/cmds?device_id=1001&type=1", test->master, more);
  g_autoptr (SimReply) qos
      = sim_test_call (test, "POST", "ipc/video/cmds?device_id=1001&qos=2", test->master, "{}");
  g_autoptr (SimReply) type
      = sim_test_call (test, "POST", "ipc/video/cmds?device_id=1001&type=2", test->master, "{}");
  g_autoptr (SimReply) device = sim_test_call (test, "POST", "ipc/video/cmds", test->master, "{}");

  g_assert_cmpint (fits.status, ==, 2);
  g_assert_cmpuint (too_large->status, ==, 413);
  SIM_ASSERT_ERRNO (qos, 10);
  SIM_ASSERT_ERRNO (type, 10);
  SIM_ASSERT_ERRNO (device, 10);
}

static void
test_osd (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *first = command_read (test, 20);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_nonnull (strstr (first, "\"type\":1"));
  g_assert_nonnull (strstr (first, "\"type\":2"));
  g_assert_nonnull (strstr (first, "font_size"));
  g_assert_cmpint (
      command_write (test, 21,
                     "[{\"type\":1,\"enable\":1,\"text\":\"North\",\"pos\":\"right-bottom\"},"
                     "{\"type\":2,\"enable\":1,\"text\":\"\",\"pos\":\"left-top\","
                     "\"date\":\"DMY\",\"time\":12,\"extra\":[1]}]"),
      ==, 1);
  second = command_read (test, 20);
  g_assert_cmpstr (second, ==,
                   "[{\"type\":1,\"enable\":1,\"text\":\"North\",\"pos\":\"right-bottom\"},"
                   "{\"type\":2,\"enable\":1,\"text\":\"\",\"pos\":\"left-top\","
                   "\"date\":\"DMY\",\"time\":12,\"extra\":[1]}]");
  g_assert_cmpint (command_write (test, 21,
                                  "[{\"type\":1,\"enable\":0,\"text\":\"gone\"},"
                                  "{\"type\":2,\"enable\":0}]"),
                   ==, 1);
  third = command_read (test, 20);
  g_assert_cmpstr (third, ==, "[{\"type\":1,\"enable\":0},{\"type\":2,\"enable\":0}]");
}

static const char *const bad_osds[] = {
  "{}",
  "[]",
  "[{\"type\":3,\"enable\":0}]",
  "[{\"type\":1}]",
  "[{\"type\":1,\"enable\":2}]",
  "[{\"type\":1,\"enable\":1,\"pos\":\"left-top\"}]",
  "[{\"type\":1,\"enable\":1,\"text\":7,\"pos\":\"left-top\"}]",
  "[{\"type\":1,\"enable\":1,\"text\":\"a\",\"pos\":\"middle\"}]",
  "[{\"type\":2,\"enable\":1,\"pos\":\"left-top\",\"date\":\"YDM\",\"time\":12}]",
  "[{\"type\":2,\"enable\":1,\"pos\":\"left-top\",\"date\":\"YMD\",\"time\":13}]",
};

static void
test_bad_osd (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *before = command_read (test, 20);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad_osds); i++)
    g_assert_cmpint (command_write (test, 21, bad_osds[i]), ==, 0);
  after = command_read (test, 20);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/commands/layers", test_layers);
  g_test_add_func ("/commands/no-answer", test_no_answer);
  g_test_add_func ("/commands/offline", test_offline);
  g_test_add_func ("/commands/limits", test_limits);
  g_test_add_func ("/commands/osd", test_osd);
  g_test_add_func ("/commands/osd/bad", test_bad_osd);
  return g_test_run ();
}
