/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"
#include "sim-platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimRespCode:
 * @SIM_RESP_LATER: the device is not ready yet: the handler calls sim_command_finish()
 * @SIM_RESP_NEVER: the device does not answer this command at all
 * @SIM_RESP_GOOD: done
 * @SIM_RESP_GARBLED: the device cannot read the command
 * @SIM_RESP_NO_CHANNEL: the device has no such channel
 * @SIM_RESP_UNKNOWN: the device does not know the command
 *
 * What a device says in `resp_code`. The document names only 0; 5 is what shipped devices say to
 * commands that they do not know, and the others are this stand-in's own.
 */
typedef enum
{
  SIM_RESP_LATER = -2,
  SIM_RESP_NEVER = -1,
  SIM_RESP_GOOD = 0,
  SIM_RESP_GARBLED = 1,
  SIM_RESP_NO_CHANNEL = 2,
  SIM_RESP_UNKNOWN = 5,
} SimRespCode;

/**
 * SimCommandDone:
 * @code: what the device says, or that it says nothing
 * @reply: what it answers
 * @data: as given to sim_command_run()
 *
 * Called once.
 */
typedef void (*SimCommandDone) (SimRespCode code, JsonObject *reply, gpointer data);

/**
 * SimCommand:
 * @platform: the platform
 * @device: the device that received it
 * @part: the device, or the channel concerned
 * @subject: (nullable): what the row is about
 * @old: whether the device is of 2018
 * @cmd: (nullable): the member `cmd`
 * @reply: what the device answers, with `cmdId` and `channel_id` in it already
 *
 * A command that has reached a device.
 */
typedef struct
{
  SimPlatform *platform;
  SimDevice *device;
  SimPart part;
  const SimSubject *subject;
  gboolean old;
  JsonNode *cmd;
  JsonObject *reply;

  /*< private >*/
  SimCommandDone done;
  gpointer data;
} SimCommand;

typedef SimRespCode (*SimCommandHandler) (SimCommand *command);

/**
 * SimCommandRow:
 * @id: `cmdId`
 * @of_device: %TRUE when it carries no channel
 * @handler: obeys
 * @subject: (nullable): for sim_command_get() and sim_command_set()
 * @old: %TRUE when devices of 2018 know it too
 */
typedef struct
{
  int id;
  gboolean of_device;
  SimCommandHandler handler;
  const SimSubject *subject;
  gboolean old;
} SimCommandRow;

/* A table a subject, each ended by a row of zeroes; sim-command.c lists them. */
extern const SimCommandRow sim_commands_card[];
extern const SimCommandRow sim_commands_clock[];
extern const SimCommandRow sim_commands_detectors[];
extern const SimCommandRow sim_commands_osd[];
extern const SimCommandRow sim_commands_picture[];
extern const SimCommandRow sim_commands_plan[];
extern const SimCommandRow sim_commands_snapshot[];
extern const SimCommandRow sim_commands_stream[];
extern const SimCommandRow sim_commands_upgrade[];
extern const SimCommandRow sim_commands_wifi[];

void sim_command_run (SimPlatform *platform,
                      SimDevice *device,
                      GBytes *body,
                      SimCommandDone done,
                      gpointer data);
void sim_command_finish (SimCommand *command, SimRespCode code);

SimRespCode sim_command_get (SimCommand *command);
SimRespCode sim_command_set (SimCommand *command);
void sim_command_set_result (SimCommand *command, gboolean good);
SimCamera *sim_command_get_camera (SimCommand *command);

G_END_DECLS
