/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "command-test.h"

void
command_outcome_clear (CommandOutcome *self)
{
  g_clear_pointer (&self->answer, json_node_unref);
}

CommandOutcome
command_send (SimTest *test, const char *query, const char *body)
{
  g_autofree char *path = g_strconcat ("ipc/video/cmds?", query, NULL);
  g_autoptr (SimReply) reply = sim_test_call (test, "POST", path, test->master, body);
  CommandOutcome outcome = { .code = -1 };
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

JsonObject *
command_get_answer (const CommandOutcome *outcome)
{
  g_assert_cmpint (outcome->status, ==, 4);
  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_nonnull (outcome->answer);
  return json_node_get_object (outcome->answer);
}

static gboolean
is_of_device (int id)
{
  return id == 30 || id == 31 || id == 41 || id == 42;
}

static CommandOutcome
send_cmd (SimTest *test, const char *device, int id, const char *cmd)
{
  g_autofree char *query = g_strdup_printf ("device_id=%s&qos=1&type=0", device);
  g_autofree char *body
      = g_strdup_printf ("{\"cmdId\":%d%s%s%s}", id, is_of_device (id) ? "" : ",\"channel_id\":1",
                         *cmd != '\0' ? ",\"cmd\":" : "", cmd);
  CommandOutcome outcome = command_send (test, query, body);
  JsonObject *answer = command_get_answer (&outcome);

  g_assert_cmpint (json_object_get_int_member (answer, "cmdId"), ==, id);
  g_assert_cmpint (json_object_has_member (answer, "channel_id"), ==, !is_of_device (id));
  return outcome;
}

char *
command_read_of (SimTest *test, const char *device, int id, const char *cmd)
{
  g_auto (CommandOutcome) outcome = send_cmd (test, device, id, cmd);
  JsonObject *answer = json_node_get_object (outcome.answer);

  g_assert_true (json_object_has_member (answer, "cmd"));
  return json_to_string (json_object_get_member (answer, "cmd"), FALSE);
}

gint64
command_write_of (SimTest *test, const char *device, int id, const char *cmd)
{
  g_auto (CommandOutcome) outcome = send_cmd (test, device, id, cmd);
  JsonObject *answer = json_node_get_object (outcome.answer);

  g_assert_true (json_object_has_member (answer, "result"));
  return json_object_get_int_member (answer, "result");
}

char *
command_read (SimTest *test, int id)
{
  return command_read_of (test, "1001", id, "");
}

gint64
command_write (SimTest *test, int id, const char *cmd)
{
  return command_write_of (test, "1001", id, cmd);
}

void
command_try (SimTest *test, const CommandCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *before = command_read (test, cases[i].read_id);
      g_autofree char *after = NULL;

      g_test_message ("%d %s", cases[i].id, cases[i].cmd);
      g_assert_cmpint (command_write (test, cases[i].id, cases[i].cmd), ==, cases[i].result);
      after = command_read (test, cases[i].read_id);
      g_assert_cmpstr (after, ==, cases[i].read != NULL ? cases[i].read : before);
    }
}

gint64
command_get_number (JsonNode *node, const char *member)
{
  return json_object_get_int_member (json_node_get_object (node), member);
}

JsonNode *
command_list_files (SimTest *test, const char *device, const char *cmd)
{
  g_autofree char *query = g_strdup_printf ("device_id=%s&qos=1", device);
  g_autofree char *body = g_strdup_printf ("{\"cmdId\":10,\"channel_id\":1,\"cmd\":%s}", cmd);
  g_auto (CommandOutcome) outcome = command_send (test, query, body);

  g_assert_false (json_object_has_member (command_get_answer (&outcome), "cmdId"));
  return g_steal_pointer (&outcome.answer);
}
