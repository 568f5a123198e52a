/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a device that reads commands (3.2). */
#include "config.h"

#include "platform/sim-command.h"

#include "platform/sim-dialect.h"
#include "platform/sim-json.h"

static const SimCommandRow *const tables[] = {
  sim_commands_card,    sim_commands_clock, sim_commands_detectors, sim_commands_osd,
  sim_commands_picture, sim_commands_plan,  sim_commands_snapshot,  sim_commands_stream,
  sim_commands_upgrade, sim_commands_wifi,
};

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

/**
 * sim_command_get_camera:
 * @command: a command of a channel
 *
 * Returns: (transfer none): its camera
 */
SimCamera *
sim_command_get_camera (SimCommand *command)
{
  return sim_cameras_get (command->part.cameras, command->device, command->part.channel)->camera;
}

/**
 * sim_command_get:
 * @command: a command whose row has a subject
 *
 * The handler of every getter of a setting: it answers with `cmd`.
 *
 * Returns: %SIM_RESP_GOOD
 */
SimRespCode
sim_command_get (SimCommand *command)
{
  JsonNode *cmd = sim_subject_read (command->subject, &command->part);

  if (command->subject->complete != NULL)
    command->subject->complete (&command->part, json_node_get_object (cmd));
  json_object_set_member (command->reply, "cmd", cmd);
  return SIM_RESP_GOOD;
}

/**
 * sim_command_set:
 * @command: a command whose row has a subject
 *
 * The handler of every setter of a setting: it answers with `result`.
 *
 * Returns: %SIM_RESP_GOOD, be the setting taken or refused
 */
SimRespCode
sim_command_set (SimCommand *command)
{
  sim_command_set_result (command,
                          sim_subject_write (command->subject, &command->part, command->cmd));
  return SIM_RESP_GOOD;
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

static SimRespCode
run_row (const SimCommandRow *row, const SimWords *words, SimCommand *command)
{
  json_object_set_int_member (command->reply, "cmdId", words->id);
  command->subject = row->subject;
  command->cmd = words->cmd != NULL ? sim_json_copy (words->cmd) : NULL;
  if (command->old)
    sim_dialect_lower_names (command->cmd);
  if (row->of_device)
    return row->handler (command);
  if (!words->has_channel || words->channel < 0 || words->channel > G_MAXUINT32
      || !sim_device_has_channel (command->device, (guint) words->channel))
    return SIM_RESP_NO_CHANNEL;
  json_object_set_int_member (command->reply, "channel_id", words->channel);
  command->part.channel = (guint) words->channel;
  return row->handler (command);
}

static SimRespCode
read_and_run (SimCommand *command, GBytes *body)
{
  g_autoptr (JsonNode) root
      = sim_json_parse (g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL);
  const SimCommandRow *row;
  SimWords words;

  if (root == NULL)
    return SIM_RESP_GARBLED;
  if (!sim_dialect_read (command->old, root, &words))
    return command->old ? SIM_RESP_UNKNOWN : SIM_RESP_GARBLED;
  row = find_row (words.id);
  if (row == NULL || (command->old && !row->old))
    return SIM_RESP_UNKNOWN;
  return run_row (row, &words, command);
}

/**
 * sim_command_run:
 * @platform: the platform
 * @device: the device that receives a command
 * @body: the command, as it was sent
 * @done: called when the device has answered, which may be at once
 * @data: for @done
 *
 * Lets a device obey a command of the platform's own kind.
 */
void
sim_command_run (SimPlatform *platform,
                 SimDevice *device,
                 GBytes *body,
                 SimCommandDone done,
                 gpointer data)
{
  SimCommand *command = g_new0 (SimCommand, 1);
  SimRespCode code;

  command->platform = platform;
  command->device = device;
  command->part = (SimPart){ .cameras = platform->cameras, .device = device };
  command->old = sim_dialect_is_old (device);
  command->reply = json_object_new ();
  command->done = done;
  command->data = data;
  code = read_and_run (command, body);
  if (code != SIM_RESP_LATER)
    sim_command_finish (command, code);
}

/**
 * sim_command_finish:
 * @command: (transfer full): a command whose handler said %SIM_RESP_LATER
 * @code: what the device says now
 */
void
sim_command_finish (SimCommand *command, SimRespCode code)
{
  command->done (code, command->reply, command->data);
  g_clear_pointer (&command->cmd, json_node_unref);
  json_object_unref (command->reply);
  g_free (command);
}
