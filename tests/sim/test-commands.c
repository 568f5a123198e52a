/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 3.1 and the commands that it carries, over HTTP. */
#include "config.h"

#include "sim-test.h"

#include <gst/gst.h>

typedef struct
{
  gint64 status;
  gint64 code; /* -1 without an answer of the device */
  JsonNode *answer;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->answer, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static Outcome
send (SimTest *test, const char *query, const char *body)
{
  g_autofree char *path = g_strconcat ("ipc/video/cmds?", query, NULL);
  g_autoptr (SimReply) reply = sim_test_call (test, "POST", path, test->master, body);
  Outcome outcome = { .code = -1 };
  JsonObject *data, *response;
  gsize length;

  SIM_ASSERT_ERRNO (reply, 0);
  data = sim_reply_get_object (reply, "data");
  g_assert_nonnull (json_object_get_string_member (data, "cmd_uuid"));
  outcome.status = json_object_get_int_member (data, "cmd_status");
  if (json_object_has_member (data, "dev_resp"))
    {
      g_autofree char *text = NULL;

      response = json_object_get_object_member (data, "dev_resp");
      outcome.code = json_object_get_int_member (response, "resp_code");
      text = (char *) g_base64_decode (json_object_get_string_member (response, "resp_data"),
                                       &length);
      outcome.answer = length > 0 ? json_from_string (text, NULL) : NULL;
    }
  return outcome;
}

static JsonObject *
get_answer (const Outcome *outcome)
{
  g_assert_cmpint (outcome->status, ==, 4);
  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_nonnull (outcome->answer);
  return json_node_get_object (outcome->answer);
}

/* Sends a command; returns `cmd` of the answer as text. */
static char *
read_cmd (SimTest *test, int id)
{
  g_autofree char *body = g_strdup_printf ("{\"cmdId\":%d,\"channel_id\":1}", id);
  g_auto (Outcome) outcome = send (test, "device_id=1001&qos=1&type=0", body);
  JsonObject *answer = get_answer (&outcome);

  g_assert_cmpint (json_object_get_int_member (answer, "cmdId"), ==, id);
  g_assert_cmpint (json_object_get_int_member (answer, "channel_id"), ==, 1);
  return json_to_string (json_object_get_member (answer, "cmd"), FALSE);
}

static gint64
write_cmd (SimTest *test, int id, const char *cmd)
{
  g_autofree char *body = g_strdup_printf ("{\"cmdId\":%d,\"channel_id\":1,\"cmd\":%s}", id, cmd);
  g_auto (Outcome) outcome = send (test, "device_id=1001&qos=1", body);

  return json_object_get_int_member (get_answer (&outcome), "result");
}

static void
test_layers (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_auto (Outcome) sent = send (test, "device_id=1001", "{\"cmdId\":5,\"channel_id\":1}");
  g_auto (Outcome) spaced = send (test, "device_id=1001&qos=0", "{\"cmdId\":5,\"channel_id \":1}");
  g_auto (Outcome) unknown
      = send (test, "device_id=1001&qos=1", "{\"cmdId\":6,\"channel_id\":1,\"cmd\":{}}");
  g_auto (Outcome) channel = send (test, "device_id=1001&qos=1", "{\"cmdId\":20,\"channel_id\":9}");
  g_auto (Outcome) garbled = send (test, "device_id=1001&qos=1", "nonsense");
  g_auto (Outcome) own = send (test, "device_id=1001&qos=1&type=1", "{\"mine\":1}");
  g_auto (Outcome) own_sent = send (test, "device_id=1001&qos=0&type=1", "text");

  g_assert_cmpint (sent.status, ==, 2);
  g_assert_cmpint (sent.code, ==, -1);
  g_assert_cmpint (spaced.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 4);
  g_assert_cmpint (unknown.code, ==, 5);
  g_assert_cmpint (channel.code, ==, 2);
  g_assert_cmpint (garbled.code, ==, 1);
  g_assert_true (json_object_has_member (get_answer (&own), "mine"));
  g_assert_cmpint (own_sent.status, ==, 2);
}

static void
test_no_answer (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_auto (Outcome) silent = send (test, "device_id=1001&qos=1",
                                  "{\"cmdId\":7,\"channel_id\":1,"
                                  "\"cmd\":{\"stop\":2,\"cmd\":11,\"speed\":4}}");

  g_assert_cmpint (silent.status, ==, 5);
  g_assert_cmpint (silent.code, ==, -1);
}

static void
test_offline (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--online=0", NULL);
  g_auto (Outcome) outcome = send (test, "device_id=1001&qos=1", "{\"cmdId\":20,\"channel_id\":1}");

  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpint (outcome.code, ==, -1);
}

static void
test_limits (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *most = g_strnfill (64 * 1024 - 1, 'x');
  g_autofree char *more = g_strnfill (64 * 1024, 'x');
  g_auto (Outcome) fits = send (test, "device_id=1001&type=1", most);
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
  g_autofree char *first = read_cmd (test, 20);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_nonnull (strstr (first, "\"type\":1"));
  g_assert_nonnull (strstr (first, "\"type\":2"));
  g_assert_nonnull (strstr (first, "font_size"));
  g_assert_cmpint (
      write_cmd (test, 21,
                 "[{\"type\":1,\"enable\":1,\"text\":\"North\",\"pos\":\"right-bottom\"},"
                 "{\"type\":2,\"enable\":1,\"text\":\"\",\"pos\":\"left-top\","
                 "\"date\":\"DMY\",\"time\":12,\"extra\":[1]}]"),
      ==, 1);
  second = read_cmd (test, 20);
  g_assert_cmpstr (second, ==,
                   "[{\"type\":1,\"enable\":1,\"text\":\"North\",\"pos\":\"right-bottom\"},"
                   "{\"type\":2,\"enable\":1,\"text\":\"\",\"pos\":\"left-top\","
                   "\"date\":\"DMY\",\"time\":12,\"extra\":[1]}]");
  g_assert_cmpint (write_cmd (test, 21,
                              "[{\"type\":1,\"enable\":0,\"text\":\"gone\"},"
                              "{\"type\":2,\"enable\":0}]"),
                   ==, 1);
  third = read_cmd (test, 20);
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
  g_autofree char *before = read_cmd (test, 20);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad_osds); i++)
    g_assert_cmpint (write_cmd (test, 21, bad_osds[i]), ==, 0);
  after = read_cmd (test, 20);
  g_assert_cmpstr (before, ==, after);
}

