/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-cameras.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SimRespCode:
 * @SIM_RESP_GOOD: done
 * @SIM_RESP_GARBLED: the device cannot read the command
 * @SIM_RESP_NO_CHANNEL: the device has no such channel
 * @SIM_RESP_UNKNOWN: the device does not know the command
 * @SIM_RESP_NEVER: the device does not answer this command at all
 *
 * What a device says in `resp_code`. The document names only 0; 5 is what shipped devices say to
 * commands that they do not know, and the others are this stand-in's own.
 */
typedef enum
{
  SIM_RESP_NEVER = -1,
  SIM_RESP_GOOD = 0,
  SIM_RESP_GARBLED = 1,
  SIM_RESP_NO_CHANNEL = 2,
  SIM_RESP_UNKNOWN = 5,
} SimRespCode;

/**
 * SimCommand:
 * @device: the device that received it
 * @store: where the device keeps its settings, see sim-settings.h
 * @channel: (nullable): the channel concerned, %NULL for a command of the device
 * @cmd: (nullable): the member `cmd`
 * @reply: what the device answers, with `cmdId` and `channel_id` in it already
 *
 * A command that has reached a device.
 */
typedef struct
{
  const SimDevice *device;
  SimStore *store;
  SimChannel *channel;
  JsonNode *cmd;
  JsonObject *reply;
} SimCommand;

typedef SimRespCode (*SimCommandHandler) (SimCommand *command);

/**
 * SimCommandRow:
 * @id: `cmdId`
 * @of_device: %TRUE when it carries no channel
 * @handler: obeys
 */
typedef struct
{
  int id;
  gboolean of_device;
  SimCommandHandler handler;
} SimCommandRow;

/* A table a subject, each ended by a row of zeroes; sim-command.c lists them. */
extern const SimCommandRow sim_commands_stream[];
extern const SimCommandRow sim_commands_osd[];
extern const SimCommandRow sim_commands_motion[];

SimRespCode sim_command_run (SimCameras *cameras,
                             const SimDevice *device,
                             const char *body,
                             gsize length,
                             JsonObject *reply);
void sim_command_set_result (SimCommand *command, gboolean good);

JsonNode *sim_json_copy (JsonNode *node);
gboolean sim_json_get_int (JsonObject *object, const char *name, gint64 *value);
gboolean sim_json_get_int_in (JsonObject *object, const char *name, gint64 min, gint64 max);
const char *sim_json_get_text (JsonObject *object, const char *name);
gboolean sim_json_get_text_in (JsonObject *object, const char *name, const char *const *texts);

G_END_DECLS
