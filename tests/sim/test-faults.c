/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults on calls, switched while the stand-in runs. */
#include "config.h"

#include "faults/sim-fault-park.h"
#include "faults/sim-faults.h"
#include "sim-test.h"

#include <gst/gst.h>
#include <string.h>

static gint64
elapsed_ms (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000;
}

static void
test_switch (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=latency:ms=1", NULL);
  g_autoptr (SimReply) before = sim_test_get (test, "_sim/faults");
  g_autoptr (SimReply) put = NULL;
  g_autoptr (SimReply) bad = NULL;
  g_autoptr (SimReply) kept = NULL;
  g_autoptr (SimReply) cleared = NULL;
  g_autoptr (SimReply) open = NULL;

  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (before->json), 0), ==,
                   "latency:ms=1");
  put = sim_test_call (test, "PUT", "_sim/faults", test->master, "[\"reset\",\"truncate\"]");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (put->json)), ==, 2);
  bad = sim_test_call (test, "PUT", "_sim/faults", test->master, "[\"flood\"]");
  g_assert_cmpuint (bad->status, ==, 400);
  kept = sim_test_get (test, "_sim/faults");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (kept->json)), ==, 2);
  cleared = sim_test_call (test, "DELETE", "_sim/faults", test->master, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (cleared->json)), ==, 0);
  open = sim_test_call (test, "GET", "_sim/faults", NULL, NULL);
  g_assert_cmpuint (open->status, ==, 401);
}

static void
test_latency (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=latency:ms=300", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SimReply) reply = sim_test_get (test, "devices");

  SIM_ASSERT_ERRNO (reply, 0);
  g_assert_cmpint (elapsed_ms (start), >=, 295);
}

static void
test_reset (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=reset", NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, "devices");

  g_assert_nonnull (reply->error);
  g_assert_null (reply->body);
}

static void
test_http (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=http:status=502", NULL);
  g_autoptr (SimReply) bad = sim_test_get (test, "devices");
  g_autoptr (SimReply) busy = NULL;

  g_assert_cmpuint (bad->status, ==, 502);
  g_assert_cmpstr (bad->reason, ==, "Bad Gateway");
  g_assert_null (bad->retry_after);
  g_assert_cmpstr (bad->type, ==, "text/html");
  sim_test_set_faults (test, "[\"http:status=429\"]");
  busy = sim_test_get (test, "devices");
  g_assert_cmpuint (busy->status, ==, 429);
  g_assert_cmpstr (busy->reason, ==, "Too Many Requests");
  g_assert_cmpstr (busy->retry_after, ==, "1");
}

static void
test_errno (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=errno:number=5", NULL);
  g_autoptr (SimReply) reply
      = sim_test_get (test, "ipc/video/play_address?device_id=1001&channel_id=1");

  SIM_ASSERT_ERRNO (reply, 5);
}

/* What no device of the stand-in makes of a command: the fault can. */
static void
test_cmd_status (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=cmd-status:number=6", NULL);
  g_autoptr (SimReply) reply = sim_test_send (test, "POST", "ipc/video/cmds?device_id=1001&qos=1",
                                              "{\"cmdId\":20,\"channel_id\":1}");
  JsonObject *data = sim_reply_get_object (reply, "data");

  SIM_ASSERT_ERRNO (reply, 0);
  g_assert_cmpint (json_object_get_int_member (data, "cmd_status"), ==, 6);
  g_assert_false (json_object_has_member (data, "dev_resp"));
}

static void
test_truncate (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=truncate", NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, "devices");

  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_null (reply->json);
  g_assert_cmpuint (g_bytes_get_size (reply->body), >, 100);
}

static void
test_wrong_types (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", "--fault=wrong-types", NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, "devices/1001");
  JsonObject *data = sim_reply_get_object (reply, "data");

  SIM_ASSERT_ERRNO (reply, 0);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_object_get_member (data, "title")));
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (data, "channel_count")));
  g_assert_cmpstr (json_object_get_string_member (data, "online"), ==, "perhaps");
}

static void
test_redirect (void)
{
  g_autoptr (SimTest) test
      = sim_test_new ("--devices=5", "--fault=redirect:to=http://localhost:9/", NULL);
  g_autoptr (SimReply) reply = sim_test_get (test, "devices?page=2");

  g_assert_cmpuint (reply->status, ==, 307);
  g_assert_cmpstr (reply->location, ==, "http://localhost:9/devices?page=2");
}