static void
test_motion (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *first = read_cmd (test, 80);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_nonnull (strstr (first, "\"state\":1"));
  g_assert_null (strstr (first, "\"enable\""));
  g_assert_nonnull (strstr (first, "\"resolution\":\"160*90\""));
  g_assert_nonnull (strstr (first, "\"max_region\":4"));
  g_assert_nonnull (strstr (first, "hold_time"));
  g_assert_cmpint (write_cmd (test, 81,
                              "{\"enable\":1,\"event\":3,\"sensitivity\":100,\"odd\":\"x\","
                              "\"region\":[{\"x\":0,\"y\":0,\"w\":160,\"h\":90}],"
                              "\"time\":[{\"weekday\":0,\"start_time\":\"00:00:00\","
                              "\"end_time\":\"24:00:00\"}]}"),
                   ==, 1);
  second = read_cmd (test, 80);
  g_assert_nonnull (strstr (second, "\"sensitivity\":100"));
  g_assert_nonnull (strstr (second, "\"odd\":\"x\""));
  g_assert_null (strstr (second, "hold_time"));
  g_assert_cmpint (write_cmd (test, 81, "{\"enable\":0}"), ==, 1);
  third = read_cmd (test, 80);
  g_assert_nonnull (strstr (third, "\"state\":0"));
  g_assert_null (strstr (third, "sensitivity"));
}

static const char *const bad_motions[] = {
  "[]",
  "{}",
  "{\"enable\":1}",
  "{\"enable\":1,\"event\":4,\"sensitivity\":50}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":0}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":101}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"region\":[{\"x\":1,\"y\":0,\"w\":160,\"h\":9}]}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"region\":[{},{},{},{},{}]}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"time\":[{\"weekday\":7,"
  "\"start_time\":\"00:00:00\",\"end_time\":\"01:00:00\"}]}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"time\":[{\"weekday\":1,"
  "\"start_time\":\"02:00:00\",\"end_time\":\"01:00:00\"}]}",
  "{\"enable\":1,\"event\":1,\"sensitivity\":50,\"time\":[{\"weekday\":1,"
  "\"start_time\":\"02:00\",\"end_time\":\"03:00\"}]}",
};

static void
test_bad_motion (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *before = read_cmd (test, 80);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad_motions); i++)
    g_assert_cmpint (write_cmd (test, 81, bad_motions[i]), ==, 0);
  after = read_cmd (test, 80);
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
  g_test_add_func ("/commands/motion", test_motion);
  g_test_add_func ("/commands/motion/bad", test_bad_motion);
  return g_test_run ();
}
