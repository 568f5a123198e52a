/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands 5 and 7: a keyframe, and where the camera looks. Neither is answered. */
#include "config.h"

#include "platform/sim-command.h"
#include "platform/sim-json.h"

static SimRespCode
make_keyframe (SimCommand *command)
{
  sim_camera_request_keyframe (sim_command_get_camera (command));
  return SIM_RESP_NEVER;
}

static SimRespCode
move (SimCommand *command)
{
  JsonObject *cmd;
  gint64 phase, direction, speed;

  if (command->cmd == NULL || !JSON_NODE_HOLDS_OBJECT (command->cmd))
    return SIM_RESP_NEVER;
  cmd = json_node_get_object (command->cmd);
  if (sim_json_get_int (cmd, "stop", &phase) && sim_json_get_int (cmd, "cmd", &direction)
      && sim_json_get_int (cmd, "speed", &speed) && phase >= SIM_PTZ_START && phase <= SIM_PTZ_STEP
      && speed >= 1 && speed <= 7 && direction >= 1 && direction <= 22)
    sim_camera_control_ptz (sim_command_get_camera (command), (SimPtzPhase) phase, (int) direction,
                            (int) speed);
  return SIM_RESP_NEVER;
}

const SimCommandRow sim_commands_stream[] = {
  { 5, FALSE, make_keyframe, .old = TRUE },
  { 7, FALSE, move, .old = TRUE },
  { 0 },
};