static void
test_drip (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);
  g_autoptr (SimReply) whole = sim_test_get (test, "ipc/video/device/QryChannel?device_id=1001");
  g_autoptr (SimReply) reply = NULL;
  gint64 start;

  sim_test_set_faults (test, "[\"drip:bytes-per-second=400\"]");
  start = g_get_monotonic_time ();
  reply = sim_test_get (test, "ipc/video/device/QryChannel?device_id=1001");
  SIM_ASSERT_ERRNO (reply, 0);
  g_assert_true (g_bytes_equal (reply->body, whole->body));
  g_assert_cmpint (elapsed_ms (start), >, 200);
}

static void
test_black_hole (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", "--fault=black-hole", NULL);
  g_autoptr (SimReply) reply = NULL;

  soup_session_set_timeout (test->session, 1);
  reply = sim_test_get (test, "devices");
  g_assert_nonnull (reply->error);
}

#define TEXT(text)                                                                    \
  "{\"cmdId\":21,\"channel_id\":1,\"cmd\":[{\"type\":1,\"enable\":1,\"text\":\"" text \
  "\",\"pos\":\"left-top\"}]}"
#define COMMANDS "ipc/video/cmds?device_id=1001&qos=1"

static gboolean
is_text_set (SimTest *test, const char *text)
{
  g_autoptr (SimReply) reply
      = sim_test_send (test, "POST", COMMANDS, "{\"cmdId\":20,\"channel_id\":1}");
  JsonObject *response;
  gsize length;
  g_autofree guchar *data = NULL;
  g_autofree char *answer = NULL;

  SIM_ASSERT_ERRNO (reply, 0);
  response = json_object_get_object_member (sim_reply_get_object (reply, "data"), "dev_resp");
  data = g_base64_decode (json_object_get_string_member (response, "resp_data"), &length);
  answer = g_strndup ((const char *) data, length);
  return strstr (answer, text) != NULL;
}

static GSocketConnection *
ask_by_hand (SimTest *test, const char *body)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect_to_uri (client, test->url, 80, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strdup_printf ("POST /" COMMANDS " HTTP/1.1\r\nHost: 127.0.0.1\r\napi-key: %s\r\n"
                          "Content-Length: %u\r\n\r\n%s",
                          test->master, (guint) strlen (body), body);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text,
                             strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&connection);
}

/* Who has hung up is not obeyed any more, be it that nobody has looked since. */
static void
test_black_hole_ends (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=3", NULL);

  for (gboolean hangs_up = FALSE; hangs_up <= TRUE; hangs_up++)
    {
      const char *wish = hangs_up ? TEXT ("Gate") : TEXT ("Door");
      g_autoptr (GSocketConnection) connection = NULL;

      sim_test_set_faults (test, "[\"black-hole:path=/ipc/video/cmds\"]");
      connection = ask_by_hand (test, wish);
      while (sim_fault_park_is_empty (test->platform->park))
        g_main_context_iteration (NULL, TRUE);
      if (hangs_up)
        g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
      g_assert_true (sim_faults_set (test->platform->faults, NULL, NULL));
      g_assert_true (is_text_set (test, "Door"));
    }
}

static guint
count_failures (SimTest *test, const char *path, guint calls)
{
  guint failures = 0;

  for (guint i = 0; i < calls; i++)
    {
      g_autoptr (SimReply) reply = sim_test_get (test, path);

      failures += reply->status != 200;
    }
  return failures;
}

