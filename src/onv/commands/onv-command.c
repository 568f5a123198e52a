/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-command.h"

#include "client/onv-request.h"

/* Section 3.1: sending a command to a device. */

static const OnvField command_params[] = {
  { "device-id", "device_id", ONV_KIND_ID, ONV_FIELD_REQUIRED, .min = 1 },
  { "qos", "qos", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 0, .max = 1 },
  { "type", "type", ONV_KIND_INT, ONV_FIELD_REQUIRED, .min = 0, .max = 1 },
};

/* The device must answer, too: three times the deadline. */
ONV_CALL (send_command) = {
  .section = "3.1",
  .name = "send_command",
  .method = "POST",
  .path = "ipc/video/cmds",
  ONV_CALL_PARAMS (command_params),
  .patience = 3,
  .body = ONV_BODY_BYTES,
  .body_max = 64 * 1024 - 1,
  .reply = ONV_REPLY_RECORD,
  .type = onv_outcome_get_type,
};

/* The document has the channel beside `cmd`; devices with the vendor's own SDK read it inside, and
 * a type, too. All of them ignore what they do not know, so both are sent. */
static JsonNode *
build_body (const OnvCommand *command, int command_id, guint channel_id, JsonNode *cmd)
{
  JsonObject *body = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (body, "type", "video");
  json_object_set_int_member (body, "cmdId", command_id);
  if (!command->device_level)
    {
      json_object_set_int_member (body, "channel_id", channel_id);
      if (cmd == NULL)
        {
          cmd = json_node_new (JSON_NODE_OBJECT);
          json_node_take_object (cmd, json_object_new ());
        }
      if (JSON_NODE_HOLDS_OBJECT (cmd))
        json_object_set_int_member (json_node_get_object (cmd), "channel_id", channel_id);
    }
  if (cmd != NULL)
    json_object_set_member (body, "cmd", cmd);
  json_node_take_object (node, body);
  return node;
}

typedef struct
{
  const OnvCommand *command;
  GType reply_type;
} Sending;

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (OnvRecord) outcome = onv_client_send_finish (ONV_CLIENT (object), result, &error);
  gpointer answer;

  if (outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  answer = onv_outcome_read (outcome, sending->command, sending->reply_type, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer,
                           sending->reply_type != G_TYPE_NONE ? g_object_unref : NULL);
}

void
onv_command_send_async (OnvClient *client,
                        const OnvCommand *command,
                        int command_id,
                        const char *device_id,
                        guint channel_id,
                        JsonNode *cmd,
                        GType reply_type,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (client, cancellable, callback, user_data);
  OnvRequest *request = onv_request_new (&onv_call_send_command);
  g_autoptr (JsonNode) body = build_body (command, command_id, channel_id, cmd);
  Sending *sending = g_new0 (Sending, 1);

  g_task_set_source_tag (task, (gpointer) command);
  sending->command = command;
  sending->reply_type = reply_type;
  g_task_set_task_data (task, sending, g_free);
  onv_request_set_device (request, device_id);
  onv_record_set_int (request->args, "qos", command->unconfirmed ? 0 : 1);
  onv_record_set_int (request->args, "type", 0);
  onv_request_set_json (request, body);
  onv_client_send_async (client, request, cancellable, on_sent, task);
}

gpointer
onv_command_send_finish (OnvClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, client), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
onv_command_send_finish_nothing (OnvClient *client, GAsyncResult *result, GError **error)
{
  return onv_command_send_finish (client, result, error) != NULL;
}

void
onv_command_get_async (OnvClient *client,
                       const OnvCommand *command,
                       const char *device_id,
                       guint channel_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  onv_command_send_async (client, command, command->get_id, device_id, channel_id, NULL,
                          command->type (), cancellable, callback, user_data);
}
