/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-command.h"

#include "client/onv-error-private.h"
#include "schema/onv-json.h"

/* Section 3.2: the platform's commands, over the messages of 3.1. */

/* The document has the channel beside `cmd`; devices with the vendor's own SDK read it inside, and
 * a type, too. All of them ignore what they do not know, so both are sent. */
static GBytes *
build_body (const OnvCommand *command, int command_id, guint channel_id, JsonNode *cmd)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  char *text;

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
  text = onv_json_write (node);
  return g_bytes_new_take (text, strlen (text));
}

typedef struct
{
  const OnvCommand *command;
  gboolean reads;
} Sending;

static void
on_sent (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (OnvOutcome) outcome
      = onv_client_send_message_finish (ONV_CLIENT (object), result, &error);
  gpointer answer = NULL;

  if (outcome != NULL)
    answer = onv_outcome_read (outcome, sending->command, sending->reads, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, sending->reads ? g_object_unref : NULL);
}

void
onv_command_send_async (OnvClient *client,
                        const OnvCommand *command,
                        int command_id,
                        const char *device_id,
                        guint channel_id,
                        JsonNode *cmd,
                        gboolean reads,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (client, cancellable, callback, user_data);
  g_autoptr (GBytes) body = build_body (command, command_id, channel_id, cmd);
  const OnvMessage message
      = { ONV_MESSAGE_KIND_PLATFORM, ONV_MESSAGE_FORMAT_JSON, body, !command->unconfirmed };
  Sending *sending = g_new0 (Sending, 1);

  g_task_set_source_tag (task, (gpointer) command);
  sending->command = command;
  sending->reads = reads;
  g_task_set_task_data (task, sending, g_free);
  onv_message_send_async (client, device_id, &message, command->urgent, cancellable, on_sent, task);
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
  onv_command_send_async (client, command, command->get_id, device_id, channel_id, NULL, TRUE,
                          cancellable, callback, user_data);
}

void
onv_command_ask_async (OnvClient *client,
                       const OnvCommand *command,
                       const char *device_id,
                       guint channel_id,
                       OnvRecord *args,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  const OnvEncoding encoding = { .write = ONV_WRITE_WHOLE, .for_sending = TRUE };
  GError *error = NULL;

  if (args != NULL && !onv_record_check (args, &error))
    {
      g_task_report_error (client, callback, user_data, (gpointer) command, error);
      return;
    }
  onv_command_send_async (client, command, command->ask_id, device_id, channel_id,
                          args != NULL ? onv_record_encode (args, &encoding) : NULL,
                          command->type != NULL, cancellable, callback, user_data);
}

/* Whether a member of the type is part of this command. */
gboolean
onv_command_has (const OnvCommand *command, const char *member)
{
  g_auto (GStrv) lacking = command->lacks != NULL ? g_strsplit (command->lacks, "|", -1) : NULL;

  return lacking == NULL || !g_strv_contains ((const char *const *) lacking, member);
}