static void
test_aims (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  guint rated, again;

  sim_test_set_faults (test, "[\"http:path=/devices/*\"]");
  g_assert_cmpuint (count_failures (test, "devices/1001", 1), ==, 1);
  g_assert_cmpuint (count_failures (test, "devices", 1), ==, 0);
  sim_test_set_faults (test, "[\"http:device=1002\"]");
  g_assert_cmpuint (count_failures (test, "devices/1001", 1), ==, 0);
  g_assert_cmpuint (count_failures (test, "devices/1002", 1), ==, 1);
  g_assert_cmpuint (count_failures (test, "ipc/video/device/QryChannel?device_id=1002", 1), ==, 1);
  sim_test_set_faults (test, "[\"http:count=2\"]");
  g_assert_cmpuint (count_failures (test, "devices", 5), ==, 2);
  sim_test_set_faults (test, "[\"http:skip=2,count=1\"]");
  g_assert_cmpuint (count_failures (test, "devices", 5), ==, 1);
  sim_test_set_faults (test, "[\"http:skip=2\"]");
  g_assert_cmpuint (count_failures (test, "devices", 5), ==, 3);
  sim_test_set_faults (test, "[\"http:rate=0.3\"]");
  rated = count_failures (test, "devices/1001", 60);
  again = count_failures (test, "devices/1001", 60);
  g_assert_cmpuint (rated, >, 5);
  g_assert_cmpuint (rated, <, 40);
  g_assert_cmpuint (again, >, 5);
  sim_test_set_faults (test, "[\"http:rate=0\"]");
  g_assert_cmpuint (count_failures (test, "devices/1001", 20), ==, 0);
}

static void
test_repeatable (void)
{
  g_autoptr (SimTest) one = sim_test_new ("--devices=5", "--fault=http:rate=0.5", "--seed=9", NULL);
  g_autoptr (SimTest) two = sim_test_new ("--devices=5", "--fault=http:rate=0.5", "--seed=9", NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (SimReply) a = sim_test_get (one, "devices/1001");
      g_autoptr (SimReply) b = sim_test_get (two, "devices/1001");

      g_assert_cmpuint (a->status, ==, b->status);
    }
}

static void
test_log (void)
{
  g_autoptr (SimTest) test = sim_test_new ("--devices=5", NULL);
  g_autofree char *token = NULL;
  g_autofree char *address = sim_test_address (test, "1001", 1, 3, &token);
  g_autofree char *preview = g_strconcat ("live_preview/1001-1?token=", token, NULL);
  g_autofree char *stream = g_strconcat ("live/1002-1.flv?", token, NULL);
  g_autoptr (SimReply) one = sim_test_get (test, preview);
  g_autoptr (SimReply) two = sim_test_get (test, stream);
  g_autoptr (SimReply) three = sim_test_call (test, "GET", "devices?page=2", "wrong-key", NULL);
  g_autoptr (SimReply) four = sim_test_call (test, "POST", "ipc/video/cmds?device_id=1001",
                                             test->master, "{\"cmdId\":5,\"channel_id\":1}");
  g_autoptr (SimReply) log = sim_test_get (test, "_sim/log");
  g_autofree char *text = json_to_string (log->json, FALSE);
  JsonArray *entries = json_node_get_array (log->json);
  JsonObject *third = json_array_get_object_element (entries, 3);
  JsonObject *fourth = json_array_get_object_element (entries, 4);

  g_assert_cmpuint (json_array_get_length (entries), ==, 5);
  g_assert_null (strstr (text, token));
  g_assert_null (strstr (text, test->master));
  g_assert_null (strstr (text, "wrong-key"));
  g_assert_cmpstr (json_object_get_string_member (third, "key"), ==, "unknown");
  g_assert_cmpstr (json_object_get_string_member (third, "query"), ==, "page=2");
  g_assert_cmpint (json_object_get_int_member (third, "status"), ==, 401);
  g_assert_cmpstr (json_object_get_string_member (fourth, "key"), ==, "master");
  g_assert_cmpstr (json_object_get_string_member (fourth, "body"), ==,
                   "{\"cmdId\":5,\"channel_id\":1}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);
  g_test_add_func ("/faults/switch", test_switch);
  g_test_add_func ("/faults/latency", test_latency);
  g_test_add_func ("/faults/reset", test_reset);
  g_test_add_func ("/faults/http", test_http);
  g_test_add_func ("/faults/errno", test_errno);
  g_test_add_func ("/faults/cmd-status", test_cmd_status);
  g_test_add_func ("/faults/truncate", test_truncate);
  g_test_add_func ("/faults/wrong-types", test_wrong_types);
  g_test_add_func ("/faults/redirect", test_redirect);
  g_test_add_func ("/faults/drip", test_drip);
  g_test_add_func ("/faults/black-hole", test_black_hole);
  g_test_add_func ("/faults/black-hole/ends", test_black_hole_ends);
  g_test_add_func ("/faults/aims", test_aims);
  g_test_add_func ("/faults/repeatable", test_repeatable);
  g_test_add_func ("/faults/log", test_log);
  return g_test_run ();
}
