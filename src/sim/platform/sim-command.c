/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a device that reads commands (3.2). */
#include "config.h"

#include "platform/sim-command.h"

static const SimCommandRow *const tables[] = {
  sim_commands_stream,
  sim_commands_osd,
  sim_commands_motion,
};

/**
 * sim_json_copy:
 * @node: JSON
 *
 * Returns: (transfer full): a copy that shares nothing, unlike that of json_node_copy()
 */
JsonNode *
sim_json_copy (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return json_from_string (text, NULL);
}

/**
 * sim_json_get_int:
 * @object: an object
 * @name: a member
 * @value: (out): its value
 *
 * Returns: %TRUE when it is a whole number
 */
gboolean
sim_json_get_int (JsonObject *object, const char *name, gint64 *value)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

gboolean
sim_json_get_int_in (JsonObject *object, const char *name, gint64 min, gint64 max)
{
  gint64 value;

  return sim_json_get_int (object, name, &value) && value >= min && value <= max;
}

/**
 * sim_json_get_text:
 * @object: an object
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value when it is text
 */
const char *
sim_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
sim_json_get_text_in (JsonObject *object, const char *name, const char *const *texts)
{
  const char *text = sim_json_get_text (object, name);

  return text != NULL && g_strv_contains (texts, text);
}

/**
 * sim_command_set_result:
 * @command: a command
 * @good: %TRUE for success
 *
 * Answers a setter: in `result`, 1 is success and 0 failure.
 */
void
sim_command_set_result (SimCommand *command, gboolean good)
{
  json_object_set_int_member (command->reply, "result", good ? 1 : 0);
}

static const SimCommandRow *
find_row (gint64 id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const SimCommandRow *row = tables[i]; row->handler != NULL; row++)
      if (row->id == id)
        return row;
  return NULL;
}

/* Beside `cmd` as the document has it; command 5 has a space in the name there. */
static gboolean
read_channel (JsonObject *root, gint64 *channel)
{
  return sim_json_get_int (root, "channel_id", channel)
         || sim_json_get_int (root, "channel_id ", channel);
}

static SimRespCode
run_row (const SimCommandRow *row, SimCommand *command, SimCameras *cameras, JsonObject *root)
{
  gint64 channel;

  if (row->of_device)
    return row->handler (command);
  if (!read_channel (root, &channel) || channel < 0 || channel > G_MAXUINT32
      || !sim_device_has_channel (command->device, (guint) channel))
    return SIM_RESP_NO_CHANNEL;
  json_object_set_int_member (command->reply, "channel_id", channel);
  command->channel = sim_cameras_get (cameras, command->device, (guint) channel);
  return row->handler (command);
}

/**
 * sim_command_run:
 * @cameras: the cameras
 * @device: the device that receives a command
 * @body: the command, as it was sent
 * @length: its length
 * @reply: filled with the answer of the device
 *
 * Lets a device obey a command of the platform's own kind.
 *
 * Returns: what the device says
 */
SimRespCode
sim_command_run (SimCameras *cameras,
                 const SimDevice *device,
                 const char *body,
                 gsize length,
                 JsonObject *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  SimCommand command
      = { .device = device, .store = sim_cameras_get_store (cameras), .reply = reply };
  const SimCommandRow *row;
  JsonNode *root;
  gint64 id;

  if (length == 0 || !json_parser_load_from_data (parser, body, (gssize) length, NULL))
    return SIM_RESP_GARBLED;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !sim_json_get_int (json_node_get_object (root), "cmdId", &id))
    return SIM_RESP_GARBLED;
  row = find_row (id);
  if (row == NULL)
    return SIM_RESP_UNKNOWN;
  json_object_set_int_member (reply, "cmdId", id);
  command.cmd = json_object_get_member (json_node_get_object (root), "cmd");
  return run_row (row, &command, cameras, json_node_get_object (root));
}
