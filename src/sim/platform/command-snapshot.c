/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command 32: a device takes a picture and uploads it, where chapter 5 lists it. */
#include "config.h"

#include "platform/sim-clock.h"
#include "platform/sim-command.h"
#include "platform/sim-json.h"
#include "platform/sim-pictures.h"

#define COUNTER "snapshot"

/* The sides that a camera can scale to. */
#define MIN_SIDE 16
#define MAX_WIDTH 3840
#define MAX_HEIGHT 2160

static const SimRule rules[] = {
  { "width", SIM_RULE_NUMBER, FALSE, MIN_SIDE, MAX_WIDTH },
  { "height", SIM_RULE_NUMBER, FALSE, MIN_SIDE, MAX_HEIGHT },
  { "quality", SIM_RULE_NUMBER, FALSE, 1, 100 },
  { NULL },
};

static SimRespCode
finish (SimCommand *command, gboolean good)
{
  sim_command_set_result (command, good);
  return SIM_RESP_GOOD;
}

static void
on_uploaded (GObject *source, GAsyncResult *result, gpointer data)
{
  SimCommand *command = data;
  gboolean good = sim_pictures_add_finish (command->platform, result, NULL);

  sim_platform_release (command->platform);
  if (!good)
    json_object_remove_member (command->reply, "cmd");
  sim_command_finish (command, finish (command, good));
}

static void
upload (SimCommand *command, GBytes *picture)
{
  g_autofree char *name
      = g_strdup_printf ("snapshot-%" G_GINT64_FORMAT,
                         sim_store_count_up (command->platform->store, COUNTER, 1));
  JsonObject *cmd = json_object_new ();
  SimRow row = {
    .device = command->device->id,
    .channel = command->part.channel,
    .name = name,
    .time = sim_clock_now (),
  };

  json_object_set_string_member (cmd, "name", name);
  json_object_set_object_member (command->reply, "cmd", cmd);
  sim_platform_hold (command->platform);
  sim_pictures_add_async (command->platform, &row, "jpg", "Snapshot", picture, on_uploaded,
                          command);
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  SimCommand *command = data;
  g_autoptr (GBytes) picture = sim_camera_get_picture_finish (SIM_CAMERA (source), result, NULL);

  sim_platform_release (command->platform);
  if (picture != NULL)
    upload (command, picture);
  else
    sim_command_finish (command, finish (command, FALSE));
}

/* Without `cmd`, or without its members, the document says: as large and as good as can be. */
static SimRespCode
take_snapshot (SimCommand *command)
{
  g_autoptr (JsonObject) nothing = json_object_new ();
  JsonObject *cmd = command->cmd != NULL ? sim_json_get_object (command->cmd) : nothing;
  SimCamera *camera;
  int width, height;

  if (cmd == NULL || !sim_rules_check (rules, cmd))
    return finish (command, FALSE);
  camera = sim_command_get_camera (command);
  sim_camera_get_size (camera, &width, &height);
  sim_platform_hold (command->platform);
  sim_camera_get_picture_async (camera, (int) sim_json_read_int (cmd, "width", width),
                                (int) sim_json_read_int (cmd, "height", height),
                                (int) sim_json_read_int (cmd, "quality", 100), NULL, on_picture,
                                command);
  return SIM_RESP_LATER;
}

const SimCommandRow sim_commands_snapshot[] = {
  { 32, FALSE, take_snapshot },
  { 0 },
};
